# SPDX-License-Identifier: EUPL-1.2
"""Repeating: sets of questions, whose answers never touch those of the lessons."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from meedenker.content import Library
from meedenker.domain.attempt import Action, Attempt, Event, Record
from meedenker.errors import NotFoundError
from meedenker.service.repeated import copy_of, with_copies
from meedenker.service.repeats import SET
from tests.unit.make import choice
from tests.unit.repeating import (
    LESSONS,
    LIBRARY,
    ME,
    ONE,
    OTHER,
    QUESTION,
    QUESTIONS,
    TWO,
    Person,
)


@pytest.fixture
def person() -> Person:
    return Person()


def test_nobody_has_a_course_without_a_beginning_and_reads_nothing(person: Person):
    seen = person.repeats.seen(None)
    assert not seen.course.begun
    assert [state.count for state in seen.course.lessons] == [6, 4, 1, 1]
    assert seen.course.here.lesson.slug == "een"


def test_a_lesson_says_how_far_and_where_to_go_on(person: Person):
    person.do(*ONE[:2])
    state = person.seen.course.lessons[0]
    assert (state.done, state.count, state.begun, state.finished) == (2, 6, True, False)
    assert state.url == "/cursus/een#een.2"
    assert person.seen.course.here == state


def test_one_goes_on_where_one_was_last_and_then_with_what_is_next(person: Person):
    person.do(ONE[0], TWO[0])
    assert person.seen.course.here.lesson.slug == "twee"
    person.do(*ONE)
    assert person.seen.course.here.lesson.slug == "twee", "the first is finished by now"
    fresh = Person()
    fresh.do(*ONE)
    assert fresh.seen.course.here.url == "/cursus/twee"


def test_a_finished_course_leads_nowhere_on(person: Person):
    person.do(*ONE, *TWO, "eind.1")
    person.exercises.handle(ME, [Event("twee.open", Action.ANSWER, {"level": ["3"]})])
    assert person.seen.course.here is None


def test_nothing_begun_is_said_and_nothing_is_kept(person: Person):
    with pytest.raises(NotFoundError) as refused:
        person.repeats.begin(ME, 0)
    assert refused.value.code == "repeat.nothing-begun"
    assert person.store.records(ME) == {}


def test_a_set_is_of_lessons_that_were_begun_and_not_of_the_final_or_extras(person: Person):
    person.do(ONE[0], "eind.1", "extra.1")
    chosen = person.begin()
    assert len(chosen) == 5
    assert set(chosen) <= set(ONE)
    assert chosen[0] == ONE[0]


def test_what_went_wrong_comes_first(person: Person):
    person.do(*ONE, *TWO)
    person.do(TWO[1], ONE[4], chosen="b")
    assert set(person.begin()[:2]) == {TWO[1], ONE[4]}


def test_answers_of_a_set_leave_those_of_the_lesson_alone(person: Person):
    person.do(*ONE)
    before = {item: person.store.records(ME)[item] for item in ONE}
    chosen = person.begin()
    person.do(*map(copy_of, chosen), chosen="b")
    person.do(copy_of(chosen[0]), action=Action.RETRY)
    assert {item: person.store.records(ME)[item] for item in ONE} == before
    assert person.seen.course.lessons[0].done == 6


def test_a_set_stays_the_same_until_another_is_begun(person: Person):
    person.do(*ONE, *TWO)
    chosen = person.begin()
    person.do(copy_of(chosen[0]), chosen="b")
    assert tuple(person.seen.views) == tuple(map(copy_of, chosen))
    assert person.seen.open
    assert not person.repeats.seen(OTHER).views


def test_two_pages_begin_one_set(person: Person):
    person.do(*ONE, *TWO)
    person.repeats.begin(ME, 0)
    first = person.seen.kept
    person.do(copy_of(first.questions[0]))
    person.repeats.begin(ME, 0)
    assert person.seen.kept == first
    assert person.seen.done == 1


def test_a_set_that_another_page_begins_meanwhile_keeps_its_answers(person: Person):
    person.do(*ONE)
    person.begin()
    records = dict(person.store.records(ME))
    first = person.seen.kept.questions[0]
    person.do(copy_of(first))  # between what the slow page read and what it keeps
    person.repeats._answers.records = lambda _: records
    person.repeats.begin(ME, 1)
    assert person.store.records(ME)[copy_of(first)].attempt.solved


def test_what_went_right_in_a_set_no_longer_comes_first(person: Person):
    person.do(*ONE)
    person.do(ONE[3], chosen="b")
    chosen = person.begin()
    assert chosen[0] == ONE[3]
    person.do(*map(copy_of, chosen))
    assert person.seen.finished
    assert {person.begin()[0]} == {*ONE} - {*chosen}, "the one that did not come back yet"
    assert person.seen.kept.number == 2


def test_what_went_wrong_in_a_set_comes_back_in_the_next(person: Person):
    person.do(*ONE, *TWO)
    wrong = person.begin()[2]
    person.do(copy_of(wrong), chosen="b")
    assert person.begin()[0] == wrong
    view = person.seen.views[copy_of(wrong)]
    assert view.attempt == Attempt()
    assert view.saved_at is None, "an answer that made room is not called saved"
    assert person.begin()[0] == wrong, "it was not answered in between, and is not forgotten"


def test_days_come_after_a_lesson_is_finished_and_go_when_a_set_is(person: Person):
    person.do(*ONE)
    agenda = person.seen.course.agenda
    assert (agenda.due, agenda.next) == (False, date(2027, 3, 2))
    person.pass_days(1)
    assert person.seen.course.agenda.due
    person.begin()
    assert person.seen.course.agenda.due, "it is begun, not done"
    person.do(*map(copy_of, person.seen.kept.questions))
    agenda = person.seen.course.agenda
    assert (agenda.due, agenda.next) == (False, date(2027, 3, 4))
    person.begin()
    assert not person.seen.course.agenda.due, "practice of one's own takes nothing back"


def test_the_day_is_that_of_people_in_the_netherlands(person: Person):
    person.now = datetime(2027, 3, 1, 22, 58, tzinfo=UTC)
    person.do(*ONE)  # the last after midnight in Amsterdam
    assert person.seen.course.lessons[0].finished_on == date(2027, 3, 2)


def test_a_clock_that_jumps_back_loses_nothing_and_goes_on(person: Person):
    person.do(*ONE)
    person.pass_days(400)
    person.begin()
    person.do(*map(copy_of, person.seen.kept.questions))
    person.pass_days(-399)
    seen = person.seen
    assert seen.finished
    assert seen.course.lessons[0].finished
    assert seen.course.agenda.due
    person.pass_days(-300)
    assert person.seen.course.agenda.due
    assert len(person.begin()) == 5


def without(*gone: str) -> Library:
    return Library(questions={i: q for i, q in LIBRARY.questions.items() if i not in gone})


def test_a_question_that_is_gone_is_counted_and_not_asked(person: Person):
    person.do(*ONE)
    chosen = person.begin()
    person.do(*map(copy_of, chosen[1:]))
    person.meet(without(chosen[0]))
    assert person.seen.gone == 1
    assert person.seen.finished
    assert chosen[0] not in person.begin()


def test_a_set_of_which_nothing_is_left_is_no_set(person: Person):
    person.do(*ONE)
    person.begin()
    person.meet(without(*ONE))
    seen = person.seen
    assert not seen.open
    assert not seen.finished
    assert not seen.course.begun


def test_a_renamed_question_keeps_its_place_and_its_answer(person: Person):
    person.do(*ONE)
    chosen = person.begin()
    person.do(copy_of(chosen[0]), chosen="b")
    renamed = replace(QUESTIONS[chosen[0]], id="een.nieuw", was=(chosen[0],))
    lessons = (replace(LESSONS[0], questions=("een.nieuw", *chosen[1:])), *LESSONS[1:])
    left = without(chosen[0]).questions
    person.meet(Library(questions={**left, "een.nieuw": renamed}), lessons)
    assert next(iter(person.seen.views)) == copy_of("een.nieuw")
    assert person.seen.views[copy_of("een.nieuw")].attempt.fields == {"chosen": ["b"]}
    assert person.begin()[0] == "een.nieuw"


def test_a_rewritten_question_is_asked_anew(person: Person):
    person.do(*ONE)
    chosen = person.begin()
    person.do(copy_of(chosen[0]))
    other = replace(choice("xy", "z"), id=chosen[0])
    person.meet(Library(questions={**LIBRARY.questions, chosen[0]: other}))
    assert person.seen.views[copy_of(chosen[0])].attempt == Attempt()
    assert person.seen.open


def test_a_lesson_that_grew_is_not_finished_any_more(person: Person):
    person.do(*ONE)
    more = replace(QUESTION, id="een.meer")
    lessons = (replace(LESSONS[0], questions=(*ONE, "een.meer")), *LESSONS[1:])
    person.meet(Library(questions={**LIBRARY.questions, "een.meer": more}), lessons)
    state = person.seen.course.lessons[0]
    assert (state.finished, state.url) == (False, "/cursus/een#een.meer")


def test_an_unreadable_set_is_as_if_there_was_none(person: Person):
    person.do(*ONE)
    broken = Record(Attempt({"number": ["veel"], "questions": ["weg.1"]}), person.now)
    person.store.update(ME, {SET: lambda _: broken})
    assert person.seen.kept.number == 0
    assert len(person.begin()) == 5


def test_the_days_of_a_lesson_are_for_who_finished_it(person: Person):
    person.do(*ONE, TWO[0])
    state, days = person.repeats.days(ME, "een")
    assert state.lesson.name == "Een"
    assert days == tuple(date(2027, 3, 1) + timedelta(days=gap) for gap in (1, 3, 10, 30))
    person.pass_days(5)
    assert len(person.repeats.days(ME, "een")[1]) == 2
    for slug, owner, code in (
        ("twee", ME, "repeat.not-finished"),
        ("een", OTHER, "repeat.not-finished"),
        ("een", None, "repeat.not-finished"),
        ("verhalen", ME, "page.unknown"),
        ("<script>", ME, "page.unknown"),
    ):
        with pytest.raises(NotFoundError) as refused:
            person.repeats.days(owner, slug)
        assert refused.value.code == code


def test_only_what_has_a_key_and_one_answerer_can_come_back():
    copies = with_copies(LIBRARY).questions.keys() - LIBRARY.questions.keys()
    assert copies == {copy_of(item) for item in QUESTIONS}
