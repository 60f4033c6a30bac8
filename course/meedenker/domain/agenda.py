# SPDX-License-Identifier: EUPL-1.2
"""On which days something comes back after a lesson was finished."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

GAPS = (1, 3, 10, 30)
"""Days after finishing a lesson, as the course plan has them."""


@dataclass(frozen=True, slots=True)
class Agenda:
    """Whether something is due now, and the first day after today on which something will be."""

    due: bool = False
    next: date | None = None


def repeat_days(finished: date) -> tuple[date, ...]:
    """The days on which a lesson comes back.

    >>> [day.day for day in repeat_days(date(2027, 3, 1))]
    [2, 4, 11, 31]
    """
    return tuple(finished + timedelta(days=gap) for gap in GAPS)


def agenda(finished: Iterable[date], repeated: date | None, today: date) -> Agenda:
    """What is due for somebody who finished lessons on these days and last repeated on that one.

    A repetition settles every day before it and its own, for all lessons at once: what was missed
    never piles up. A day that is still to come by the clock of today was written by a clock that
    ran ahead: such a repetition is as good as none, such a lesson as finished yesterday.
    """
    if repeated is not None and repeated > today:
        repeated = None
    yesterday = today - timedelta(days=1)
    begun = [day if day <= today else yesterday for day in finished]
    days = [day for start in begun for day in repeat_days(start)]
    still = [day for day in days if repeated is None or day > repeated]
    later = [day for day in still if day > today]
    return Agenda(any(day <= today for day in still), min(later, default=None))
