# SPDX-License-Identifier: EUPL-1.2
"""Nobody is shamed: what is said of an answer begins with words, and none of them is harsh."""

import re

import pytest

from meedenker.content.loading import shipped_library
from meedenker.content.texts import shipped_texts
from meedenker.kinds.base import AnyQuestion
from meedenker.kinds.rating import Rating
from meedenker_widgets.components.engine import Engine, Setting
from meedenker_widgets.components.exercise import render_exercise
from tests.content.questions import Page, every_question, states

HARSH = re.compile(
    r"\b(fout(en|ief)?|mis|verkeerd|onjuist|onvoldoende|helaas|jammer|gezakt|slecht|dom)\b", re.I
)
CROSS = re.compile("[✗✘✖❌×☒]")
HEADING = ("h3", "h4", "strong", "p", "summary")
SETTING = Setting(action="/cursus/les")


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(shipped_library(), shipped_texts())


@every_question
def test_an_explanation_says_in_words_what_its_colour_and_shape_say(
    question: AnyQuestion, engine: Engine
):
    if isinstance(question, Rating):
        return
    for view in states(question):
        page = Page(render_exercise(engine, view, SETTING))
        for box in page.elements:
            classes = box["class"].split()
            assert "utrecht-alert--error" not in classes
            if "utrecht-alert" not in classes:
                continue
            inside = [other for other in page.elements if box in other.inside]
            words = [other for other in inside if other.tag in HEADING and other.text.strip()]
            assert words, (question.id, view.attempt)
            assert not HARSH.search(words[0].text), words[0].text
        assert not CROSS.search(page.text)


@every_question
def test_a_word_at_an_answer_stands_beside_what_colours_it(question: AnyQuestion, engine: Engine):
    for view in states(question):
        page = Page(render_exercise(engine, view, SETTING))
        marks = [
            e
            for e in page.elements
            if {"mdk-option__mark", "mdk-mark__word"} & set(e["class"].split())
        ]
        for mark in marks:
            assert mark.text.strip()
            assert not HARSH.search(mark.text)


@pytest.mark.parametrize("area", ["verdict", "marking", "placing", "order", "choice", "badge"])
def test_no_sentence_about_an_answer_is_harsh(area: str):
    said = {code: text for code, text in shipped_texts().items() if code.startswith(f"{area}.")}
    assert said
    assert {code: text for code, text in said.items() if HARSH.search(text)} == {}
