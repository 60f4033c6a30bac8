# SPDX-License-Identifier: EUPL-1.2
"""Write one sentence, compare it with three examples, and tick a checklist for yourself."""

from dataclasses import dataclass
from typing import ClassVar, Self

from meedenker.domain.attempt import NO_FIELDS, Fields
from meedenker.domain.authored import Authored
from meedenker.domain.scoring import NOT_APPLICABLE, Score
from meedenker.domain.traces import Trace, find_traces
from meedenker.kinds.base import (
    Feedback,
    Note,
    Problem,
    Question,
    Samples,
    Verdict,
    common,
    one_text,
    only_fields,
    some_of,
)

TEXT, TICKS = "text", "ticks"
LIMIT = 500
EXAMPLES = 3
FEWEST_POINTS, MOST_POINTS = 3, 5


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence that works, with one line why, and the item it is about."""

    id: str
    text: str
    why: str
    about: str


@dataclass(frozen=True, slots=True)
class Point:
    """Something to look for in one's own sentence."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Written:
    """A sentence of one's own, and the checklist points that were ticked for it."""

    text: str = ""
    ticks: frozenset[str] = frozenset()

    @property
    def traces(self) -> tuple[Trace, ...]:
        """What in the text could lead to a real person."""
        return find_traces(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Write(Question[Written]):
    """Write, compare, judge for yourself. No program judges the sentence, so there are no points.

    The examples and the checklist come after the first comparison and then stay: the sentence and
    the ticks can be changed as often as one likes.
    """

    kind: ClassVar[str] = "write"
    scored: ClassVar[bool] = False

    examples: tuple[Example, ...]
    checklist: tuple[Point, ...]

    @classmethod
    def read(cls, authored: Authored, url: str) -> Self:
        """The question from authored data: three examples and three to five points."""
        authored.text("kind")
        base = common(authored, url)
        examples = tuple(_read_example(part) for part in authored.each("examples"))
        points = tuple(_read_point(part) for part in authored.each("checklist"))
        if len(examples) != EXAMPLES or _twice([example.id for example in examples]):
            authored.refuse("write.examples", count=EXAMPLES)
        if not FEWEST_POINTS <= len(points) <= MOST_POINTS or _twice([p.id for p in points]):
            authored.refuse("write.checklist-count", fewest=FEWEST_POINTS, most=MOST_POINTS)
        question = cls(**base, examples=examples, checklist=points)
        authored.finish()
        return question

    @property
    def about(self) -> tuple[str, ...]:
        """What each example is about."""
        return tuple(example.about for example in self.examples)

    @property
    def limit(self) -> int:
        """How many characters fit."""
        return LIMIT

    def parse(self, fields: Fields) -> Written:
        """The sentence as typed, and the ticked points."""
        only_fields(fields, TEXT, TICKS)
        ticks = some_of(fields, TICKS, {point.id for point in self.checklist})
        return Written(one_text(fields, TEXT, LIMIT), ticks)

    def fields(self, answer: Written) -> Fields:
        """The sentence, and the ticks in the order of the checklist."""
        fields = {
            TEXT: [answer.text] if answer.text else [],
            TICKS: [point.id for point in self.checklist if point.id in answer.ticks],
        }
        return {name: values for name, values in fields.items() if values}

    def filled(self, answer: Written) -> bool:
        """Whether anything was written."""
        return answer.text != ""

    def problems(self, answer: Written) -> tuple[Problem, ...]:
        """One problem when nothing was written."""
        return () if answer.text else (Problem("write.nothing", TEXT),)

    def score(self, answer: Written) -> Score:  # noqa: ARG002
        """No points: it leaves the denominator."""
        return NOT_APPLICABLE

    def feedback(self, answer: Written) -> Feedback:  # noqa: ARG002
        """The examples with their reasons; they are the same for every sentence."""
        notes = tuple(
            Note(part.id, part.about, chosen=False, label=part.text, text=part.why)
            for part in self.examples
        )
        return Feedback(Verdict.NONE, notes)

    def samples(self) -> Samples:
        """Nothing is right or wrong here: what can be sent, and what no form sends."""
        tick = [self.checklist[0].id]
        sent: tuple[Fields, ...] = (
            {TEXT: ["Zullen we samen kijken?"]},
            {TEXT: ["Zullen we samen kijken?"], TICKS: tick},
            {TICKS: tick},
            NO_FIELDS,
        )
        return Samples(
            right=(),
            wrong=(),
            partial=tuple((fields, NOT_APPLICABLE) for fields in sent),
            invalid=(
                {TEXT: ["x" * (LIMIT + 1)]},
                {TEXT: ["een", "twee"]},
                {TICKS: ["no such point"]},
                {"other": ["field"]},
            ),
        )


def _twice(ids: list[str]) -> bool:
    return len(set(ids)) < len(ids)


def _read_example(authored: Authored) -> Example:
    example = Example(
        id=authored.text("id"),
        text=authored.text("text"),
        why=authored.text("why"),
        about=authored.text("about"),
    )
    authored.finish()
    return example


def _read_point(authored: Authored) -> Point:
    point = Point(authored.text("id"), authored.text("text"))
    authored.finish()
    return point


KIND = Write
