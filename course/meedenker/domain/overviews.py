# SPDX-License-Identifier: EUPL-1.2
"""A set of items one can narrow down: which items a selection keeps, and what each option gives."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from meedenker.domain.items import Item

SEPARATOR = ", "
Selection = Mapping[str, str]
"""The value chosen for a facet, by its name; a facet that is not there keeps everything."""


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a facet: items whose field says one of `holds`.

    `value` stands in an address. Where options are columns, `group` is the group whose title, text
    and anchor the column has.
    """

    value: str
    title: str
    holds: tuple[str, ...]
    group: str = ""


@dataclass(frozen=True, slots=True)
class Facet:
    """A way to narrow down: a field of the items, and the options it has.

    An item may say more than one thing in a field, with a comma between. With `by_year` only the
    year counts of what it says.
    """

    name: str
    title: str
    field: str
    options: tuple[Option, ...]
    by_year: bool = False

    def options_of(self, item: Item) -> tuple[Option, ...]:
        """The options an item falls under, in their own order."""
        said = self.said_by(item)
        return tuple(option for option in self.options if said & set(option.holds))

    def fits(self, item: Item, value: str) -> bool:
        """Whether an item falls under the option with this value."""
        return any(option.value == value for option in self.options_of(item))

    def said_by(self, item: Item) -> set[str]:
        """What an item says in this field, each thing by itself."""
        said = item.extra.get(self.field, "").split(SEPARATOR)
        return {thing[:4] if self.by_year else thing for thing in said if thing}


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """Items of some groups, with facets to narrow them down.

    `columns` and `rows` name a facet whose options stand side by side, or below one another.
    `counted` is what one item is called, and several; `empty` what is said when nothing is kept;
    `tells` which fields of an item are shown in words.
    """

    id: str
    title: str
    text: str
    url: str
    groups: tuple[str, ...]
    facets: tuple[Facet, ...]
    counted: tuple[str, str]
    empty: str
    columns: str = ""
    rows: str = ""
    tells: tuple[str, ...] = ()

    @property
    def shown(self) -> tuple[str, ...]:
        """The groups whose items it shows, and those that its columns are."""
        options = [option for facet in self.facets for option in facet.options]
        return (*self.groups, *(option.group for option in options if option.group))

    def facet(self, name: str) -> Facet:
        """The facet by its name; raises `KeyError` for one that is not there."""
        return {facet.name: facet for facet in self.facets}[name]

    def known(self, asked: Mapping[str, Sequence[str]]) -> dict[str, str]:
        """What was asked as far as it is known; the rest is left out, so that it hides nothing.

        Of a facet that is asked more than once the last known value counts.
        """
        chosen = {}
        for facet in self.facets:
            values = {option.value for option in facet.options}
            found = [value for value in asked.get(facet.name, ()) if value in values]
            if found:
                chosen[facet.name] = found[-1]
        return chosen

    def kept(self, items: Iterable[Item], chosen: Selection) -> tuple[Item, ...]:
        """The items that fit every choice, in their own order."""
        facets = [(self.facet(name), value) for name, value in chosen.items()]
        return tuple(item for item in items if all(f.fits(item, value) for f, value in facets))

    def counts(self, items: Sequence[Item], chosen: Selection, name: str) -> dict[str, int]:
        """How many items each option of a facet gives, with what else is chosen; "" is all."""
        others = {facet: value for facet, value in chosen.items() if facet != name}
        kept = self.kept(items, others)
        options = self.facet(name).options
        given = {o.value: len(self.kept(kept, {name: o.value})) for o in options}
        return {"": len(kept), **given}
