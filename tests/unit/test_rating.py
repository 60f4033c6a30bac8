# SPDX-License-Identifier: EUPL-1.2
"""A rating: what counts as proven, which ways out there are, what it still asks."""

import pytest

from meedenker.domain.scoring import NOT_APPLICABLE, Score
from meedenker.errors import AnswerError
from meedenker.kinds.rating import LIMITS, Level
from tests.unit.make import rated, rating

DOCUMENT = {"evidence": ["Verordening"], "date": ["01-03-2027"]}

# answer, lowest, highest points out of 3
POINTS = [
    ("0", 0, 0),
    ("1", 1, 1),
    ("2", 1, 2),  # said, not proven: at least “partly”, at most what was said
    ("2!", 2, 2),
    ("3", 1, 3),
    ("3!", 3, 3),
    ("unknown", 0, 3),  # unknown is no zero
    ("-", 0, 3),  # not filled in is no zero either
]


@pytest.mark.parametrize(("answer", "low", "high"), POINTS)
def test_points_follow_the_scale(answer: str, low: int, high: int):
    assert rating("U").score(rated(answer)) == Score.between(low, high, 3)


def test_not_applicable_leaves_the_denominator():
    assert rating("K").score(rated("not-applicable")) == NOT_APPLICABLE


@pytest.mark.parametrize(
    ("fields", "proven"),
    [
        ({"level": ["2"], **DOCUMENT}, True),
        ({"level": ["2"], "evidence": ["Verordening"]}, False),
        ({"level": ["2"], "date": ["01-03-2027"]}, False),
        ({"level": ["2"], "evidence": ["Verordening"], "date": ["ooit"]}, False),
        ({"level": ["3"], **DOCUMENT}, False),
        ({"level": ["3"], **DOCUMENT, "example": ["Een gesprek"]}, True),
        ({"level": ["3"], **DOCUMENT, "example": ["   "]}, False),
        ({"level": ["1"], **DOCUMENT, "example": ["Een gesprek"]}, False),
        (DOCUMENT, False),
    ],
)
def test_a_claim_is_proven_by_a_dated_document_and_at_3_an_example(
    fields: dict[str, list[str]], proven: bool
):
    assert rating("U").parse(fields).proven is proven


@pytest.mark.parametrize(
    ("fields", "codes"),
    [
        ({}, ["rating.choose"]),
        ({"note": ["een toelichting"]}, ["rating.choose"]),
        ({"level": ["0"]}, []),
        ({"level": ["1"]}, []),
        ({"level": ["unknown"]}, []),
        ({"level": ["2"]}, ["rating.no-evidence", "rating.no-date"]),
        ({"level": ["2"], "evidence": ["x"], "date": ["31-02-2027"]}, ["rating.bad-date"]),
        ({"level": ["2"], **DOCUMENT}, []),
        ({"level": ["3"], **DOCUMENT}, ["rating.no-example"]),
        ({"level": ["not-applicable"]}, ["rating.no-reason"]),
        ({"level": ["not-applicable"], "note": ["geen inwoners"]}, []),
    ],
)
def test_it_asks_for_exactly_what_is_missing(fields: dict[str, list[str]], codes: list[str]):
    question = rating("K")
    assert [problem.code for problem in question.problems(question.parse(fields))] == codes


def test_a_law_applies_to_everyone():
    law = rating("W", "U")
    assert Level.NOT_APPLICABLE not in law.levels
    with pytest.raises(AnswerError, match=r"answer\.unknown-option"):
        law.parse({"level": ["not-applicable"]})
    assert Level.NOT_APPLICABLE in rating("U", "K").levels


def test_a_date_that_cannot_be_read_is_kept_as_typed():
    question = rating("U")
    answer = question.parse({"level": ["2"], "date": ["voorjaar 2027"]})
    assert question.fields(answer)["date"] == ["voorjaar 2027"]


@pytest.mark.parametrize("name", ["evidence", "date", "example", "note"])
def test_a_text_up_to_its_limit_is_taken_and_one_more_is_refused(name: str):
    question, limit = rating("U"), LIMITS[name]
    assert getattr(question.parse({name: ["é" * limit]}), name) == "é" * limit
    with pytest.raises(AnswerError, match=r"answer\.too-long") as caught:
        question.parse({name: ["é" * (limit + 1)]})
    assert caught.value.params["limit"] == limit


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("een\r\ntwee\rdrie", "een\ntwee\ndrie"),
        ("  ruimte eromheen \n", "ruimte eromheen"),
        ("bel\x07 en nul\x00", "bel en nul"),
        ("artikel\u00a09", "artikel 9"),  # pasted from a word processor or a web page
        ("duizend\u202feuro", "duizend euro"),
        ("zorg\u00adplicht", "zorg\u00adplicht"),
        ("👩\u200d👧 en می\u200cخواهم", "👩\u200d👧 en می\u200cخواهم"),
        ("half \ud800 teken", "half  teken"),
    ],
)
def test_pasted_text_keeps_its_words(typed: str, kept: str):
    assert rating("U").parse({"note": [typed]}).note == kept
