# SPDX-License-Identifier: EUPL-1.2
"""Decide in a case: which indications apply, and what one would do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from meedenker.domain.attempt import Fields
from meedenker.domain.authored import Authored
from meedenker.domain.scoring import Score
from meedenker.domain.shape import Each, Flag, Shape, Text, Texts, Word
from meedenker.kinds.base import (
    Feedback,
    Problem,
    Question,
    Samples,
)
from meedenker.kinds.marking import (
    PART,
    Part,
    marking_feedback,
    marking_samples,
    marking_score,
    partial_samples,
)
from meedenker.kinds.posted import one_of, one_text, only_fields, some_of

INDICATION = "indication"
DECISION = "decision"
REASON = "reason"
LONG = 2000
FEWEST, MOST = 6, 10


class Way(StrEnum):
    """What one can decide. None of them is ever right or wrong."""

    UP = "up"
    DOWN = "down"
    STAY = "stay"
    CONSULT = "consult"


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision with its reaction: what speaks for it, and what it asks of you."""

    id: Way
    speaks: str
    asks: str


DECISION_SHAPE = Shape(
    Word("id", tuple(Way), "content.decisions", make=Way), Text("speaks"), Text("asks")
)


@dataclass(frozen=True, slots=True)
class Decided:
    """What was filled in; `decision` is `None` while nothing was chosen."""

    indications: frozenset[str] = frozenset()
    decision: Way | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decide(Question[Decided]):
    """A case with indications and a decision; only the indications are scored.

    An indication that applies and was chosen gives 1, one that does not apply takes ½, one that
    is possible counts neither way, a missed one gives 0; divided by the number that apply, never
    below 0. Where none applies, leaving all empty is the full point. Of three that apply two
    found, with one too many: (2 − ½) / 3 = ½.

    The decision is never scored or judged: several can be defended. `danger` is said with every
    decision, since acute danger asks the same of everyone. `known`: the case stands elsewhere on
    the page too, so it is folded here.
    """

    kind: ClassVar[str] = "decide"
    limit: ClassVar[int] = LONG
    shape: ClassVar[Shape] = Shape(
        Texts("paragraphs", least=1),
        Flag("known"),
        Each("indications", PART, Part, least=FEWEST, most=MOST, unique=True),
        Each(
            "decisions",
            DECISION_SHAPE,
            Decision,
            least=len(Way),
            most=len(Way),
            code="content.decisions",
            unique=True,
        ),
        Text("danger", ""),
        Text("summary", ""),
    )

    paragraphs: tuple[str, ...]
    known: bool
    indications: tuple[Part, ...]
    decisions: tuple[Decision, ...]
    danger: str
    summary: str

    def check(self, authored: Authored) -> None:
        """Every indication says which one it is."""
        for part in self.indications:
            if not part.about:
                authored.fault("content.part-about", id=part.id)

    @property
    def choices(self) -> Mapping[str, Sequence[Part]]:
        """The indications; decisions are the same in every case."""
        return {INDICATION: self.indications}

    @property
    def about(self) -> tuple[str, ...]:
        """The indications."""
        return tuple(part.about for part in self.indications)

    def parse(self, fields: Fields) -> Decided:
        """The chosen indications, the decision, and an own reason as typed."""
        only_fields(fields, INDICATION, DECISION, REASON)
        chosen = some_of(fields, INDICATION, {part.id for part in self.indications})
        decision = one_of(fields, DECISION, tuple(Way))
        reason = one_text(fields, REASON, LONG)
        return Decided(chosen, Way(decision) if decision else None, reason)

    def fields(self, answer: Decided) -> Fields:
        """The filled-in fields only; indications in authored order."""
        fields = {
            INDICATION: [part.id for part in self.indications if part.id in answer.indications],
            DECISION: [str(answer.decision)] if answer.decision else [],
            REASON: [answer.reason] if answer.reason else [],
        }
        return {name: values for name, values in fields.items() if values}

    def filled(self, answer: Decided) -> bool:
        """Whether a decision was chosen; no indication at all can be an answer too."""
        return answer.decision is not None

    def problems(self, answer: Decided) -> tuple[Problem, ...]:
        """One problem when no decision was chosen."""
        return () if self.filled(answer) else (Problem("decide.choose", DECISION),)

    def score(self, answer: Decided) -> Score:
        """At most 1 point for the indications; the decision never counts."""
        return marking_score(self.indications, answer.indications)

    def feedback(self, answer: Decided) -> Feedback:
        """Per indication: found, missed, too many, possible. Reactions stand with the decisions."""
        return marking_feedback(self.indications, answer.indications, self.summary)

    def samples(self) -> Samples:
        """Right with every decision, one indication too many, a part, and what no form sends."""
        right, possible, wrong = marking_samples(self.indications)
        wrongs = [[part] for part in wrong] if right else [wrong] if len(wrong) > 1 else []
        return Samples(
            right=(
                *(_decided([*right], way) for way in Way),
                _decided([*right, *possible], Way.STAY),
            ),
            wrong=tuple(_decided([*part], Way.CONSULT) for part in wrongs),
            partial=tuple(
                (_decided([*part], Way.UP), score)
                for part, score in partial_samples(self.indications)
            ),
            invalid=(
                {INDICATION: ["no such indication"]},
                {DECISION: ["sideways"]},
                {DECISION: [Way.UP, Way.DOWN]},
                {REASON: ["x" * (LONG + 1)]},
                {"points": ["1"]},
            ),
        )


def _decided(indications: list[str], way: Way) -> Fields:
    return {**({INDICATION: indications} if indications else {}), DECISION: [str(way)]}


KIND = Decide
