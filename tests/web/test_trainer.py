# SPDX-License-Identifier: EUPL-1.2
"""The papers for trainers over HTTP: open to read, chosen in the address, nothing kept."""

import re

import pytest

from meedenker.content.lessons import Lessons
from meedenker.content.training import shipped_papers
from meedenker.domain.lessons import Lesson
from meedenker_widgets.hosts.web.material import LESSONS, notebooks_in
from tests.conftest import ROOT, Server
from tests.web.html import Page
from tests.web.support import Client, say

HALL, PROGRAMME = "/trainer/", "/trainer/programma"
BUNDLE, FILE = f"{PROGRAMME}/bundel", f"{PROGRAMME}/bundel.html"
CHOSEN = "?les=luisteren&les=grenzen&les=meedenker"
SCRIPTS = shipped_papers().scripts
HOSTILE = (
    "?les=",
    "?les=bestaat-niet",
    "?les[]=wetten",
    "?%00=%00&les=%ff%fe",
    "?les=" + "x" * 4000,
    "?les=<script>alert(1)</script>&les=%22%3E%3Cimg%20src=x%3E",
    "?les={{7*7}}&les=../../etc/passwd",
    "?" + "&".join(f"a{number}=1" for number in range(300)),
    "?" + "les=wette&" * 200,
)


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_the_hall_leads_to_every_script_and_to_the_programme(server: Server):
    links = Page.read(Client(server).get(HALL).text).links
    assert {f"/trainer/draaiboek/{slug}" for slug in SCRIPTS} <= set(links)
    assert PROGRAMME in links


@pytest.mark.parametrize("slug", SCRIPTS)
def test_a_script_shows_all_of_it(server: Server, slug: str):
    script = SCRIPTS[slug]
    html = Client(server).get(f"/trainer/draaiboek/{slug}").text
    shown = words(html)
    for begin, end, part in script.timed:
        assert f"{begin}–{end} min" in shown
        assert all(line in shown for line in (*part.say, *part.do)), part.id
    for play in script.role_plays:
        assert shown.count(play.out) == len(play.roles), "on each card"
    lines = (*script.watch, *script.offline, *script.prepare, *script.materials)
    assert all(line in shown for line in lines)
    assert all(point in shown for card in script.observations for point in card.points)
    assert shown.count("Het nummer:") == len(script.articles)
    assert ("hoort geen artikel" in shown) != bool(script.articles)
    ids = Page.read(html).ids
    assert {role.id for play in script.role_plays for role in play.roles} <= set(ids)


@pytest.mark.parametrize("slug", ["bestaat-niet", "grenzen", "a" * 500])
def test_a_script_that_is_not_there_says_so(server: Server, slug: str):
    reply = Client(server).get(f"/trainer/draaiboek/{slug}")
    assert reply.status == 404
    assert reply.sentence == say("page.unknown")


def test_nothing_chosen_asks_to_choose_and_offers_every_lesson(server: Server):
    html = Client(server).get(PROGRAMME).text
    assert "Je koos nog niets." in html
    values = re.findall(r'name="les" value="([a-z-]+)"', html)
    assert sorted(values) == sorted(lesson.slug for lesson in numbered())
    assert " checked" not in html


def test_a_choice_gives_the_time_of_each_and_of_all_in_the_order_of_the_lessons(server: Server):
    html = Client(server).get(PROGRAMME + CHOSEN).text
    shown = words(html)
    assert html.count(" checked>") == 3
    order = [shown.rindex(f"{n}. {t}") for n, t in ((1, "Wat is"), (3, "Luis"), (4, "Grenzen"))]
    assert order == sorted(order)
    assert "Bijeenkomsten 2 Samen 120 minuten (2 uur)" in shown
    assert "Ieder alleen 135 minuten (2 uur en 15 minuten)" in shown
    assert "Alles bij elkaar 255 minuten (4 uur en 15 minuten)" in shown
    links = Page.read(html).links
    ordered = "?les=meedenker&les=luisteren&les=grenzen"
    assert {BUNDLE + ordered, FILE + ordered} <= {link.replace("&amp;", "&") for link in links}


def test_lessons_done_alone_need_no_bundle(server: Server):
    html = Client(server).get(f"{PROGRAMME}?les=grenzen").text
    assert "Bij deze keuze hoort geen draaiboek." in html
    assert BUNDLE not in html
    assert (
        "Bij deze keuze hoort geen draaiboek." in Client(server).get(f"{BUNDLE}?les=grenzen").text
    )


def test_the_bundle_holds_the_papers_of_the_chosen_lessons_and_no_others(server: Server):
    page = Client(server).get(BUNDLE + CHOSEN)
    ids = set(Page.read(page.text).ids)
    for slug, script in SCRIPTS.items():
        cards = {role.id for play in script.role_plays for role in play.roles}
        cards |= {card.id for card in script.observations}
        chosen = slug in ("luisteren", "meedenker")
        assert (cards | {script.id} <= ids) is chosen
        assert bool(cards & ids) is chosen
        assert (f"kaart.{slug}" in ids) is chosen
    assert "kaart.luisteren-samen" in ids


def test_the_file_needs_nothing_from_a_server(server: Server):
    reply = Client(server).get(FILE + CHOSEN)
    assert reply.status == 200
    assert reply.headers["Content-Disposition"] == 'attachment; filename="meedenker-bundel.html"'
    page = Page.read(reply.text)
    assert set(page.faults) == {"code in the page"}, "its stylesheets stand in it"
    assert reply.text.count("<style>") == len(page.faults) == 2
    assert page.twice == []
    assert page.loaded == []
    assert {link for link in page.links if not link.startswith(("https://", "tel:", "#"))} == set()
    assert ".mdk-handout" in reply.text
    assert "@page" in reply.text
    assert "<script" not in reply.text
    body = words(reply.text.partition("<body")[2])
    whole = words(Client(server).get(BUNDLE + CHOSEN).text.partition("<main")[2])
    for script in (SCRIPTS["luisteren"], SCRIPTS["meedenker"]):
        for line in script.watch:
            assert line in body
            assert line in whole


@pytest.mark.parametrize("path", [PROGRAMME, BUNDLE, FILE])
@pytest.mark.parametrize("query", HOSTILE)
def test_whatever_the_address_asks_only_lessons_that_are_there_count(
    server: Server, path: str, query: str
):
    reply = Client(server).get(path + query.replace("<", "%3C").replace(">", "%3E"))
    if path == PROGRAMME and reply.status == 200:
        assert "Je koos nog niets." in reply.text
    assert reply.status in (200, 400)
    assert "alert(1)" not in reply.text
    assert "49" not in words(reply.text.partition("<body")[2])
    assert "passwd" not in reply.text


@pytest.mark.parametrize("path", [HALL, PROGRAMME + CHOSEN, BUNDLE + CHOSEN, FILE + CHOSEN])
def test_nothing_of_a_trainer_is_kept(server: Server, path: str):
    reply = Client(server).get(path)
    assert reply.headers["Set-Cookie"] is None
    assert reply.headers["Cache-Control"] == "no-store"


def test_nothing_can_be_sent_to_them(server: Server):
    for path in (HALL, PROGRAMME, BUNDLE, FILE, "/trainer/draaiboek/wetten"):
        assert Client(server).post_form(path, {"les": "wetten"}).status == 405


def test_no_page_of_a_trainer_holds_a_key(server: Server):
    """What an exercise counts as right stands in no paper: only its title is shown."""
    html = Client(server).get("/trainer/draaiboek/meedenker").text
    assert 'href="/cursus/meedenker#meedenker.sort.03"' in html
    assert "feedback" not in html


def test_searching_finds_no_script(server: Server):
    assert "draaiboek." not in Client(server).get("/zoeken?q=rolkaart+stopteken").text


def numbered() -> list[Lesson]:
    """The lessons with a number."""
    lessons = Lessons(ROOT, notebooks_in(ROOT, LESSONS)).all()
    return [lesson for lesson in lessons if lesson.module]
