# SPDX-License-Identifier: EUPL-1.2
"""Visitors see how sure a rule is; only trainers are led to the articles of law."""

import re

from tests.conftest import Server
from tests.web.html import Page
from tests.web.support import THEME, Client
from tests.web.test_pages import PAGES

ARTICLES = "/trainer/wetsartikelen"


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", "", html).split())


def test_the_page_of_rules_shows_what_was_checked_and_what_was_not(server: Server):
    html = Client(server).get("/naslag/regels").text
    shown = words(html)
    assert "Gecontroleerd: november 2026. Kijk na: regelhulp.nl" in shown
    assert "Controleer dit (bron: november 2026). Kijk na: rijksoverheid.nl" in shown
    assert "Is hier iemand onveilig?" in shown
    assert 'href="https://www.regelhulp.nl/"' in html


def test_a_theme_of_the_selftest_shows_it_with_each_question_about_the_law(server: Server):
    client = Client(server)
    html = client.get(client.begin() + THEME).text
    assert html.count("<strong>Controleer dit</strong> (bron: 2015).") == 2


def test_the_list_of_articles_is_for_trainers(server: Server):
    client = Client(server)
    assert ARTICLES in Page.read(client.get("/trainer/").text).links
    shown = words(client.get(ARTICLES).text)
    assert "Wmo 2015, 2.3.2" in shown
    assert "Het nummer: redelijk zeker." in shown
    assert "Een jurist heeft deze lijst niet gelezen." in shown


def test_nothing_leads_a_learner_to_an_article(server: Server):
    client = Client(server)
    for path in PAGES:
        if not path.startswith("/trainer/"):
            assert ARTICLES not in client.get(path).text, path
    for asked in ("2.3.2", "artikel+2.3.2", "wetsartikelen"):
        assert "2.3.2<" not in client.get(f"/zoeken?q={asked}").text.replace('value="', "")
        assert ARTICLES not in client.get(f"/zoeken?q={asked}").text
