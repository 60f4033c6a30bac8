# SPDX-License-Identifier: EUPL-1.2
"""Choose one option, or every option that fits."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from meedenker.domain.attempt import NO_FIELDS, Attempt, Fields
from meedenker.domain.authored import Authored
from meedenker.domain.scoring import Score
from meedenker.domain.shape import WAS, Each, Flag, Shape, Text
from meedenker.kinds.base import (
    Feedback,
    Note,
    Problem,
    Question,
    Samples,
    Verdict,
    state_of,
)
from meedenker.kinds.posted import one_of, only_fields, some_of

CHOSEN = "chosen"


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose.

    `feedback` is said when it was chosen, `unchosen` when it was not, and `explained` when the
    answer is shown to someone who did not choose it.
    """

    id: str
    text: str
    right: bool
    feedback: str
    unchosen: str
    explained: str
    about: str
    was: tuple[str, ...] = ()


OPTION = Shape(
    Text("id"),
    Text("text"),
    Flag("right"),
    Text("feedback"),
    Text("unchosen", otherwise="feedback"),
    Text("explained", otherwise="feedback"),
    Text("about"),
    WAS,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Question[frozenset[str]]):
    """Choose; the answer is the set of chosen option ids.

    With one right answer it gives 1 point or none. With more, each right option gives an equal
    part of 1 point and each wrong one takes such a part away, never below 0 (course plan, part 1).
    """

    kind: ClassVar[str] = "choice"
    closed: ClassVar[bool] = True
    shape: ClassVar[Shape] = Shape(
        Flag("multiple"),
        Each("options", OPTION, Option, least=2, unique=True),
        Text("summary", ""),
    )

    multiple: bool
    options: tuple[Option, ...]
    summary: str

    def check(self, authored: Authored) -> None:
        """One option is right, or (`multiple`) more."""
        right = sum(option.right for option in self.options)
        if right < 1 or (right > 1 and not self.multiple):
            authored.fault("content.right-options", right=right)

    @property
    def choices(self) -> Mapping[str, Sequence[Option]]:
        """The options."""
        return {CHOSEN: self.options}

    @property
    def about(self) -> tuple[str, ...]:
        """The indication or compass point that each option is about."""
        return tuple(option.about for option in self.options)

    def parse(self, fields: Fields) -> frozenset[str]:
        """The chosen option ids; at most one unless `multiple`."""
        only_fields(fields, CHOSEN)
        known = {option.id for option in self.options}
        if self.multiple:
            return some_of(fields, CHOSEN, known)
        chosen = one_of(fields, CHOSEN, known)
        return frozenset({chosen} if chosen else ())

    def fields(self, answer: frozenset[str]) -> Fields:
        """The chosen ids in the order of the options."""
        chosen = [option.id for option in self.options if option.id in answer]
        return {CHOSEN: chosen} if chosen else NO_FIELDS

    def filled(self, answer: frozenset[str]) -> bool:
        """Whether anything was chosen."""
        return bool(answer)

    def problems(self, answer: frozenset[str]) -> tuple[Problem, ...]:
        """One problem when nothing was chosen."""
        code = "choice.choose-some" if self.multiple else "choice.choose-one"
        return () if answer else (Problem(code, CHOSEN),)

    def score(self, answer: frozenset[str]) -> Score:
        """At most 1 point, in equal parts per right option."""
        right = {option.id for option in self.options if option.right}
        points = Fraction(len(answer & right) - len(answer - right), len(right))
        return Score.exact(points, 1)

    def feedback(self, answer: frozenset[str]) -> Feedback:
        """First the chosen and the missed options, then the rest."""
        notes: list[Note] = []
        others: list[Note] = []
        for option in self.options:
            chosen = option.id in answer
            missed = option.right and not chosen and self.multiple and bool(answer)
            text = option.feedback if chosen else option.unchosen
            note = Note(
                option.id,
                option.about,
                chosen,
                option.right,
                label=option.text,
                text=text,
                explanation=text if chosen or not option.right else option.explained,
            )
            (notes if chosen or missed else others).append(note)
        return Feedback(self._verdict(answer), tuple(notes), tuple(others), self.summary)

    def looks(self, attempt: Attempt) -> Hashable:
        """Not what is chosen, until it is explained: the browser shows that by itself."""
        explained = tuple(attempt.fields.get(CHOSEN, ())) if attempt.checked else ()
        return (bool(attempt.fields), explained, *state_of(attempt))

    def samples(self) -> Samples:
        """All right, all wrong, and (with more right answers) one of the right ones."""
        right = [option.id for option in self.options if option.right]
        wrong = [option.id for option in self.options if not option.right]
        part = Score.exact(Fraction(1, len(right)), 1)
        return Samples(
            right=(_chosen(right),),
            wrong=(*(_chosen([option]) for option in wrong), NO_FIELDS),
            partial=((_chosen(right[:1]), part),) if len(right) > 1 else (),
            invalid=(
                _chosen(["no such option"]),
                {CHOSEN: right[:1], "other": ["field"]},
                *(() if self.multiple else (_chosen([*right, *wrong]),)),
            ),
        )

    def _verdict(self, answer: frozenset[str]) -> Verdict:
        right = {option.id for option in self.options if option.right}
        if answer == right:
            return Verdict.RIGHT
        return Verdict.PARTLY if answer & right else Verdict.WRONG


def _chosen(options: Sequence[str]) -> Fields:
    return {CHOSEN: list(options)}


KIND = Choice
