# SPDX-License-Identifier: EUPL-1.2
"""The library: all documents, groups, items and questions, found by id."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from meedenker.domain.items import Document, Group, Item
from meedenker.domain.overviews import Overview
from meedenker.domain.standing import Standing
from meedenker.errors import NotFoundError
from meedenker.kinds.base import AnyQuestion

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of `meedenker content list`."""

    id: str
    kind: str
    source: str
    url: str


@dataclass(frozen=True, slots=True)
class Library:
    """Authored content by id, or by an id it had before. Nothing in it changes after loading."""

    documents: Mapping[str, Document] = field(default_factory=dict)
    groups: Mapping[str, Group] = field(default_factory=dict)
    items: Mapping[str, Item] = field(default_factory=dict)
    questions: Mapping[str, AnyQuestion] = field(default_factory=dict)
    overviews: Mapping[str, Overview] = field(default_factory=dict)

    def document(self, identifier: str) -> Document:
        """The source document by its id."""
        return _get(self.documents, identifier)

    def group(self, identifier: str) -> Group:
        """The group by its id."""
        return _get(self.groups, identifier)

    def item(self, identifier: str) -> Item:
        """The item by its id."""
        return _get(self.items, identifier)

    def question(self, identifier: str) -> AnyQuestion:
        """The question by its id."""
        return _get(self.questions, identifier)

    def overview(self, identifier: str) -> Overview:
        """The overview by its id."""
        return _get(self.overviews, identifier)

    def members(self, group: str) -> tuple[Item, ...]:
        """The items of a group, in authored order."""
        now = self.group(group).id
        return tuple(item for item in self.items.values() if item.group == now)

    def subgroups(self, group: str) -> tuple[Group, ...]:
        """The groups directly below a group, in authored order."""
        now = self.group(group).id
        return tuple(child for child in self.groups.values() if child.parent == now)

    def standing(self, item: str) -> Standing | None:
        """How sure an item is: its own standing, or that of the nearest group around it."""
        found = self.item(item)
        standing, group = found.standing, found.group
        while standing is None and group:
            standing, group = self.groups[group].standing, self.groups[group].parent
        return standing

    def standings(
        self, items: Iterable[str], question: AnyQuestion | None = None
    ) -> tuple[Standing, ...]:
        """Each standing of a question and of these items once, in this order."""
        found = [question.standing if question else None, *map(self.standing, items)]
        return tuple(dict.fromkeys(standing for standing in found if standing))

    def statements(self) -> Iterator[tuple[str, Standing]]:
        """Everything with a standing of its own, by id."""
        own = {part.id: part.standing for part in self.groups.values()}
        own |= {part.id: part.standing for part in self.items.values()}
        own |= {part.id: part.standing for part in self.questions.values()}
        yield from ((identifier, found) for identifier, found in own.items() if found)

    def naming(self, item: str, kind: str) -> tuple[Item, ...]:
        """The items of one kind that name this item, such as where sources contradict it."""
        return tuple(i for i in self.items.values() if i.kind == kind and item in i.see)

    def entries(self) -> Iterator[Entry]:
        """Every item, group and question that can be read, with its source and where."""
        for group in self.groups.values():
            yield Entry(group.id, "group", str(group.source), group.url)
        for item in self.items.values():
            yield Entry(item.id, item.kind, str(item.source), item.url)
        for question in self.questions.values():
            if question.url:
                yield Entry(question.id, question.kind, str(question.source), question.url)


def _get(collection: Mapping[str, T], identifier: str) -> T:
    found = collection.get(identifier)
    if found is None:
        renamed = (part for part in collection.values() if identifier in getattr(part, "was", ()))
        found = next(renamed, None)
    if found is None:
        raise NotFoundError("content.unknown-id", id=identifier[:80])
    return found
