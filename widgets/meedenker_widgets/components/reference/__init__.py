# SPDX-License-Identifier: EUPL-1.2
"""A group of items to look up: each at its own anchor, with its source."""

from meedenker.service.overviews import Overviews
from meedenker_widgets.components.engine import Engine
from meedenker_widgets.components.overview import Shown

TELLS = ("municipality", "organisation")


def render_reference(engine: Engine, group: str, *, links: bool) -> str:
    """The group with its items and the groups below it; `links` where the other pages are."""
    library = engine.library
    below = [library.group(group), *library.subgroups(group)]
    parts = [(part, library.members(part.id)) for part in below]
    shown = Shown(engine, Overviews(library), library.group(group).url, TELLS)
    return engine.render("reference/reference.html", parts=parts, links=links, shown=shown)
