# SPDX-License-Identifier: EUPL-1.2
"""Taking what a visitor does: all or none, in order, and harmless when sent twice."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from meedenker.content import Library
from meedenker.domain.attempt import Action, Attempt, Event
from meedenker.errors import AnswerError, NotFoundError
from meedenker.service import Exercises
from meedenker.service.exercises import progress
from meedenker.storage import MemoryStore, Owner
from tests.unit.make import choice, rating

ME, OTHER = Owner("me"), Owner("other")
QUESTION = replace(choice("a", "b"), hints=("een", "twee"))
LIBRARY = Library(
    questions={
        "q": QUESTION,
        "second": replace(QUESTION, id="second"),
        "rating": replace(rating("U"), id="rating"),
    }
)


class Desk:
    """Exercises over a memory store, with a clock that moves on a second at every look."""

    def __init__(self) -> None:
        self.now = datetime(2027, 3, 1, tzinfo=UTC)
        self.store = MemoryStore()
        self.exercises = Exercises(LIBRARY, self.store, self._clock)

    def _clock(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now

    def send(self, *events: Event):
        return self.exercises.handle(ME, events)

    def saved(self, item: str = "q"):
        return self.exercises.views(ME, [item])[item]


@pytest.fixture
def desk() -> Desk:
    return Desk()


def event(
    item: str = "q",
    action: Action = Action.ANSWER,
    chosen: Sequence[str] = ("a",),
    sender: str = "page",
    seq: int = 1,
) -> Event:
    return Event(item, action, {"chosen": list(chosen)}, sender, seq)


def test_an_answer_is_saved_with_its_moment(desk: Desk):
    (view,) = desk.send(event()).values()
    assert view == desk.saved()
    assert view.attempt == Attempt({"chosen": ["a"]})
    assert view.saved_at == desk.now


def late(chosen: str, sender: str, minutes: int) -> Event:
    """An answer that waited in a page without a connection."""
    return replace(event(chosen=[chosen], sender=sender), age=timedelta(minutes=minutes))


def test_what_waited_elsewhere_does_not_replace_a_newer_answer(desk: Desk):
    desk.send(event(chosen=["b"], sender="other"))
    (view,) = desk.send(late("a", "page", minutes=1)).values()
    assert view.attempt.fields == {"chosen": ["b"]}
    assert view.redraw, "the page that sent it shows something else"


def test_the_order_of_doing_counts_and_not_the_order_of_arriving(desk: Desk):
    desk.send(late("b", "one", minutes=5))
    desk.send(late("a", "two", minutes=9))
    assert desk.saved().attempt.fields == {"chosen": ["b"]}
    desk.send(late("a", "three", minutes=2))
    assert desk.saved().attempt.fields == {"chosen": ["a"]}


def test_a_page_may_send_its_own_answers_late(desk: Desk):
    desk.send(replace(event(chosen=["a"]), age=timedelta(hours=2)))
    desk.send(replace(event(chosen=["b"], seq=2), age=timedelta(hours=3)))
    assert desk.saved().attempt.fields == {"chosen": ["b"]}


def test_checking_solves_a_right_answer_and_not_a_wrong_one(desk: Desk):
    assert not desk.send(event(action=Action.CHECK, chosen="b"))["q"].attempt.solved
    assert desk.send(event(action=Action.CHECK, chosen="a", seq=2))["q"].attempt.solved


def test_a_double_send_is_harmless(desk: Desk):
    first = desk.send(event(action=Action.CHECK, chosen="b"))["q"]
    again = desk.send(event(action=Action.CHECK, chosen="b"))["q"]
    assert again.attempt == first.attempt
    assert again.attempt.tries == 1
    assert again.saved_at == first.saved_at


def test_an_old_event_that_comes_late_never_undoes_a_newer_one(desk: Desk):
    desk.send(event(chosen="b", seq=2))
    desk.send(event(chosen="a", seq=1))
    assert desk.saved().attempt.fields == {"chosen": ["b"]}


def test_two_open_pages_each_count_for_themselves(desk: Desk):
    desk.send(event(chosen="a", sender="one", seq=7))
    desk.send(event(chosen="b", sender="two", seq=1))
    assert desk.saved().attempt.fields == {"chosen": ["b"]}


def test_a_form_without_javascript_is_always_taken(desk: Desk):
    desk.send(event(chosen="a", sender="", seq=0))
    desk.send(event(chosen="b", sender="", seq=0))
    assert desk.saved().attempt.fields == {"chosen": ["b"]}


def test_an_unknown_question_is_refused_and_nothing_is_saved(desk: Desk):
    with pytest.raises(NotFoundError) as caught:
        desk.send(event(), event("nowhere"))
    assert (caught.value.code, caught.value.params) == ("content.unknown-id", {"id": "nowhere"})
    assert desk.store.records(ME) == {}


def test_one_bad_answer_among_good_ones_saves_none(desk: Desk):
    with pytest.raises(AnswerError):
        desk.send(event(), event("second", chosen=["no such option"]))
    assert desk.store.records(ME) == {}


def test_the_same_question_twice_in_one_send_is_refused(desk: Desk):
    with pytest.raises(AnswerError, match=r"answer\.twice"):
        desk.send(event(), event(chosen="b", seq=2))
    assert desk.store.records(ME) == {}


def test_several_questions_are_saved_together(desk: Desk):
    views = desk.send(event(), event("second", chosen="b"))
    assert set(views) == {"q", "second"}
    assert set(desk.store.records(ME)) == {"q", "second"}


@pytest.mark.parametrize(("sender", "seq"), [("page\ud800", 1), ("page", -1), ("ü" * 9, 1)])
def test_a_sender_that_no_page_of_ours_has_is_refused(desk: Desk, sender: str, seq: int):
    with pytest.raises(AnswerError, match=r"answer\.unreadable"):
        desk.send(event(sender=sender, seq=seq))
    assert desk.store.records(ME) == {}


def test_problems_are_only_told_when_checking(desk: Desk):
    empty = Event("rating", Action.ANSWER, {}, "page", 1)
    assert desk.send(empty)["rating"].problems == ()
    checked = replace(empty, action=Action.CHECK, seq=2)
    assert [p.code for p in desk.send(checked)["rating"].problems] == ["rating.choose"]


def test_hints_end_with_the_hints_of_the_question(desk: Desk):
    for seq in range(5):
        desk.send(event(action=Action.HINT, seq=seq))
    assert desk.saved().attempt.hints == len(QUESTION.hints)


def test_an_answer_to_a_question_that_was_rewritten_since_shows_as_new(desk: Desk):
    desk.send(event(chosen="b"))
    rewritten = Library(questions={"q": choice("a", "c")})
    (view,) = Exercises(rewritten, desk.store).views(ME, ["q"]).values()
    assert view.attempt == Attempt()
    assert desk.store.records(ME)["q"].attempt.fields == {"chosen": ["b"]}


def test_nobody_in_particular_sees_empty_questions(desk: Desk):
    desk.send(event())
    for owner in (None, OTHER):
        (view,) = desk.exercises.views(owner, ["q"]).values()
        assert (view.attempt, view.saved_at) == (Attempt(), None)


def test_progress_counts_solved_questions_and_filled_in_ratings(desk: Desk):
    def counted() -> tuple[int, int]:
        return progress(desk.exercises.views(ME, ["q", "second", "rating"]).values())

    assert counted() == (0, 3)
    desk.send(event(), event("second", action=Action.CHECK, chosen="a"))
    desk.send(Event("rating", Action.ANSWER, {"level": ["unknown"]}))
    assert counted() == (2, 3)
