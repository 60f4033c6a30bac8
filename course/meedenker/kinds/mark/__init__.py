# SPDX-License-Identifier: EUPL-1.2
"""Mark the signals in a text: every sentence can be chosen."""

from dataclasses import dataclass
from typing import ClassVar, Self

from meedenker.domain.authored import Authored
from meedenker.kinds.base import common, enough_parts
from meedenker.kinds.marking import Key, Marking, read_part


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark(Marking):
    """A text in sentences; some are a signal, some only possibly, most are not.

    A signal found gives 1, a sentence that is no signal takes ½, a possible one counts neither
    way; divided by the number of signals, never below 0. Of three signals two found, with one
    sentence too many: (2 − ½) / 3 = ½.
    """

    kind: ClassVar[str] = "mark"
    closed: ClassVar[bool] = True

    @classmethod
    def read(cls, authored: Authored, url: str) -> Self:
        """The question from authored data; a signal must say which indication it is about."""
        authored.text("kind")
        base = common(authored, url)
        paragraphs = []
        for paragraph in authored.each("paragraphs"):
            paragraphs.append(tuple(read_part(part) for part in paragraph.each("sentences")))
            paragraph.finish()
        question = cls(**base, paragraphs=tuple(paragraphs), summary=authored.text("summary", ""))
        enough_parts(authored, question.parts)
        for part in question.parts:
            if part.key is not Key.NOT and not part.about:
                authored.refuse("content.part-about", id=part.id)
        authored.finish()
        return question

    @property
    def about(self) -> tuple[str, ...]:
        """The indications behind the sentences."""
        return tuple(part.about for part in self.parts if part.about)


KIND = Mark
