# SPDX-License-Identifier: EUPL-1.2
"""What a long page holds: a link to each group and overview on it."""

from collections.abc import Sequence

from meedenker_widgets.components.engine import Engine


def render_contents(engine: Engine, groups: Sequence[str]) -> str:
    """The groups and overviews in this order; each leads to its place on the same page."""
    library = engine.library
    found = [library.overviews.get(group) or library.group(group) for group in groups]
    return engine.render("contents/contents.html", groups=found)
