# SPDX-License-Identifier: EUPL-1.2
"""Before and after: what became of a subject, of what was checked first, and of nothing else."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meedenker.content import Library
from meedenker.domain.attempt import Action, Attempt, Event, Record
from meedenker.domain.difference import (
    OPEN,
    REWRITTEN,
    STARTED,
    Change,
    How,
    Outcome,
    compare,
    outcome_of,
)
from meedenker.domain.items import Group, Item, Source
from meedenker.errors import StorageError
from meedenker.kinds.choice import Choice
from meedenker.service import Difference, Exercises, Visits
from meedenker.service.difference import AFTER, BEFORE, SUBJECTS, Row
from meedenker.storage import MemoryStore, Owner
from meedenker.storage.codec import record_from_json, record_to_json
from tests.unit.make import choice

ME, OTHER = Owner("me"), Owner("other")
HALF = outcome_of(Fraction(1, 2))
LITTLE, NONE, ALL = outcome_of(Fraction(1, 4)), outcome_of(Fraction(0)), outcome_of(Fraction(1))
SOURCE = Source("meedenker", "a test")
TWO_RIGHT = replace(choice("ab", "cd"), measures="meting.wetten")
outcomes = st.sampled_from([OPEN, STARTED, REWRITTEN]) | st.fractions(0, 1).map(outcome_of)


def library(before: Choice = TWO_RIGHT, after: Choice = TWO_RIGHT) -> Library:
    subject = Item(
        id="meting.wetten",
        kind="subject",
        group=SUBJECTS,
        title="Wetten",
        text="Wetten.",
        source=SOURCE,
        url=f"{BEFORE}#meting.wetten",
    )
    asked = {
        "b": replace(before, id="b", url=f"{BEFORE}#b"),
        "a": replace(after, id="a", url=f"{AFTER}#a"),
    }
    group = Group(id=SUBJECTS, title="Twee keer", text="", source=SOURCE, url=f"{BEFORE}#meting")
    return Library(groups={SUBJECTS: group}, items={subject.id: subject}, questions=asked)


class Person:
    """Somebody who does both tests."""

    def __init__(self) -> None:
        self.store = MemoryStore()

    def send(
        self,
        item: str,
        chosen: Sequence[str],
        action: Action = Action.CHECK,
        content: Library | None = None,
    ) -> None:
        event = Event(item, action, {"chosen": list(chosen)})
        Exercises(content or library(), self.store).handle(ME, [event])

    def row(self, content: Library | None = None, owner: Owner | None = ME) -> Row:
        (row,) = Difference(content or library(), self.store).rows(owner)
        return row


@pytest.fixture
def person() -> Person:
    return Person()


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        (OPEN, OPEN, Change.NOTHING),
        (STARTED, REWRITTEN, Change.NOTHING),
        (NONE, OPEN, Change.WAITING),
        (ALL, STARTED, Change.WAITING),
        (OPEN, ALL, Change.GOOD),
        (REWRITTEN, ALL, Change.GOOD),
        (ALL, ALL, Change.KEPT),
        (HALF, ALL, Change.BETTER),
        (LITTLE, HALF, Change.CLOSER),
        (NONE, LITTLE, Change.CLOSER),
        (HALF, HALF, Change.ATTENTION),
        (ALL, HALF, Change.ATTENTION),
        (NONE, NONE, Change.ATTENTION),
        (OPEN, HALF, Change.ATTENTION),
    ],
)
def test_two_outcomes_tell_one_thing(before: Outcome, after: Outcome, change: Change):
    assert compare(before, after) is change


@given(outcomes, outcomes)
def test_what_is_right_now_never_asks_for_attention_and_what_is_not_known_is_never_judged(
    before: Outcome, after: Outcome
):
    change = compare(before, after)
    if after.how is How.FULL:
        assert change in (Change.GOOD, Change.KEPT, Change.BETTER)
    elif after.share is None:
        assert change in (Change.NOTHING, Change.WAITING)
    else:
        assert change in (Change.CLOSER, Change.ATTENTION)
    assert (change in (Change.CLOSER, Change.BETTER)) <= (
        before.share is not None and before.share < 1
    )


def test_who_did_nothing_and_who_is_nobody_see_nothing_filled_in(person: Person):
    for row in (person.row(), person.row(owner=None), person.row(owner=OTHER)):
        assert (row.before.outcome, row.after.outcome, row.change) == (OPEN, OPEN, Change.NOTHING)
    assert (row.lesson, row.before.url, row.after.url) == ("wetten", f"{BEFORE}#b", f"{AFTER}#a")


def test_the_first_answer_that_was_checked_counts_whatever_comes_after(person: Person):
    person.send("b", "c", Action.ANSWER)
    assert person.row().before.outcome is STARTED
    person.send("b", "ac")
    for chosen, action in (("ab", Action.CHECK), ("ab", Action.REVEAL), ("", Action.RETRY)):
        person.send("b", chosen, action)
        assert person.row().before.outcome == NONE
    person.send("a", "a")
    assert (person.row().after.outcome, person.row().change) == (HALF, Change.CLOSER)


def test_checking_nothing_does_not_count(person: Person):
    person.send("b", "")
    assert person.row().before.outcome is OPEN
    person.send("b", "ab")
    assert person.row().before.outcome == ALL


def test_a_question_is_done_once_it_was_checked_right_or_not(person: Person):
    person.send("b", "c")
    view = Exercises(library(), person.store).views(ME, ["b"])["b"]
    assert view.question.done(view.attempt)
    assert not view.attempt.solved


def test_a_question_that_was_rewritten_says_so_and_is_measured_anew(person: Person):
    person.send("b", "ab")
    rewritten = library(before=replace(choice("xy", "z"), measures="meting.wetten"))
    assert person.row(rewritten).before.outcome is REWRITTEN
    person.send("b", "x", content=rewritten)
    assert person.row(rewritten).before.outcome == HALF


def test_a_renamed_option_is_still_the_first_answer(person: Person):
    person.send("b", "ab")
    person.send("b", "c")
    options = tuple(
        replace(o, id=f"new-{o.id}", was=(o.id,)) if o.right else o for o in TWO_RIGHT.options
    )
    assert person.row(library(before=replace(TWO_RIGHT, options=options))).before.outcome == ALL


def test_a_subject_of_which_a_question_is_gone_still_has_its_row(person: Person):
    person.send("a", "ab")
    content = library()
    del content.questions["b"]  # type: ignore[attr-defined]
    row = person.row(content)
    assert (row.before.url, row.before.outcome, row.change) == ("", OPEN, Change.GOOD)


def test_the_first_answer_is_among_what_one_can_take_along(person: Person):
    person.send("b", "c")
    person.send("b", "ab")
    (told,) = Visits(library(), person.store).export(ME)["answers"]
    assert told["answer"] == {"chosen": ["a", "b"]}
    assert told["first_answer"] == {"chosen": ["c"]}


@pytest.mark.parametrize("first", [None, 1, "a", [], {"chosen": "a"}, {"chosen": [1]}])
def test_a_first_answer_that_nobody_could_have_given_is_refused(first: object):
    plain = record_to_json(Record(Attempt(), datetime(2027, 3, 1, tzinfo=UTC)))
    assert "first" not in plain
    with pytest.raises(StorageError):
        record_from_json({**plain, "first": first})
