# SPDX-License-Identifier: EUPL-1.2
"""Everything works by keyboard alone, and focus is never lost, hidden or invisible."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.states import FIRST, SECOND, STATES
from tests.browser.visitor import (
    CASE,
    LESSON,
    RIGHT,
    SELFTEST,
    Visitor,
    exercise_on,
    expect_saved,
    status_of,
)

pytestmark = pytest.mark.browser
MOST_STOPS = 150
FOCUS = "document.activeElement"
# Whether the outline of the focused element shows, and whether the safety button lies on it.
STOP = """() => {
  const focused = document.activeElement;
  if (focused === document.body) return null;
  const option = focused.closest('.mdk-option');
  const styles = [getComputedStyle(focused), getComputedStyle(focused, '::after')];
  if (option) styles.push(getComputedStyle(option));
  const visible = styles.some((style) => {
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
  });
  const safety = document.querySelector('.mdk-safety');
  const box = focused.getBoundingClientRect();
  const cover = safety?.querySelector('summary').getBoundingClientRect();
  const covered = Boolean(cover) && !safety.contains(focused) &&
    box.bottom > cover.top + 1 && box.top < cover.bottom - 1 &&
    box.right > cover.left + 1 && box.left < cover.right - 1;
  const seen = box.bottom > 0 && box.top < innerHeight;
  focused.dataset.visits = Number(focused.dataset.visits ?? 0) + 1;
  const name = focused.outerHTML.slice(0, 120);
  return {name, visible, covered, seen, again: focused.dataset.visits > 1};
}"""


def tab_to(page: Page, target: str) -> None:
    """Press Tab until the element with this id has focus."""
    for _ in range(MOST_STOPS):
        if page.evaluate(f"{FOCUS}.id") == target:
            return
        page.keyboard.press("Tab")
    pytest.fail(f"{target} cannot be reached by Tab")


def tab_to_words(page: Page, words: str) -> None:
    """Press Tab until a link or button with these words has focus."""
    for _ in range(MOST_STOPS):
        if page.evaluate(f"{FOCUS}.textContent.trim()") == words:
            return
        page.keyboard.press("Tab")
    pytest.fail(f"‘{words}’ cannot be reached by Tab")


def has_focus(page: Page, identifier: str) -> bool:
    """Whether focus is somewhere inside this component."""
    return page.evaluate(f"(id) => document.getElementById(id).contains({FOCUS})", identifier)


def test_an_exercise_is_done_by_keyboard_and_keeps_the_focus(visitor: Visitor):
    page = visitor.open(LESSON)
    case = exercise_on(page)
    tab_to(page, f"{CASE}:chosen:a")
    page.keyboard.press("Space")
    expect_saved(case)
    assert has_focus(page, f"{CASE}:chosen:a")
    tab_to_words(page, "Geef een hint")
    page.keyboard.press("Enter")
    expect(case.get_by_role("heading", name="Hint 1 van 3")).to_be_visible()
    expect(case.get_by_role("button", name="Nog een hint")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(case.get_by_role("heading", name="Kijk nog eens")).to_be_visible()
    expect(case.get_by_role("button", name="Kijk opnieuw na")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("ArrowDown")
    expect(case.get_by_label(RIGHT)).to_be_checked()
    expect(case.get_by_role("button", name="Kijk na", exact=True)).to_be_visible()
    tab_to_words(page, "Kijk na")
    page.keyboard.press("Enter")
    expect(case.get_by_role("heading", name="Goed gezien")).to_be_visible()
    assert has_focus(page, CASE)
    tab_to_words(page, "Probeer opnieuw")
    page.keyboard.press("Enter")
    expect(case.get_by_role("heading", name="Goed gezien")).to_have_count(0)
    assert has_focus(page, CASE)
    expect(case.locator(":checked")).to_have_count(0)


def test_enter_pressed_twice_on_check_does_not_throw_the_answer_away(visitor: Visitor):
    page = visitor.open(LESSON)
    case = exercise_on(page)
    case.get_by_label(RIGHT).check()
    case.get_by_role("button", name="Kijk na").focus()
    page.keyboard.press("Enter")
    expect(case.get_by_role("button", name="Probeer opnieuw")).to_be_visible()
    page.keyboard.press("Enter")
    expect(status_of(case)).to_contain_text("Opgeslagen om")
    page.reload()
    expect(case.get_by_role("heading", name="Goed gezien")).to_be_visible()
    expect(case.get_by_label(RIGHT)).to_be_checked()


@pytest.mark.parametrize("button", ["Laat het antwoord zien", "Nog een hint"])
def test_a_button_that_disappears_leaves_the_focus_in_its_exercise(button: str, visitor: Visitor):
    visitor.greet()
    visitor.send(LESSON, CASE, "check", chosen="a")
    visitor.send(LESSON, CASE, "hint", chosen="a")
    visitor.send(LESSON, CASE, "hint", chosen="a")
    page = visitor.open(LESSON)
    case = exercise_on(page)
    case.get_by_role("button", name=button).focus()
    page.keyboard.press("Enter")
    expect(case.get_by_role("button", name=button)).to_have_count(0)
    assert has_focus(page, CASE)
    assert "Niet" not in status_of(case).inner_text()


def test_the_whole_self_test_is_done_by_keyboard(visitor: Visitor):
    page = visitor.open(SELFTEST)
    tab_to(page, "municipality")
    page.keyboard.type("Duinwaard")
    tab_to(page, "role:gemeente")
    page.keyboard.press("Space")
    tab_to_words(page, "Begin de zelftest")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Gemeente Duinwaard")
    tab_to_words(page, "Begin met thema 1")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Beleidsplan")
    for theme in range(1, 8):
        expect(page).to_have_title(re.compile(f"thema {theme} van 7"))
        for question in page.locator("[data-mdk-component]").all():
            identifier = question.get_attribute("id")
            page.locator("#inhoud").focus()
            tab_to(page, f"{identifier}:level:0")
            for _ in range(4):
                page.keyboard.press("ArrowDown")
            expect(page.locator(f"[id='{identifier}:level:unknown']")).to_be_checked()
        tab_to_words(page, "Opslaan en naar het resultaat" if theme == 7 else "Opslaan en verder")
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Resultaat van gemeente Duinwaard")
    expect(page.get_by_text("onvoldoende bekend").first).to_be_visible()


def test_the_skip_link_is_the_first_stop_and_leads_to_the_content(visitor: Visitor):
    page = visitor.open(LESSON)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Naar de inhoud")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#inhoud")).to_be_focused()


def test_the_safety_button_opens_and_closes(visitor: Visitor):
    page = visitor.open(LESSON)
    page.locator(".mdk-safety > summary").focus()
    phone = page.locator(".mdk-safety a[href='tel:112']")
    page.keyboard.press("Enter")
    expect(phone).to_be_in_viewport()
    page.keyboard.press("Tab")
    expect(phone).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")
    expect(phone).to_be_hidden()


def test_the_error_summary_has_focus_and_leads_to_each_field(visitor: Visitor):
    page = STATES["theme, problems"](visitor)
    expect(page.locator("#fouten")).to_be_focused()
    links = page.locator("#fouten li a")
    targets = [link.get_attribute("href") for link in links.all()]
    assert targets == [f"#{FIRST}:date", f"#{FIRST}:example", f"#{SECOND}:level:0"]
    for number, target in enumerate(targets):
        links.nth(number).focus()
        page.keyboard.press("Enter")
        expect(page.locator(f"[id='{target[1:]}']")).to_be_focused()
        field = page.locator(f"[id='{target[1:]}']")
        assert field.evaluate("(f) => f.matches('input, textarea')")


@pytest.mark.parametrize(
    ("state", "field"), [("start, no name", "municipality"), ("start, no role", "role:gemeente")]
)
def test_the_start_form_leads_to_what_is_missing(state: str, field: str, visitor: Visitor):
    page = STATES[state](visitor)
    expect(page.locator("#fouten")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(f"[id='{field}']")).to_be_focused()


@pytest.mark.parametrize("height", [800, 480])
@pytest.mark.parametrize(
    "state",
    [
        "/",
        "/naslag/opschalen",
        "/naslag/kompas",
        "lesson, resumed",
        "difference",
        "theme, problems",
        "result, demo",
    ],
)
def test_every_stop_shows_its_focus_and_none_hides_behind_the_safety_button(
    state: str, height: int, visitor: Visitor
):
    page = STATES[state](visitor)
    page.set_viewport_size({"width": 320 if height == 480 else 1280, "height": height})
    page.evaluate("document.activeElement.blur(), getSelection().collapse(document.body, 0)")
    stops = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None or stop["again"]:
            break
        stops.append(stop)
    assert len(stops) >= 8
    assert [stop for stop in stops if not stop["visible"]] == []
    assert [stop for stop in stops if stop["covered"] or not stop["seen"]] == []
