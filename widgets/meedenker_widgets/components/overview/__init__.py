# SPDX-License-Identifier: EUPL-1.2
"""Items one can narrow down: a form, what was found, and the items; whole without any filter."""

from collections.abc import Mapping
from dataclasses import dataclass

from meedenker.domain.dates import written_in_part
from meedenker.domain.items import Item
from meedenker.service.overviews import Overviews, OverviewView
from meedenker_widgets.components.engine import Engine, Setting

DATES = frozenset({"published"})


def render_overview(
    engine: Engine, identifier: str, chosen: Mapping[str, str], setting: Setting
) -> str:
    """The overview with these choices; raises `NotFoundError` for an unknown one."""
    overviews = Overviews(engine.library)
    view = overviews.view(identifier, chosen)
    return engine.render(
        "overview/overview.html",
        view=view,
        setting=setting,
        links=setting.links,
        shown=Shown(engine, overviews, view.overview.url, view.overview.tells),
        found=_found(engine, view),
        sources=overviews.sources(view.overview),
        address=address,
    )


@dataclass(frozen=True, slots=True)
class Shown:
    """What the templates of items ask: whether an item stands on this page, and what it tells."""

    engine: Engine
    overviews: Overviews
    url: str
    tells: tuple[str, ...] = ()

    def here(self, item: Item) -> bool:
        """Whether the item has its own place on the page of the overview."""
        return item.url.partition("#")[0] == self.url.partition("#")[0]

    def told(self, item: Item) -> list[str]:
        """The fields of an item that mean something to a reader, in words."""
        fields = [(name, item.extra[name]) for name in self.tells if name in item.extra]
        return [
            self.engine.texts.say(
                f"tells.{name}", value=written_in_part(value) if name in DATES else value
            )
            for name, value in fields
        ]

    def disputes(self, item: Item) -> tuple[Item, ...]:
        """Where the sources contradict each other about an item."""
        return self.overviews.disputes(item)


def address(chosen: Mapping[str, str]) -> str:
    """Choices as the query of an address; every name and value is one of ours."""
    return "?" + "&".join(f"{name}={value}" for name, value in chosen.items())


def _found(engine: Engine, view: OverviewView) -> str:
    """How many items are shown, and what was chosen, in words."""
    one, more = view.overview.counted
    count = len(view.items)
    texts = engine.texts
    if count == 1:
        said = texts.say("overview.found-one", counted=one)
    elif count:
        said = texts.say("overview.found-some", count=count, counted=more)
    else:
        said = texts.say("overview.found-none", counted=more)
    if not view.told:
        return said
    choices = [
        texts.say("overview.choice", facet=facet.title.lower(), option=option.title)
        for facet, option in view.told
    ]
    return f"{said} {texts.say('overview.chosen', choices=', '.join(choices))}"
