# SPDX-License-Identifier: EUPL-1.2
"""Terms on the pages of a running server lead to their explanation."""

import re

import pytest

from meedenker.content.loading import shipped_library
from tests.conftest import Server
from tests.web.html import Page
from tests.web.support import Client

GLOSSARY = "/naslag/begrippen"
LINKED = re.compile(rf'<a class="mdk-term" href="{GLOSSARY}#(begrip\.[\w-]+)">([^<]+)</a>')


@pytest.fixture(scope="module")
def client(server: Server) -> Client:
    return Client(server)


def test_every_term_has_its_own_place_in_order_of_the_alphabet(client: Client):
    page = client.get(GLOSSARY).text
    places = re.findall(r'<div id="(begrip\.[\w-]+)">', page)
    terms = [item.id for item in shipped_library().items.values() if item.kind == "term"]
    assert places == terms
    letters = re.findall(r'href="#(begrip\.[a-z])"', page)
    assert letters == sorted(letters)
    assert set(letters) == {term[: len("begrip.x")] for term in terms}
    assert set(letters) <= set(re.findall(r'<section [^>]*id="(begrip\.[a-z])"', page))


@pytest.mark.parametrize("path", ["/naslag/wat-is", "/naslag/leven", "/cursus/opschalen", GLOSSARY])
def test_terms_lead_to_a_place_that_is_there(client: Client, path: str):
    found = LINKED.findall(client.get(path).text)
    assert found
    assert {term for term, _ in found} <= set(shipped_library().items)


def test_a_term_is_linked_once_in_a_group_and_not_in_its_own_entry(client: Client):
    page = client.get("/naslag/leven").text
    for group in re.findall(r'<section class="mdk-stack mdk-reference".*?</section>', page, re.S):
        terms = [term for term, _ in LINKED.findall(group)]
        assert len(set(terms)) == len(terms)
    glossary = client.get(GLOSSARY).text
    entries = re.findall(r'<div id="(begrip\.[\w-]+)">(.*?)</div>', glossary, re.S)
    for term, entry in entries:
        assert term not in {other for other, _ in LINKED.findall(entry)}


def test_questions_and_the_self_test_have_no_such_links(client: Client):
    lesson = client.get("/cursus/opschalen").text
    for question in re.findall(r"<form class=.*?</form>", lesson, re.S):
        assert "mdk-term" not in question
    assert "mdk-term" not in client.get("/gemeente/zelftest").text


def test_no_link_stands_in_a_link_or_a_heading(client: Client):
    for path in ("/naslag/wat-is", "/naslag/leven", "/cursus/opschalen", GLOSSARY):
        page = client.get(path).text
        Page.read(page)
        for around in re.findall(r"<(a|h[1-6]|dt|button|summary)\b([^>]*)>(.*?)</\1>", page, re.S):
            assert "mdk-term" not in around[2]
