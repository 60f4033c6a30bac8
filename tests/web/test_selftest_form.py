# SPDX-License-Identifier: EUPL-1.2
"""The whole self-test with forms only: a browser without JavaScript loses nothing."""

import re
from html import unescape

import pytest

from meedenker.content.library import Library
from meedenker.kinds.rating import Rating
from tests.conftest import Server
from tests.web.support import RATING, START, THEME, Client, rate, say

THEMES = (
    "beleidsplan",
    "onafhankelijkheid",
    "levensbreed",
    "toegankelijkheid",
    "informatieplicht",
    "kwaliteit-en-evaluatie",
    "inspraak",
)
NEXT = {"action": "volgende"}
PROOF = {"evidence": "Verordening", "date": "01-03-2026", "example": "Een gesprek"}


@pytest.fixture(scope="module")
def questions(library: Library) -> dict[str, list[Rating]]:
    """The questions of each theme."""
    ratings = [question for question in library.questions.values() if isinstance(question, Rating)]
    return {
        theme: [rating for rating in ratings if rating.requirement.startswith(f"zelftest.{theme}.")]
        for theme in THEMES
    }


def _text(html: str) -> str:
    """What a reader sees of the main part of a page."""
    main = re.search(r"<main.*?</main>", html, re.DOTALL)[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def _fill(client: Client, link: str, questions: dict[str, list[Rating]]) -> str:
    """Fill in everything, theme by theme, as the buttons lead; where one ends up."""
    here = f"{link}{THEMES[0]}"
    levels = "3201"
    for theme, asked in questions.items():
        assert here == link + theme
        form: dict[str, str] = dict(NEXT)
        for number, question in enumerate(asked):
            form |= rate(levels[number % 4], question.id, **PROOF)
        reply = client.post_form(here, form)
        assert reply.status == 303, _text(reply.text)
        here = reply.headers["Location"]
    return here


@pytest.mark.parametrize(
    ("form", "code", "params"),
    [
        ({}, "selftest.name", {"limit": 80}),
        ({"role": "gemeente"}, "selftest.name", {"limit": 80}),
        ({"municipality": "Duinwaard"}, "selftest.role", {}),
        ({"municipality": "Duinwaard", "role": "koning"}, "selftest.role", {}),
    ],
)
def test_a_start_without_name_or_role_says_what_is_missing(server: Server, form, code, params):
    reply = Client(server).post_form(START, form)
    assert reply.status == 422
    assert say(code, **params) in unescape(reply.text)
    assert 'role="alert"' in reply.text
    assert "<title>Fout: " in reply.text
    assert form.get("municipality", "") in reply.text


def test_everything_filled_in_leads_to_the_result(server: Server, questions):
    client = Client(server)
    link = client.begin()
    end = _fill(client, link, questions)
    assert end == f"{link}resultaat"
    count = sum(len(asked) for asked in questions.values())
    shown = _text(client.get(end).text)
    assert f"Beantwoord {count} van {count}" in shown
    assert say("state.proven") in shown
    assert say("selftest.caption") in shown


def test_a_file_taken_out_and_brought_in_gives_the_same_result(server: Server, questions):
    client = Client(server)
    link = client.begin("Duinwaard", "adviesraad")
    _fill(client, link, questions)
    file = client.get(f"{link}zelftest.json")
    reply = Client(server).bring_in(file.body)
    assert reply.status == 303
    again = reply.headers["Location"]
    assert again != link
    assert _text(client.get(f"{again}resultaat").text) == _text(client.get(f"{link}resultaat").text)
    copied = client.get(f"{again}zelftest.json").data
    assert {**copied, "exported_at": ""} == {**file.data, "exported_at": ""}


def test_what_is_missing_is_named_and_what_was_filled_in_is_kept(server: Server):
    client = Client(server)
    link = client.begin()
    form = {**rate("3", evidence="Verordening", date="ooit"), **NEXT}
    reply = client.post_form(link + THEME, form)
    assert reply.status == 422
    shown = unescape(reply.text)
    for code in ("rating.bad-date", "rating.no-example", "rating.choose"):
        assert say(code) in shown
    assert 'role="alert"' in shown
    assert f'href="#{RATING}:date"' in shown
    assert 'value="ooit"' in shown
    kept = client.get(f"{link}zelftest.json").data["answers"][RATING]
    assert kept == {"level": ["3"], "evidence": ["Verordening"], "date": ["ooit"]}


def test_one_may_go_on_without_completing(server: Server):
    client = Client(server)
    link = client.begin()
    shown = client.post_form(link + THEME, {**rate("3"), **NEXT}).text
    onward = re.search(r'href="([^"]+)">Ga verder zonder aan te vullen', shown)[1]
    assert onward == link + THEMES[1]
    assert client.get(onward).status == 200
    assert say("state.claimed") in client.get(f"{link}resultaat").text


def test_not_knowing_is_an_answer(server: Server, questions):
    client = Client(server)
    link = client.begin()
    for theme, asked in questions.items():
        form: dict[str, str] = dict(NEXT)
        for question in asked:
            form |= rate("unknown", question.id)
        assert client.post_form(link + theme, form).status == 303
    shown = _text(client.get(f"{link}resultaat").text)
    assert say("quality.unknown") in shown
    assert say("state.unknown") in shown


def test_the_law_always_applies(server: Server, questions):
    client = Client(server)
    link = client.begin()
    for theme, asked in questions.items():
        shown = client.get(link + theme).text
        for question in asked:
            offered = f'name="{question.id}:level" value="not-applicable"' in shown
            assert offered is not question.law
    assert any(question.law for asked in questions.values() for question in asked)
    reply = client.post_form(link + THEME, rate("not-applicable", note="past niet"))
    assert (reply.status, reply.sentence) == (400, say("answer.unknown-option"))
    assert client.get(f"{link}zelftest.json").data["answers"] == {}


def test_the_link_brings_back_what_was_filled_in(server: Server):
    link = Client(server).begin("Duinwaard", "uitvoerder")
    Client(server).post_form(link + THEME, rate("2", evidence="Beleidsplan, blz. 3"))
    elsewhere = Client(server)
    shown = elsewhere.get(link + THEME).text
    assert 'value="Beleidsplan, blz. 3"' in shown
    assert f'name="{RATING}:level" value="2" checked' in shown
    assert f"{server.url}{link}" in elsewhere.get(link).text
    assert "uitvoerder" in _text(elsewhere.get(link).text)


def test_evidence_stays_when_the_answer_changes(server: Server):
    client = Client(server)
    link = client.begin()
    client.post_form(link + THEME, rate("2", evidence="Beleidsplan", date="2026"))
    shown = client.get(link + THEME).text
    hidden = re.findall(rf'name="{RATING}:(\w+)"[^>]*value="([^"]*)"', shown)
    assert ("evidence", "Beleidsplan") in hidden
    client.post_form(link + THEME, rate("0", evidence="Beleidsplan", date="2026"))
    kept = dict(
        re.findall(
            rf'type="hidden" name="{RATING}:(\w+)" value="([^"]*)"', client.get(link + THEME).text
        )
    )
    assert kept == {"evidence": "Beleidsplan", "date": "2026"}
