# SPDX-License-Identifier: EUPL-1.2
"""Every text a reader sees, with the file and the key where it stands.

A **passage** is one title, one paragraph, one option. Passages that a reader sees together (a group
with its items, a question, the part below a heading) have the same `block`.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import yaml

from meedenker.content.loading import DATA
from meedenker.content.texts import KINDS
from meedenker.content.training import FOLDER
from meedenker_widgets.components.engine import COMPONENTS
from meedenker_widgets.hosts.web.desk import TEMPLATES
from meedenker_widgets.hosts.web.material import LESSONS, SELFTEST
from tests.conftest import ROOT
from tests.language.rules import is_official, rules

ASSIGNMENTS = "assessments/source"
BANK = "assessments/bank"
STORIES = {"questions", "scripts"}
PARTS = {"sources", "groups", "items", "overviews", "articles", "themes"} | STORIES


@dataclass(frozen=True, slots=True)
class Passage:
    """A text, and where it stands."""

    file: str
    key: str
    text: str
    block: str
    story: bool = False
    """Whether it is read as a whole with the rest of its block: a question, or part of a page."""

    def __str__(self) -> str:
        return f"{self.file} | {self.key}: {self.text}"


def content_files() -> list[Path]:
    """Authored content and the bank of questions, without the sentences of the programs."""
    content = [path for path in sorted(DATA.glob("*.yaml")) if path not in message_files()]
    return [*content, *sorted((ROOT / BANK).glob("*.yaml"))]


def trainer_files() -> list[Path]:
    """The papers for trainers; they may hold numbers of articles of law."""
    return sorted(FOLDER.glob("*.yaml"))


def message_files() -> list[Path]:
    """The sentences of the programs and of each kind."""
    return [*sorted(DATA.glob("messages*.yaml")), *sorted(KINDS.glob("*/texts.yaml"))]


def notebooks() -> list[Path]:
    """Lessons, reference pages, the self-test and the assignments to hand in."""
    folders = (ROOT / LESSONS, ROOT / ASSIGNMENTS)
    return [path for folder in folders for path in sorted(folder.rglob("*.ipynb"))] + [
        ROOT / SELFTEST
    ]


def templates() -> list[Path]:
    """The pages of the web host, the components and the kinds."""
    return [
        *sorted(TEMPLATES.glob("*.html")),
        *sorted(COMPONENTS.rglob("*.html")),
        *sorted(KINDS.rglob("*.html")),
    ]


def name_of(path: Path) -> str:
    """The file as rules and faults name it, from the root of the project."""
    return path.relative_to(ROOT).as_posix()


@cache
def every_passage() -> tuple[Passage, ...]:
    """All texts of the project, without the titles and names that others gave."""
    files = [*content_files(), *trainer_files(), *message_files(), *notebooks(), *templates()]
    return tuple(
        passage
        for path in files
        for passage in passages_of(path)
        if not is_official(passage.file, passage.key)
    )


def passages_of(path: Path) -> Iterator[Passage]:
    """The texts in one file."""
    content, file = path.read_text("utf-8"), name_of(path)
    if path.suffix == ".yaml":
        yield from in_yaml(content, file)
    elif path.suffix == ".ipynb":
        yield from in_notebook(content, file)
    else:
        yield from in_template(content, file)


def in_yaml(content: str, file: str) -> Iterator[Passage]:
    """Authored texts; an item belongs to the block of its group."""
    for part, value in yaml.safe_load(content).items():
        if part == "messages":
            for code, text in value.items():
                yield Passage(file, code, filled_in(str(text)), code.partition(".")[0])
        elif part in PARTS:
            for number, entry in enumerate(value, start=1):
                identifier = str(entry.get("id", number))
                block = str(entry.get("group", identifier))
                for key, text in _fields(entry, identifier):
                    yield Passage(file, key, text, block, story=part in STORIES)


def _fields(value: object, key: str, field: str = "") -> Iterator[tuple[str, str]]:
    """The texts in authored data that are words for a reader."""
    if isinstance(value, str):
        if field not in rules().codes:
            yield key, filled_in(value)
    elif isinstance(value, list):
        for number, part in enumerate(value, start=1):
            name = part.get("id", number) if isinstance(part, Mapping) else number
            yield from _fields(part, f"{key}.{name}", field)
    elif isinstance(value, Mapping):
        for name, part in value.items():
            yield from _fields(part, f"{key}.{name}", str(name))


def filled_in(text: str) -> str:
    """A text with something in place of what is filled in."""
    return re.sub(r"\{[\w ]*\}", "…", text)


_CODE = re.compile(r"`[^`]*`")
_MARKS = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|[*_]{1,2}(?=\S)|(?<=\S)[*_]{1,2}")
_LINE = re.compile(r"^\s*(?:\#+|[->]|\d+\.)\s+|^\|?[-| ]+\|?$")


def in_notebook(content: str, file: str) -> Iterator[Passage]:
    """The prose of a notebook, line by line; a heading begins a block."""
    heading = "begin"
    for cell in json.loads(content)["cells"]:
        if cell["cell_type"] != "markdown":
            continue
        for line in "".join(cell["source"]).split("\n"):
            text = _MARKS.sub(lambda m: m[1] or "", _CODE.sub("…", _LINE.sub("", line))).strip()
            if line.startswith("#"):
                heading = text
            for part in re.split(r"\s*\|\s*|<[^>]+>", text):
                if part.strip():
                    yield Passage(file, cell["id"], part.strip(), heading, story=True)


_JINJA = re.compile(r"\{#.*?#\}|\{%.*?%\}", re.DOTALL)
_LINK = re.compile(r"\{\{\s*ui\.link\([^,{}]+,\s*\"([^\"]*)\"\)\s*\}\}")
_TAG = re.compile(r"(</?)\{\{.*?\}\}")
_VALUE = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_ATTRIBUTE = re.compile(r"[\w-]+=\"[^\"]*\"")
_SPOKEN = ("aria-label", "alt", "title", "placeholder")
_INLINE = frozenset({"a", "abbr", "b", "em", "i", "small", "span", "strong", "tspan", "input"})


def in_template(content: str, file: str) -> Iterator[Passage]:
    """The words of a template; each element that is not inside a line is a passage."""
    plain = _LINK.sub("\\1", _JINJA.sub("", content))
    plain = _VALUE.sub("…", _TAG.sub("\\1div", plain))
    reader = _Words()
    reader.feed(plain)
    reader.close()
    for number, text in enumerate(reader.found, start=1):
        yield Passage(file, f"tekst {number}", text, "bladzijde", story=True)


class _Words(HTMLParser):
    """Collects words, and breaks them where a block begins or ends."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._line: list[str] = []
        self._ended = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._ended:  # two elements against each other stand below each other
            self._break()
        self._ended = False
        for name, value in attrs:
            if name in _SPOKEN and value:
                self._add(value)
        if tag not in _INLINE:
            self._break()

    def handle_endtag(self, tag: str) -> None:
        if tag not in _INLINE:
            self._break()
        self._ended = True

    def handle_data(self, data: str) -> None:
        if self._ended and data[:1].isupper():
            self._break()
        self._ended = False
        self._line.append(data)

    def close(self) -> None:
        super().close()
        self._break()

    def _break(self) -> None:
        self._add("".join(self._line))
        self._line = []

    def _add(self, text: str) -> None:
        plain = " ".join(_ATTRIBUTE.sub("", text).split())
        if re.search(r"[^\W\d_]{2}", plain):
            self.found.append(plain)
