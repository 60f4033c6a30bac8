# SPDX-License-Identifier: EUPL-1.2
"""What holds after any row of actions."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from meedenker.domain.attempt import REMEMBERED_SENDERS, Action, Attempt, Event, Record, advance
from meedenker.service import Exercises
from meedenker.storage import MemoryStore, Owner
from tests.property.strategies import events
from tests.unit.test_exercises import LIBRARY

NOW = datetime(2027, 3, 1, tzinfo=UTC)
SENDERS = ["", *"abcdefghijklm"]
rows = st.lists(st.tuples(events(), st.booleans()), max_size=25)


@given(rows, st.integers(0, 3))
def test_progress_is_never_lost_and_hints_are_bounded(row, available: int):
    attempt = Attempt()
    for event, right in row:
        filled = any(any(values) for values in event.fields.values())
        after = advance(attempt, event, filled=filled, right=right, hints_available=available)
        assert after.solved or not attempt.solved
        assert attempt.tries <= after.tries <= attempt.tries + 1
        assert attempt.hints <= after.hints <= available
        assert not after.revealed or after.solved
        assert event.action is not Action.RETRY or not (after.fields or after.checked)
        attempt = after


@given(st.lists(st.tuples(st.sampled_from(SENDERS), st.integers(0, 99)), max_size=40))
def test_a_record_remembers_few_senders_and_always_the_last(sent):
    record = Record(Attempt(), NOW)
    for sender, seq in sent:
        event = Event("q", Action.ANSWER, {}, sender, seq)
        record = record.after(event, Attempt(), NOW)
        assert record.has_seen(event) or sender == ""
        assert len(record.seen) <= REMEMBERED_SENDERS


def played(row: list[Event]) -> Attempt:
    exercises = Exercises(LIBRARY, MemoryStore(), lambda: NOW)
    for event in row:
        exercises.handle(Owner("o"), [event])
    return exercises.views(Owner("o"), ["q"])["q"].attempt


@given(st.lists(events(senders=("page",)), max_size=12), st.data())
def test_sending_events_of_a_page_again_changes_nothing(row: list[Event], data: st.DataObject):
    numbered = [
        Event(event.component, event.action, event.fields, event.sender, number)
        for number, event in enumerate(row)
    ]
    again = []
    for number, event in enumerate(numbered):
        repeated = data.draw(st.lists(st.integers(0, number), max_size=3))
        again += [event, *(numbered[earlier] for earlier in repeated)]
    assert played(again) == played(numbered)
