# SPDX-License-Identifier: EUPL-1.2
"""Which questions come back, so that what was learned stays: a choice without chance or clock."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from meedenker.domain.attempt import Attempt

SET_SIZE = 5


class Went(StrEnum):
    """How a question went the last time. The order is that of coming back."""

    HARD = "hard"
    WELL = "well"
    NEW = "new"


_FIRST = list(Went)


@dataclass(frozen=True, slots=True)
class Past:
    """A question that may come back: its lesson, how it went, and the day of that.

    A question that was never checked is `NEW` and has no day. `again` says whether it came back
    before.
    """

    question: str
    lesson: str
    went: Went = Went.NEW
    on: date | None = None
    again: bool = False


def how_it_went(attempt: Attempt) -> Went:
    """How somebody managed: well is at once, without a hint and without being shown the answer.

    >>> how_it_went(Attempt(tries=1, solved=True)), how_it_went(Attempt(tries=2, solved=True))
    (<Went.WELL: 'well'>, <Went.HARD: 'hard'>)
    """
    if attempt.tries == 0:
        return Went.NEW
    helped = attempt.hints > 0 or attempt.revealed
    return Went.WELL if attempt.solved and attempt.tries == 1 and not helped else Went.HARD


def choose(pasts: Iterable[Past], seed: str, size: int = SET_SIZE) -> tuple[str, ...]:
    """The questions of a set, at most `size`, none of them twice.

    What was hard comes before what went well, and that before what was never checked. Among those
    the lesson that has fewest in the set goes first, then the day that was longest ago, then what
    did not come back before. `seed` decides between equals, so that the same seed gives the same
    set whatever the order of `pasts`.
    """
    left = {past.question: past for past in pasts}
    taken: Counter[str] = Counter()
    chosen: list[str] = []

    def order(past: Past) -> tuple[int, int, date, bool, str]:
        went, draw = _FIRST.index(past.went), _draw(seed, past.question)
        return went, taken[past.lesson], past.on or date.min, past.again, draw

    while left and len(chosen) < size:
        best = min(left.values(), key=order)
        del left[best.question]
        taken[best.lesson] += 1
        chosen.append(best.question)
    return tuple(chosen)


def _draw(seed: str, question: str) -> str:
    """A place in an order that only looks like chance."""
    return hashlib.sha256(f"{seed} {question}".encode()).hexdigest()
