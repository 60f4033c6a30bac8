# SPDX-License-Identifier: EUPL-1.2
"""The library: all documents, groups, items and questions, found by id."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Protocol, TypeVar

from meedenker.content.files import Parsed, nothing_to_collect, parse_files
from meedenker.content.overviews import check_items, read_overview
from meedenker.content.shapes import DOCUMENT, FILE, GROUP, ITEM
from meedenker.domain.authored import Authored, Hear, stop
from meedenker.domain.items import Document, Group, Item, Source
from meedenker.domain.overviews import Overview
from meedenker.domain.shape import Extra, Shape
from meedenker.domain.standing import Standing, is_legal
from meedenker.errors import ContentError, NotFoundError
from meedenker.kinds import read_question
from meedenker.kinds.base import AnyQuestion
from meedenker.kinds.rating import Rating
from meedenker.kinds.renames import check_former

DATA = Path(__file__).parent / "data"


class Named(Protocol):
    """A part of the library with an id."""

    @property
    def id(self) -> str:
        """The id."""


T = TypeVar("T")
P = TypeVar("P", bound=Named)


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


def load_library(folder: Path = DATA) -> Library:
    """Load and validate a folder of content.

    Raises `ContentError` that names file and key for a missing id, text or source, a duplicate id,
    an unknown field, a reference to something that is not there, and a statement about the law
    without `checked` or `doubtful`.
    """
    paths = [path for path in sorted(folder.glob("*.yaml")) if not path.name.startswith("messages")]
    with nothing_to_collect():
        return Loader(parse_files(paths, folder / ".compiled" / "library.jsonl")).load()


@cache
def shipped_library() -> Library:
    """The library that comes with the package, loaded once per process."""
    return load_library()


class Loader:
    """Makes a library of parsed files. Every fault goes to `hear`: see `Authored`.

    `known` are ids that may be referred to although no part by that id could be read. `parts` are
    the authored parts by id, once it was loaded.
    """

    def __init__(
        self, files: Mapping[str, Parsed], hear: Hear = stop, known: Iterable[str] = ()
    ) -> None:
        self._files = files
        self._hear = hear
        self._known = set(known)
        self.parts: dict[str, Authored] = {}
        self._faulty: list[Authored] = []
        self._documents: dict[str, Document] = {}
        self._groups: dict[str, Group] = {}
        self._items: dict[str, Item] = {}
        self._questions: dict[str, AnyQuestion] = {}
        self._overviews: dict[str, Overview] = {}

    def load(self) -> Library:
        """The library, of everything that could be read."""
        for name, data in self._files.items():
            self._read_file(Authored(data, file=name, key="-", hear=self._hear))
        self._check_references()
        renamed = ((self.parts[part.id], part) for part in self._renamed())
        check_former(renamed, {*self.parts, *self._known})
        library = Library(
            self._documents, self._groups, self._items, self._questions, self._overviews
        )
        self._check_standings(library)
        return library

    def _read_file(self, file: Authored) -> None:
        try:
            said = file.take(FILE)
        except ContentError as error:
            self._hear(error)
            return
        page, extra = said["page"], Shape(*ITEM.fields, Extra(said["extra"]))

        def group(part: Authored) -> Group:
            values = part.take(GROUP)
            return Group(**values, url=f"{page}#{values['id']}")

        def item(part: Authored) -> Item:
            values = part.take(extra)
            return Item(**values, url=f"{page}#{values['id']}")

        self._add_each(said["sources"], self._documents, lambda p: Document(**p.take(DOCUMENT)))
        self._add_each(said["groups"], self._groups, group)
        self._add_each(said["items"], self._items, item)
        self._add_each(said["questions"], self._questions, lambda p: read_question(p, page))
        self._add_each(said["overviews"], self._overviews, lambda p: read_overview(p, page))

    def _add_each(
        self, parts: Iterable[Authored], found: dict[str, P], read: Callable[[Authored], P]
    ) -> None:
        for part in parts:
            try:
                value = read(part)
                if value.id in self.parts:
                    other = self.parts[value.id].file
                    part.refuse("content.duplicate", field="id", other=other)
            except ContentError as error:
                self._hear(error)
                self._known.add(str(part.data.get("id")))
                self._faulty.append(part)
                continue
            self.parts[value.id] = part
            found[value.id] = value

    def _check_references(self) -> None:
        for item in self._items.values():
            self._check(item.id, item.source, group=item.group)
            self._check_items(item.id, item.see)
        for group in self._groups.values():
            self._check(group.id, group.source, group=group.parent)
        for question in self._questions.values():
            self._check(question.id, question.source)
            self._check_items(question.id, question.names)
        for overview in self._overviews.values():
            self._check_overview(overview)
        for part in self._faulty:
            self._check_faulty(part)

    def _check_faulty(self, part: Authored) -> None:
        """What a part refers to that could not be read as a whole, by the names of its fields."""
        groups, items = self._groups, self._items
        among: dict[str, Mapping[str, object]] = {"document": self._documents}
        among |= dict.fromkeys(("group", "parent"), groups)
        among |= dict.fromkeys(("see", "about", "goals", "measures"), items)
        for name, value in _texts_in(part.data):
            if name in among and value not in among[name]:
                self._refuse(part, part.key.rpartition(" / ")[2], value)

    def _check_standings(self, library: Library) -> None:
        ratings = [q for q in self._questions.values() if isinstance(q, Rating)]
        labelled = {question.requirement for question in ratings if question.law}
        for item in self._items.values():
            legal = item.id in labelled or is_legal(item.kind, f"{item.title} {item.text}")
            if legal and library.standing(item.id) is None:
                self.parts[item.id].fault("content.no-standing")

    def _check(self, identifier: str, source: Source, group: str = "") -> None:
        if source.document not in self._documents:
            self._refuse(self.parts[identifier], identifier, source.document)
        if group and group not in self._groups:
            self._refuse(self.parts[identifier], identifier, group)

    def _check_items(self, identifier: str, named: Iterable[str]) -> None:
        for item in dict.fromkeys(named):
            if item not in self._items:
                self._refuse(self.parts[identifier], identifier, item)

    def _check_overview(self, overview: Overview) -> None:
        for group in overview.shown:
            if group not in self._groups:
                self._refuse(self.parts[overview.id], overview.id, group)
        items = (item for item in self._items.values() if item.group in overview.groups)
        check_items(overview, items, self.parts[overview.id])

    def _refuse(self, part: Authored, identifier: str, missing: str) -> None:
        if missing not in self._known:
            now = next((p.id for p in self._renamed() if missing in p.was), "")
            code = "content.renamed" if now else "content.no-such-id"
            error = ContentError(code, file=part.file, key=identifier, missing=missing, now=now)
            error.steps = part.steps
            self._hear(error)

    def _renamed(self) -> Iterator[Group | Item | AnyQuestion]:
        for parts in (self._groups, self._items, self._questions):
            yield from (part for part in parts.values() if part.was)


def _texts_in(data: object, name: str = "") -> Iterator[tuple[str, str]]:
    """Every text in data with the name of the field it stands in."""
    if isinstance(data, str):
        yield name, data.strip()
    elif isinstance(data, Mapping):
        for inner, value in data.items():
            yield from _texts_in(value, str(inner))
    elif isinstance(data, list):
        for value in data:
            yield from _texts_in(value, name)


def _get(collection: Mapping[str, T], identifier: str) -> T:
    found = collection.get(identifier)
    if found is None:
        renamed = (part for part in collection.values() if identifier in getattr(part, "was", ()))
        found = next(renamed, None)
    if found is None:
        raise NotFoundError("content.unknown-id", id=identifier[:80])
    return found
