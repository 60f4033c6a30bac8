# SPDX-License-Identifier: EUPL-1.2
"""On which days a finished lesson comes back."""

from datetime import date, timedelta

import pytest

from meedenker.domain.agenda import GAPS, Agenda, agenda, repeat_days

DONE = date(2027, 3, 1)


def on(day: int, repeated: date | None = None) -> Agenda:
    """The agenda a number of days after the lesson was finished."""
    return agenda([DONE], repeated, DONE + timedelta(days=day))


def test_nothing_comes_back_before_anything_is_finished():
    assert agenda([], None, DONE) == Agenda(due=False, next=None)


def test_a_lesson_comes_back_after_one_three_ten_and_thirty_days():
    assert [(day - DONE).days for day in repeat_days(DONE)] == [1, 3, 10, 30]


def test_nothing_is_due_on_the_day_itself():
    assert on(0) == Agenda(due=False, next=date(2027, 3, 2))


@pytest.mark.parametrize("gap", GAPS)
def test_somebody_who_keeps_up_is_asked_on_each_day_and_not_after_it(gap: int):
    day = DONE + timedelta(days=gap)
    before = DONE + timedelta(days=([0, *GAPS][GAPS.index(gap)]))
    assert on(gap, repeated=before).due
    assert not on(gap, repeated=day).due
    later = [DONE + timedelta(days=more) for more in GAPS if more > gap]
    assert on(gap, repeated=day).next == (later[0] if later else None)


def test_days_that_were_missed_are_settled_by_one_repetition():
    assert on(12).due
    assert on(12, repeated=DONE + timedelta(days=12)) == Agenda(False, date(2027, 3, 31))


def test_after_the_last_day_it_stays_due_until_it_is_done():
    assert on(400) == Agenda(due=True, next=None)
    assert on(400, repeated=DONE + timedelta(days=31)) == Agenda(due=False, next=None)


def test_practice_on_a_day_of_ones_own_does_not_take_the_next_one_away():
    assert on(2, repeated=DONE + timedelta(days=2)) == Agenda(False, date(2027, 3, 4))
    assert on(3, repeated=DONE + timedelta(days=2)).due


def test_one_repetition_is_for_all_lessons():
    days = [DONE, DONE + timedelta(days=5)]
    today = DONE + timedelta(days=6)
    assert agenda(days, None, today).due
    assert agenda(days, today, today) == Agenda(due=False, next=date(2027, 3, 9))


def test_a_repetition_of_a_clock_that_ran_ahead_counts_for_nothing():
    assert on(1, repeated=date(2040, 1, 1)).due


def test_a_lesson_finished_by_a_clock_that_ran_ahead_comes_back_now():
    found = agenda([date(2040, 1, 1)], None, DONE)
    assert found.due
    assert found.next == DONE + timedelta(days=2)
