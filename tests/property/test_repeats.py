# SPDX-License-Identifier: EUPL-1.2
"""Choosing what comes back, whatever somebody did; and reading a set back, whatever was kept."""

from collections import Counter
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from meedenker.domain.agenda import agenda, repeat_days
from meedenker.domain.repeat_sets import Moment, RepeatSet
from meedenker.domain.repeats import SET_SIZE, Past, Went, choose
from tests.property.strategies import any_text, moments

names = st.text(st.characters(categories=["Ll", "Nd"], include_characters=".-"), min_size=1)
days = st.dates(date(2020, 1, 1), date(2040, 1, 1))
pasts = st.lists(
    st.builds(
        Past,
        question=names,
        lesson=st.sampled_from("abcd"),
        went=st.sampled_from(Went),
        on=st.none() | days,
        again=st.booleans(),
    ),
    unique_by=lambda past: past.question,
    max_size=30,
)
ORDER = list(Went)


@given(pasts, st.text(), st.randoms(use_true_random=False))
def test_a_set_is_full_without_repeats_and_the_same_for_a_seed(found, seed, random):
    chosen = choose(found, seed)
    assert len(chosen) == len(set(chosen)) == min(SET_SIZE, len(found))
    shuffled = random.sample(found, len(found))
    assert choose(shuffled, seed) == chosen


@given(pasts, st.text())
def test_nothing_is_left_out_that_went_worse_than_what_is_in(found, seed):
    chosen = set(choose(found, seed))
    inside = [ORDER.index(past.went) for past in found if past.question in chosen]
    outside = [ORDER.index(past.went) for past in found if past.question not in chosen]
    assert not inside or not outside or max(inside) <= min(outside)


@given(pasts, st.text())
def test_among_what_went_alike_no_lesson_is_left_behind(found, seed):
    alike = [Past(past.question, past.lesson, Went.HARD, past.on) for past in found]
    lessons = {past.question: past.lesson for past in alike}
    taken = Counter(lessons[question] for question in choose(alike, seed))
    offered = Counter(lessons.values())
    for lesson, count in offered.items():
        if taken[lesson] < count:  # it had more to give
            assert taken[lesson] >= max(taken.values()) - 1


@given(pasts, st.text())
def test_within_a_lesson_what_was_longest_ago_comes_first(found, seed):
    alike = [Past(past.question, "een", Went.WELL, past.on or date.min) for past in found]
    on = {past.question: past.on for past in alike}
    chosen = [on[question] for question in choose(alike, seed)]
    assert chosen == sorted(on.values())[: len(chosen)]


@given(st.lists(days, max_size=5), st.none() | days, days)
def test_the_next_day_is_later_and_one_of_the_lessons(finished, repeated, today):
    found = agenda(finished, repeated, today)
    assert found.next is None or found.next > today
    if all(day <= today for day in finished) and found.next:
        assert any(found.next in repeat_days(day) for day in finished)
    assert not agenda(finished, today, today).due


@given(st.lists(days, min_size=1, max_size=5), days)
def test_what_is_due_stays_due_until_it_is_done(finished, today):
    if agenda(finished, None, today).due:
        later = today + timedelta(days=40)
        assert agenda(finished, None, later).due


sets = st.builds(
    RepeatSet,
    number=st.integers(0, 10**9 - 1),
    questions=st.lists(names, unique=True, max_size=SET_SIZE).map(tuple),
    repeated=st.none() | days,
    earlier=st.dictionaries(
        names,
        st.builds(Moment, st.sampled_from(Went), moments),
        max_size=5,
    ),
)


@given(sets)
def test_a_set_is_read_back_as_it_was_kept(kept):
    assert RepeatSet.read(kept.fields) == kept


@given(
    st.dictionaries(
        st.sampled_from(["number", "questions", "repeated", "earlier", "iets"]),
        st.lists(any_text | st.sampled_from(["²", "a hard 2027-01-01", "a b c", " hard x"])),
    )
)
def test_whatever_was_kept_something_can_be_read(fields):
    found = RepeatSet.read(fields)
    assert found.number >= 0
    assert len(found.questions) <= SET_SIZE
    assert all(how.at.tzinfo for how in found.earlier.values())
    assert RepeatSet.read(found.fields) == found
