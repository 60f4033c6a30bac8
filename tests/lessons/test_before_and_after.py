# SPDX-License-Identifier: EUPL-1.2
"""The tests before and after the course are twins: same subjects and kinds, other cases."""

import re
from collections.abc import Iterator

import nbformat
import pytest

from meedenker.content import Library
from meedenker.kinds.base import AnyQuestion
from meedenker.kinds.choice import Choice
from meedenker.kinds.marking import Key, Marking
from meedenker.kinds.placing import Placing
from meedenker.service.difference import AFTER, BEFORE, SUBJECTS
from tests.conftest import ROOT

NOTEBOOKS = {BEFORE: "20-vooraf", AFTER: "21-achteraf"}
both = pytest.mark.parametrize("page", NOTEBOOKS)


def calls(page: str) -> list[tuple[str, str]]:
    cells = nbformat.read(ROOT / "notebooks" / f"{NOTEBOOKS[page]}.ipynb", 4).cells
    code = "\n".join(cell["source"] for cell in cells if cell["cell_type"] == "code")
    return re.findall(r'mdk\.(\w+)\((?:"([^"]*)")?\)', code)


def asked(page: str, library: Library) -> list[AnyQuestion]:
    return [library.question(item) for name, item in calls(page) if name == "Exercise"]


def weight(question: AnyQuestion) -> object:
    """What makes a question as hard as its twin, as far as can be counted."""
    if isinstance(question, Choice):
        return sorted(option.right for option in question.options)
    if isinstance(question, Placing):
        return len(question.parts), len({part.place for part in question.parts})
    assert isinstance(question, Marking)
    return sorted(str(part.key) for part in question.parts)


def own_texts(question: AnyQuestion) -> Iterator[str]:
    yield from (question.title, question.story)
    for fields in (*question.samples().right, *question.samples().wrong):
        feedback = question.feedback(question.parse(fields))
        yield from (note.text for note in (*feedback.notes, *feedback.others))
    yield question.feedback(question.parse({})).summary


@both
def test_each_subject_is_asked_once_and_in_the_same_order(page: str, library: Library):
    subjects = [item.id for item in library.members(SUBJECTS)]
    assert len(subjects) == 8
    assert [question.measures for question in asked(page, library)] == subjects


def test_twins_are_of_one_kind_and_as_large_and_tell_other_stories(library: Library):
    for before, after in zip(asked(BEFORE, library), asked(AFTER, library), strict=True):
        assert (before.kind, weight(before)) == (after.kind, weight(after)), before.id
        assert not {*own_texts(before)} & {*own_texts(after)} - {""}, before.id
        names = [set(re.findall(r"\b([A-Z]\w+) \(\d\d?\)", str(q))) for q in (before, after)]
        assert names[0] & names[1] == set()


@both
def test_each_is_scored_without_hints_and_explains_every_part(page: str, library: Library):
    for question in asked(page, library):
        assert question.scored
        assert question.hints == ()
        for fields in (*question.samples().right, *question.samples().wrong):
            feedback = question.feedback(question.parse(fields))
            notes = (*feedback.notes, *feedback.others)
            assert notes
            assert all(note.text or note.explanation for note in notes), question.id
            assert feedback.summary


@both
def test_the_right_answer_does_not_always_stand_in_one_place(page: str, library: Library):
    single = [q for q in asked(page, library) if isinstance(q, Choice)]
    places = [tuple(n for n, o in enumerate(q.options) if o.right) for q in single]
    assert len(set(places)) == len(places)


@both
def test_a_text_to_mark_has_signals_and_sentences_that_are_none(page: str, library: Library):
    (marked,) = (q for q in asked(page, library) if isinstance(q, Marking))
    assert {part.key for part in marked.parts} == set(Key)


@both
def test_it_says_that_it_is_a_test_and_has_the_safety_button_before_its_cases(page: str):
    path = ROOT / "notebooks" / f"{NOTEBOOKS[page]}.ipynb"
    about = nbformat.read(path, 4).metadata["meedenker"]
    assert about == {"minutes": 20, "extra": True, "test": True}
    names = [name for name, _ in calls(page)]
    assert names.index("Safety") < names.index("Exercise")
    assert names.count("Safety") == 1


def test_only_these_questions_measure(library: Library):
    measuring = {item for item, q in library.questions.items() if q.measures}
    assert measuring == {q.id for page in NOTEBOOKS for q in asked(page, library)}
