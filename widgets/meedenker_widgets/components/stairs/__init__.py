# SPDX-License-Identifier: EUPL-1.2
"""A group of items as steps, each above the one before."""

from meedenker.service.overviews import Overviews
from meedenker_widgets.components.engine import Engine
from meedenker_widgets.components.overview import Shown


def render_stairs(engine: Engine, group: str, *, links: bool) -> str:
    """The items of a group as steps, from low to high; raises `NotFoundError`."""
    found = engine.library.group(group)
    return engine.render(
        "stairs/stairs.html",
        group=found,
        items=engine.library.members(group),
        shown=Shown(engine, Overviews(engine.library), found.url),
        links=links,
    )
