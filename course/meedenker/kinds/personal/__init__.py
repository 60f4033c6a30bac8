# SPDX-License-Identifier: EUPL-1.2
"""Mark what tells who somebody is: phrases in a note about a case."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar, Self

from meedenker.domain.authored import Authored
from meedenker.domain.shape import Each, Shape, Text, Texts
from meedenker.kinds.base import common
from meedenker.kinds.marking import PART, Marking, Part

_PHRASE = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Personal(Marking):
    """A note in which some phrases tell who it is about; afterwards the note without them.

    `rewritten` is the same note in which nobody can be recognised, by paragraph; `point` is the
    compass point that this is about. A telling phrase found gives 1, another phrase takes ½,
    divided by the number of telling phrases, never below 0. Of five, four found and two too
    many: (4 − 2 × ½) / 5 = 3/5.
    """

    kind: ClassVar[str] = "personal"
    closed: ClassVar[bool] = True
    shape: ClassVar[Shape] = Shape(
        Text("about", renamed="point"),
        Each("phrases", PART, Part, least=2, unique=True),
        Texts("paragraphs"),
        Texts("rewritten", least=1),
        Text("summary", ""),
    )

    point: str
    rewritten: tuple[str, ...]

    @classmethod
    def read(cls, authored: Authored, url: str) -> Self:
        """The question from authored data: `{id}` in a paragraph stands for that phrase."""
        said = common(authored, url, cls.shape)
        texts, phrases = said.pop("paragraphs"), said.pop("phrases")
        used = [name for text in texts for name in _PHRASE.findall(text)]
        if sorted(used) != sorted(phrase.id for phrase in phrases):
            authored.refuse("content.phrases", field="paragraphs")
        by_id = {
            phrase.id: replace(phrase, about=phrase.about or said["point"]) for phrase in phrases
        }
        return cls(**said, paragraphs=tuple(tuple(_pieces(text, by_id)) for text in texts))

    @property
    def about(self) -> tuple[str, ...]:
        """The compass point, and what a phrase is about when it says so itself."""
        return tuple(dict.fromkeys((self.point, *(part.about for part in self.parts))))


def _pieces(text: str, phrases: Mapping[str, Part]) -> Iterator[str | Part]:
    """Text and phrases in turn.

    >>> list(_pieces("Dag.", {}))
    ['Dag.']
    """
    for number, piece in enumerate(_PHRASE.split(text)):
        if number % 2:
            yield phrases[piece]
        elif piece:
            yield piece


KIND = Personal
