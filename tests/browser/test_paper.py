# SPDX-License-Identifier: EUPL-1.2
"""On paper: what was written shows whole, what is empty has lines, and controls are gone."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.states import FIRST, STATES, THEME
from tests.browser.visitor import LESSON, Visitor

pytestmark = pytest.mark.browser
LONG = "Ik overleg met mijn coördinator. " * 12
PAPER = "() => window.dispatchEvent(new Event('beforeprint'))"
BACK = "() => window.dispatchEvent(new Event('afterprint'))"
NOT_ON_PAPER = (
    ".utrecht-skip-link",
    "nav[aria-label]",
    ".mdk-aside",
    "button:not(.mdk-choice)",
    "#letters",
    "#pauze",
)


def to_paper(page: Page) -> None:
    """As the browser does when it prints."""
    page.evaluate(PAPER)
    page.emulate_media(media="print")


def test_a_long_text_shows_whole_and_an_empty_field_has_lines(visitor: Visitor):
    link = visitor.begin_selftest()
    visitor.send(link + THEME, FIRST, level="3", evidence="Plan " * 40)
    page = visitor.open(link + THEME)
    evidence = page.locator(f"[id='{FIRST}:evidence']")
    before = page.locator("main").inner_html()
    to_paper(page)
    expect(evidence).to_be_hidden()
    expect(page.locator(".mdk-written").first).to_contain_text(("Plan " * 40).strip())
    assert page.locator(".mdk-written").first.evaluate("e => e.scrollWidth <= e.clientWidth")
    expect(page.locator(f"[id='{FIRST}:example'] + .mdk-lines > span").first).to_be_visible()
    page.emulate_media(media="screen")
    page.evaluate(BACK)
    assert page.locator("main").inner_html() == before


def test_a_reflection_shows_whole_on_paper_and_stays_in_its_field(visitor: Visitor):
    page = visitor.open(LESSON)
    field = page.locator("[data-mdk-local] textarea").first
    field.fill(LONG)
    to_paper(page)
    expect(page.locator("[data-mdk-local] .mdk-written").first).to_have_text(LONG.strip())
    page.emulate_media(media="screen")
    page.evaluate(BACK)
    expect(field).to_be_visible()
    expect(field).to_have_value(LONG)


def test_what_is_folded_is_open_where_the_stylesheet_cannot_do_that(visitor: Visitor):
    visitor.context.add_init_script("CSS.supports = () => false")
    page = visitor.open(visitor.begin_selftest() + THEME)
    folded = page.locator("main details:not(.mdk-no-print)")
    assert folded.count()
    opened = "parts => parts.filter(part => part.open).length"
    assert folded.evaluate_all(opened) == 0
    page.evaluate(PAPER)
    assert folded.evaluate_all(opened) == folded.count()
    page.evaluate(BACK)
    assert folded.evaluate_all(opened) == 0


@pytest.mark.parametrize(
    "state",
    ["/", "/cursus/", "/naslag/kompas", "/naslag/werkmodel", "/trainer/wetsartikelen", "/privacy",
     "/zoeken?q=geld", "lesson, every answer shown", "code, made", "theme, problems",
     "result, demo"],
)  # fmt: skip
def test_a_page_prints_its_content_and_no_controls(state: str, visitor: Visitor):
    page = STATES[state](visitor)
    to_paper(page)
    for selector in NOT_ON_PAPER:
        assert page.locator(f"{selector}:visible").count() == 0, selector
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.set_viewport_size({"width": 672, "height": 980})  # a sheet of A4 between its margins
    assert page.evaluate("document.documentElement.scrollWidth") <= 672


@pytest.mark.parametrize("path", [LESSON, "/naslag/taken", "/trainer/wetsartikelen"])
def test_a_page_to_read_has_a_button_that_prints_it(path: str, visitor: Visitor):
    page = visitor.open(path)
    page.evaluate("window.print = () => { window.printed = true; }")
    page.get_by_role("button", name="Druk af", exact=True).click()
    assert page.evaluate("window.printed")
