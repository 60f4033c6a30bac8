# SPDX-License-Identifier: EUPL-1.2
"""The municipal self-test: two outcomes side by side, never one mark (course plan, part 7).

- The minimum: each part labelled as law stands alone, with its state and evidence. Never added up.
- The quality per theme: the other parts as a range from lowest to highest, in whole per cent of the
  points. Unknown widens the range; with more than a third unknown there is no position at all.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from meedenker.domain.scoring import percentage, total
from meedenker.kinds.rating import Label, Level, Rated, Rating

MOST_UNKNOWN = Fraction(1, 3)
ROLES = ("gemeente", "uitvoerder", "adviesraad", "inwoners")


class State(StrEnum):
    """How a legal part stands."""

    PROVEN = "proven"
    CLAIMED = "claimed"
    NOT_PROVEN = "not-proven"
    UNKNOWN = "unknown"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class MinimumLine:
    """One legal part of a requirement, its state and what was filled in."""

    question: Rating
    text: str
    state: State
    rated: Rated


@dataclass(frozen=True, slots=True)
class ThemeQuality:
    """The quality of one theme: per cent from `low` to `high`, `None` when too much is unknown.

    `known` of the `asked` questions have an answer that is not “I do not know”; questions that do
    not apply are not asked.
    """

    theme: str
    low: int | None
    high: int | None
    known: int
    asked: int
    unproven: int

    @property
    def enough(self) -> bool:
        """Whether enough is known to show a position."""
        return self.low is not None


@dataclass(frozen=True, slots=True)
class Outcome:
    """Both outcomes, and how much was answered."""

    minimum: tuple[MinimumLine, ...]
    quality: tuple[ThemeQuality, ...]
    answered: int
    unknown: int
    questions: int


def state_of(rated: Rated) -> State:
    """The state of a legal part.

    >>> state_of(Rated(Level.WRITTEN)).value
    'claimed'
    """
    if rated.level is None:
        return State.OPEN
    if rated.level is Level.UNKNOWN:
        return State.UNKNOWN
    if not rated.claimed:
        return State.NOT_PROVEN
    return State.PROVEN if rated.proven else State.CLAIMED


def quality_of(theme: str, answers: Iterable[tuple[Rating, Rated]]) -> ThemeQuality | None:
    """The range of one theme over its parts that are no law; `None` when nothing applies."""
    counted = [
        (question, rated)
        for question, rated in answers
        if question.quality and rated.level is not Level.NOT_APPLICABLE
    ]
    if not counted:
        return None
    known = sum(rated.level not in (None, Level.UNKNOWN) for _, rated in counted)
    unproven = sum(rated.claimed and not rated.proven for _, rated in counted)
    score = total(question.score(rated) for question, rated in counted)
    too_little = Fraction(len(counted) - known, len(counted)) > MOST_UNKNOWN
    return ThemeQuality(
        theme=theme,
        low=None if too_little else percentage(score.low, score.maximum),
        high=None if too_little else percentage(score.high, score.maximum),
        known=known,
        asked=len(counted),
        unproven=unproven,
    )


def conclude(themes: Mapping[str, Sequence[tuple[Rating, Rated]]]) -> Outcome:
    """Both outcomes of one respondent's ratings, given per theme in the order of the test."""
    everything = [pair for pairs in themes.values() for pair in pairs]
    lines = tuple(
        MinimumLine(question, part.text, state_of(rated), rated)
        for question, rated in everything
        for part in question.parts
        if part.label is Label.LAW
    )
    quality = (quality_of(theme, pairs) for theme, pairs in themes.items())
    return Outcome(
        minimum=lines,
        quality=tuple(theme for theme in quality if theme is not None),
        answered=sum(rated.level is not None for _, rated in everything),
        unknown=sum(rated.level is Level.UNKNOWN for _, rated in everything),
        questions=len(everything),
    )
