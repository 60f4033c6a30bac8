# SPDX-License-Identifier: EUPL-1.2
"""Mark the signals in a text: every sentence can be chosen."""

from dataclasses import dataclass
from typing import ClassVar, Self

from meedenker.domain.authored import Authored
from meedenker.domain.shape import Each, Shape, Text
from meedenker.kinds.base import common, enough_parts
from meedenker.kinds.marking import PART, Key, Marking, Part

PARAGRAPH = Shape(Each("sentences", PART, Part))


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark(Marking):
    """A text in sentences; some are a signal, some only possibly, most are not.

    A signal found gives 1, a sentence that is no signal takes ½, a possible one counts neither
    way; divided by the number of signals, never below 0. Of three signals two found, with one
    sentence too many: (2 − ½) / 3 = ½.
    """

    kind: ClassVar[str] = "mark"
    closed: ClassVar[bool] = True
    shape: ClassVar[Shape] = Shape(Each("paragraphs", PARAGRAPH), Text("summary", ""))

    @classmethod
    def read(cls, authored: Authored, url: str) -> Self:
        """The question from authored data; a signal must say which indication it is about."""
        said = common(authored, url, cls.shape)
        paragraphs = tuple(paragraph["sentences"] for paragraph in said.pop("paragraphs"))
        question = cls(**said, paragraphs=paragraphs)
        question.check(authored)
        return question

    def check(self, authored: Authored) -> None:
        """There are two sentences at least, each once; what applies says what it is about."""
        enough_parts(authored, self.parts)
        for part in self.parts:
            if part.key is not Key.NOT and not part.about:
                authored.fault("content.part-about", id=part.id)

    @property
    def about(self) -> tuple[str, ...]:
        """The indications behind the sentences."""
        return tuple(part.about for part in self.parts if part.about)


KIND = Mark
