# SPDX-License-Identifier: EUPL-1.2
"""The papers for trainers: chosen by keyboard and without a script, saved, printed in halves."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import NewVisitor
from tests.browser.states import STATES
from tests.browser.visitor import Visitor, press
from tests.conftest import Server

pytestmark = pytest.mark.browser
PROGRAMME = "/trainer/programma"
CHOSEN = "?les=meedenker&les=luisteren"
A4 = {"width": 673, "height": 987}  # pixels inside the margins of a sheet
HALF_OF_A_SHEET = 987 / 2
HEIGHTS = "cards => cards.map((card) => card.getBoundingClientRect().height)"


def chosen(page: Page) -> str:
    """What the address says was chosen."""
    return ",".join(re.findall(r"les=([a-z-]+)", page.url))


def test_a_programme_is_made_by_keyboard(visitor: Visitor):
    page = visitor.open(PROGRAMME)
    page.get_by_label("Wetten").focus()
    page.keyboard.press("Space")
    page.get_by_label("Grenzen en behoeften").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Maak het programma").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("row", name="Wetten")).to_be_visible()
    assert chosen(page) == "wetten,grenzen"
    expect(page.get_by_label("Wetten")).to_be_checked()


def test_a_programme_is_made_without_a_script(server: Server, visit: NewVisitor):
    page = visit(server, java_script_enabled=False).open(PROGRAMME)
    page.get_by_label("Afschalen en warm overdragen").check()
    press(page, "Maak het programma")
    row = page.get_by_role("row", name="Afschalen en warm overdragen")
    expect(row).to_contain_text("75 minuten")
    row.get_by_role("link", name="draaiboek 9").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Afschalen en warm overdragen")


def test_choosing_everything_and_beginning_again(visitor: Visitor):
    page = visitor.open(PROGRAMME)
    page.get_by_role("link", name="Kies alle lessen").click()
    boxes = page.get_by_role("checkbox").all()
    assert boxes
    assert all(box.is_checked() for box in boxes)
    page.get_by_role("link", name="Begin opnieuw").click()
    expect(page.get_by_text("Je koos nog niets.")).to_be_visible()
    assert not any(box.is_checked() for box in page.get_by_role("checkbox").all())


def test_the_saved_bundle_is_whole_without_a_network(
    visitor: Visitor, chromium: Browser, tmp_path: Path
):
    page = visitor.open(PROGRAMME + CHOSEN)
    with page.expect_download() as downloading:
        page.get_by_role("link", name="Bewaar de bundel als één bestand").click()
    file = tmp_path / downloading.value.suggested_filename
    downloading.value.save_as(file)
    page = chromium.new_page(offline=True)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    expect(page.get_by_role("heading", level=1)).to_have_text("Bundel voor de trainer")
    expect(page.get_by_role("heading", name="Kijkkaart: lijf en stilte")).to_be_visible()
    card = page.locator(".mdk-handout").first
    assert card.evaluate("(card) => getComputedStyle(card).borderTopStyle") == "solid"
    assert asked == [file.as_uri()]
    page.close()


@pytest.mark.parametrize(
    "path", ["/trainer/draaiboek/onafhankelijk", f"{PROGRAMME}/bundel{CHOSEN}"]
)
def test_each_card_is_half_a_sheet_on_paper(visitor: Visitor, path: str):
    page = visitor.open(path)
    page.emulate_media(media="print")
    page.set_viewport_size(A4)
    heights = page.locator(".mdk-handout").evaluate_all(HEIGHTS)
    assert len(heights) >= 4
    assert max(heights) <= HALF_OF_A_SHEET, "two to a sheet"
    assert min(heights) > 0.9 * HALF_OF_A_SHEET
    for part in page.locator("nav, button, .mdk-no-print").all():
        expect(part).to_be_hidden()
    assert page.evaluate("() => document.documentElement.scrollWidth") <= A4["width"]


def test_on_paper_a_card_stands_on_one_sheet_and_a_script_begins_a_new_one(visitor: Visitor):
    page = STATES["programme, bundle"](visitor)
    page.emulate_media(media="print")
    for card in page.locator(".mdk-handout").all():
        assert card.evaluate("(card) => getComputedStyle(card).breakInside") == "avoid"
    for part in page.locator(".mdk-bundle__script").all():
        assert part.evaluate("(part) => getComputedStyle(part).breakBefore") == "page"
