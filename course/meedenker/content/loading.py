# SPDX-License-Identifier: EUPL-1.2
"""Reads the files of content and puts them together into a library."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TypeVar

from meedenker.content.files import Parsed, name_of, nothing_to_collect, parse
from meedenker.content.kept import Contents, Copy, Named
from meedenker.content.library import Library
from meedenker.content.overviews import check_items, read_overview
from meedenker.content.shapes import DOCUMENT, FILE, GROUP, ITEM
from meedenker.domain.authored import Authored, Hear, stop
from meedenker.domain.items import Document, Group, Item, Source
from meedenker.domain.overviews import Overview
from meedenker.domain.shape import Extra, Shape
from meedenker.domain.standing import is_legal
from meedenker.errors import ContentError
from meedenker.kinds import read_question
from meedenker.kinds.base import AnyQuestion
from meedenker.kinds.rating import Rating
from meedenker.kinds.renames import check_former

DATA = Path(__file__).parent / "data"
P = TypeVar("P", bound=Named)


def load_library(folder: Path = DATA) -> Library:
    """Load and validate a folder of content.

    Raises `ContentError` that names file and key for a missing id, text or source, a duplicate id,
    an unknown field, a reference to something that is not there, and a statement about the law
    without `checked` or `doubtful`.
    """
    paths = [path for path in sorted(folder.glob("*.yaml")) if not path.name.startswith("messages")]
    with nothing_to_collect():
        copy = Copy(folder / ".compiled" / "library.bin")
        files = {name_of(path): copy.find(path) or parse(path) for path in paths}
        loader = Loader(files)
        library = loader.load()
        copy.keep(paths, loader.read)
    return library


@cache
def shipped_library() -> Library:
    """The library that comes with the package, loaded once per process."""
    return load_library()


class Loader:
    """Makes a library of files, parsed or already read. Every fault goes to `hear`: see `Authored`.

    `known` are ids that may be referred to although no part by that id could be read. `parts` are
    the authored parts by id, once it was loaded, and `read` is what each file holds. Of a file that
    was already read no more than the names of its parts are known.
    """

    def __init__(
        self,
        files: Mapping[str, Parsed | Contents],
        hear: Hear = stop,
        known: Iterable[str] = (),
    ) -> None:
        self._files = files
        self._hear = hear
        self.known = set(known)
        self.parts: dict[str, Authored] = {}
        self.read: dict[str, Contents] = {}
        self._faulty: list[Authored] = []
        self._documents: dict[str, Document] = {}
        self._groups: dict[str, Group] = {}
        self._items: dict[str, Item] = {}
        self._questions: dict[str, AnyQuestion] = {}
        self._overviews: dict[str, Overview] = {}

    def load(self) -> Library:
        """The library, of everything that could be read."""
        for name, data in self._files.items():
            if isinstance(data, Contents):
                self._take(name, data)
            else:
                self._read_file(Authored(data, file=name, key="-", hear=self._hear))
        self._check_references()
        renamed = ((self.parts[part.id], part) for part in self._renamed())
        check_former(renamed, {*self.parts, *self.known})
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

        self.read[file.file] = Contents(
            self._each(said["sources"], self._documents, lambda p: Document(**p.take(DOCUMENT))),
            self._each(said["groups"], self._groups, group),
            self._each(said["items"], self._items, item),
            self._each(said["questions"], self._questions, lambda p: read_question(p, page)),
            self._each(said["overviews"], self._overviews, lambda p: read_overview(p, page)),
        )

    def _each(
        self, parts: Iterable[Authored], found: dict[str, P], read: Callable[[Authored], P]
    ) -> tuple[P, ...]:
        made = []
        for part in parts:
            try:
                value = read(part)
                self._add(part, value, found)
            except ContentError as error:
                self._hear(error)
                self.known.add(str(part.data.get("id")))
                self._faulty.append(part)
                continue
            made.append(value)
        return tuple(made)

    def _add(self, part: Authored, value: P, found: dict[str, P]) -> None:
        if value.id in self.parts:
            part.refuse("content.duplicate", field="id", other=self.parts[value.id].file)
        self.parts[value.id] = part
        found[value.id] = value

    def _take(self, name: str, contents: Contents) -> None:
        """What a file holds that was read before."""
        self.read[name] = contents
        self._take_each(name, contents.documents, self._documents)
        self._take_each(name, contents.groups, self._groups)
        self._take_each(name, contents.items, self._items)
        self._take_each(name, contents.questions, self._questions)
        self._take_each(name, contents.overviews, self._overviews)

    def _take_each(self, name: str, values: Iterable[P], found: dict[str, P]) -> None:
        for value in values:
            part = Authored({}, file=name, key=f"- / {value.id}", hear=self._hear)
            self._add(part, value, found)

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
        if missing not in self.known:
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
