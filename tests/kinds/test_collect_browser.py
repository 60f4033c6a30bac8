# SPDX-License-Identifier: EUPL-1.2
"""The list in real browsers: by keyboard, on two devices, with a slow network, on paper."""

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.browser.conftest import visit, visitor
from tests.browser.visitor import Visitor, exercise_on, expect_saved, press
from tests.conftest import Server

__all__ = ["visit", "visitor"]
pytestmark = pytest.mark.browser
PATH = "/naslag/bekendheid"
ITEM = "bekendheid.vlaggen"
POST = "dichte enveloppen"
STREET = "hetzelfde huis"


def new_line(page: Page, heading: str = "zelf") -> Locator:
    return page.locator(f"[id='{ITEM}:own-{heading}:nieuw']")


def lines(page: Page) -> Locator:
    return exercise_on(page, ITEM).locator(".mdk-collect__own > span")


def add(page: Page, text: str) -> None:
    new_line(page).fill(text)
    new_line(page).press("Enter")
    expect(lines(page).get_by_text(text, exact=True)).to_be_visible()
    expect_saved(exercise_on(page, ITEM))


@pytest.fixture
def other_device(visitor: Visitor, chromium: Browser, server: Server) -> Visitor:
    """Somebody else with the four words of the visitor."""
    page = visitor.open(PATH)
    exercise_on(page, ITEM).get_by_label(POST).check()
    expect_saved(exercise_on(page, ITEM))
    page.goto(server.url + "/mijn-code")
    press(page, "Maak een code")
    words = page.locator(".mdk-four-words").inner_text()
    page.close()
    device = Visitor(chromium, server)
    page = device.open("/mijn-code")
    page.get_by_label("Jouw vier woorden").fill(words)
    press(page, "Ga verder")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.close()
    return device


def test_by_keyboard_one_line_after_another_is_added_and_one_removed(visitor: Visitor):
    page = visitor.open(PATH)
    new_line(page).focus()
    for number, text in enumerate(("Eerste", "Tweede"), start=1):
        page.keyboard.type(text)
        page.keyboard.press("Enter")
        expect(lines(page)).to_have_count(number)
        expect(new_line(page)).to_be_focused()
        expect(new_line(page)).to_have_value("")
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("button", name="Haal weg ‘Tweede’")).to_be_focused()
    page.keyboard.press("Enter")
    expect(lines(page)).to_have_text(["Eerste"])
    expect(page.locator(f"[id='{ITEM}:aantal']")).to_be_focused()
    page.reload()
    expect(lines(page)).to_have_text(["Eerste"])


def test_two_devices_add_at_the_same_moment_and_both_see_everything(
    visitor: Visitor, other_device: Visitor
):
    mine, theirs = visitor.open(PATH), other_device.open(PATH)
    for page, text in ((mine, "Van ons"), (theirs, "Van hen")):
        add(page, text)
    exercise_on(mine, ITEM).get_by_label(STREET).check()
    expect(lines(mine)).to_have_text(["Van ons", "Van hen"])
    press(exercise_on(theirs, ITEM), "Ververs de lijst")
    expect(exercise_on(theirs, ITEM).get_by_label(STREET)).to_be_checked()
    expect(exercise_on(theirs, ITEM).get_by_label(POST)).to_be_checked()
    press(theirs.locator("main"), "Haal weg ‘Van ons’")
    expect(lines(theirs)).to_have_text(["Van hen"])
    exercise_on(mine, ITEM).get_by_label(STREET).uncheck()
    expect(lines(mine)).to_have_text(["Van hen"])
    assert other_device.complaints == []
    other_device.context.close()


def test_while_the_network_is_slow_no_line_and_no_tick_is_lost(visitor: Visitor):
    page = visitor.open(PATH)
    held: list[Route] = []
    slow = True

    def hold(route: Route) -> None:
        if slow:
            held.append(route)
        else:
            route.continue_()

    page.route(f"**{PATH}", hold)
    exercise = exercise_on(page, ITEM)
    with page.expect_request(lambda request: request.method == "POST"):
        exercise.get_by_label(POST).check()
    exercise.get_by_label(STREET).check()
    new_line(page).fill("Stil")
    new_line(page).press("Enter")
    exercise.get_by_label(POST).uncheck()
    new_line(page).fill("nog niet af")
    slow = False
    assert len(held) == 1, "one at a time"
    held[0].continue_()
    expect(lines(page)).to_have_text(["Stil"])
    expect_saved(exercise)
    expect(exercise.get_by_label(POST)).not_to_be_checked()
    expect(exercise.get_by_label(STREET)).to_be_checked()
    expect(new_line(page)).to_have_value("nog niet af")
    page.reload()
    expect(lines(page)).to_have_text(["Stil"])
    expect(exercise.get_by_label(POST)).not_to_be_checked()
    expect(exercise.get_by_label(STREET)).to_be_checked()


def test_text_that_was_not_added_is_never_called_saved(visitor: Visitor):
    page = visitor.open(PATH)
    new_line(page, "dichtbij").press_sequentially("Nog niet toegevoegd")
    exercise_on(page, ITEM).get_by_label(POST).check()
    expect_saved(exercise_on(page, ITEM))
    expect(new_line(page, "dichtbij")).to_have_value("Nog niet toegevoegd")
    expect(lines(page)).to_have_count(0)


def test_what_was_added_without_a_connection_goes_along_later(visitor: Visitor):
    page = visitor.open(PATH)
    visitor.context.set_offline(True)
    new_line(page).fill("Zonder netwerk")
    new_line(page).press("Enter")
    expect(exercise_on(page, ITEM).get_by_text("Geen verbinding.")).to_be_visible()
    visitor.context.set_offline(False)
    expect(lines(page)).to_have_text(["Zonder netwerk"])


def test_on_paper_there_is_only_the_list(visitor: Visitor):
    page = visitor.open(PATH)
    exercise = exercise_on(page, ITEM)
    exercise.get_by_label(POST).check()
    expect_saved(exercise)
    page.evaluate("globalThis.print = () => {}")
    press(exercise, "Druk de lijst af")
    page.emulate_media(media="print")
    expect(page.locator("h1")).to_be_hidden()
    expect(exercise.get_by_role("listitem")).to_have_count(1)
    expect(exercise.get_by_role("checkbox")).to_have_count(0)
    expect(exercise.get_by_text("Gemaakt door onze groep op")).to_be_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator("h1")).to_be_visible()
    page.emulate_media(media="screen")
    expect(exercise.get_by_role("button", name="Druk de lijst af")).to_be_visible()
