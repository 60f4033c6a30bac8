# SPDX-License-Identifier: EUPL-1.2
"""What each action does with an attempt, and which events a record remembers."""

from dataclasses import replace
from datetime import UTC, datetime

from meedenker.domain.attempt import (
    REMEMBERED_SENDERS,
    Action,
    Attempt,
    Event,
    Fields,
    advance,
    first_record,
)

NOW = datetime(2027, 3, 1, tzinfo=UTC)
A, B = {"chosen": ["a"]}, {"chosen": ["b"]}


def step(
    before: Attempt, action: Action, fields: Fields, *, right: bool = False, hints: int = 3
) -> Attempt:
    event = Event("q", action, fields)
    return advance(before, event, filled=bool(fields), right=right, hints_available=hints)


def test_answering_keeps_what_was_filled_in_and_checks_nothing():
    assert step(Attempt(), Action.ANSWER, A, right=True) == Attempt(A)


def test_checking_counts_a_try():
    once = step(Attempt(A), Action.CHECK, A)
    assert once == Attempt(A, checked=True, tries=1)
    assert step(once, Action.CHECK, B, right=True) == Attempt(B, True, True, tries=2)


def test_checking_nothing_is_no_try():
    assert step(Attempt(), Action.CHECK, {}) == Attempt()


def test_another_answer_takes_the_explanation_away_and_the_same_one_does_not():
    checked = Attempt(A, checked=True, tries=1)
    assert not step(checked, Action.ANSWER, B).checked
    assert step(checked, Action.ANSWER, A).checked
    assert step(checked, Action.ANSWER, {"chosen": ("a", ""), "other": [""]}) != checked


def test_hints_come_one_by_one_and_end():
    attempt = Attempt(A)
    seen = []
    for _ in range(4):
        attempt = step(attempt, Action.HINT, A, hints=2)
        seen.append(attempt.hints)
    assert seen == [1, 2, 2, 2]


def test_the_answer_is_only_shown_after_a_try():
    assert step(Attempt(A), Action.REVEAL, A) == Attempt(A)
    tried = Attempt(A, checked=True, tries=1)
    assert step(tried, Action.REVEAL, A) == replace(tried, revealed=True, solved=True)


def test_trying_again_clears_the_answer_and_keeps_progress():
    solved = Attempt(A, checked=True, solved=True, tries=2, hints=1, revealed=True)
    assert step(solved, Action.RETRY, A) == Attempt({}, solved=True, tries=2, hints=1)


def test_a_wrong_answer_later_takes_no_progress_away():
    solved = Attempt(A, checked=True, solved=True, tries=1)
    assert step(solved, Action.CHECK, B).solved


def test_a_record_knows_the_event_and_those_before_it():
    record = first_record(Event("q", Action.ANSWER, A, "page", 5), Attempt(A), NOW)
    assert record.has_seen(Event("q", Action.ANSWER, A, "page", 5))
    assert record.has_seen(Event("q", Action.ANSWER, A, "page", 4))
    assert not record.has_seen(Event("q", Action.ANSWER, A, "page", 6))
    assert not record.has_seen(Event("q", Action.ANSWER, A, "another page", 1))


def test_a_form_without_a_sender_is_always_taken():
    form = Event("q", Action.ANSWER, A)
    record = first_record(form, Attempt(A), NOW)
    assert not record.has_seen(form)
    assert not record.after(form, Attempt(B), NOW).has_seen(form)


def test_only_recent_senders_are_remembered():
    record = first_record(Event("q", Action.ANSWER, A, "page 0", 1), Attempt(A), NOW)
    for number in range(1, 50):
        record = record.after(Event("q", Action.ANSWER, A, f"page {number}", 1), Attempt(A), NOW)
    assert len(record.seen) == REMEMBERED_SENDERS
    assert record.has_seen(Event("q", Action.ANSWER, A, "page 49", 1))


def test_the_sender_that_speaks_most_recently_is_forgotten_last():
    record = first_record(Event("q", Action.ANSWER, A, "first", 1), Attempt(A), NOW)
    for number in range(2 * REMEMBERED_SENDERS):
        for event in (
            Event("q", Action.ANSWER, A, f"page {number}", 1),
            Event("q", Action.ANSWER, A, "first", number + 2),
        ):
            record = record.after(event, Attempt(A), NOW)
    assert record.has_seen(Event("q", Action.ANSWER, A, "first", 1))
