# SPDX-License-Identifier: EUPL-1.2
"""A choice question as a learner of a scored assignment gets it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Self

from meedenker.domain.authored import Authored
from meedenker.domain.scoring import NOT_APPLICABLE, Score
from meedenker.kinds.base import Feedback, Samples, Verdict, common, enough_parts
from meedenker.kinds.choice import CHOSEN, Choice, Option


@dataclass(frozen=True, slots=True, kw_only=True)
class KeylessChoice(Choice):
    """A choice question that can be shown and answered but not checked: it has no key."""

    scored: ClassVar[bool] = False
    checkable: ClassVar[bool] = False

    @classmethod
    def read(cls, authored: Authored, url: str) -> Self:
        """The question from data without a key."""
        authored.text("kind")
        base = common(authored, url)
        multiple = authored.flag("multiple")
        options = tuple(_read_option(option) for option in authored.each("options"))
        enough_parts(authored, options)
        authored.finish()
        return cls(**base, multiple=multiple, options=options, summary="")

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
    options = [{"id": option.id, "text": option.text} for option in question.options]
    return {"multiple": question.multiple, "options": options}


def _read_option(authored: Authored) -> Option:
    option = Option(
        id=authored.text("id"),
        text=authored.text("text"),
        right=False,
        feedback="",
        unchosen="",
        explained="",
        about="",
    )
    authored.finish()
    return option


KEYLESS = KeylessChoice
