# SPDX-License-Identifier: EUPL-1.2
"""Repeating as somebody does it: with the mouse, with the keyboard, without scripts, on paper."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import NewVisitor
from tests.browser.course_states import PART, busy, due, finish, questions
from tests.browser.player import play
from tests.browser.states import STATES
from tests.browser.visitor import LESSON, Visitor, exercise_on, expect_saved, press, status_of
from tests.conftest import Server
from tests.web.course import COURSE, REPEAT, WHOLE

pytestmark = pytest.mark.browser


def give_up(page: Page, item: str) -> None:
    """Try without knowing, and look at the answer."""
    play(page, item)
    shown = exercise_on(page, item).locator("[data-mdk-action=reveal]:visible")
    if shown.count():
        shown.click()
        expect(shown).to_have_count(0)


def choices(page: Page) -> Locator:
    """The questions with options."""
    return questions(page).filter(has=page.locator("input[type=radio]"))


def test_an_answer_of_a_set_is_saved_and_moves_the_bar(visitor: Visitor):
    visitor.open(LESSON)
    visitor.send(LESSON, "opschalen.kort.01", "check", chosen="b")
    page = visitor.open(REPEAT)
    press(page, PART)
    expect(questions(page)).to_have_count(5)
    expect(page.locator("#voortgang")).to_contain_text("0 van 5 vragen klaar")
    first = questions(page).first
    give_up(page, first.get_attribute("id") or "")
    expect_saved(first)
    expect(page.locator("#voortgang")).to_contain_text("1 van 5 vragen klaar")
    page.reload()
    expect(status_of(questions(page).first)).to_contain_text("Opgeslagen om")
    press(page, "Kies andere vragen")
    expect(page.locator("#voortgang")).to_contain_text("0 van 5 vragen klaar")
    page = visitor.open(LESSON)
    expect(exercise_on(page, "opschalen.kort.01").get_by_text("Goed gezien")).to_be_visible()


def test_the_end_comes_without_reloading(visitor: Visitor):
    page = STATES["repeat, begun"](visitor)
    items = questions(page).evaluate_all("parts => parts.map(part => part.id)")
    for item in items:
        give_up(page, item)
    expect(page.get_by_role("heading", name="Klaar voor nu")).to_be_visible()
    press(page, "Toch nog vijf vragen")
    expect(page.locator("#voortgang")).to_contain_text("0 van 5 vragen klaar")


def test_everything_is_reached_and_done_with_the_keyboard(visitor: Visitor):
    page = due(visitor)
    page.get_by_role("button", name="Begin met herhalen").focus()
    page.keyboard.press("Enter")
    expect(questions(page)).to_have_count(5)
    exercise = choices(page).first
    radio = exercise.locator("input").first
    radio.focus()
    page.keyboard.press("Space")
    expect(radio).to_be_checked()
    expect_saved(exercise)
    exercise.get_by_role("button", name="Kijk na").focus()
    page.keyboard.press("Enter")
    expect(exercise.locator("[data-mdk-answer]")).not_to_be_empty()
    finish(visitor)
    page = visitor.open(COURSE)
    link = page.get_by_role("link", name="Zet de herhaaldagen in je agenda")
    expect(link).to_have_attribute("href", f"/cursus/herinneringen.ics?les={WHOLE}")
    link.focus()
    expect(link).to_be_focused()
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename == f"herhalen-{WHOLE}.ics"


def test_without_scripts_a_set_is_begun_answered_and_left(server: Server, visit: NewVisitor):
    visitor = visit(server, java_script_enabled=False)
    page = due(visitor)
    press(page, "Begin met herhalen")
    expect(questions(page)).to_have_count(5)
    exercise = choices(page).first
    exercise.get_by_role("radio").first.check()
    press(exercise, "Kijk na")
    expect(status_of(choices(page).first)).to_contain_text("Opgeslagen om")
    press(page, "Kies andere vragen")
    expect(page.locator("#voortgang")).to_contain_text("0 van 5 vragen klaar")


def test_paper_shows_how_far_and_no_buttons(visitor: Visitor):
    page = busy(visitor)
    page.emulate_media(media="print")
    expect(page.get_by_text("Les klaar")).to_be_visible()
    for button in page.get_by_role("button").all():
        expect(button).to_be_hidden()


def test_one_goes_on_at_the_exercise_that_is_open(visitor: Visitor):
    page = busy(visitor)
    page.get_by_role("link", name="Ga verder", exact=True).click()
    anchor = page.url.partition("#")[2]
    expect(exercise_on(page, anchor)).to_be_in_viewport()
