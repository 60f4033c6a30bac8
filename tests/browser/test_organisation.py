# SPDX-License-Identifier: EUPL-1.2
"""What the organisation fills in, with a browser: by keyboard, without scripts, on paper."""

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.conftest import NewVisitor
from tests.browser.organisation_states import (
    HEADINGS,
    HOME,
    MAP,
    NETWORK,
    choose,
    fill_in,
    filled_in,
    line_with_faults,
    replace_map,
)
from tests.browser.test_looks import OVERFLOW
from tests.browser.visitor import LESSON, Visitor, press
from tests.conftest import Server
from tests.organisation.support import ORGANISATION, SHORTEST
from tests.web.test_administrator import key_of

pytestmark = pytest.mark.browser


def test_without_scripts_everything_can_be_filled_in_and_taken_away(
    server: Server, visit: NewVisitor
):
    page = visit(server, java_script_enabled=False).open(HOME)
    fill_in(page)
    page.get_by_role("link", name="Voeg een regel toe").click()
    page.get_by_label("Naam").fill(SHORTEST["name"])
    page.get_by_label("C: hulp van vrijwilligers").check()
    page.get_by_label("Wat ze doen").fill(SHORTEST["does"])
    press(page, "Sla op")
    page.get_by_role("link", name=SHORTEST["name"]).click()
    page.get_by_label("Wat ze doen").fill("Thee")
    press(page, "Sla op")
    expect(page.get_by_role("cell", name="Thee")).to_be_visible()
    page.get_by_role("link", name=SHORTEST["name"]).click()
    page.get_by_text("Ik wil deze regel weghalen").click()
    press(page, "Haal deze regel weg")
    expect(page.get_by_text("Er staat nog niets op de kaart.")).to_be_visible()
    choose(page, HEADINGS + "x;Q;y\n")
    expect(page.locator("#fouten")).to_contain_text("Regel 2, kolom ‘type’")
    page.get_by_role("link", name="Kies het bestand opnieuw").click()
    replace_map(page, MAP)
    expect(page.get_by_role("rowheader")).to_have_count(3)
    replace_map(page, HEADINGS)
    fill_in(page, dict.fromkeys(ORGANISATION, ""))


def test_a_fault_is_reached_by_keyboard(visitor: Visitor):
    page = line_with_faults(visitor)
    for field in ("name", "type:A", "does", "website"):
        page.locator("#fouten").focus()
        while page.evaluate("document.activeElement.hash") != f"#{field}":
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.locator(f"[id='{field}']")).to_be_focused()


def test_the_number_of_the_coordinator_can_be_called_from_the_safety_button(visitor: Visitor):
    with filled_in(visitor) as page:
        page.goto(visitor.server.url + LESSON)
        page.set_viewport_size({"width": 320, "height": 640})
        page.get_by_text("Is hier iemand onveilig?").last.click()
        expect(page.locator(".mdk-safety a[href='tel:09001112233']")).to_be_visible()
        assert page.evaluate(OVERFLOW) == []


def test_paper_has_a_line_for_the_number_and_a_blank_map_until_they_are_filled_in(visitor: Visitor):
    page = visitor.open(LESSON)
    page.emulate_media(media="print")
    line = page.get_by_text("Schrijf het nummer van je coördinator hier op:")
    expect(line.locator("visible=true")).to_have_count(3)
    page.goto(visitor.server.url + NETWORK)
    expect(page.locator("#sociale-kaart table")).to_be_visible()
    page.emulate_media(media="screen")
    expect(page.locator("#sociale-kaart table")).to_be_hidden()
    with filled_in(visitor) as page:
        page.emulate_media(media="print")
        page.goto(visitor.server.url + NETWORK)
        expect(page.locator("#sociale-kaart table")).to_have_count(0)
        expect(page.get_by_text("Wijkteam Noord")).to_be_visible()
        page.goto(visitor.server.url + LESSON)
        expect(line).to_have_count(0)
        expect(page.locator(".mdk-card").get_by_text("0900")).to_be_visible()


def test_with_a_key_one_signs_in_and_out(new_server, visit: NewVisitor):
    server = new_server("--behind-proxy").start()
    page = visit(server).open(HOME)
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 800})
        assert violations(page) == []
        assert page.evaluate(OVERFLOW) == []
    page.get_by_label("Sleutel").fill("mis")
    press(page, "Meld aan")
    expect(page.get_by_label("Sleutel")).to_be_focused()
    assert violations(page) == []
    page.get_by_label("Sleutel").fill(key_of(server))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Gegevens van uw organisatie")
    assert violations(page) == []
    assert page.evaluate(OVERFLOW) == []
    fill_in(page)
    press(page, "Meld af")
    page.goto(server.url + HOME)
    expect(page.get_by_role("heading", level=1)).to_have_text("Aanmelden als beheerder")
