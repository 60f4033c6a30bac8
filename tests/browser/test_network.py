# SPDX-License-Identifier: EUPL-1.2
"""When the network or the server fails: the page says so, keeps the answer and sends it later."""

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import NewVisitor
from tests.browser.states import FIRST, THEME
from tests.browser.visitor import (
    LESSON,
    RIGHT,
    WRONG,
    Visitor,
    exercise_on,
    expect_saved,
    press,
    status_of,
)
from tests.conftest import Server

pytestmark = pytest.mark.browser
PATIENT = 35_000


def warnings_of(page: Page) -> list[str]:
    """The questions the browser asks on leaving the page; each is answered with “leave”."""
    asked: list[str] = []

    def leave(dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", leave)
    return asked


def test_an_answer_given_without_a_network_is_kept_and_sent_when_it_is_back(visitor: Visitor):
    page = visitor.open(LESSON)
    case = exercise_on(page)
    visitor.context.set_offline(True)
    case.get_by_label(RIGHT).check()
    expect(status_of(case)).to_contain_text("Geen verbinding")
    expect(case.get_by_label(RIGHT)).to_be_checked()
    visitor.context.set_offline(False)
    expect_saved(case)
    page.reload()
    expect(case.get_by_label(RIGHT)).to_be_checked()


def test_an_answer_survives_closing_the_page_without_a_network(visitor: Visitor):
    page = visitor.open(LESSON)
    visitor.context.set_offline(True)
    exercise_on(page).get_by_label(RIGHT).check()
    expect(status_of(exercise_on(page))).to_contain_text("Geen verbinding")
    page.close()
    visitor.context.set_offline(False)
    page = visitor.open(LESSON)
    case = exercise_on(page)
    expect_saved(case)
    expect(case.get_by_label(RIGHT)).to_be_checked()
    page.reload()
    expect(case.get_by_label(RIGHT)).to_be_checked()


def test_an_old_answer_of_a_closed_page_does_not_replace_a_newer_one(visitor: Visitor):
    old, other = visitor.open(LESSON), visitor.open(LESSON)
    visitor.context.set_offline(True)
    exercise_on(old).get_by_label(WRONG).check()
    expect(status_of(exercise_on(old))).to_contain_text("Geen verbinding")
    old.close()
    visitor.context.set_offline(False)
    exercise_on(other).get_by_label(RIGHT).check()
    expect_saved(exercise_on(other))
    page = visitor.context.new_page()
    page.clock.install(time=datetime.now(UTC) + timedelta(minutes=10))
    page.goto(visitor.server.url + LESSON)
    expect_saved(exercise_on(page))
    expect(exercise_on(page).get_by_label(RIGHT)).to_be_checked()
    other.reload()
    expect(exercise_on(other).get_by_label(RIGHT)).to_be_checked()


def test_several_answers_and_a_check_wait_in_order(visitor: Visitor):
    page = visitor.open(LESSON)
    first, second = exercise_on(page), exercise_on(page, "opschalen.kort.02")
    visitor.context.set_offline(True)
    first.get_by_label(WRONG).check()
    second.get_by_role("radio").first.check()
    first.get_by_label(RIGHT).check()
    press(first, "Kijk na")
    expect(status_of(first)).to_contain_text("Geen verbinding")
    visitor.context.set_offline(False)
    expect(first.get_by_role("heading", name="Goed gezien")).to_be_visible()
    expect_saved(second)
    page.reload()
    expect(first.get_by_role("heading", name="Goed gezien")).to_be_visible()
    expect(second.get_by_role("radio").first).to_be_checked()


def test_leaving_warns_only_while_something_is_not_saved(visitor: Visitor):
    page = visitor.open(LESSON)
    asked = warnings_of(page)
    case = exercise_on(page)
    case.get_by_label(RIGHT).check()
    expect_saved(case)
    page.reload()
    assert asked == []
    page.route("**" + LESSON, lambda route: refuse_events(route, 503))
    case.get_by_label(WRONG).check()
    expect(status_of(case)).to_contain_text("Niet opgeslagen")
    page.reload()
    assert asked == ["beforeunload"]


@pytest.mark.slow
def test_a_server_that_is_gone_for_a_while_gets_the_answer_later(
    new_server: Callable[..., Server], visit: NewVisitor
):
    server = new_server().start()
    page = visit(server).open(LESSON)
    case = exercise_on(page)
    server.kill()
    case.get_by_label(RIGHT).check()
    expect(status_of(case)).to_contain_text("Geen verbinding")
    server.start()
    expect(status_of(case)).to_contain_text("Opgeslagen om", timeout=PATIENT)
    page.reload()
    expect(case.get_by_label(RIGHT)).to_be_checked()


@pytest.mark.slow
def test_a_locked_database_is_told_and_tried_again(visitor: Visitor):
    page = visitor.open(LESSON)
    case = exercise_on(page)
    lock = sqlite3.connect(visitor.server.data / "meedenker.sqlite3", isolation_level=None)
    lock.execute("BEGIN IMMEDIATE")
    case.get_by_label(RIGHT).check()
    expect(status_of(case)).to_contain_text("Niet opgeslagen", timeout=PATIENT)
    expect(status_of(case)).not_to_contain_text("Opgeslagen om")
    expect(case.get_by_label(RIGHT)).to_be_checked()
    lock.execute("ROLLBACK")
    lock.close()
    expect(status_of(case)).to_contain_text("Opgeslagen om", timeout=PATIENT)


def refuse_events(route: Route, status: int) -> None:
    """Answer events as a proxy before the server might: an error that is no JSON."""
    if route.request.method == "POST":
        route.fulfill(status=status, content_type="text/html", body="<h1>Bad gateway</h1>")
    else:
        route.continue_()


@pytest.mark.parametrize("status", [429, 502, 503])
def test_an_error_of_a_proxy_is_told_and_tried_again(status: int, visitor: Visitor):
    page = visitor.open(LESSON)
    case = exercise_on(page)
    page.route("**" + LESSON, lambda route: refuse_events(route, status))
    case.get_by_label(RIGHT).check()
    expect(status_of(case)).to_contain_text("Niet opgeslagen. We proberen het opnieuw.")
    page.unroute("**" + LESSON)
    expect_saved(case)


def test_a_refused_choice_shows_the_sentence_and_never_says_saved(visitor: Visitor):
    page = visitor.open(LESSON)
    case = exercise_on(page)
    case.get_by_role("radio").first.evaluate("(radio) => { radio.value = 'zzz'; }")
    case.get_by_role("radio").first.check()
    expect(status_of(case)).to_contain_text("Deze keuze staat niet in de lijst.")
    expect(status_of(case)).to_have_attribute("data-state", "failed")
    expect(status_of(case)).not_to_contain_text("Opgeslagen om")
    case.get_by_label(RIGHT).check()
    expect_saved(case)


def test_a_text_that_is_too_long_shows_the_sentence_and_stays_in_its_field(visitor: Visitor):
    link = visitor.begin_selftest()
    visitor.send(link + THEME, FIRST, level="2")
    page = visitor.open(link + THEME)
    evidence = page.locator(f"[id='{FIRST}:evidence']")
    evidence.evaluate("(field) => field.removeAttribute('maxlength')")
    evidence.fill("x" * 301)
    status = status_of(exercise_on(page, FIRST))
    expect(status).to_contain_text("Deze tekst is te lang en is niet opgeslagen.")
    expect(evidence).to_have_value("x" * 301)
    evidence.fill("x" * 300)
    expect_saved(exercise_on(page, FIRST))


def test_a_form_that_leaves_the_page_waits_for_what_is_not_saved(visitor: Visitor):
    page = visitor.open(visitor.begin_selftest() + THEME)
    visitor.context.set_offline(True)
    for level in page.get_by_label("Weet ik niet").all():
        level.check()
    expect(status_of(exercise_on(page, FIRST))).to_contain_text("Geen verbinding")
    press(page, "Opslaan en verder")
    expect(page.get_by_role("heading", level=1)).to_have_text("Beleidsplan")
    visitor.context.set_offline(False)
    expect(page.get_by_role("heading", level=1)).to_have_text("Onafhankelijkheid")
