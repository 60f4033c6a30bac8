# SPDX-License-Identifier: EUPL-1.2
"""Write one sentence, compare it with three examples, and tick a checklist for yourself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from meedenker.domain.attempt import NO_FIELDS, Fields
from meedenker.domain.scoring import NOT_APPLICABLE, Score
from meedenker.domain.shape import WAS, Each, Shape, Text
from meedenker.domain.traces import Trace, find_traces
from meedenker.kinds.base import (
    Feedback,
    Note,
    Problem,
    Question,
    Samples,
    Verdict,
)
from meedenker.kinds.posted import one_text, only_fields, some_of

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
    was: tuple[str, ...] = ()


EXAMPLE = Shape(Text("id"), Text("text"), Text("why"), Text("about"))
POINT = Shape(Text("id"), Text("text"), WAS)


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
    shape: ClassVar[Shape] = Shape(
        Each(
            "examples",
            EXAMPLE,
            Example,
            least=EXAMPLES,
            most=EXAMPLES,
            code="write.examples",
            unique=True,
        ),
        Each(
            "checklist",
            POINT,
            Point,
            least=FEWEST_POINTS,
            most=MOST_POINTS,
            code="write.checklist-count",
            unique=True,
        ),
    )

    examples: tuple[Example, ...]
    checklist: tuple[Point, ...]

    @property
    def choices(self) -> Mapping[str, Sequence[Point]]:
        """The points of the checklist."""
        return {TICKS: self.checklist}

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


KIND = Write
