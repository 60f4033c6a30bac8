# SPDX-License-Identifier: EUPL-1.2
"""Terms in running text become links to where they are explained.

Only on the web host, and once, when a page is made. What a page says stays the same to the letter:
links are put around words in running text, never inside a heading, a link, a button or a form.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser

from markupsafe import escape

from meedenker.content.glossary import Glossary
from meedenker.domain.items import Item

RUNNING = {"mdk-prose", "mdk-reference"}
"""Classes of elements that hold running text."""
NO_TEXT = {"mdk-source"}
"""Classes of elements inside it that are no running text: where something comes from."""
LEFT_ALONE = frozenset({
    "a", "button", "caption", "code", "dt", "fieldset", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "label", "legend", "math", "nav", "option", "pre", "script", "select", "style", "summary",
    "svg", "template", "textarea", "th", "title",
})  # fmt: skip
_VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
})  # fmt: skip
_INLINE = frozenset({
    "a", "abbr", "b", "bdi", "cite", "code", "dfn", "em", "i", "mark", "q", "s", "small", "span",
    "strong", "sub", "sup", "time", "u", "wbr",
})  # fmt: skip


class TermLinks:
    """Puts links around the terms of a glossary; each term once in a section."""

    def __init__(self, glossary: Glossary) -> None:
        self._glossary = glossary

    def put_in(self, html: str, seen: set[str]) -> str:
        """The same HTML with links.

        `seen` are the terms that stand earlier in the same part of the page; new ones are added. A
        `<section>` in the HTML is a part of its own.
        """
        text = _Text(seen)
        text.feed(html)
        text.close()
        done, pieces = 0, list[str]()
        for start, end, term in self._found(text):
            link = f'<a class="mdk-term" href="{escape(term.url)}">'
            pieces += [html[done:start], link, html[start:end], "</a>"]
            done = end
        return "".join([*pieces, html[done:]])

    def _found(self, text: "_Text") -> Iterator[tuple[int, int, Item]]:
        """Where links come in the HTML."""
        runs = iter(text.runs)
        run = next(runs, None)
        for mention in self._glossary.mentions("".join(text.plain)):
            while run and run.end < mention.end:
                run = next(runs, None)
            if run is None:
                return
            term = mention.term.id
            if mention.start < run.start or term in run.seen or term in run.inside:
                continue
            run.seen.add(term)
            shift = run.place - run.start
            yield mention.start + shift, mention.end + shift, mention.term


@dataclass(frozen=True, slots=True)
class _Run:
    """A piece of text that may hold a link, from `start` to `end` in the plain text."""

    start: int
    end: int
    place: int
    """Where it begins in the HTML."""
    seen: set[str]
    inside: frozenset[str]
    """The ids of the elements around it."""


@dataclass(frozen=True, slots=True)
class _Element:
    """An element that is open now."""

    tag: str
    seen: set[str]
    running: bool = False
    shut: bool = False
    inside: frozenset[str] = frozenset()


class _Text(HTMLParser):
    """Reads HTML into its plain text, and where links may come in it."""

    def __init__(self, seen: set[str]) -> None:
        super().__init__(convert_charrefs=False)
        self.plain: list[str] = []
        self.runs: list[_Run] = []
        self._length = 0
        self._open = [_Element("", seen)]
        self._lines = [0]

    def feed(self, data: str) -> None:
        """Read all of it at once."""
        self._lines = [0, *(place + 1 for place, mark in enumerate(data) if mark == "\n")]
        super().feed(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Into an element."""
        self._between(tag)
        if tag in _VOID:
            return
        around, given = self._open[-1], {name: value or "" for name, value in attrs}
        classes = set(given.get("class", "").split())
        self._open.append(
            _Element(
                tag,
                seen=set() if tag == "section" else around.seen,
                running=around.running or bool(classes & RUNNING),
                shut=around.shut or tag in LEFT_ALONE or bool(classes & NO_TEXT),
                inside=around.inside | {given["id"]} if "id" in given else around.inside,
            )
        )

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """As HTML reads it: the slash means nothing, and what is not void stays open."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Out of an element, and out of those in it that were never closed."""
        self._between(tag)
        for place in range(len(self._open) - 1, 0, -1):
            if self._open[place].tag == tag:
                del self._open[place:]
                return

    def handle_data(self, data: str) -> None:
        """Text, as it stands in the HTML."""
        element = self._open[-1]
        if element.running and not element.shut:
            line, column = self.getpos()
            place = self._lines[line - 1] + column
            end = self._length + len(data)
            self.runs.append(_Run(self._length, end, place, element.seen, element.inside))
        self._add(data)

    def handle_entityref(self, name: str) -> None:
        """A character by its name: part of a word, never of a link."""
        self._add(unescape(f"&{name};"))

    def handle_charref(self, name: str) -> None:
        """A character by its number."""
        self._add(unescape(f"&#{name};"))

    def _between(self, tag: str) -> None:
        """A word goes on past an element in a line, and ends at any other."""
        if tag not in _INLINE:
            self._add("\n")

    def _add(self, text: str) -> None:
        self.plain.append(text)
        self._length += len(text)
