# SPDX-License-Identifier: EUPL-1.2
"""A reflection: the server takes nothing, counts nothing and shows nothing."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meedenker.content.loading import shipped_library
from meedenker.content.texts import shipped_texts
from meedenker.domain.attempt import Action, Attempt, Event
from meedenker.domain.scoring import NOT_APPLICABLE
from meedenker.errors import AnswerError
from meedenker.kinds.reflect import Reflect
from meedenker.service import Exercises, View
from meedenker.service.exercises import progress
from meedenker.storage import MemoryStore, Owner
from meedenker_widgets.components.engine import Engine, Setting
from meedenker_widgets.components.exercise import render_exercise

ITEM = "opschalen.reflect.01"
OWNER = Owner("somebody")


@pytest.fixture
def question() -> Reflect:
    found = shipped_library().question(ITEM)
    assert isinstance(found, Reflect)
    return found


def shown(question: Reflect, *, links: bool = True) -> str:
    engine = Engine(shipped_library(), shipped_texts())
    return render_exercise(engine, View(question, Attempt()), Setting("/les", links=links), 1)


@given(st.dictionaries(st.text(), st.lists(st.text()), min_size=1))
def test_every_field_is_refused_also_an_empty_one(fields: dict[str, list[str]]):
    with pytest.raises(AnswerError, match=r"answer\.unknown-field"):
        shipped_library().question(ITEM).parse(fields)


def test_nothing_of_it_reaches_the_store():
    store = MemoryStore()
    event = Event(ITEM, Action.ANSWER, {"text": ["Ik sliep slecht."]})
    with pytest.raises(AnswerError):
        Exercises(shipped_library(), store).handle(OWNER, [event])
    assert not store.records(OWNER)


def test_no_fields_is_the_only_answer_and_it_is_never_done(question: Reflect):
    answer = question.parse({})
    assert question.fields(answer) == {}
    assert not question.filled(answer)
    assert question.problems(answer) == ()
    assert question.score(answer) == NOT_APPLICABLE
    assert not question.done(Attempt(tries=3, solved=True))


def test_it_does_not_count_for_progress(question: Reflect):
    assert progress([View(question, Attempt())]) == (0, 0)


def test_every_sample_is_what_it_says(question: Reflect):
    for fields, score in question.samples().partial:
        assert question.score(question.parse(fields)) == score
    for fields in question.samples().invalid:
        with pytest.raises(AnswerError):
            question.parse(fields)


@pytest.mark.parametrize("links", [True, False], ids=["web", "notebook"])
def test_nothing_in_it_has_a_name_and_no_button_sends_it(question: Reflect, links: bool):
    html = shown(question, links=links)
    assert not re.search(r"<(input|textarea|select|button)[^>]*\sname=", html)
    assert 'type="submit"' not in html


def test_without_javascript_there_are_lines_and_the_words_that_nothing_is_saved(
    question: Reflect,
):
    html = shown(question)
    assert "Hier valt niets te bewaren" in html
    assert html.count("<span></span>") == 6
    assert re.search(r"<div[^>]*data-mdk-local=[^>]*\shidden>", html)
