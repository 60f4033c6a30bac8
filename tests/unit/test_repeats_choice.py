# SPDX-License-Identifier: EUPL-1.2
"""Which questions come back first."""

from datetime import date

import pytest

from meedenker.domain.attempt import Attempt
from meedenker.domain.repeats import SET_SIZE, Past, Went, choose, how_it_went

OLD, NEW = date(2027, 1, 1), date(2027, 2, 1)


@pytest.mark.parametrize(
    ("attempt", "went"),
    [
        (Attempt(), Went.NEW),
        (Attempt(hints=2), Went.NEW),
        (Attempt(tries=1, solved=True), Went.WELL),
        (Attempt(tries=1), Went.HARD),
        (Attempt(tries=2, solved=True), Went.HARD),
        (Attempt(tries=1, solved=True, hints=1), Went.HARD),
        (Attempt(tries=1, solved=True, revealed=True), Went.HARD),
    ],
)
def test_well_is_at_once_and_without_help(attempt: Attempt, went: Went):
    assert how_it_went(attempt) is went


def well(question: str, lesson: str = "een", on: date = OLD) -> Past:
    return Past(question, lesson, Went.WELL, on)


def hard(question: str, lesson: str = "een", on: date = OLD) -> Past:
    return Past(question, lesson, Went.HARD, on)


def test_what_was_hard_comes_first_also_when_it_was_done_last():
    assert choose([well("a"), hard("b", on=NEW), well("c")], "", 1) == ("b",)


def test_then_what_was_longest_ago():
    assert choose([well("a", on=NEW), well("b", on=OLD)], "", 1) == ("b",)


def test_of_one_day_what_did_not_come_back_yet_goes_first():
    back = [Past(str(n), "een", Went.WELL, OLD, again=n != 7) for n in range(9)]
    assert choose(back, "", 1) == ("7",)


def test_what_was_never_checked_comes_last():
    assert choose([Past("a", "een"), well("b", on=NEW)], "", 1) == ("b",)
    assert choose([Past("a", "een"), well("b", on=NEW)], "", 2) == ("b", "a")


def test_equals_are_spread_over_lessons():
    pasts = [well(f"{lesson}.{n}", lesson) for lesson in ("een", "twee", "drie") for n in range(5)]
    chosen = choose(pasts, "zaad")
    lessons = [question.partition(".")[0] for question in chosen]
    assert len(chosen) == SET_SIZE
    assert sorted(map(lessons.count, set(lessons))) == [1, 2, 2]


def test_another_set_draws_others_among_equals():
    pasts = [well(str(n)) for n in range(40)]
    assert len({choose(pasts, f"bezoeker {number}") for number in range(10)}) > 5
