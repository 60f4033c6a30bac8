# SPDX-License-Identifier: EUPL-1.2
"""A programme holds what was asked and is there, in order, and its minutes add up."""

from hypothesis import given
from hypothesis import strategies as st

from meedenker.content.training import shipped_papers
from meedenker.domain.lessons import Lesson
from meedenker.domain.programme import programme_of

SCRIPTS = shipped_papers().scripts
SLUGS = [*SCRIPTS, "grenzen", "opschalen", "eindopdracht"]
LESSONS = st.lists(
    st.builds(
        Lesson,
        slug=st.sampled_from(SLUGS),
        title=st.text(max_size=5),
        line=st.just(""),
        module=st.integers(1, 20),
        minutes=st.integers(1, 240),
        together=st.booleans(),
    ),
    unique_by=lambda lesson: lesson.slug,
)
ASKED = st.lists(st.sampled_from([*SLUGS, "", "bestaat-niet"]) | st.text(max_size=8), max_size=30)


@given(ASKED, LESSONS)
def test_it_holds_what_was_asked_and_is_there_once_and_in_order(
    asked: list[str], lessons: list[Lesson]
):
    programme = programme_of(asked, lessons, SCRIPTS)
    assert len(set(programme.slugs)) == len(programme.slugs)
    assert set(programme.slugs) == set(asked) & {lesson.slug for lesson in lessons}
    numbers = [row.lesson.module for row in programme.rows]
    assert numbers == sorted(numbers)


@given(ASKED, LESSONS)
def test_the_minutes_are_those_of_the_lessons(asked: list[str], lessons: list[Lesson]):
    programme = programme_of(asked, lessons, SCRIPTS)
    assert programme.minutes == sum(row.lesson.minutes for row in programme.rows)
    for row in programme.rows:
        assert row.joint >= 0
        assert row.alone >= 0
        assert row.joint + row.alone == row.lesson.minutes
        assert bool(row.script) is (row.lesson.slug in SCRIPTS)
        if row.script is None:
            assert row.joint == (row.lesson.minutes if row.lesson.together else 0)
    assert programme.meetings == len([row for row in programme.rows if row.joint])
    assert {one.lesson for one in programme.scripts} <= set(programme.slugs)


@given(ASKED, LESSONS, st.randoms())
def test_the_order_of_asking_makes_no_difference(asked: list[str], lessons: list[Lesson], random):
    once = programme_of(asked, lessons, SCRIPTS)
    again = [*asked, *asked]
    random.shuffle(again)
    assert programme_of(again, lessons, SCRIPTS) == once
