# SPDX-License-Identifier: EUPL-1.2
"""Looking things up in a set of items: narrowed down, side by side, or as a grid."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from meedenker.content import Library
from meedenker.domain.items import Group, Item, Source
from meedenker.domain.overviews import Facet, Option, Overview

CONTRADICTION = "contradiction"


@dataclass(frozen=True, slots=True)
class Choice:
    """An option of a filter, or all of them: what it gives now, and whether it is chosen."""

    value: str
    title: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Filter:
    """A facet with its choices; the first one is everything."""

    facet: Facet
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Items that are shown together: a column, a row, or a group. `title` may be empty."""

    title: str
    items: tuple[Item, ...]
    group: Group | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a row and a column meet. `chosen` are the values that lead to it."""

    column: Option
    items: tuple[Item, ...]
    parts: tuple[Part, ...]
    chosen: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, with a cell for each column."""

    option: Option
    chosen: Mapping[str, str]
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows and columns of an overview; `heads` are the groups of the columns that have one."""

    columns: Facet
    rows: tuple[Row, ...]
    heads: tuple[Group | None, ...]


@dataclass(frozen=True, slots=True)
class OverviewView:
    """An overview as somebody chose to see it."""

    overview: Overview
    chosen: Mapping[str, str]
    filters: tuple[Filter, ...]
    items: tuple[Item, ...]
    parts: tuple[Part, ...]
    grid: Table | None

    @property
    def told(self) -> tuple[tuple[Facet, Option], ...]:
        """What was chosen, to be put in words."""
        facets = ((self.overview.facet(name), value) for name, value in self.chosen.items())
        return tuple((f, o) for f, value in facets for o in f.options if o.value == value)


class Overviews:
    """Shows overviews of a library. Changes nothing."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def known(self, identifier: str, asked: Mapping[str, Sequence[str]]) -> dict[str, str]:
        """What was asked of an overview, as far as it is known."""
        return self._library.overview(identifier).known(asked)

    def view(self, identifier: str, chosen: Mapping[str, str]) -> OverviewView:
        """The overview with these choices; raises `NotFoundError` for an unknown one."""
        overview = self._library.overview(identifier)
        items = self._items(overview)
        kept = overview.kept(items, chosen)
        filters = tuple(_filter(overview, facet, items, chosen) for facet in overview.facets)
        grid = self.table(identifier) if overview.columns and overview.rows else None
        parts = tuple(self._parts(overview, kept, chosen))
        return OverviewView(overview, chosen, filters, kept, parts, grid)

    def table(self, identifier: str) -> Table:
        """Everything of an overview in rows and columns."""
        overview = self._library.overview(identifier)
        columns, rows = overview.facet(overview.columns), overview.facet(overview.rows)
        items = self._items(overview)
        heads = tuple(self._group(option.group) for option in columns.options)
        made = []
        for row in rows.options:
            along = {rows.name: row.value}
            beside = overview.kept(items, along)
            cells = []
            for column in columns.options:
                chosen = along | {columns.name: column.value}
                kept = overview.kept(beside, {columns.name: column.value})
                cells.append(Cell(column, kept, tuple(self._grouped(kept, column.group)), chosen))
            made.append(Row(row, along, tuple(cells)))
        return Table(columns, tuple(made), heads)

    def disputes(self, item: Item) -> tuple[Item, ...]:
        """Where the sources contradict each other about an item."""
        return self._library.naming(item.id, CONTRADICTION)

    def sources(self, overview: Overview) -> list[Source]:
        """Where the groups of an overview come from: each document once, with its places."""
        places: dict[str, list[str]] = {}
        for group in map(self._library.group, overview.groups):
            places.setdefault(group.source.document, []).append(group.source.place)
        return [Source(document, together(found)) for document, found in places.items()]

    def _items(self, overview: Overview) -> tuple[Item, ...]:
        members: dict[str, list[Item]] = {group: [] for group in overview.groups}
        for item in self._library.items.values():
            if item.group in members:
                members[item.group].append(item)
        return tuple(item for found in members.values() for item in found)

    def _parts(
        self, overview: Overview, kept: Sequence[Item], chosen: Mapping[str, str]
    ) -> Iterator[Part]:
        """What is kept, below the options of the facet that divides it, or else by group."""
        divided = overview.rows or overview.columns
        if not divided:
            yield from self._grouped(kept)
            return
        for option in overview.facet(divided).options:
            if chosen.get(divided, option.value) == option.value:
                items = overview.kept(kept, {divided: option.value})
                yield Part(option.title, items, self._group(option.group))

    def _grouped(self, items: Iterable[Item], head: str = "") -> Iterator[Part]:
        """Items by their group; those of the group `head` need no group of their own."""
        by_group: dict[str, list[Item]] = {}
        for item in items:
            by_group.setdefault(item.group, []).append(item)
        for group, members in by_group.items():
            yield Part("", tuple(members), None if group == head else self._group(group))

    def _group(self, identifier: str) -> Group | None:
        return self._library.group(identifier) if identifier else None


def together(places: Iterable[str]) -> str:
    """Places in one document as one; what they all begin with is said once.

    >>> together(["Bijlage 3, Jongeren", "Bijlage 3, Ouderen", "Bijlage 3, Jongeren"])
    'Bijlage 3, Jongeren; Ouderen'
    """
    parts = [place.split(", ") for place in dict.fromkeys(places)]
    same = 0
    while all(len(part) > same + 1 and part[same] == parts[0][same] for part in parts):
        same += 1
    rest = "; ".join(", ".join(part[same:]) for part in parts)
    return ", ".join([*parts[0][:same], rest])


def _filter(
    overview: Overview, facet: Facet, items: Sequence[Item], chosen: Mapping[str, str]
) -> Filter:
    counts = overview.counts(items, chosen, facet.name)
    value = chosen.get(facet.name, "")
    everything = Choice("", "", counts[""], chosen=not value)
    choices = (Choice(o.value, o.title, counts[o.value], o.value == value) for o in facet.options)
    return Filter(facet, (everything, *choices))
