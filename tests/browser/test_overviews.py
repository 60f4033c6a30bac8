# SPDX-License-Identifier: EUPL-1.2
"""Narrowing an overview down: with and without a script, by keyboard, offline and on paper."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import NewVisitor
from tests.browser.more_states import BOOKS, MODEL, TASKS
from tests.browser.visitor import Visitor, press
from tests.conftest import Server

pytestmark = pytest.mark.browser
FAMILIAR = "taken.informeel.02"
OTHER = "taken.informeel.01"


def found(page: Page) -> Locator:
    """Where an overview says how much it shows."""
    return page.locator(".mdk-overview__found")


def item(page: Page, identifier: str) -> Locator:
    return page.locator(f"[id='{identifier}']")


def test_a_choice_shows_its_items_in_place_and_in_the_address(visitor: Visitor):
    page = visitor.open(TASKS)
    expect(found(page)).to_have_text("52 taken gevonden.")
    page.evaluate("() => { document.body.dataset.before = 'the choice'; }")
    role = page.get_by_label("Rol", exact=True)
    role.select_option("informeel")
    expect(found(page)).to_have_text("9 taken gevonden. Gekozen: rol ‘De vrijwilliger’.")
    expect(page).to_have_url(re.compile(r"/naslag/taken\?rol=informeel$"))
    page.get_by_label("Onderwerp", exact=True).select_option("regelen")
    expect(found(page)).to_contain_text("4 taken gevonden.")
    expect(item(page, FAMILIAR)).to_be_visible()
    expect(item(page, OTHER)).to_have_count(0)
    expect(page.locator("body")).to_have_attribute("data-before", "the choice")
    page.reload()
    expect(found(page)).to_contain_text("4 taken gevonden.")
    expect(role).to_have_value("informeel")
    page.get_by_role("link", name="Toon alles").click()
    expect(found(page)).to_have_text("52 taken gevonden.")
    expect(role).to_have_value("")


def test_the_keyboard_keeps_its_place(visitor: Visitor):
    page = visitor.open(BOOKS)
    kind = page.get_by_label("Soort", exact=True)
    kind.focus()
    page.keyboard.press("ArrowDown")
    expect(found(page)).to_contain_text("4 stukken gevonden.")
    expect(kind).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(found(page)).to_contain_text("7 stukken gevonden.")
    expect(kind).to_be_focused()
    expect(kind).to_have_value("informatiekaart")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Lezer", exact=True)).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    button = page.get_by_role("button", name="Toon", exact=True)
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    expect(found(page)).to_contain_text("7 stukken gevonden.")
    expect(button).to_be_focused()


def test_quick_choices_end_in_the_last_one(visitor: Visitor):
    page = visitor.open(BOOKS)
    kind = page.get_by_label("Soort", exact=True)
    for value in ("handreiking", "informatiekaart", "anders", "", "praktijkvoorbeeld"):
        kind.select_option(value)
    expect(found(page)).to_have_text("11 stukken gevonden. Gekozen: soort ‘Praktijkvoorbeeld’.")
    expect(page).to_have_url(re.compile("soort=praktijkvoorbeeld$"))


def test_what_is_found_is_said_in_a_live_region_that_stays(visitor: Visitor):
    page = visitor.open(TASKS)
    region = page.get_by_role("status").filter(has_text="taken gevonden")
    region.evaluate("(place) => { place.seenBefore = true; }")
    page.get_by_label("Rol", exact=True).select_option("formeel")
    expect(region).to_contain_text("18 taken gevonden.")
    assert region.evaluate("(place) => place.seenBefore")


def test_without_a_connection_it_says_so_and_a_next_choice_works(visitor: Visitor):
    page = visitor.open(TASKS)
    role = page.get_by_label("Rol", exact=True)
    visitor.context.set_offline(True)
    role.select_option("formeel")
    expect(found(page)).to_contain_text("Het lukte niet om je keuze te laten zien.")
    expect(item(page, OTHER)).to_be_visible()
    visitor.context.set_offline(False)
    press(page, "Toon")
    expect(found(page)).to_contain_text("18 taken gevonden.")


def test_without_javascript_the_button_shows_the_choice(server: Server, visit: NewVisitor):
    visitor = visit(server, java_script_enabled=False)
    page = visitor.open(TASKS)
    page.get_by_label("Rol", exact=True).select_option("gezamenlijk")
    page.get_by_label("Onderwerp", exact=True).select_option("contact")
    press(page, "Toon")
    expect(found(page)).to_contain_text("4 taken gevonden.")
    expect(found(page)).to_be_in_viewport()
    expect(item(page, "taken.gezamenlijk.03")).to_be_visible()
    expect(item(page, OTHER)).to_have_count(0)
    expect(page.get_by_label("Rol", exact=True)).to_have_value("gezamenlijk")


def test_a_link_to_a_task_finds_it_whatever_was_chosen(visitor: Visitor):
    page = visitor.open(f"{TASKS}?rol=formeel")
    expect(item(page, OTHER)).to_have_count(0)
    item(page, "taken.formeel.06").get_by_role("link", name="Uitleggen wat er kan").click()
    expect(item(page, OTHER)).to_be_in_viewport()


def test_a_cell_of_the_grid_leads_to_its_questions(visitor: Visitor):
    page = visitor.open(MODEL)
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Jongeren"))
    row.get_by_role("link", name="2 vragen").click()
    expect(found(page)).to_have_text(
        "2 vragen gevonden. Gekozen: groep ‘Jongeren’, leefgebied ‘Werken en iets doen’."
    )
    expect(page.get_by_role("link", name="De eerste stap naar werk")).to_be_visible()
    expect(row.locator("a[aria-current]")).to_have_accessible_name("2 vragen")


def test_columns_stand_side_by_side_and_below_each_other_on_a_phone(visitor: Visitor):
    page = visitor.open(TASKS)
    columns = page.locator(".mdk-overview__columns > section")
    page.set_viewport_size({"width": 1280, "height": 800})
    tops = columns.evaluate_all("(all) => all.map((one) => one.getBoundingClientRect().top)")
    assert len(tops) == 3
    assert len(set(tops)) == 1
    page.set_viewport_size({"width": 320, "height": 800})
    lefts = columns.evaluate_all("(all) => all.map((one) => one.getBoundingClientRect().left)")
    assert len(set(lefts)) == 1


def test_paper_shows_the_choice_and_no_form(visitor: Visitor):
    page = visitor.open(f"{TASKS}?rol=formeel&onderwerp=samen")
    page.emulate_media(media="print")
    expect(found(page)).to_be_visible()
    expect(found(page)).to_contain_text("Gekozen: rol ‘De beroepskracht’")
    expect(page.locator("form")).to_be_hidden()
    expect(item(page, "taken.formeel.09")).to_be_visible()


def test_a_comparison_has_its_headers_and_on_a_phone_says_whose_each_part_is(visitor: Visitor):
    page = visitor.open("/naslag/bagage")
    table = page.get_by_role("table", name="De drie profielen naast elkaar")
    heads = table.get_by_role("columnheader")
    expect(heads).to_have_text(["De vrijwilliger", "De ervaringsdeskundige", "De beroepskracht"])
    page.set_viewport_size({"width": 320, "height": 800})
    cell = table.locator("td[data-label='De beroepskracht']").first
    label = cell.evaluate("(cell) => getComputedStyle(cell, '::before').content")
    assert label == '"De beroepskracht"'
