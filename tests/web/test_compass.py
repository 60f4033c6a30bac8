# SPDX-License-Identifier: EUPL-1.2
"""The compass as the server sends it: whole without a script, with nothing that needs one."""

import json

import meedenker_widgets as mdk
from meedenker.content.library import Library
from meedenker_widgets.components.compass import DIRECTIONS
from meedenker_widgets.hosts.marks import HOST_VARIABLE, MIME, WEB
from tests.conftest import Server
from tests.web.html import Attributes, Page
from tests.web.support import Client

PATH, LADDERS = "/naslag/kompas", "/naslag/opschalen"


def elements(page: Page, name: str) -> list[Attributes]:
    """The attributes of every element that has this one."""
    return [attrs for _, attrs, _ in page.elements if name in attrs]


def test_every_part_is_open_and_what_needs_a_script_is_hidden(server: Server):
    page = Page.read(Client(server).get(PATH).text)
    parts = elements(page, "data-mdk-part")
    assert len(parts) == len(DIRECTIONS)
    assert all("open" in part and "name" not in part for part in parts)
    for name in ("data-mdk-keeps", "data-mdk-draw", "data-mdk-week", "data-mdk-print"):
        found = elements(page, name)
        assert found
        assert all("hidden" in attrs for attrs in found), name


def test_the_wheel_leads_to_each_direction_and_the_list_holds_every_point(
    server: Server, library: Library
):
    text = Client(server).get(PATH).text
    page = Page.read(text)
    wheel = [attrs["href"] for attrs in elements(page, "data-mdk-to")]
    assert wheel == [f"#{direction}" for direction in DIRECTIONS]
    for direction in DIRECTIONS:
        assert direction in page.ids
        for item in library.members(direction):
            assert item.id in page.ids
            assert text.count(item.title) >= 2, "in the list and on the card"
        assert library.group(direction).source.place in text


def test_the_page_asks_a_question_gives_an_example_and_something_to_do(server: Server):
    text = Client(server).get(PATH).text
    for words in ("Waar let ik op als ik naast iemand sta?", "Een voorbeeld.", "Kies één punt"):
        assert words in text


def test_the_rules_stand_right_below_the_picture_of_the_ladders(server: Server):
    text = Client(server).get(LADDERS).text
    places = [
        text.index(mark)
        for mark in ("mdk-ladders", 'id="opschalen.regel"', 'id="opschalen.eigen-netwerk"')
    ]
    assert places == sorted(places)


def test_in_a_notebook_it_is_a_widget_without_links_to_pages_that_are_not_there(monkeypatch):
    compass = mdk.Compass()
    assert "application/vnd.jupyter.widget-view+json" in compass._repr_mimebundle_()[0]
    assert 'href="/' not in compass._shown["html"]
    monkeypatch.setenv(HOST_VARIABLE, WEB)
    bundle = mdk.Compass()._repr_mimebundle_()
    assert MIME not in json.dumps(bundle)
    assert bundle["text/html"].startswith("<section")
