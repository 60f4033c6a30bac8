# SPDX-License-Identifier: EUPL-1.2
"""Put steps in order."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import ClassVar, Self

from meedenker.domain.attempt import NO_FIELDS, Fields
from meedenker.domain.authored import Authored
from meedenker.domain.scoring import Score
from meedenker.domain.shape import WAS, Each, Shape, Text, Texts
from meedenker.errors import AnswerError
from meedenker.kinds.base import (
    Feedback,
    Note,
    Problem,
    Question,
    Samples,
    Verdict,
    common,
    now_called,
)
from meedenker.kinds.posted import one_text, only_fields

ORDER = "order"
MOVE = "move"
LONGEST_MOVE = 80
PLACES = {"up": -1, "down": 1}

Arrangement = tuple[str, ...]
"""The ids of all steps from first to last; empty while nothing was moved."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step. `early` is a question for who puts it too early; `feedback` says why it is here."""

    id: str
    text: str
    early: str
    feedback: str
    about: str
    was: tuple[str, ...] = ()


STEP = Shape(Text("id"), Text("text"), Text("early"), Text("feedback"), Text("about"), WAS)


@dataclass(frozen=True, slots=True)
class Seen:
    """What somebody saw well: how many first steps are in place, or else two steps in order."""

    first: int = 0
    pair: tuple[Step, Step] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Order(Question[Arrangement]):
    """Put the steps in order; the answer is the ids of all steps, from first to last.

    The form posts `order` once for each step. Without JavaScript a button adds `move`, as `up:<id>`
    or `down:<id>`, which is done and then forgotten. The order to start from (`start`, else a fixed
    shuffle) is never the right one. It counts as no answer, so doing nothing gives nothing.

    Points: pairs of steps in the right order / all pairs. Four steps have 4 × 3 / 2 = 6 pairs.
    For the right order a b c d, somebody says b a d c: only (a, b) and (c, d) are turned around, so
    4 / 6 = 2/3 point. The right order gives 1, that order turned around gives 0.

    >>> from meedenker.domain.authored import Authored
    >>> ids = {"d": "Opstaan", "a": "Wassen", "c": "Eten", "b": "Afwassen"}
    >>> said = {"early": "Kan dat al?", "feedback": "Nu wel.", "about": "x"}
    >>> steps = [{"id": id, "text": text} | said for id, text in ids.items()]
    >>> data = {"id": "q", "kind": "order", "prompt": "?", "steps": steps}
    >>> data["source"] = {"document": "meedenker", "place": "een voorbeeld"}
    >>> question = Order.read(Authored(data, file="f", key="q"), "/page")
    >>> question.score(("a", "d", "b", "c")).low
    Fraction(2, 3)
    """

    kind: ClassVar[str] = "order"
    closed: ClassVar[bool] = True
    shape: ClassVar[Shape] = Shape(
        Each("steps", STEP, Step, least=3, code="order.steps", unique=True),
        Texts("start"),
        Text("summary", ""),
    )

    steps: tuple[Step, ...]
    start: Arrangement
    summary: str

    @classmethod
    def read(cls, authored: Authored, url: str) -> Self:
        """The question from authored data: three or more `steps`, in the right order."""
        said = common(authored, url, cls.shape)
        right = tuple(step.id for step in said["steps"])
        said["start"] = said["start"] or _shuffled(said["id"], right)
        question = cls(**said)
        question.check(authored)
        return question

    def check(self, authored: Authored) -> None:
        """Neither the ids nor the order to start from give the right order away."""
        right = self.right
        if list(right) in (sorted(right), sorted(right, reverse=True)):
            authored.fault("order.ids-tell", field="steps")
        if sorted(self.start) != sorted(right) or self.start == right:
            authored.fault("order.start", field="start")

    @property
    def choices(self) -> Mapping[str, Sequence[Step]]:
        """The steps."""
        return {ORDER: self.steps}

    def renewed(self, fields: Fields) -> Fields:
        """A move names a step too."""
        now, found = now_called(self.steps), dict(Question.renewed(self, fields))
        for move in found.get(MOVE, ()):
            direction, colon, step = move.partition(":")
            found[MOVE] = [direction + colon + now.get(step, step)]
        return found

    @property
    def about(self) -> tuple[str, ...]:
        """The indication or compass point that each step is about."""
        return tuple(step.about for step in self.steps)

    @property
    def right(self) -> Arrangement:
        """The right order."""
        return tuple(step.id for step in self.steps)

    def shown(self, answer: Arrangement) -> tuple[Step, ...]:
        """The steps as they stand on the page."""
        known = {step.id: step for step in self.steps}
        return tuple(known[identifier] for identifier in answer or self.start)

    def parse(self, fields: Fields) -> Arrangement:
        """The order after a move, if there is one; empty for the order everyone starts from."""
        only_fields(fields, ORDER, MOVE)
        order = tuple(value for value in fields.get(ORDER, ()) if value)
        if set(order) - set(self.right):
            raise AnswerError("answer.unknown-option", field=ORDER)
        if order and sorted(order) != sorted(self.right):
            raise AnswerError("order.not-whole", field=ORDER)
        move = one_text(fields, MOVE, LONGEST_MOVE)
        if move:
            order = self._moved(order or self.start, move)
        return () if order == self.start else order

    def fields(self, answer: Arrangement) -> Fields:
        """The ids from first to last."""
        return {ORDER: list(answer)} if answer else NO_FIELDS

    def filled(self, answer: Arrangement) -> bool:
        """Whether the steps stand in another order than at the start."""
        return bool(answer)

    def problems(self, answer: Arrangement) -> tuple[Problem, ...]:
        """One problem when nothing was moved."""
        return () if answer else (Problem("order.begin", ORDER),)

    def score(self, answer: Arrangement) -> Score:
        """The share of all pairs of steps that stand in the right order, out of 1 point."""
        if not answer:
            return Score.exact(0, 1)
        return Score.exact(_in_order(answer, self.right), 1)

    def feedback(self, answer: Arrangement) -> Feedback:
        """Right: why each step is where it is. Else a question at the first step out of place."""
        notes = {step.id: self._note(step, answer) for step in self.steps}
        if answer == self.right:
            return Feedback(Verdict.RIGHT, tuple(notes.values()), (), self.summary)
        verdict = Verdict.WRONG if self.score(answer).none else Verdict.PARTLY
        astray = self.astray(answer)
        named = (notes.pop(astray),) if astray else ()
        return Feedback(verdict, named, tuple(notes.values()), self.summary)

    def astray(self, answer: Arrangement) -> str:
        """The first step that stands too early; empty without an answer or when all is right."""
        pairs = zip(answer, self.right, strict=False)
        return next((given for given, expected in pairs if given != expected), "")

    def seen(self, answer: Arrangement) -> Seen:
        """What to name first: the steps in place at the top, else two steps in the right order."""
        astray = self.astray(answer)
        if not astray:
            return Seen(len(answer))
        if answer[0] == self.right[0]:
            return Seen(answer.index(astray))
        ordered = (
            (a, b)
            for a, b in sorted(combinations(self.steps, 2), key=self._distance)
            if answer.index(a.id) < answer.index(b.id)
        )
        return Seen(0, next(ordered, None))

    def samples(self) -> Samples:
        """The right order, turned around, nothing; and the first two or the last two swapped."""
        right = list(self.right)
        pairs = len(right) * (len(right) - 1) // 2
        part = Score.exact(Fraction(pairs - 1, pairs), 1)
        swaps = ([right[1], right[0], *right[2:]], [*right[:-2], right[-1], right[-2]])
        turned = [right[::-1]] if right[::-1] != list(self.start) else []
        return Samples(
            right=({ORDER: right},),
            wrong=(*({ORDER: order} for order in turned), {ORDER: list(self.start)}, NO_FIELDS),
            partial=tuple(({ORDER: swap}, part) for swap in swaps if tuple(swap) != self.start),
            invalid=(
                {ORDER: right[1:]},
                {ORDER: [*right, right[0]]},
                {ORDER: ["no such step", *right[1:]]},
                {ORDER: right, MOVE: ["sideways:" + right[0]]},
                {ORDER: right, MOVE: ["up:no such step"]},
                {ORDER: right, "other": ["field"]},
            ),
        )

    def _moved(self, order: Arrangement, move: str) -> Arrangement:
        direction, _, identifier = move.partition(":")
        if direction not in PLACES or identifier not in order:
            raise AnswerError("answer.unknown-option", field=MOVE)
        place = order.index(identifier)
        other = place + PLACES[direction]
        if not 0 <= other < len(order):
            return order
        moved = list(order)
        moved[place], moved[other] = moved[other], moved[place]
        return tuple(moved)

    def _note(self, step: Step, answer: Arrangement) -> Note:
        right = answer == self.right
        astray = step.id == self.astray(answer)
        return Note(
            step.id,
            step.about,
            chosen=right or astray,
            right=right,
            label=step.text,
            text=step.early if astray else step.feedback,
            explanation=step.feedback,
        )

    def _distance(self, pair: tuple[Step, Step]) -> int:
        return self.steps.index(pair[1]) - self.steps.index(pair[0])


def _in_order(order: Arrangement, right: Arrangement) -> Fraction:
    """The share of the pairs in `right` that stand in the same order in `order`."""
    pairs = list(combinations(right, 2))
    return Fraction(sum(order.index(a) < order.index(b) for a, b in pairs), len(pairs))


def _shuffled(name: str, right: Arrangement) -> Arrangement:
    """A fixed order by the ids, with at most half of the pairs in the right order."""
    order = sorted(right, key=lambda step: hashlib.sha256(f"{name}/{step}".encode()).digest())
    if _in_order(tuple(order), right) > Fraction(1, 2):
        order.reverse()
    return tuple(order)


KIND = Order
