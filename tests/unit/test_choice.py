# SPDX-License-Identifier: EUPL-1.2
"""A choice by hand-worked examples: a right option is a part of 1 point, a wrong one costs it."""

from fractions import Fraction

import pytest

from meedenker.domain.scoring import Score
from meedenker.errors import AnswerError
from meedenker.kinds.base import Verdict
from tests.unit.make import choice

# right options, wrong options, chosen, points, verdict
EXAMPLES = [
    ("a", "bc", "a", "1", "right"),
    ("a", "bc", "b", "0", "wrong"),
    ("ab", "cd", "ab", "1", "right"),  # 2/2
    ("ab", "cd", "a", "1/2", "partly"),  # 1/2
    ("ab", "cd", "abc", "1/2", "partly"),  # (2 - 1)/2
    ("ab", "cd", "abcd", "0", "partly"),  # (2 - 2)/2: everything chosen gives nothing
    ("ab", "cd", "ac", "0", "partly"),  # (1 - 1)/2
    ("ab", "cd", "cd", "0", "wrong"),  # (0 - 2)/2, never below 0
    ("abc", "d", "ab", "2/3", "partly"),  # 2/3
    ("abc", "d", "abd", "1/3", "partly"),  # (2 - 1)/3
    ("abc", "d", "abcd", "2/3", "partly"),  # (3 - 1)/3
    ("ab", "cd", "", "0", "wrong"),
]


@pytest.mark.parametrize(("right", "wrong", "chosen", "points", "verdict"), EXAMPLES)
def test_points_follow_the_worked_example(
    right: str, wrong: str, chosen: str, points: str, verdict: str
):
    question = choice(right, wrong)
    answer = question.parse({"chosen": list(chosen)})
    assert question.score(answer) == Score.exact(Fraction(points), 1)
    assert question.feedback(answer).verdict is Verdict(verdict)


def test_missed_right_options_are_explained_with_the_chosen_ones():
    question = choice("ab", "cd")
    feedback = question.feedback(question.parse({"chosen": ["a", "c"]}))
    assert [(note.option, note.text) for note in feedback.notes] == [
        ("a", "Chosen a"),
        ("b", "Left b"),
        ("c", "Chosen c"),
    ]
    assert [note.option for note in feedback.others] == ["d"]


def test_with_one_right_answer_a_wrong_choice_does_not_name_the_right_one():
    question = choice("a", "bc", multiple=False)
    feedback = question.feedback(question.parse({"chosen": ["b"]}))
    assert [note.option for note in feedback.notes] == ["b"]


def test_two_answers_where_one_is_asked_are_refused():
    with pytest.raises(AnswerError, match=r"answer\.too-many"):
        choice("a", "bc", multiple=False).parse({"chosen": ["a", "b"]})


def test_an_option_sent_twice_counts_once_and_an_empty_one_not_at_all():
    question = choice("ab", "c")
    assert question.parse({"chosen": ["a", "", "a"]}) == {"a"}


def test_a_reader_who_chose_nothing_is_told_what_to_do():
    several, one = choice("ab", "c"), choice("a", "b", multiple=False)
    assert [p.code for p in several.problems(frozenset())] == ["choice.choose-some"]
    assert [p.code for p in one.problems(frozenset())] == ["choice.choose-one"]
    assert several.problems(frozenset("a")) == ()
