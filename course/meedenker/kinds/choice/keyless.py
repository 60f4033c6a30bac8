# SPDX-License-Identifier: EUPL-1.2
"""A choice question as a learner of a scored assignment gets it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from meedenker.domain.authored import Authored
from meedenker.domain.scoring import NOT_APPLICABLE, Score
from meedenker.domain.shape import WAS, Each, Flag, Shape, Text
from meedenker.kinds.base import Feedback, Samples, Verdict
from meedenker.kinds.choice import CHOSEN, Choice, Option


def _without_key(**said: Any) -> Option:
    return Option(**said, right=False, feedback="", unchosen="", explained="", about="")


OPTION = Shape(Text("id"), Text("text"), WAS)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeylessChoice(Choice):
    """A choice question that can be shown and answered but not checked: it has no key."""

    scored: ClassVar[bool] = False
    checkable: ClassVar[bool] = False
    shape: ClassVar[Shape] = Shape(
        Flag("multiple"),
        Each("options", OPTION, _without_key, least=2, unique=True),
    )
    summary: str = ""

    def check(self, authored: Authored) -> None:
        """Nothing: without a key every option is as good as another."""

    @property
    def about(self) -> tuple[str, ...]:
        """Nothing: what an option is about could give the answer away."""
        return ()

    def score(self, answer: frozenset[str]) -> Score:  # noqa: ARG002
        """No points: the trainer has the key."""
        return NOT_APPLICABLE

    def feedback(self, answer: frozenset[str]) -> Feedback:  # noqa: ARG002
        """Nothing: the trainer checks."""
        return Feedback(Verdict.NONE)

    def samples(self) -> Samples:
        """No answer is right or wrong here; one that no form sends is still refused."""
        return Samples(right=(), wrong=(), partial=(), invalid=({CHOSEN: ["no such option"]},))


def visible(question: Choice) -> Mapping[str, object]:
    """How many may be chosen, and the text of each option."""
    options = [
        {"id": option.id, "text": option.text, **({"was": [*option.was]} if option.was else {})}
        for option in question.options
    ]
    return {"multiple": question.multiple, "options": options}


KEYLESS = KeylessChoice
