# SPDX-License-Identifier: EUPL-1.2
"""One subject before and after the course: what became of it, in words and never as a grade."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class How(StrEnum):
    """How a question went the first time. The last three say that this cannot be known."""

    FULL = "full"
    PART = "part"
    NOT_YET = "not-yet"
    STARTED = "started"
    OPEN = "open"
    REWRITTEN = "rewritten"


class Change(StrEnum):
    """What the two together tell somebody."""

    NOTHING = "nothing"
    WAITING = "waiting"
    GOOD = "good"
    KEPT = "kept"
    BETTER = "better"
    CLOSER = "closer"
    ATTENTION = "attention"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a question went; `share` is the part that was right, where that is known."""

    how: How
    share: Fraction | None = None


OPEN = Outcome(How.OPEN)
STARTED = Outcome(How.STARTED)
REWRITTEN = Outcome(How.REWRITTEN)


def outcome_of(share: Fraction) -> Outcome:
    """The outcome of an answer of which this part was right.

    >>> [str(outcome_of(Fraction(part, 4)).how) for part in (0, 3, 4)]
    ['not-yet', 'part', 'full']
    """
    how = How.FULL if share >= 1 else How.PART if share > 0 else How.NOT_YET
    return Outcome(how, share)


def compare(before: Outcome, after: Outcome) -> Change:
    """What changed. Somebody who had it right twice is never told to do better.

    >>> half, whole = outcome_of(Fraction(1, 2)), outcome_of(Fraction(1))
    >>> [str(compare(*pair)) for pair in ((half, whole), (whole, whole), (half, half))]
    ['better', 'kept', 'attention']
    """
    if after.share is None:
        return Change.NOTHING if before.share is None else Change.WAITING
    if after.how is How.FULL:
        if before.share is None:
            return Change.GOOD
        return Change.KEPT if before.how is How.FULL else Change.BETTER
    closer = before.share is not None and after.share > before.share
    return Change.CLOSER if closer else Change.ATTENTION
