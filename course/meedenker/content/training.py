# SPDX-License-Identifier: EUPL-1.2
"""The papers for trainers, from `trainer/*.yaml`: scripts of meetings, themes of a training.

They are no part of the library: searching does not find them, and no page for learners shows them.
They may name anything that is in it.
"""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from meedenker.content.articles import Article, shipped_articles
from meedenker.content.files import Parsed, parse_text
from meedenker.content.library import Library
from meedenker.content.loading import shipped_library
from meedenker.domain.authored import Authored, Hear, stop
from meedenker.domain.programme import Theme
from meedenker.domain.scripts import Form, Observation, Part, Role, RolePlay, Script
from meedenker.domain.shape import Each, Number, Origin, Shape, Text, Texts, Word
from meedenker.errors import ContentError

FOLDER = Path(__file__).parent / "trainer"
ARTICLES = "artikelen.yaml"
SLUG = r"[a-z]+(-[a-z]+)*"
Values = dict[str, Any]

PART = Shape(
    Text("id"),
    Text("title"),
    Number("minutes"),
    Word("form", tuple(Form), "content.unknown-word", None, Form),
    Texts("say"),
    Texts("do", least=1),
    Texts("uses"),
    Text("offline", ""),
)
ROLE = Shape(Text("id"), Text("title"), Text("text"), Texts("play", least=1))
ROLE_PLAY = Shape(
    Text("id"),
    Text("title"),
    Number("minutes"),
    Text("text"),
    Each("roles", ROLE, Role, least=3, code="content.no-list"),
    Text("out"),
)
OBSERVATION = Shape(Text("id"), Text("title"), Text("text"), Texts("points", least=3))
SCRIPT = Shape(
    Text("id"),
    Text("lesson", None, SLUG, "content.no-name"),
    Text("title"),
    Text("aim"),
    Number("minutes"),
    Number("alone", least=0),
    Texts("prepare", least=1),
    Texts("materials", least=1),
    Each("parts", PART, Part, least=2, code="content.no-list"),
    Each("role_plays", ROLE_PLAY, RolePlay, least=1, code="content.no-list"),
    Each("observations", OBSERVATION, Observation, least=1, code="content.no-list"),
    Texts("watch", least=1),
    Texts("offline", least=1),
    Texts("cards"),
    Texts("articles"),
    Origin(),
)
THEME = Shape(Text("id"), Text("title"), Text("text"), Texts("lessons", least=1), Texts("see"))
"""What the files for trainers may hold, besides articles of law."""


@dataclass(frozen=True, slots=True)
class TrainerPapers:
    """Scripts by the slug of their lesson, and the themes in authored order."""

    scripts: Mapping[str, Script] = field(default_factory=dict)
    themes: tuple[Theme, ...] = ()
    articles: Mapping[str, Article] = field(default_factory=dict)


def load_papers(
    library: Library, articles: Iterable[Article], folder: Path = FOLDER
) -> TrainerPapers:
    """The papers in a folder. Raises `ContentError` as loading a library does."""
    paths = [path for path in sorted(folder.glob("*.yaml")) if path.name != ARTICLES]
    files = {path.name: parse_text(path.read_bytes(), path.name) for path in paths}
    return read_papers(files, library, articles)


@cache
def shipped_papers() -> TrainerPapers:
    """The papers that come with the package, loaded once per process."""
    return load_papers(shipped_library(), shipped_articles())


def read_papers(
    files: Mapping[str, Parsed],
    library: Library,
    articles: Iterable[Article],
    hear: Hear = stop,
    known: Iterable[str] = (),
) -> TrainerPapers:
    """The papers in parsed files, of everything that could be read; faults go to `hear`.

    `known` are ids that may be named although no part by that id could be read.
    """
    reader = _Reader(library, {article.id: article for article in articles}, hear, set(known))
    for name, data in files.items():
        reader.read(Authored(data, file=name, key="-", hear=hear))
    return TrainerPapers(
        {script.lesson: script for script in reader.scripts},
        tuple(reader.themes),
        reader.articles,
    )


class _Reader:
    def __init__(
        self, library: Library, articles: Mapping[str, Article], hear: Hear, known: set[str]
    ) -> None:
        self._library = library
        self._hear = hear
        self._ids = known
        self._places: dict[str, str] = {}
        self.articles = articles
        self.scripts: list[Script] = []
        self.themes: list[Theme] = []

    def read(self, file: Authored) -> None:
        for part, values in self._each(file, "scripts", SCRIPT):
            self.scripts.append(Script(**values))
            self._check_script(part, self.scripts[-1])
        for part, values in self._each(file, "themes", THEME):
            self.themes.append(Theme(**values))
            self._check_theme(part, self.themes[-1])
        file.finish()

    def _each(self, file: Authored, name: str, shape: Shape) -> Iterator[tuple[Authored, Values]]:
        """The values of each part that could be read as a whole."""
        try:
            parts = list(file.each(name))
        except ContentError as error:
            self._hear(error)
            return
        for part in parts:
            try:
                values = part.take(shape)
            except ContentError as error:
                self._hear(error)
                continue
            yield part, values

    def _check_script(self, part: Authored, script: Script) -> None:
        if script.planned != script.minutes:
            part.fault(
                "content.minutes", field="parts", planned=script.planned, minutes=script.minutes
            )
        roles = [role.id for play in script.role_plays for role in play.roles]
        inner = [one.id for one in script.parts] + [one.id for one in script.role_plays]
        inner += [one.id for one in script.observations]
        self._once(part, [f"lesson: {script.lesson}", script.id, *inner, *roles])
        used = (name for one in script.parts for name in one.uses)
        library = self._library
        self._known(part, "parts", used, library.groups, library.items, library.questions)
        self._known(part, "cards", script.cards, library.groups)
        self._known(part, "articles", script.articles, self.articles)

    def _check_theme(self, part: Authored, theme: Theme) -> None:
        self._once(part, [theme.id, *(f"lessons: {lesson}" for lesson in theme.lessons)])
        self._known(part, "see", theme.see, self._library.items)

    def _once(self, part: Authored, names: Iterable[str]) -> None:
        for name in names:
            if name in self._places:
                part.fault("content.duplicate", field="id", other=self._places[name])
            self._places[name] = part.file

    def _known(
        self, part: Authored, field_name: str, names: Iterable[str], *among: Container[str]
    ) -> None:
        for name in names:
            if not any(name in parts for parts in (*among, self._ids)):
                part.fault("content.no-such-id", field=field_name, missing=name, now="")
