# SPDX-License-Identifier: EUPL-1.2
"""A branching conversation: what is shown when, and what is not."""

import re

import pytest

from meedenker.domain.attempt import Attempt, Fields
from meedenker.kinds.dialogue.graph import Choice
from tests.kinds.small_talk import GOOD, QUESTION, all_paths, read, shown, small, talk

# Safety stands apart


def test_a_moment_about_safety_says_sufficient_or_not_and_leaves_the_meters():
    question = read(small())
    for last, safe in (("meld", True), ("zwijg", False)):
        answer = question.parse(talk("dag", last))
        turn = question.turns(answer)[-1]
        assert question.safe(answer) is safe
        assert turn.before == turn.after
        html = shown(question, talk("dag", last))
        assert ("nog niet voldoende" in html) is not safe
        assert "van 5" not in html
    assert question.safe(question.parse(talk("dag"))) is None


# What is shown when


def spoken(option: Choice) -> list[str]:
    return [option.reply[:40], option.explanation[:40]]


@pytest.mark.parametrize("fields", [{}, talk(stop=["1"]), talk(GOOD[0], again=["1"])])
def test_a_new_conversation_tells_nothing_of_what_follows(fields: Fields):
    html = shown(QUESTION, fields)
    for option in QUESTION.graph.choices:
        assert not [text for text in spoken(option) if text in html]
    assert not re.search(r"van 5|omhoog|omlaag|mdk-meter|Lees het hele gesprek", html)
    for end in QUESTION.graph.endings.values():
        assert end.text[:40] not in html


def test_half_way_only_what_was_passed_is_told():
    answer = QUESTION.parse(talk(*GOOD[:2]))
    passed = {turn.moment.id for turn in QUESTION.turns(answer)}
    html = shown(QUESTION, talk(*GOOD[:2]))
    for moment in QUESTION.graph.moments.values():
        for option in moment.choices:
            if moment.id not in passed:
                assert not [text for text in spoken(option) if text in html]
    assert "Lees het hele gesprek" not in html


def test_the_consequence_comes_before_the_explanation_and_the_past_is_folded():
    html = shown(QUESTION, talk(*GOOD[:2]))
    last = QUESTION.turns(QUESTION.parse(talk(*GOOD[:2])))[-1].choice
    status = html.index('role="status"')
    assert status < html.index(last.reply[:40]) < html.index(last.explanation[:40])
    folded = html[html.index("<details") : html.index("</details>")]
    assert "tegenvaller" in folded
    assert last.reply[:40] not in folded


def test_the_meters_are_also_words():
    html = shown(QUESTION, talk("brief-beloof"))
    assert "<strong>4 van 5</strong>, één omhoog" in html
    assert "<strong>2 van 5</strong>, één omlaag" in html
    assert "Regie bij meneer Ootes" in html


def test_the_whole_talk_as_text_comes_after_a_first_ending_and_holds_everything():
    html = shown(QUESTION, talk(*GOOD))
    whole = html[html.index("Lees het hele gesprek") :]
    for option in QUESTION.graph.choices:
        assert all(text in whole for text in (option.text, option.reply, option.explanation))
    for end in QUESTION.graph.endings.values():
        assert end.text in whole
    assert "<form" not in whole
    assert "Lees het hele gesprek" in shown(QUESTION, {"seen": ["deel"]})


def test_who_would_rather_read_gets_the_whole_talk_and_is_done():
    before = shown(QUESTION, {})
    assert QUESTION.graph.start.choices[0].explanation not in before
    assert "Lees het liever als tekst" in before
    fields = QUESTION.fields(QUESTION.parse({"read": ["1"]}))
    assert fields == {"whole": ["1"]}
    html = shown(QUESTION, fields)
    assert re.search(r'<details [^>]*:geheel" open>', html)
    assert "Lees het liever als tekst" not in html
    assert "Wat zeg of doe je?" in html
    assert all(option.explanation in html for option in QUESTION.graph.choices)
    assert QUESTION.done(Attempt(fields))
    assert not QUESTION.done(Attempt())
    began = QUESTION.fields(QUESTION.parse({**fields, "choose": [GOOD[0]]}))
    assert began == {"path": [GOOD[0]], "whole": ["1"]}


def test_nobody_is_told_they_are_wrong():
    for path in all_paths(QUESTION):
        html = shown(QUESTION, talk(*path))
        assert "utrecht-alert--error" not in html
        assert not re.search(r"\bfout\b", html, re.IGNORECASE)
