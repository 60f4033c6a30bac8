# SPDX-License-Identifier: EUPL-1.2
"""Think something over. What is written stays in the browser: the server takes no field at all."""

from dataclasses import dataclass
from typing import ClassVar

from meedenker.domain.attempt import NO_FIELDS, Attempt, Fields
from meedenker.domain.scoring import NOT_APPLICABLE, Score
from meedenker.domain.shape import Shape, Texts
from meedenker.kinds.base import (
    Feedback,
    Problem,
    Question,
    Samples,
    Verdict,
)
from meedenker.kinds.posted import only_fields


@dataclass(frozen=True, slots=True, kw_only=True)
class Reflect(Question[None]):
    """A question to oneself. It has no answer that anyone else could see, count or mark."""

    kind: ClassVar[str] = "reflect"
    scored: ClassVar[bool] = False
    checkable: ClassVar[bool] = False
    counted: ClassVar[bool] = False
    shape: ClassVar[Shape] = Shape(Texts("about", renamed="topics"))

    topics: tuple[str, ...]

    @property
    def about(self) -> tuple[str, ...]:
        """What the question is about."""
        return self.topics

    def parse(self, fields: Fields) -> None:
        """Nothing; raises `AnswerError` for any field, since a reflection is never sent."""
        only_fields(fields)

    def fields(self, answer: None) -> Fields:  # noqa: ARG002
        """No fields."""
        return NO_FIELDS

    def filled(self, answer: None) -> bool:  # noqa: ARG002
        """Never: nobody can know."""
        return False

    def problems(self, answer: None) -> tuple[Problem, ...]:  # noqa: ARG002
        """None: it may stay empty."""
        return ()

    def score(self, answer: None) -> Score:  # noqa: ARG002
        """No points: it leaves the denominator."""
        return NOT_APPLICABLE

    def feedback(self, answer: None) -> Feedback:  # noqa: ARG002
        """Nothing is said about it."""
        return Feedback(Verdict.NONE)

    def done(self, attempt: Attempt) -> bool:  # noqa: ARG002
        """Never: it does not count."""
        return False

    def samples(self) -> Samples:
        """Nothing at all, and any field."""
        return Samples(
            right=(),
            wrong=(),
            partial=((NO_FIELDS, NOT_APPLICABLE),),
            invalid=({"text": ["Ik dacht aan vroeger."]}, {"chosen": ["a"]}),
        )


KIND = Reflect
