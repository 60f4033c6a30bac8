# SPDX-License-Identifier: EUPL-1.2
"""The pages about one's own code and data, over HTTP and without JavaScript."""

import json
import re

from tests.conftest import Server
from tests.plain import PlainBrowser

LESSON = "/cursus/opschalen"
ITEM = "opschalen.kort.01"


def answered(server: Server) -> PlainBrowser:
    """A browser that answered one exercise right."""
    browser = PlainBrowser(server)
    browser.get(LESSON)
    fields = {f"{ITEM}:chosen": "b", "action": f"{ITEM}:check"}
    status, page = browser.post(LESSON, fields)
    assert status == 200
    assert "Goed gezien" in page
    return browser


def code_on(page: str) -> str:
    found = re.search(r'mdk-four-words">([a-z ]+)<', page)
    assert found, page
    return found[1]


def test_four_words_bring_a_visitor_back_on_another_device(server: Server):
    first = answered(server)
    code = code_on(first.post("/mijn-code")[1])
    assert "Goed gezien" in first.get(LESSON)
    second = PlainBrowser(server)
    status, _ = second.post("/verder", {"code": code.title()})
    assert status == 200
    assert "Goed gezien" in second.get(LESSON)


def test_an_unknown_code_says_what_to_do_and_keeps_what_was_typed(server: Server):
    status, page = PlainBrowser(server).post(
        "/verder", {"code": "citroen lantern ooievaar zeilboot"}
    )
    assert status == 422
    assert "Bedoel je" in page
    assert 'value="citroen lantern ooievaar zeilboot"' in page
    status, page = PlainBrowser(server).post("/verder", {"code": "<script>"})
    assert status == 422
    assert "<script>" not in page.replace('<script type="module"', "")


def test_without_answers_there_is_no_code_yet(server: Server):
    browser = PlainBrowser(server)
    assert "nog niets ingevuld" in browser.post("/mijn-code")[1], "also before any lesson"
    browser.get(LESSON)
    status, page = browser.post("/mijn-code")
    assert status == 422
    assert "nog niets ingevuld" in page
    assert "aria-invalid" not in page, "the words to come back with are not what is wrong"
    assert 'href="/cursus/"' in page


def test_done_on_this_computer_lets_the_browser_forget(server: Server):
    browser = answered(server)
    code = code_on(browser.post("/mijn-code")[1])
    status, page = browser.post("/klaar")
    assert status == 200
    assert "weet niet meer wie je was" in page
    assert not list(browser.cookies)
    assert "Goed gezien" not in browser.get(LESSON)
    browser.post("/verder", {"code": code})
    assert "Goed gezien" in browser.get(LESSON)


def test_own_data_can_be_taken_along_and_erased(server: Server):
    browser = answered(server)
    assert "We bewaren je antwoorden tot" in browser.get("/mijn-gegevens")
    data = json.loads(browser.get("/mijn-gegevens.json"))
    assert [answer["id"] for answer in data["answers"]] == [ITEM]
    status, page = browser.post("/mijn-gegevens/wissen")
    assert status == 200
    assert "Alles is gewist" in page
    assert "Goed gezien" not in browser.get(LESSON)
    assert "Hier staat nog niets" in browser.get("/mijn-gegevens")


def test_a_respondent_can_erase_and_the_link_is_gone(server: Server):
    browser = PlainBrowser(server)
    _, page = browser.post("/gemeente/zelftest", {"municipality": "Duinwaard", "role": "gemeente"})
    found = re.search(r"/gemeente/zelftest/[A-Za-z0-9_-]{32}/", page)
    assert found
    assert "voorgoed" in browser.get(found[0] + "wissen")
    status, page = browser.post(found[0] + "wissen")
    assert status == 200
    assert "zijn gewist" in page
    assert "kennen we niet" in browser.get(found[0])
