# SPDX-License-Identifier: EUPL-1.2
"""Answer in one's own words. There is no key: a person reads it."""

from dataclasses import dataclass
from typing import ClassVar

from meedenker.domain.attempt import NO_FIELDS, Fields
from meedenker.domain.scoring import Score
from meedenker.domain.shape import Shape
from meedenker.kinds.base import (
    Feedback,
    Problem,
    Question,
    Samples,
    Verdict,
)
from meedenker.kinds.posted import one_text, only_fields

TEXT = "text"
LIMIT = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Written(Question[str]):
    """An open question; the answer is a text of at most `LIMIT` characters."""

    kind: ClassVar[str] = "written"
    scored: ClassVar[bool] = False
    checkable: ClassVar[bool] = False
    shape: ClassVar[Shape] = Shape()

    limit: int = LIMIT

    @property
    def about(self) -> tuple[str, ...]:
        """An open question refers to nothing."""
        return ()

    def parse(self, fields: Fields) -> str:
        """The text, without the space around it."""
        only_fields(fields, TEXT)
        return one_text(fields, TEXT, self.limit)

    def fields(self, answer: str) -> Fields:
        """The text, when there is one."""
        return {TEXT: [answer]} if answer else NO_FIELDS

    def filled(self, answer: str) -> bool:
        """Whether something was written."""
        return answer != ""

    def problems(self, answer: str) -> tuple[Problem, ...]:
        """One problem when nothing was written."""
        return () if answer else (Problem("written.write", TEXT),)

    def score(self, answer: str) -> Score:
        """Unknown until someone has read it; nothing written is nothing."""
        return Score.between(0, 1, 1) if answer else Score.exact(0, 1)

    def feedback(self, answer: str) -> Feedback:  # noqa: ARG002
        """Nothing: a person answers."""
        return Feedback(Verdict.NONE)

    def samples(self) -> Samples:
        """Nothing written, something written, and what no form sends."""
        return Samples(
            right=(),
            wrong=(NO_FIELDS,),
            partial=(({TEXT: ["Ik vraag het eerst."]}, Score.between(0, 1, 1)),),
            invalid=({TEXT: ["x" * (self.limit + 1)]}, {TEXT: ["a", "b"]}, {"other": ["x"]}),
        )


KIND = Written
