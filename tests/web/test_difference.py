# SPDX-License-Identifier: EUPL-1.2
"""`/cursus/verschil`: before and after for one visitor, in words, without a total."""

import re

import pytest

from tests.conftest import Server
from tests.web.html import Page
from tests.web.support import Client

PAGE, BEFORE, AFTER = "/cursus/verschil", "/cursus/vooraf", "/cursus/achteraf"


@pytest.fixture
def client(server: Server) -> Client:
    return Client(server)


def check(client: Client, path: str, item: str, action: str = "check", **fields: str) -> None:
    """Answers without JavaScript: the form of the page and one of its buttons."""
    sent = {f"{item}:{name}": value for name, value in fields.items()}
    reply = client.post_form(path, {**sent, "action": f"{item}:{action}"})
    assert reply.status == 303, reply.text


def rows(client: Client) -> dict[str, str]:
    """What is said about each subject, by its name."""
    html = client.get(PAGE).text
    found = re.findall(r'<th scope="row">(.*?)</th>(.*?)</tr>', html, re.DOTALL)
    return {name: " ".join(re.sub(r"<[^>]*>", " ", rest).split()) for name, rest in found}


def test_who_filled_in_nothing_reads_so_and_gets_no_cookie(client: Client):
    reply = client.get(PAGE, Cookie="")
    assert reply.status == 200
    assert "Hier staat nog niets." in reply.text
    assert reply.headers["Set-Cookie"] is None
    page = Page.read(reply.text)
    assert page.count("table") == 0
    assert {BEFORE, AFTER} <= set(re.findall(r'href="([^"]*)"', reply.text))


def test_a_subject_went_better_and_another_asks_for_a_lesson(client: Client):
    check(client, BEFORE, "vooraf.luisteren", chosen="a")
    check(client, AFTER, "achteraf.luisteren", chosen="c")
    check(client, BEFORE, "vooraf.kompas", chosen="a")
    check(client, AFTER, "achteraf.kompas", chosen="a")
    check(client, BEFORE, "vooraf.opschalen", chosen="b")
    said = rows(client)
    assert len(said) == 8
    name = "Luisteren, samenvatten, doorvragen"
    assert said[name] == "Nog niet goed Meteen goed Dit ging nu beter."
    assert said["Het kompas"].endswith("Dit vraagt nog aandacht. Lees les ‘Het kompas’ .")
    assert 'href="/cursus/kompas-relatie"' in client.get(PAGE).text
    assert said["Opschalen"].startswith("Voor een deel goed Niet ingevuld Vooraf staat er al.")
    assert said["Wetten en regels"].endswith("Hier is nog niets te vergelijken.")


def test_trying_again_helps_to_learn_and_changes_nothing_here(client: Client):
    check(client, BEFORE, "vooraf.luisteren", chosen="a")
    check(client, BEFORE, "vooraf.luisteren", chosen="b")
    check(client, BEFORE, "vooraf.luisteren", "retry")
    assert rows(client)["Luisteren, samenvatten, doorvragen"].startswith("Nog niet goed")


def test_it_counts_nothing_up(client: Client):
    check(client, BEFORE, "vooraf.luisteren", chosen="b")
    main = re.search(r"<main.*?</main>", client.get(PAGE).text, re.DOTALL)[0]
    words = re.sub(r"<[^>]*>", " ", main)
    assert not re.search(r"\d|%|procent|punten|score|totaal|geslaagd|gezakt", words)


def test_it_only_shows(client: Client):
    reply = client.post_form(PAGE, {"vooraf.luisteren:chosen": "b"})
    assert reply.status == 405
    assert reply.sentence
    assert "Hier staat nog niets." in client.get(PAGE).text


def test_another_visitor_sees_nothing_of_it(client: Client, server: Server):
    check(client, BEFORE, "vooraf.luisteren", chosen="b")
    assert "Hier staat nog niets." in Client(server).get(PAGE).text


@pytest.mark.parametrize("query", ["?x=1", "?owner=me", "?%00", "?" + "a" * 2000])
def test_what_stands_behind_the_address_changes_nothing(client: Client, query: str):
    assert client.get(PAGE + query).status == 200


@pytest.mark.parametrize("cookie", ["mdk_bezoek=../..", "mdk_bezoek=" + "é" * 40, "mdk_bezoek"])
def test_a_made_up_cookie_is_nobody(client: Client, cookie: str):
    reply = client.send("GET", PAGE, Cookie=cookie.encode().decode("latin-1"))
    assert reply.status == 200
    assert "Hier staat nog niets." in reply.text


def test_what_no_form_sends_is_refused_in_one_sentence(client: Client):
    reply = client.post_form(
        BEFORE, {"vooraf.luisteren:chosen": "zzz", "action": "vooraf.luisteren:check"}
    )
    assert reply.status == 400
    assert reply.sentence
    assert "Hier staat nog niets." in client.get(PAGE).text
