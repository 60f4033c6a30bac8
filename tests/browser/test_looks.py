# SPDX-License-Identifier: EUPL-1.2
"""How pages look under what readers ask for: small screen, large text, own colours, paper."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import NewVisitor
from tests.browser.player import KINDS, play
from tests.browser.states import STATES, THEME
from tests.browser.visitor import LESSON, Visitor, exercise_on, expect_saved
from tests.conftest import Server

pytestmark = pytest.mark.browser
OVERFLOW = """() => {
  const page = document.documentElement;
  const width = page.clientWidth;
  if (page.scrollWidth <= width) return [];
  return [...document.querySelectorAll('body *')]
    .filter((part) => part.getBoundingClientRect().right > width + 1)
    .map((part) => part.outerHTML.slice(0, 100)).concat(`${page.scrollWidth} > ${width}`);
}"""
ON_PAPER = """field => field.checkVisibility() || [...field.closest('[data-mdk-component]')
  .querySelectorAll('.mdk-print-only li')].some((line) => line.checkVisibility()
  && line.textContent === field.closest('label')?.textContent)"""
READER_SETTING = {"fontSizes": {"standard": 32}}  # twice the browser's 16 pixels
ARRANGED_IN_THE_PAGE = """() => [...document.querySelectorAll(
  '[style], script:not([src]), style, [onclick], [onload], [onerror]')]
  .map((part) => part.outerHTML.slice(0, 100))"""
MOVING = """() => document.getAnimations().length + [...document.querySelectorAll('*')].filter(
  (part) => parseFloat(getComputedStyle(part).transitionDuration) > 0).length"""


@pytest.mark.parametrize("state", STATES)
def test_nothing_scrolls_sideways_and_nothing_is_styled_or_scripted_in_the_page(
    state: str, visitor: Visitor
):
    page = STATES[state](visitor)
    assert page.evaluate(ARRANGED_IN_THE_PAGE) == []
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate(OVERFLOW) == []
    page.evaluate("document.documentElement.classList.add('mdk-letters-grootst')")
    assert page.evaluate(OVERFLOW) == []
    page.set_viewport_size({"width": 1280, "height": 800})
    assert page.evaluate(OVERFLOW) == []
    page.evaluate("document.documentElement.classList.remove('mdk-letters-grootst')")
    before = text_size(page)
    visitor.context.new_cdp_session(page).send("Page.setFontSizes", READER_SETTING)
    assert text_size(page) == pytest.approx(2 * before)
    assert page.evaluate(OVERFLOW) == []


def text_size(page: Page) -> float:
    """The size of a paragraph in pixels."""
    size = page.locator("main p").first.evaluate("(p) => getComputedStyle(p).fontSize")
    return float(size.removesuffix("px"))


def looks_chosen(page: Page, control: Locator) -> bool:
    """Whether the control itself looks different once it is chosen, with focus elsewhere."""
    control.scroll_into_view_if_needed()
    before = control.screenshot()
    control.check()
    page.locator("h1").click()
    return control.screenshot() != before


@pytest.mark.parametrize("item", ["opschalen.kort.01", "opschalen.kort.04"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_chosen_answer_differs_in_pixels_under_forced_colors(
    item: str, scheme: str, server: Server, visit: NewVisitor
):
    visitor = visit(server, forced_colors="active", color_scheme=scheme)
    page = visitor.open(LESSON)
    option = exercise_on(page, item).locator("input").first
    assert looks_chosen(page, option)


def test_the_scale_shows_what_is_chosen_under_forced_colors(server: Server, visit: NewVisitor):
    visitor = visit(server, forced_colors="active")
    page = visitor.open(visitor.begin_selftest() + THEME)
    assert looks_chosen(page, page.get_by_role("radio").first)


def test_paper_shows_content_and_chosen_answers_and_no_controls(visitor: Visitor):
    page = STATES["lesson, right"](visitor)
    page.emulate_media(media="print")
    for hidden in (".utrecht-skip-link", "nav", ".mdk-aside", "button:not(.mdk-choice)"):
        for part in page.locator(hidden).all():
            expect(part).to_be_hidden()
    case = exercise_on(page)
    expect(case.locator("input:checked")).to_be_visible()
    expect(case.get_by_text("Jouw keuze.")).to_be_visible()
    expect(case.get_by_role("heading", name="Goed gezien")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_prints_what_was_done_and_no_controls(kind: str, visitor: Visitor):
    path, item = KINDS[kind]
    page = visitor.open(path)
    exercise = exercise_on(page, item)
    play(page, item)
    page.emulate_media(media="print")
    expect(exercise.locator("button:not(.mdk-choice):visible")).to_have_count(0)
    for filled in exercise.locator("input:checked, textarea").all():
        assert filled.evaluate(ON_PAPER), filled.get_attribute("id")
    for explained in exercise.locator(".utrecht-alert").all():
        expect(explained).to_be_visible()
    expect(exercise.get_by_role("heading").first).to_be_visible()
    assert exercise.evaluate("(e) => e.scrollWidth <= e.clientWidth")


def test_paper_shows_the_result_without_navigation(visitor: Visitor):
    page = STATES["result, demo"](visitor)
    page.emulate_media(media="print")
    for hidden in ("nav", ".mdk-aside", "button"):
        for part in page.locator(hidden).all():
            expect(part).to_be_hidden()
    expect(page.get_by_role("heading", name="Wettelijk minimum")).to_be_visible()
    expect(page.locator("table")).to_be_visible()


def test_nothing_moves_for_who_asks_for_that(server: Server, visit: NewVisitor):
    visitor = visit(server, reduced_motion="reduce")
    page = visitor.open(LESSON)
    assert page.evaluate(MOVING) == 0
    visitor.context.set_offline(True)
    case = exercise_on(page)
    case.get_by_role("radio").first.check()
    expect(case.locator(".mdk-save-status")).to_contain_text("Geen verbinding")
    assert page.evaluate(MOVING) == 0
    visitor.context.set_offline(False)
    expect_saved(case)
