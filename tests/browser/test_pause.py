# SPDX-License-Identifier: EUPL-1.2
"""Stopping and going on elsewhere: what the page says is true."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewVisitor
from tests.browser.visitor import LESSON, RIGHT, Visitor, exercise_on, expect_saved, press
from tests.conftest import Server

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scripts", [True, False], ids=["script", "no script"])
def test_from_the_pause_at_the_foot_of_a_lesson_one_goes_on_elsewhere(
    scripts: bool, server: Server, visit: NewVisitor
):
    visitor = visit(server, java_script_enabled=scripts)
    page = visitor.open(LESSON)
    case = exercise_on(page)
    case.get_by_label(RIGHT).check()
    if scripts:
        expect_saved(case)
    else:
        press(case, "Kijk na")
    page.get_by_role("link", name="Pauze", exact=True).click()
    pause = page.locator("#pauze")
    expect(pause.get_by_role("heading", name="Even pauze?")).to_be_in_viewport()
    pause.get_by_role("link", name="Maak een code van vier woorden").click()
    press(page, "Maak een code")
    words = page.locator(".mdk-four-words").inner_text()

    elsewhere = visit(server).open("/mijn-code")
    elsewhere.get_by_label("Jouw vier woorden").fill(words)
    press(elsewhere, "Ga verder")
    expect(elsewhere.get_by_role("heading", level=1)).to_have_text("Cursus voor vrijwilligers")
    elsewhere.goto(server.url + LESSON)
    expect(exercise_on(elsewhere).get_by_label(RIGHT)).to_be_checked()


def test_the_list_of_lessons_tells_it_too(visitor: Visitor):
    page = visitor.open("/cursus/")
    expect(page.locator("#pauze").get_by_role("link")).to_have_count(2)


def test_no_lesson_runs_a_clock(visitor: Visitor):
    page = visitor.open(LESSON)
    assert page.locator("[role=timer], time, meter, [http-equiv=refresh]").count() == 0
