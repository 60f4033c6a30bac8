# SPDX-License-Identifier: EUPL-1.2
"""Points as a range: an unknown answer widens the range, it never counts as zero."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Score:
    """Points from `low` to `high` out of `maximum`; exact fractions, `0 <= low <= high <= maximum`.

    A score without a range has `low == high`. A question that does not apply has `maximum == 0`
    and so leaves the denominator.

    >>> Score.exact(Fraction(1, 2), 1).low
    Fraction(1, 2)
    """

    low: Fraction
    high: Fraction
    maximum: Fraction

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.high <= self.maximum:
            message = f"a score needs 0 <= low <= high <= maximum, not {self}"
            raise ValueError(message)

    @classmethod
    def exact(cls, points: Fraction | int, maximum: Fraction | int) -> "Score":
        """A score without a range, clamped to `[0, maximum]`."""
        top = Fraction(maximum)
        value = min(max(Fraction(points), Fraction(0)), top)
        return cls(value, value, top)

    @classmethod
    def between(cls, low: int, high: int, maximum: int) -> "Score":
        """A score of which only the bounds are known."""
        return cls(Fraction(low), Fraction(high), Fraction(maximum))

    @property
    def full(self) -> bool:
        """Whether every point is certain."""
        return self.maximum > 0 and self.low == self.maximum

    @property
    def none(self) -> bool:
        """Whether no point is possible."""
        return self.high == 0

    def __add__(self, other: "Score") -> "Score":
        return Score(self.low + other.low, self.high + other.high, self.maximum + other.maximum)


NOT_APPLICABLE = Score.exact(0, 0)


def total(scores: Iterable[Score]) -> Score:
    """The sum of scores; the sum of none is a score that does not apply."""
    result = NOT_APPLICABLE
    for score in scores:
        result += score
    return result


def percentage(points: Fraction, maximum: Fraction) -> int:
    """Whole per cent, half up.

    >>> percentage(Fraction(5), Fraction(9))
    56
    """
    if maximum == 0:
        message = "a percentage needs a maximum above zero"
        raise ValueError(message)
    return int(points / maximum * 100 + Fraction(1, 2))
