# SPDX-License-Identifier: EUPL-1.2
"""Every question in the library tries the sample answers it makes of itself."""

import pytest

from meedenker.content.library import shipped_library
from meedenker.content.texts import shipped_texts
from meedenker.domain.attempt import Fields
from meedenker.errors import AnswerError
from meedenker.kinds import all_kinds
from meedenker.kinds.base import AnyQuestion, Verdict
from meedenker.kinds.choice import Choice
from meedenker.kinds.rating import Level, Rating
from meedenker_widgets.components.engine import KINDS

QUESTIONS = list(shipped_library().questions.values())
every_question = pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q.id)


def valid_samples(question: AnyQuestion) -> list[Fields]:
    samples = question.samples()
    return [*samples.right, *samples.wrong, *(fields for fields, _ in samples.partial)]


@every_question
def test_right_answers_give_every_point(question: AnyQuestion):
    assert question.samples().right
    for fields in question.samples().right:
        answer = question.parse(fields)
        assert question.filled(answer)
        assert question.problems(answer) == ()
        assert question.score(answer).full


@every_question
def test_wrong_answers_give_no_point(question: AnyQuestion):
    assert question.samples().wrong
    for fields in question.samples().wrong:
        answer = question.parse(fields)
        assert question.score(answer).none
        if isinstance(question, Rating):
            assert answer.level is Level.NO


@every_question
def test_partial_answers_give_exactly_the_points_they_come_with(question: AnyQuestion):
    for fields, expected in question.samples().partial:
        assert question.score(question.parse(fields)) == expected


@every_question
def test_what_no_form_sends_is_refused(question: AnyQuestion):
    assert question.samples().invalid
    for fields in question.samples().invalid:
        with pytest.raises(AnswerError) as caught:
            question.parse(fields)
        assert shipped_texts().sentence(caught.value)


@every_question
def test_an_answer_is_the_same_after_going_through_its_fields(question: AnyQuestion):
    for fields in valid_samples(question):
        answer = question.parse(fields)
        assert question.parse(question.fields(answer)) == answer


@every_question
def test_feedback_explains_every_option_and_refers_to_what_exists(question: AnyQuestion):
    library, texts = shipped_library(), shipped_texts()
    if isinstance(question, Choice):
        options = {option.id for option in question.options}
    else:
        assert isinstance(question, Rating)
        options = set(question.levels)
    for fields in valid_samples(question):
        feedback = question.feedback(question.parse(fields))
        notes = [*feedback.notes, *feedback.others]
        assert len(notes) == len(options)
        assert {note.option for note in notes} == options
        for note in notes:
            assert library.item(note.about).title
            assert note.text or texts[note.code]


@every_question
def test_the_verdict_follows_the_points(question: AnyQuestion):
    for fields in valid_samples(question):
        answer = question.parse(fields)
        verdict, score = question.feedback(answer).verdict, question.score(answer)
        if not question.scored:
            assert verdict is Verdict.NONE
        else:
            assert (verdict is Verdict.RIGHT) == score.full
            assert verdict is not Verdict.WRONG or score.none


@every_question
def test_every_problem_has_a_sentence_and_a_field(question: AnyQuestion):
    texts = shipped_texts()
    for fields in valid_samples(question):
        for problem in question.problems(question.parse(fields)):
            assert texts.say(problem.code, **problem.params)
            assert problem.field


def test_every_kind_is_used_and_has_its_template_and_texts_in_its_own_folder():
    assert {question.kind for question in QUESTIONS} == set(all_kinds())
    for name in all_kinds():
        assert (KINDS / name / f"{name}.html").is_file()
        assert (KINDS / name / "texts.yaml").is_file()


@pytest.mark.parametrize(
    "question", [q for q in QUESTIONS if isinstance(q, Choice)], ids=lambda q: q.id
)
def test_a_wrong_choice_is_told_something_else_than_a_right_one(question: Choice):
    said = [option.feedback for option in question.options]
    assert len(set(said)) == len(said)
    for option in question.options:
        for_others = option.explained if option.right else option.unchosen
        assert for_others != option.feedback, "who did not choose it needs other words"
