# SPDX-License-Identifier: EUPL-1.2
"""Overviews on a page: shown as the address of the request says."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeGuard

from meedenker.service.overviews import Overviews
from meedenker_widgets.components.engine import Engine, Setting
from meedenker_widgets.components.local import Place
from meedenker_widgets.components.overview import render_overview
from meedenker_widgets.components.terms import TermLinks
from meedenker_widgets.hosts.marks import OVERVIEW
from meedenker_widgets.hosts.web.kept import Kept
from meedenker_widgets.hosts.web.skeleton import Part, Skeleton

KEPT = 200


class ShownOverviews:
    """Renders overviews, each selection once; what was asked least lately is forgotten.

    The key holds known values only, so a visitor who makes up addresses adds nothing to it.
    """

    def __init__(self, engine: Engine, terms: TermLinks) -> None:
        """`terms` are explained at their first mention."""
        self._engine = engine
        self._terms = terms
        self._overviews = Overviews(engine.library)
        self._kept = Kept[str](KEPT)

    def html(self, item: str, asked: Mapping[str, Sequence[bytes]], action: str) -> str:
        """The overview on the page `action`, with what is known of the query `asked`."""
        texts = {
            name: [value.decode("utf-8", "replace") for value in values]
            for name, values in asked.items()
        }
        chosen = self._overviews.known(item, texts)
        key = (item, tuple(chosen.items()), action)
        return self._kept.get(key, lambda: self._render(item, chosen, action))

    def _render(self, item: str, chosen: Mapping[str, str], action: str) -> str:
        html = render_overview(self._engine, item, chosen, Setting(action=action))
        return self._terms.put_in(html, set())


def overviews_on(page: Skeleton) -> Iterator[Place]:
    """Where the overviews of a page come, in order."""
    return (part for part in page.parts if is_overview(part))


def is_overview(part: Part) -> TypeGuard[Place]:
    """Whether an overview comes here."""
    return isinstance(part, Place) and part.component == OVERVIEW
