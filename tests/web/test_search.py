# SPDX-License-Identifier: EUPL-1.2
"""Searching on the web host, without any script."""

from urllib.parse import quote

from tests.conftest import Server
from tests.web.support import Client


def test_what_is_found_leads_to_a_place_that_is_there(server: Server):
    client = Client(server)
    page = client.get("/zoeken?q=mantelzorgers").text
    assert "passen bij ‘mantelzorgers’" in page
    assert 'href="/naslag/hulpvragen#hulpvragen.mantelzorgers"' in page
    assert 'id="hulpvragen.mantelzorgers"' in client.get("/naslag/hulpvragen").text


def test_whole_pages_are_found_too(server: Server):
    page = Client(server).get("/zoeken?q=opschalen").text
    assert 'href="/naslag/opschalen"' in page
    assert 'href="/cursus/opschalen"' in page


def test_nothing_found_says_so_and_leads_on(server: Server):
    reply = Client(server).get("/zoeken?q=xyzzy")
    assert reply.status == 200
    assert "niets bij ‘xyzzy’" in reply.text
    assert 'href="/naslag/"' in reply.text


def test_what_is_asked_is_never_taken_for_html(server: Server):
    asked = "<script>alert(1)</script>"
    page = Client(server).get(f"/zoeken?q={quote(asked)}").text
    assert asked not in page
    assert "&lt;script&gt;" in page


def test_a_very_long_question_is_cut_and_an_empty_one_asks_again(server: Server):
    client = Client(server)
    assert client.get("/zoeken?q=" + "zorg+" * 500).status == 200
    for empty in ("/zoeken", "/zoeken?q=", "/zoeken?q=+"):
        page = client.get(empty).text
        assert "Gevonden" not in page
        assert 'name="q"' in page
