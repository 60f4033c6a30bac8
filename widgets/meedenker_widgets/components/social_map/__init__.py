# SPDX-License-Identifier: EUPL-1.2
"""The "sociale kaart" of a learner's own organisation: who in the region helps with what.

Where nothing was filled in, a learner reads what to gather, with a table to print.
"""

from collections.abc import Sequence

from meedenker.domain.social_map import TYPES, SocialMapEntry
from meedenker_widgets.components.engine import Engine

BLANK_LINES = 9


def render_social_map(engine: Engine, entries: Sequence[SocialMapEntry]) -> str:
    """The entries by type, each with the day it was checked."""
    types = [(kind, [entry for entry in entries if entry.type == kind]) for kind in TYPES]
    return engine.render(
        "social_map/social_map.html",
        types=[(kind, found) for kind, found in types if found],
        blank_lines=BLANK_LINES,
    )
