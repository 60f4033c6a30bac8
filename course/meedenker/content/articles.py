# SPDX-License-Identifier: EUPL-1.2
"""Articles of law, for trainers: what each says in plain words, and how sure that is.

They are no part of the library: searching does not find them, and no page for learners shows them.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from meedenker.content.files import Parsed, parse_text
from meedenker.domain.authored import Authored, Hear, stop
from meedenker.domain.certainty import CERTAINTY
from meedenker.domain.shape import Shape, Text, Texts, Word
from meedenker.domain.standing import Standing
from meedenker.errors import ContentError

FILE = Path(__file__).parent / "trainer" / "artikelen.yaml"


class Sure(StrEnum):
    """How sure something is."""

    SURE = "sure"
    FAIRLY = "fairly"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Article:
    """An article of law, with how sure its gist is, and its number.

    `see` names the items for learners and municipalities that lean on it.
    """

    id: str
    law: str
    number: str
    text: str
    note: str
    gist: Sure
    numbering: Sure
    see: tuple[str, ...]
    standing: Standing


_SURE = (tuple(Sure), "content.unknown-sureness", None, Sure)
ARTICLE = Shape(
    Text("id"),
    Text("law"),
    Text("number"),
    Text("text"),
    Text("note", ""),
    Word("gist", *_SURE),
    Word("numbering", *_SURE),
    Texts("see"),
    CERTAINTY,
)


def load_articles(file: Path = FILE) -> tuple[Article, ...]:
    """The articles in authored order. Raises `ContentError` as loading a library does."""
    return read_articles(parse_text(file.read_bytes(), file.name), file.name)


def read_articles(data: Parsed, label: str, hear: Hear = stop) -> tuple[Article, ...]:
    """The articles in a parsed file, of everything that could be read; faults go to `hear`."""
    authored = Authored(data, file=label, key="-", hear=hear)
    articles = []
    for part in authored.each("articles"):
        try:
            articles.append(_read(part))
        except ContentError as error:
            hear(error)
    authored.finish()
    return tuple(articles)


@cache
def shipped_articles() -> tuple[Article, ...]:
    """The articles that come with the package, loaded once per process."""
    return load_articles()


def _read(part: Authored) -> Article:
    values = part.take(ARTICLE)
    if values["standing"] is None:
        part.refuse("content.no-standing")
    return Article(**values)
