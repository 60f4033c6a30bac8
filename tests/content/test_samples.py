# SPDX-License-Identifier: EUPL-1.2
"""Every question, with and without a key, tries the sample answers it makes of itself."""

import pytest

from meedenker.content.loading import shipped_library
from meedenker.content.texts import shipped_texts
from meedenker.errors import AnswerError
from meedenker.kinds import all_kinds
from meedenker.kinds.base import AnyQuestion, Verdict
from meedenker.kinds.choice import Choice
from meedenker.kinds.rating import Level, Rating
from meedenker_widgets.components.engine import KINDS
from tests.content.questions import QUESTIONS, every_question, of_kind, valid_samples


@every_question
def test_right_answers_give_every_point(question: AnyQuestion):
    assert question.samples().right or not question.scored
    for fields in question.samples().right:
        answer = question.parse(fields)
        assert question.filled(answer)
        assert question.problems(answer) == ()
        assert question.score(answer).full


@every_question
def test_wrong_answers_give_no_point(question: AnyQuestion):
    assert question.samples().wrong or not question.scored
    for fields in question.samples().wrong:
        score = question.score(question.parse(fields))
        assert score.none
        assert score.maximum > 0


@every_question
def test_partial_answers_give_exactly_the_points_they_come_with(question: AnyQuestion):
    for fields, expected in question.samples().partial:
        assert question.score(question.parse(fields)) == expected


@every_question
def test_a_question_without_a_key_has_answers_too(question: AnyQuestion):
    assert valid_samples(question)
    if question.scored:
        assert all(not score.full and not score.none for _, score in question.samples().partial)


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
def test_feedback_says_something_and_refers_to_what_exists(question: AnyQuestion):
    library, texts = shipped_library(), shipped_texts()
    for fields in valid_samples(question):
        feedback = question.feedback(question.parse(fields))
        for note in (*feedback.notes, *feedback.others):
            assert not note.about or library.item(note.about).title
            assert note.text
            assert not note.code or texts[note.code]
    assert all(library.item(about).title for about in question.about)


@every_question
def test_feedback_has_a_note_for_every_option_whatever_was_answered(question: AnyQuestion):
    explained = set()
    for fields in valid_samples(question):
        feedback = question.feedback(question.parse(fields))
        options = [note.option for note in (*feedback.notes, *feedback.others)]
        assert len(set(options)) == len(options)
        explained.add(frozenset(options))
    if isinstance(question, Choice):
        assert explained == {frozenset(option.id for option in question.options)}
    elif question.scored:
        (options,) = explained
        assert len(options) > 1


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


@of_kind(Rating)
def test_a_rating_without_points_says_no(question: Rating):
    for fields in question.samples().wrong:
        assert question.parse(fields).level is Level.NO


@of_kind(Choice)
def test_a_wrong_choice_is_told_something_else_than_a_right_one(question: Choice):
    said = [option.feedback for option in question.options]
    assert len(set(said)) == len(said)
    for option in question.options:
        for_others = option.explained if option.right else option.unchosen
        assert for_others != option.feedback, "who did not choose it needs other words"
