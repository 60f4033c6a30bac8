# SPDX-License-Identifier: EUPL-1.2
"""Without JavaScript everything still works: forms, and a page for every answer."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewVisitor
from tests.browser.states import FIRST, SECOND, THEME
from tests.browser.visitor import (
    LESSON,
    RIGHT,
    SELFTEST,
    WRONG,
    Visitor,
    exercise_on,
    press,
    status_of,
)
from tests.conftest import Server

pytestmark = pytest.mark.browser


@pytest.fixture
def plain_visitor(server: Server, visit: NewVisitor) -> Visitor:
    """Somebody whose browser runs no scripts."""
    return visit(server, java_script_enabled=False)


def fill_in_unknown(page: Page) -> None:
    """Say “weet ik niet” to every question on the page."""
    for level in page.get_by_label("Weet ik niet").all():
        level.check()


def test_a_lesson_is_answered_explained_hinted_and_tried_again(plain_visitor: Visitor):
    page = plain_visitor.open(LESSON)
    case = exercise_on(page)
    case.get_by_label(WRONG).check()
    press(case, "Kijk na")
    expect(case.get_by_role("heading", name="Kijk nog eens")).to_be_in_viewport()
    expect(case.get_by_label(WRONG)).to_be_checked()
    expect(status_of(case)).to_contain_text("Opgeslagen om")
    press(case, "Geef een hint")
    expect(case.get_by_role("heading", name="Hint 1 van 3")).to_be_visible()
    case.get_by_label(RIGHT).check()
    press(case, "Kijk opnieuw na" if case.get_by_text("Kijk opnieuw na").count() else "Kijk na")
    expect(case.get_by_role("heading", name="Goed gezien")).to_be_visible()
    expect(page.locator("#voortgang")).to_contain_text("1 van 10")
    press(case, "Probeer opnieuw")
    expect(case.locator(":checked")).to_have_count(0)
    expect(page.locator("#voortgang")).to_contain_text("1 van 10")


def test_checking_nothing_says_what_is_needed(plain_visitor: Visitor):
    page = plain_visitor.open(LESSON)
    press(exercise_on(page), "Kijk na")
    expect(exercise_on(page).get_by_text("Kies eerst een antwoord.")).to_be_visible()


def test_the_self_test_is_filled_in_to_its_result(plain_visitor: Visitor):
    page = plain_visitor.open(SELFTEST)
    page.get_by_label("Naam van de gemeente").fill("Duinwaard")
    page.get_by_label("Adviesraad").check()
    press(page, "Begin de zelftest")
    page.get_by_role("link", name="Begin met thema 1").click()
    page.locator(f"[id='{FIRST}:level:2']").check()
    page.locator(f"[id='{SECOND}:level:unknown']").check()
    press(page, "Opslaan en verder")
    page.get_by_role("link", name="Vul in waaruit dit blijkt").click()
    page.locator(f"[id='{FIRST}:evidence']").fill("Beleidsplan <Wmo>")
    page.locator(f"[id='{FIRST}:date']").fill("12-02-2026")
    press(page, "Opslaan en verder")
    for _ in range(5):
        fill_in_unknown(page)
        press(page, "Opslaan en verder")
    fill_in_unknown(page)
    press(page, "Opslaan en naar het resultaat")
    expect(page.get_by_role("heading", level=1)).to_have_text("Resultaat van gemeente Duinwaard")
    expect(page.get_by_text("Beleidsplan <Wmo>").first).to_be_visible()


def test_one_can_go_on_without_completing(plain_visitor: Visitor):
    page = plain_visitor.open(plain_visitor.begin_selftest() + THEME)
    press(page, "Opslaan en verder")
    page.get_by_role("link", name="Ga verder zonder aan te vullen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Onafhankelijkheid")


def test_the_safety_button_opens(plain_visitor: Visitor):
    page = plain_visitor.open(LESSON)
    page.get_by_text("Is hier iemand onveilig?").last.click()
    expect(page.locator(".mdk-safety a[href='tel:112']")).to_be_visible()
