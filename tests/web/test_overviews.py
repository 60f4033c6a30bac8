# SPDX-License-Identifier: EUPL-1.2
"""Overviews over HTTP: whole without a query, narrowed down with one, whatever it holds."""

import pytest

from meedenker.content.glossary import Glossary
from meedenker.content.library import Library
from meedenker.content.texts import shipped_texts
from meedenker_widgets.components.engine import Engine
from meedenker_widgets.components.terms import TermLinks
from meedenker_widgets.hosts.web.overviews import ShownOverviews
from tests.conftest import Server
from tests.web.html import Page
from tests.web.support import Client

TASKS, BOOKS, MODEL = "/naslag/taken", "/naslag/publicaties", "/naslag/werkmodel"
JSON = "application/json"
HOSTILE = (
    "?rol=",
    "?rol=bestaat-niet",
    "?rol[]=informeel",
    "?onbekend=1",
    "?%00=%00&rol=%ff%fe",
    "?rol=" + "x" * 4000,
    "?rol=<script>alert(1)</script>&onderwerp=%22%3E%3Cimg%20src=x%3E",
    "?rol={{7*7}}&rol=../../etc",
    "?" + "&".join(f"a{number}=1" for number in range(300)),
    "?" + "rol=informee&" * 200,
)


def test_without_a_query_every_task_has_its_anchor(server: Server, library: Library):
    ids = Page.read(Client(server).get(TASKS).text).ids
    assert {name for name in library.items if name.startswith("taken.")} <= set(ids)


def test_a_role_leaves_its_own_column_and_says_so(server: Server):
    page = Client(server).get(TASKS + "?rol=informeel&onderwerp=regelen").text
    ids = Page.read(page).ids
    assert "taken.informeel.02" in ids
    assert "taken.informeel" in ids
    assert "taken.informeel.01" not in ids
    assert "taken.formeel" not in ids
    assert "4 taken gevonden." in page
    assert "Gekozen: rol ‘De vrijwilliger’, onderwerp ‘Regelen en papieren’." in page
    assert '<option value="informeel" selected>' in page


def test_the_sources_that_disagree_stand_with_the_task(server: Server):
    page = Client(server).get(TASKS + "?rol=formeel&onderwerp=uitleg").text
    assert "De bronnen verschillen:" in page
    assert 'href="/naslag/verschillen#tegenspraak.02"' in page
    assert "Een andere lijst in hetzelfde stuk geeft advies ook aan vrijwilligers." in page


def test_the_script_gets_what_the_page_would_show(server: Server):
    client = Client(server)
    path = BOOKS + "?soort=handreiking&jaar=uit-2015"
    reply = client.get(path, Accept=JSON)
    assert reply.headers["Content-Type"].startswith(JSON)
    (patch,) = reply.data["patches"]
    assert patch["target"] == "overzicht.publicaties"
    assert patch["html"] in client.get(path).text
    assert "2 stukken gevonden." in patch["html"]
    assert "Soort: Handreiking" in patch["html"]
    assert "Verschenen: januari 2015" in patch["html"]


def test_a_page_without_overviews_has_nothing_to_patch(server: Server):
    assert Client(server).get("/naslag/kompas?rol=informeel", Accept=JSON).data == {"patches": []}


def test_an_empty_cell_says_in_a_sentence_that_it_is_empty(server: Server):
    page = Client(server).get(MODEL + "?groep=ouderen&gebied=leren").text
    assert "Geen vragen gevonden." in page
    assert "Dit vak is leeg: het rapport noemt" in page


def test_every_cell_of_the_grid_leads_to_as_many_questions_as_it_says(server: Server):
    client = Client(server)
    page = Page.read(client.get(MODEL).text)
    links = [link for link in page.links if "groep=" in link and "gebied=" in link]
    assert len(links) > 20
    for link in links[::5]:
        assert "gevonden. Gekozen: groep" in client.get(link.partition("#")[0]).text


@pytest.mark.parametrize("query", HOSTILE, ids=lambda query: query[:24])
@pytest.mark.parametrize("accept", ["text/html", JSON])
def test_a_hostile_query_shows_everything(server: Server, query: str, accept: str):
    client = Client(server)
    whole = client.get(TASKS, Accept=accept)
    assert "52 taken gevonden." in whole.text
    reply = client.get(TASKS + query.replace(" ", "%20"), Accept=accept)
    assert (reply.status, reply.text) == (200, whole.text)


def test_an_overview_is_for_looking_only(server: Server):
    assert Client(server).post_form(TASKS + "?rol=informeel", {"rol": "formeel"}).status == 405


class CountingEngine(Engine):
    """Counts what is rendered."""

    rendered = 0

    def render(self, template: str, **values: object) -> str:
        self.rendered += 1
        return super().render(template, **values)


def test_values_a_visitor_makes_up_are_rendered_once(library: Library):
    engine = CountingEngine(library, shipped_texts())
    shown = ShownOverviews(engine, TermLinks(Glossary.of(library)))
    for number in range(50):
        asked = {"rol": [str(number).encode(), b"\xff"], f"naam{number}": [b"informeel"]}
        assert "52 taken gevonden." in shown.html("overzicht.taken", asked, TASKS)
    assert engine.rendered == 1
    shown.html("overzicht.taken", {"rol": [b"informeel"]}, TASKS)
    assert engine.rendered == 2
