# SPDX-License-Identifier: EUPL-1.2
"""The library: all documents, groups, items and questions, found by id."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TypeVar

from meedenker.content.files import Parsed, parse_files
from meedenker.content.overviews import check_items, read_overview
from meedenker.domain.authored import Authored
from meedenker.domain.items import Document, Group, Item, Source
from meedenker.domain.overviews import Overview
from meedenker.errors import ContentError, NotFoundError
from meedenker.kinds import read_question
from meedenker.kinds.base import AnyQuestion

DATA = Path(__file__).parent / "data"
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
    """Authored content by id. Nothing in it changes after loading."""

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
        self.group(group)
        return tuple(item for item in self.items.values() if item.group == group)

    def subgroups(self, group: str) -> tuple[Group, ...]:
        """The groups directly below a group, in authored order."""
        return tuple(child for child in self.groups.values() if child.parent == group)

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
    an unknown field and a reference to something that is not there.
    """
    paths = [path for path in sorted(folder.glob("*.yaml")) if not path.name.startswith("messages")]
    return _Loader(parse_files(paths, folder / ".compiled" / "library.json")).load()


@cache
def shipped_library() -> Library:
    """The library that comes with the package, loaded once per process."""
    return load_library()


class _Loader:
    def __init__(self, files: Mapping[str, Parsed]) -> None:
        self._files = files
        self._found_in: dict[str, str] = {}
        self._documents: dict[str, Document] = {}
        self._groups: dict[str, Group] = {}
        self._items: dict[str, Item] = {}
        self._questions: dict[str, AnyQuestion] = {}
        self._overviews: dict[str, Overview] = {}

    def load(self) -> Library:
        for name, data in self._files.items():
            self._read_file(Authored(data, file=name, key="-"))
        self._check_references()
        return Library(self._documents, self._groups, self._items, self._questions, self._overviews)

    def _read_file(self, file: Authored) -> None:
        for part in file.each("sources"):
            document = _read_document(part)
            self._add(part, self._documents, document.id, document)
        url = file.text("page", "")
        extra = file.texts("extra")
        for part in file.each("groups"):
            group = _read_group(part, url)
            self._add(part, self._groups, group.id, group)
        for part in file.each("items"):
            item = _read_item(part, url, extra)
            self._add(part, self._items, item.id, item)
        for part in file.each("questions"):
            question = read_question(part, url)
            self._add(part, self._questions, question.id, question)
        for part in file.each("overviews"):
            overview = read_overview(part, url)
            self._add(part, self._overviews, overview.id, overview)
        file.finish()

    def _add(self, part: Authored, collection: dict[str, T], identifier: str, value: T) -> None:
        if identifier in self._found_in:
            part.refuse("content.duplicate", other=self._found_in[identifier])
        self._found_in[identifier] = part.file
        collection[identifier] = value

    def _check_references(self) -> None:
        for item in self._items.values():
            self._check(item.id, item.source, group=item.group)
            self._check_items(item.id, item.see)
        for group in self._groups.values():
            self._check(group.id, group.source, group=group.parent)
        for question in self._questions.values():
            self._check(question.id, question.source)
            self._check_items(question.id, question.about)
        for overview in self._overviews.values():
            self._check_overview(overview)

    def _check(self, identifier: str, source: Source, group: str = "") -> None:
        if source.document not in self._documents:
            self._refuse(identifier, source.document)
        if group and group not in self._groups:
            self._refuse(identifier, group)

    def _check_items(self, identifier: str, named: Iterable[str]) -> None:
        for item in named:
            if item not in self._items:
                self._refuse(identifier, item)

    def _check_overview(self, overview: Overview) -> None:
        options = [option for facet in overview.facets for option in facet.options]
        for group in (*overview.groups, *(option.group for option in options if option.group)):
            if group not in self._groups:
                self._refuse(overview.id, group)
        items = (item for item in self._items.values() if item.group in overview.groups)
        check_items(overview, items, self._found_in[overview.id])

    def _refuse(self, identifier: str, missing: str) -> None:
        file = self._found_in[identifier]
        raise ContentError("content.no-such-id", file=file, key=identifier, missing=missing)


def _read_document(part: Authored) -> Document:
    document = Document(
        id=part.text("id"),
        title=part.text("title"),
        publisher=part.text("publisher", ""),
        date=part.text("date", ""),
        note=part.text("note", ""),
    )
    part.finish()
    return document


def _read_group(part: Authored, page: str) -> Group:
    identifier = part.text("id")
    group = Group(
        id=identifier,
        title=part.text("title"),
        text=part.text("text"),
        source=part.source(),
        url=f"{page}#{identifier}",
        parent=part.text("parent", ""),
    )
    part.finish()
    return group


def _read_item(part: Authored, page: str, extra: Sequence[str]) -> Item:
    identifier = part.text("id")
    item = Item(
        id=identifier,
        kind=part.text("kind"),
        group=part.text("group"),
        title=part.text("title"),
        text=part.text("text"),
        source=part.source(),
        url=f"{page}#{identifier}",
        note=part.text("note", ""),
        see=part.texts("see"),
        extra=part.extras(*extra),
    )
    part.finish()
    return item


def _get(collection: Mapping[str, T], identifier: str) -> T:
    try:
        return collection[identifier]
    except KeyError:
        raise NotFoundError("content.unknown-id", id=identifier[:80]) from None
