# SPDX-License-Identifier: EUPL-1.2
"""Rate how far something is arranged, with evidence. “I do not know” is an answer of its own.

Scale and rules: course plan part 7.2, 7.3 and the addition (b) at its start.
"""

import datetime as dt
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Self

from meedenker.domain.attempt import NO_FIELDS, Attempt, Fields
from meedenker.domain.authored import Authored
from meedenker.domain.dates import parse_date
from meedenker.domain.scoring import NOT_APPLICABLE, Score
from meedenker.domain.shape import Each, Shape, Text, Word
from meedenker.kinds.base import (
    Feedback,
    Problem,
    Question,
    Samples,
    Verdict,
    common,
)
from meedenker.kinds.posted import one_of, one_text, only_fields

LEVEL, EVIDENCE, DATE, EXAMPLE, NOTE = "level", "evidence", "date", "example", "note"
SHORT, LONG = 300, 2000
LIMITS = {EVIDENCE: SHORT, DATE: 40, EXAMPLE: LONG, NOTE: LONG}
MAXIMUM = 3


class Level(StrEnum):
    """The steps of the scale, and the two ways out."""

    NO = "0"
    PARTLY = "1"
    WRITTEN = "2"
    WORKS = "3"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not-applicable"


class Label(StrEnum):
    """What a part of a requirement is, as a proposal: law, elaboration or quality wish."""

    LAW = "W"
    ELABORATION = "U"
    QUALITY = "K"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a requirement, with its label."""

    label: Label
    text: str


PART = Shape(Word("label", tuple(Label), "content.unknown-label", make=Label), Text("text"))


@dataclass(frozen=True, slots=True)
class Rated:
    """A rating with its evidence, as filled in; `level` is `None` while nothing was chosen.

    `date` is kept as it was typed, so that a date we cannot read is not lost.
    """

    level: Level | None = None
    evidence: str = ""
    date: str = ""
    example: str = ""
    note: str = ""

    @property
    def claimed(self) -> bool:
        """Whether the answer says it is arranged (2 or 3)."""
        return self.level in (Level.WRITTEN, Level.WORKS)

    @property
    def dated(self) -> dt.date | None:
        """The date of the document, when it can be read."""
        return parse_date(self.date)

    @property
    def proven(self) -> bool:
        """Whether a claim comes with its evidence: a dated document, and at 3 an example too."""
        document = self.evidence != "" and self.dated is not None
        return self.claimed and document and (self.level is Level.WRITTEN or self.example != "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating(Question[Rated]):
    """A requirement to rate; its parts say what is law and what is not."""

    kind: ClassVar[str] = "rating"
    scored: ClassVar[bool] = False
    checkable: ClassVar[bool] = False
    limits: ClassVar[Mapping[str, int]] = LIMITS
    shape: ClassVar[Shape] = Shape(
        Text("requirement"),
        Text("example", ""),
        Each("parts", PART, Part, least=1, code="content.no-list", label="label"),
    )

    requirement: str
    example: str
    parts: tuple[Part, ...]

    @classmethod
    def read(cls, authored: Authored, url: str) -> Self:
        """The question from authored data: a requirement and at least one labelled part."""
        said = common(authored, url, cls.shape)
        # its address is where anyone can read it, without a measurement
        return cls(**{**said, "url": f"{url}#{said['requirement']}"})

    @property
    def about(self) -> tuple[str, ...]:
        """The requirement."""
        return (self.requirement,)

    @property
    def law(self) -> bool:
        """Whether a part is labelled as law: then “not applicable” is no answer."""
        return any(part.label is Label.LAW for part in self.parts)

    @property
    def quality(self) -> bool:
        """Whether a part counts for the picture of quality."""
        return any(part.label is not Label.LAW for part in self.parts)

    @property
    def levels(self) -> tuple[Level, ...]:
        """The answers that can be chosen."""
        return tuple(level for level in Level if not (self.law and level is Level.NOT_APPLICABLE))

    def parse(self, fields: Fields) -> Rated:
        """The rating; every text is kept as typed, within its limit."""
        only_fields(fields, LEVEL, *LIMITS)
        chosen = one_of(fields, LEVEL, self.levels)
        texts = {name: one_text(fields, name, limit) for name, limit in LIMITS.items()}
        return Rated(Level(chosen) if chosen else None, **texts)

    def fields(self, answer: Rated) -> Fields:
        """The filled-in fields only."""
        texts = {
            LEVEL: answer.level or "",
            EVIDENCE: answer.evidence,
            DATE: answer.date,
            EXAMPLE: answer.example,
            NOTE: answer.note,
        }
        return {name: [str(text)] for name, text in texts.items() if text}

    def filled(self, answer: Rated) -> bool:
        """Whether a level was chosen."""
        return answer.level is not None

    def problems(self, answer: Rated) -> tuple[Problem, ...]:
        """What is needed: a level; evidence with a date for a claim; a reason for the way out."""
        if answer.level is None:
            return (Problem("rating.choose", LEVEL),)
        found = []
        if answer.claimed and not answer.evidence:
            found.append(Problem("rating.no-evidence", EVIDENCE))
        if answer.claimed and answer.dated is None:
            code = "rating.bad-date" if answer.date else "rating.no-date"
            found.append(Problem(code, DATE))
        if answer.level is Level.WORKS and not answer.example:
            found.append(Problem("rating.no-example", EXAMPLE))
        if answer.level is Level.NOT_APPLICABLE and not answer.note:
            found.append(Problem("rating.no-reason", NOTE))
        return tuple(found)

    def score(self, answer: Rated) -> Score:
        """0 to 3 points. Unknown: 0 to 3. A claim without evidence: 1 to what was claimed."""
        if answer.level is Level.NOT_APPLICABLE:
            return NOT_APPLICABLE
        if answer.level is None or answer.level is Level.UNKNOWN:
            return Score.between(0, MAXIMUM, MAXIMUM)
        points = int(answer.level)
        low = points if answer.proven or not answer.claimed else 1
        return Score.between(low, points, MAXIMUM)

    def feedback(self, answer: Rated) -> Feedback:  # noqa: ARG002
        """Nothing: what the ratings mean together stands in the outcome."""
        return Feedback(Verdict.NONE)

    def looks(self, attempt: Attempt) -> Hashable:
        """Only the level: it decides which fields are asked. Texts show themselves."""
        return tuple(attempt.fields.get(LEVEL, ()))

    def samples(self) -> Samples:
        """Fully proven, nothing arranged, unproven or unknown, and what no form sends."""
        proven: dict[str, list[str]] = {
            LEVEL: [Level.WORKS],
            EVIDENCE: ["Verordening"],
            DATE: ["01-03-2026"],
            EXAMPLE: ["Gesprek met de adviesraad"],
        }
        allowed_anyway = (
            () if self.law else (({LEVEL: [Level.NOT_APPLICABLE], NOTE: ["x"]}, NOT_APPLICABLE),)
        )
        refused_for_law = ({LEVEL: [Level.NOT_APPLICABLE]},) if self.law else ()
        return Samples(
            right=(proven,),
            wrong=({LEVEL: [Level.NO]},),
            partial=(
                ({LEVEL: [Level.PARTLY]}, Score.between(1, 1, MAXIMUM)),
                ({LEVEL: [Level.WRITTEN]}, Score.between(1, 2, MAXIMUM)),
                ({**proven, EXAMPLE: [""]}, Score.between(1, 3, MAXIMUM)),
                ({LEVEL: [Level.UNKNOWN]}, Score.between(0, MAXIMUM, MAXIMUM)),
                (NO_FIELDS, Score.between(0, MAXIMUM, MAXIMUM)),
                *allowed_anyway,
            ),
            invalid=(
                {LEVEL: ["4"]},
                {LEVEL: ["1", "2"]},
                {"points": ["3"]},
                {EVIDENCE: ["x" * (SHORT + 1)]},
                *refused_for_law,
            ),
        )


KIND = Rating
