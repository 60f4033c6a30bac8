# SPDX-License-Identifier: EUPL-1.2
"""While somebody works: what they type stays, the last choice counts, and nothing gets lost."""

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.states import FIRST, THEME
from tests.browser.visitor import (
    CASE,
    LESSON,
    RIGHT,
    WRONG,
    Visitor,
    exercise_on,
    expect_saved,
    press,
)

pytestmark = pytest.mark.browser


def hold_events(page: Page) -> list[Route]:
    """Keep what the page sends until the test lets it go."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        if route.request.method == "POST":
            held.append(route)
        else:
            route.continue_()

    page.route("**/gemeente/zelftest/**", hold)
    return held


def open_theme_with_claim(visitor: Visitor) -> Page:
    """A theme whose first requirement asks for evidence."""
    link = visitor.begin_selftest()
    visitor.send(link + THEME, FIRST, level="2")
    return visitor.open(link + THEME)


def test_an_answer_that_comes_back_while_typing_leaves_text_and_caret_alone(visitor: Visitor):
    page = open_theme_with_claim(visitor)
    evidence = page.locator(f"[id='{FIRST}:evidence']")
    held = hold_events(page)
    evidence.focus()
    with page.expect_request(lambda request: request.method == "POST"):
        page.keyboard.type("Beleids 2026")
    for _ in range(5):
        page.keyboard.press("ArrowLeft")
    page.keyboard.type("plan")
    with page.expect_response(lambda response: response.request.method == "POST"):
        held.pop().continue_()
    expect(evidence).to_have_value("Beleidsplan 2026")
    page.keyboard.type("nen")
    expect(evidence).to_be_focused()
    expect(evidence).to_have_value("Beleidsplannen 2026")
    assert evidence.evaluate("(field) => field.selectionStart") == len("Beleidsplannen")
    page.unroute("**/gemeente/zelftest/**")
    for route in held:
        route.continue_()
    with page.expect_response(lambda response: response.request.method == "POST"):
        page.keyboard.press("Tab")
    page.reload()
    expect(evidence).to_have_value("Beleidsplannen 2026")


def test_text_typed_just_before_going_on_is_saved(visitor: Visitor):
    page = open_theme_with_claim(visitor)
    page.locator(f"[id='{FIRST}:evidence']").focus()
    page.keyboard.type("Beleidsplan")
    page.keyboard.press("Enter")
    expect(page.locator("#fouten")).to_be_visible()
    expect(page.locator(f"[id='{FIRST}:evidence']")).to_have_value("Beleidsplan")


def test_text_typed_just_before_leaving_is_saved(visitor: Visitor):
    page = open_theme_with_claim(visitor)
    address = page.url
    page.locator(f"[id='{FIRST}:evidence']").focus()
    page.keyboard.type("Beleidsplan")
    page.goto(visitor.server.url + "/naslag/")
    page.goto(address)
    expect(page.locator(f"[id='{FIRST}:evidence']")).to_have_value("Beleidsplan")


def test_quick_changes_end_in_the_last_choice(visitor: Visitor):
    page = visitor.open(LESSON)
    case = exercise_on(page)
    for _ in range(5):
        for option in case.get_by_role("radio").all():
            option.check()
    case.get_by_label(RIGHT).check()
    expect_saved(case)
    expect(case.get_by_label(RIGHT)).to_be_checked()
    page.reload()
    expect(case.get_by_label(RIGHT)).to_be_checked()


def test_two_quick_clicks_on_check_are_one(visitor: Visitor):
    page = visitor.open(LESSON)
    case = exercise_on(page)
    case.get_by_label(RIGHT).check()
    case.get_by_role("button", name="Kijk na").dblclick()
    expect(case.get_by_role("heading", name="Goed gezien")).to_be_visible()
    expect(case.get_by_label(RIGHT)).to_be_checked()
    expect_saved(case)


def test_changing_a_checked_answer_takes_its_feedback_away(visitor: Visitor):
    page = visitor.open(LESSON)
    case = exercise_on(page)
    case.get_by_label(WRONG).check()
    press(case, "Kijk na")
    expect(case.get_by_role("heading", name="Kijk nog eens")).to_be_visible()
    case.get_by_label(RIGHT).check()
    expect(case.get_by_role("heading", name="Kijk nog eens")).to_have_count(0)
    expect(page.locator("#voortgang")).to_contain_text("0 van 10")


def test_two_tabs_of_one_visitor_end_in_the_last_choice_of_either(visitor: Visitor):
    one, other = visitor.open(LESSON), visitor.open(LESSON)
    for page, option in ((one, WRONG), (other, RIGHT)):
        exercise_on(page).get_by_label(option).check()
        expect_saved(exercise_on(page))
    one.reload()
    expect(exercise_on(one).get_by_label(RIGHT)).to_be_checked()
    exercise_on(one).get_by_label(WRONG).check()
    expect_saved(exercise_on(one))
    other.reload()
    expect(exercise_on(other).get_by_label(WRONG)).to_be_checked()


def test_the_back_button_shows_what_was_answered(visitor: Visitor):
    page = visitor.open(LESSON)
    case = exercise_on(page)
    case.get_by_label(RIGHT).check()
    press(case, "Kijk na")
    expect(case.get_by_role("heading", name="Goed gezien")).to_be_visible()
    page.get_by_role("link", name="het kompas").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("ompas")
    page.go_back()
    expect(case.get_by_role("heading", name="Goed gezien")).to_be_visible()
    expect(case.get_by_label(RIGHT)).to_be_checked()


def test_the_back_button_after_a_theme_shows_what_was_answered(visitor: Visitor):
    page = visitor.open(visitor.begin_selftest() + THEME)
    for level in page.get_by_label("Weet ik niet").all():
        level.check()
    press(page, "Opslaan en verder")
    expect(page.get_by_role("heading", level=1)).to_have_text("Onafhankelijkheid")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Beleidsplan")
    for level in page.get_by_label("Weet ik niet").all():
        expect(level).to_be_checked()


def test_visitors_do_not_see_each_other(visitor: Visitor, visit, server):
    page = visitor.open(LESSON)
    exercise_on(page).get_by_label(RIGHT).check()
    expect_saved(exercise_on(page))
    theirs = visit(server).open(LESSON)
    expect(exercise_on(theirs).locator(":checked")).to_have_count(0)
    assert theirs.locator(f"[id='{CASE}:opgeslagen']").inner_text() == ""
