# SPDX-License-Identifier: EUPL-1.2
"""How sure a statement is: in words, and shown wherever the statement is used."""

import re
from dataclasses import replace

import pytest

from meedenker.content import Library
from meedenker.content.texts import shipped_texts
from meedenker.domain.attempt import Attempt
from meedenker.domain.standing import Standing, is_legal, names_law
from meedenker.kinds.base import AnyQuestion
from meedenker.service import View
from meedenker_widgets.components import Engine, Setting
from meedenker_widgets.components.exercise import render_exercise
from meedenker_widgets.components.reference import render_reference

CASE = "opschalen.kort.01"
SURE = Standing(
    checked=True, date="2026-11-22", where="regelhulp.nl", url="https://www.regelhulp.nl/"
)
DOUBT = Standing(checked=False, date="2021-01", where="<b>de wet</b>")


def text_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", "", html).split())


def with_standing(library: Library, item: str, standing: Standing) -> Library:
    changed = replace(library.item(item), standing=standing)
    return replace(library, items={**library.items, item: changed})


def shown(library: Library, question: AnyQuestion, attempt: Attempt) -> str:
    return render_exercise(Engine(library, shipped_texts()), View(question, attempt), Setting())


def right(question: AnyQuestion) -> Attempt:
    return Attempt(fields=question.samples().right[0], checked=True, solved=True, tries=1)


@pytest.mark.parametrize(
    ("date", "words"),
    [("2026-11-22", "22 november 2026"), ("2026-11", "november 2026"), ("2015", "2015")],
)
def test_the_date_is_told_as_far_as_it_is_known(date: str, words: str):
    assert Standing(checked=True, date=date, where="x").dated == words


@pytest.mark.parametrize(
    "text",
    ["De wet zegt het.", "Dit is wettelijk.", "De Wmo helpt.", "wat de Awb vraagt", "de AVG"],
)
def test_the_law_is_recognised(text: str):
    assert names_law(text)


@pytest.mark.parametrize(
    "text", ["Een wet is lang.", "Ik wet een mes.", "Veel wetten.", "Wmo-raad?"]
)
def test_a_word_that_looks_like_it_or_any_law_at_all_is_not_the_law(text: str):
    assert names_law(text) == ("Wmo" in text)


def test_some_kinds_always_speak_of_the_law_and_others_never():
    assert is_legal("law", "Bel samen.")
    assert is_legal("definition", "Bel samen.")
    assert is_legal("contradiction", "De wet noemt er acht.")
    assert not is_legal("contradiction", "Twee lijsten verschillen.")
    assert not is_legal("task", "De wet noemt er acht.")


def test_an_item_inherits_the_standing_of_the_nearest_group(library: Library):
    group = library.group("definitie.wmo")
    assert group.standing
    assert library.standing("definitie.wmo.01") == group.standing
    own = with_standing(library, "definitie.wmo.01", SURE)
    assert own.standing("definitie.wmo.01") == SURE
    assert own.standing("definitie.wmo.02") == group.standing
    assert library.standing("kompas.regie.01") is None


def test_a_reference_page_shows_when_a_law_was_checked(library: Library):
    engine = Engine(with_standing(library, "wetten.01", SURE), shipped_texts())
    html = render_reference(engine, "wetten", links=True)
    assert "Gecontroleerd: 22 november 2026. Kijk na: regelhulp.nl." in text_of(html)
    assert 'href="https://www.regelhulp.nl/"' in html


def test_a_reference_page_shows_a_doubt_and_nothing_is_taken_for_html(library: Library):
    engine = Engine(with_standing(library, "wetten.01", DOUBT), shipped_texts())
    html = render_reference(engine, "wetten", links=True)
    assert "<strong>Controleer dit</strong> (bron: januari 2021)." in html
    assert "Kijk na: &lt;b&gt;de wet&lt;/b&gt;." in html


def test_a_group_shows_its_doubt_once(library: Library):
    engine = Engine(library, shipped_texts())
    html = render_reference(engine, "definitie.wmo", links=False)
    assert html.count("Controleer dit") == 1
    assert "(bron: 15 juni 2021)" in html


def test_feedback_shows_how_sure_what_it_leads_to_is(library: Library):
    question = library.question(CASE)
    (topic, *_) = [
        note.about for note in question.feedback(question.parse(right(question).fields)).notes
    ]
    doubted = with_standing(library, topic, DOUBT)
    assert "Controleer dit" in shown(doubted, question, right(question))
    assert "Controleer dit" not in shown(library, question, right(question))
    assert "Controleer dit" not in shown(doubted, question, Attempt())


def test_feedback_shows_how_sure_the_question_itself_is(library: Library):
    question = replace(library.question(CASE), standing=SURE)
    assert "Gecontroleerd: 22 november 2026." in text_of(shown(library, question, right(question)))
    assert "Gecontroleerd" not in shown(library, question, Attempt())


def test_the_same_standing_is_shown_once(library: Library):
    question = library.question(CASE)
    doubted = library
    for topic in question.about:
        doubted = with_standing(doubted, topic, SURE)
    html = shown(doubted, replace(question, standing=SURE), right(question))
    assert html.count("Gecontroleerd") == 1


def test_a_requirement_shows_how_sure_it_is_before_anything_is_filled_in(library: Library):
    question = library.question("zelftest.toegankelijkheid.02.vraag")
    html = shown(library, question, Attempt())
    line = "Controleer dit (bron: 2015). Kijk na: wetten.overheid.nl (zoek: Wmo 2015)."
    assert line in text_of(html)
    assert html.index("Controleer dit") < html.index("<details")
