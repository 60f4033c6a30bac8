# SPDX-License-Identifier: EUPL-1.2
"""The components that show what an organisation filled in, by their name.

A notebook leaves such a component as a mark, so that a page need not be made anew when a telephone
number changes.
"""

from collections.abc import Callable
from dataclasses import dataclass

from meedenker.domain.organisation import Local
from meedenker.errors import NotFoundError
from meedenker_widgets.components.card import render_card
from meedenker_widgets.components.engine import Engine
from meedenker_widgets.components.organisation import render_coordinator, render_organisation
from meedenker_widgets.components.safety import render_safety
from meedenker_widgets.components.social_map import render_social_map


@dataclass(frozen=True, slots=True)
class Place:
    """Where a component comes that is filled in for each request; `item` tells two apart."""

    component: str
    item: str = ""

    @property
    def name(self) -> str:
        """A name of its own on a page."""
        return f"{self.component}:{self.item}"


Render = Callable[[Engine, Place, Local, bool], str]
_RENDER: dict[str, Render] = {
    "safety": lambda engine, _, local, __: render_safety(engine, local.organisation),
    "card": lambda engine, place, local, _: render_card(engine, place.item, local.organisation),
    "coordinator": lambda engine, _, local, __: render_coordinator(engine, local.organisation),
    "organisation": lambda engine, _, local, links: render_organisation(
        engine, local.organisation, links=links
    ),
    "social-map": lambda engine, _, local, __: render_social_map(engine, local.social_map),
}


LOCAL = frozenset(_RENDER)


def render_local(engine: Engine, place: Place, local: Local, *, links: bool) -> str:
    """The component; `links` where the other pages are. Raises `NotFoundError` for no such name."""
    if place.component not in _RENDER:
        raise NotFoundError("content.unknown-id", id=place.component[:80])
    return _RENDER[place.component](engine, place, local, links)
