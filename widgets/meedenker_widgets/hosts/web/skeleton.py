# SPDX-License-Identifier: EUPL-1.2
"""A rendered notebook as a page: fixed HTML with slots for each visitor's components."""

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from meedenker.errors import RenderError
from meedenker_widgets.components.local import Place
from meedenker_widgets.components.terms import TermLinks
from meedenker_widgets.hosts.marks import EXERCISE, MIME

Piece = Mapping[str, object]
"""One JSON line of the Voilà template: `{"about": …}`, `{"text": html}` or `{"data": …}`."""

_ANCHOR = re.compile(r'<a class="anchor-link".*?</a>', re.DOTALL)
_HEADING = re.compile(r"(?=<h2[ >])")
_FIRST_HEADING = re.compile(r"<h([12])[^>]*>(.*?)</h\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a question comes; `number` counts within the page."""

    item: str
    number: int

    @property
    def name(self) -> str:
        """A name of its own on a page."""
        return self.item


Part = str | Slot | Place
"""Fixed HTML, a visitor's question, or a component that is filled in for each request."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page, from one second-level heading to the next. The first one is the header."""

    title: str
    slug: str
    parts: tuple[Part, ...]

    @property
    def questions(self) -> tuple[str, ...]:
        """The questions in this section, in order."""
        return tuple(part.item for part in self.parts if isinstance(part, Slot))

    @property
    def body(self) -> tuple[Part, ...]:
        """The parts without the heading, for a page that has it as its title."""
        first, *rest = self.parts
        return (_FIRST_HEADING.sub("", first, count=1) if isinstance(first, str) else first, *rest)


@dataclass(frozen=True, slots=True, weakref_slot=True, eq=False)
class Skeleton:
    """A page that waits for a visitor. Two skeletons are never equal: each is one rendering.

    `about` is what the notebook's metadata says under `meedenker` (`module`, `minutes`).
    """

    title: str
    about: Mapping[str, object]
    header: Section
    sections: tuple[Section, ...]
    questions: tuple[str, ...]
    """Every question on the page, in order."""

    @property
    def parts(self) -> Iterator[Part]:
        """Everything on the page, in order."""
        for section in (self.header, *self.sections):
            yield from section.parts

    def section(self, slug: str) -> Section | None:
        """The section by its slug."""
        return next((section for section in self.sections if section.slug == slug), None)


def build_skeleton(pieces: Iterable[Piece], path: str, terms: TermLinks | None = None) -> Skeleton:
    """The page in a rendered notebook; raises `RenderError` when it has no title.

    With `terms`, words in its running text lead to where they are explained.
    """
    about: dict[str, object] = {}
    rest: list[Piece] = []
    for piece in pieces:
        found = piece.get("about")
        if isinstance(found, Mapping):
            about.update(found)
        else:
            rest.append(piece)
    header, *sections = [_explained(section, terms) for section in _sections(rest)]
    if not header.title:
        raise RenderError("render.log", path=path, cell=1, problem="de titel (#) ontbreekt")
    questions = tuple(item for section in (header, *sections) for item in section.questions)
    return Skeleton(header.title, about, header, tuple(sections), questions)


def _explained(section: Section, terms: TermLinks | None) -> Section:
    """A section with links at the first of each term."""
    if terms is None:
        return section
    seen: set[str] = set()
    parts = (terms.put_in(part, seen) if isinstance(part, str) else part for part in section.parts)
    return replace(section, parts=tuple(parts))


def _sections(pieces: Iterable[Piece]) -> Iterator[Section]:
    parts: list[Part] = []
    numbers = _Numbers()
    for piece in pieces:
        for part in _parts(piece, numbers):
            if isinstance(part, str) and part.startswith('<div class="mdk-prose"><h2'):
                yield _section(parts)
                parts = []
            parts.append(part)
    yield _section(parts)


class _Numbers:
    """Counts the questions of a page."""

    def __init__(self) -> None:
        self._last = 0

    def next(self) -> int:
        self._last += 1
        return self._last


def _parts(piece: Piece, numbers: _Numbers) -> Iterator[Part]:
    if "text" in piece:
        text = _ANCHOR.sub("", str(piece["text"]))
        for prose in _HEADING.split(text):
            if prose.strip():
                yield f'<div class="mdk-prose">{prose.strip()}</div>'
        return
    data = piece["data"]
    if not isinstance(data, Mapping):
        return
    if MIME in data:
        component, item = str(data[MIME]["component"]), str(data[MIME]["item"])
        yield Slot(item, numbers.next()) if component == EXERCISE else Place(component, item)
    elif "text/html" in data:
        yield str(data["text/html"])
    elif "text/plain" in data:
        yield f"<pre>{html.escape(str(data['text/plain']))}</pre>"


def _section(parts: list[Part]) -> Section:
    first = next((part for part in parts if isinstance(part, str)), "")
    match = _FIRST_HEADING.search(first)
    title = html.unescape(_TAG.sub("", match[2])).strip() if match else ""
    return Section(title, slug_of(title), tuple(parts))


def slug_of(title: str) -> str:
    """A title as part of an address.

    >>> slug_of("Kwaliteit en evaluatie")
    'kwaliteit-en-evaluatie'
    >>> slug_of("Schrijf één zin")
    'schrijf-een-zin'
    """
    plain = unicodedata.normalize("NFKD", title.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
