# SPDX-License-Identifier: EUPL-1.2
"""A note of at most ten lines for who takes over; what is written in it stays in the browser."""

from meedenker_widgets.components.engine import Engine

GROUP = "overdracht"
CONSENT = "overdracht.mag"


def render_handover(engine: Engine) -> str:
    """The note with a field for each question, and lines for paper where there is no script."""
    library = engine.library
    asked = [item for item in library.members(GROUP) if item.id != CONSENT]
    return engine.render(
        "handover/handover.html",
        group=library.group(GROUP),
        consent=library.item(CONSENT),
        asked=asked,
    )
