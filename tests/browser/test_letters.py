# SPDX-License-Identifier: EUPL-1.2
"""Three sizes of letters: kept in this browser, there before the first paint, and on every page."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewVisitor
from tests.browser.visitor import LESSON, Visitor, press
from tests.conftest import Server

pytestmark = pytest.mark.browser
SIZES = ["Gewoon", "Groter", "Grootst"]
LARGEST = "mdk-letters-grootst"


def letters(page: Page) -> float:
    """The size of the letters in pixels."""
    return page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")


def choose(page: Page, size: str) -> None:
    """Choose a size in the footer."""
    page.locator("footer").get_by_label(size, exact=True).check()


def test_each_size_is_larger_and_there_again_on_another_page_and_after_a_reload(visitor: Visitor):
    page = visitor.open(LESSON)
    measured = []
    for size in SIZES:
        choose(page, size)
        measured.append(letters(page))
        if size == SIZES[0]:
            continue  # it was chosen already, so nothing happened
        expect(page.get_by_label(size, exact=True)).to_be_in_viewport()
    assert measured[0] == 18
    assert measured == sorted(set(measured))
    page.reload()
    assert letters(page) == measured[2]
    page.goto(visitor.server.url + "/gemeente/")
    assert letters(page) == measured[2]
    expect(page.get_by_label("Grootst", exact=True)).to_be_checked()
    choose(page, "Gewoon")
    assert page.evaluate("Object.keys(localStorage)") == []


def test_it_is_there_before_the_script_of_the_page_and_nothing_of_it_is_sent(visitor: Visitor):
    page = visitor.open("/over")
    choose(page, "Grootst")
    asked: list[str] = []
    visitor.context.on("request", lambda r: asked.append(f"{r.url} {r.headers} {r.post_data}"))
    visitor.context.route("**/page.js", lambda route: route.abort())
    page.goto(visitor.server.url + "/privacy")
    expect(page.locator("html")).to_have_class(f"meedenker-theme {LARGEST}")
    assert asked
    assert not [line for line in asked if "grootst" in line]


def test_another_tab_changes_along(visitor: Visitor):
    one, other = visitor.open("/over"), visitor.open("/privacy")
    choose(one, "Grootst")
    expect(other.locator("html")).to_have_class(f"meedenker-theme {LARGEST}")
    expect(other.get_by_label("Grootst", exact=True)).to_be_checked()


def test_ending_a_visit_forgets_the_size(visitor: Visitor):
    page = visitor.open("/klaar")
    choose(page, "Groter")
    press(page, "Sluit af op deze computer")
    expect(page.get_by_text("Deze browser weet niet meer wie je was.")).to_be_visible()
    page.goto(visitor.server.url + "/over")
    assert letters(page) == 18


def test_a_browser_that_keeps_nothing_still_enlarges_and_says_so(visitor: Visitor):
    visitor.context.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('no', 'QuotaExceededError') }"
    )
    page = visitor.open("/over")
    choose(page, "Grootst")
    assert letters(page) > 20
    expect(page.locator("#letters").get_by_role("status")).to_contain_text("onthoudt dit niet")


def test_something_else_in_the_storage_is_the_usual_size(visitor: Visitor):
    page = visitor.open("/over")
    page.evaluate("localStorage.setItem('meedenker-letters', 'reusachtig')")
    page.reload()
    assert letters(page) == 18
    expect(page.get_by_label("Gewoon", exact=True)).to_be_checked()


def test_without_javascript_a_sentence_says_how_the_browser_does_it(
    server: Server, visit: NewVisitor
):
    page = visit(server, java_script_enabled=False).open(LESSON)
    expect(page.locator("footer").get_by_role("radio")).to_have_count(0)
    expect(page.locator("#letters")).to_contain_text("Elke browser kan ze vergroten.")
    page.get_by_role("link", name="Grotere letters").click()
    expect(page.locator("#letters")).to_be_in_viewport()
