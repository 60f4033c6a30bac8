# SPDX-License-Identifier: EUPL-1.2
"""What holds for every question, whatever someone sends."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meedenker.content.loading import shipped_library
from meedenker.kinds.base import AnyQuestion
from meedenker.kinds.rating import Level, Rated, Rating
from tests.kinds.laws import parsed_or_refused
from tests.property.strategies import any_fields, rating_fields
from tests.unit.make import choice, rating

SHIPPED = list(shipped_library().questions.values())
every_question = st.sampled_from([*SHIPPED, choice("abc", "de"), choice("a", "b"), rating("K")])
LETTERS = "abcdef"


@given(every_question, any_fields)
def test_anything_sent_is_an_answer_or_an_answer_error(question: AnyQuestion, fields):
    parsed_or_refused(question, fields)


@given(st.data())
def test_what_a_form_sends_is_never_refused(data: st.DataObject):
    question = data.draw(st.sampled_from([q for q in SHIPPED if isinstance(q, Rating)]))
    answer = question.parse(data.draw(rating_fields(question)))
    assert question.parse(question.fields(answer)) == answer


@given(st.sets(st.sampled_from(LETTERS), min_size=1, max_size=5), st.sets(st.sampled_from(LETTERS)))
def test_a_right_option_more_never_costs_and_a_wrong_one_never_pays(right, chosen):
    wrong = sorted(set(LETTERS) - right)
    question = choice("".join(sorted(right)), "".join(wrong))
    points = question.score(frozenset(chosen)).low
    for letter in right - chosen:
        assert question.score(frozenset(chosen | {letter})).low >= points
    for letter in set(wrong) - chosen:
        assert question.score(frozenset(chosen | {letter})).low <= points


@given(st.sets(st.sampled_from(LETTERS), min_size=1, max_size=5), st.sets(st.sampled_from(LETTERS)))
def test_only_exactly_the_right_options_give_every_point(right, chosen):
    question = choice("".join(sorted(right)), "".join(sorted(set(LETTERS) - right)))
    assert question.score(frozenset(chosen)).full == (chosen == right)


@pytest.mark.parametrize("more", ["evidence", "date", "example"])
@given(st.sampled_from(Level), st.data())
def test_more_evidence_never_lowers_a_rating(more: str, level: Level, data: st.DataObject):
    question = rating("K")
    evidence = {
        name: data.draw(st.sampled_from(["", text]))
        for name, text in (("evidence", "Wet"), ("date", "1 mei 2026"), ("example", "Gesprek"))
    }
    before = question.score(Rated(level, **evidence))
    after = question.score(Rated(level, **{**evidence, more: "1 mei 2026"}))
    assert after.low >= before.low
    assert (after.high, after.maximum) == (before.high, before.maximum)


@given(rating_fields(rating("K")))
def test_a_higher_level_with_the_same_evidence_never_scores_lower(fields):
    question = rating("K")
    scores = [question.score(question.parse({**fields, "level": [level]})) for level in "0123"]
    for lower, higher in pairwise(scores):
        assert lower.high <= higher.high
    assert scores[0].low <= scores[1].low <= min(scores[2].low, scores[3].low)
