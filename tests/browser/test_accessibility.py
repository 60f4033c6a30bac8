# SPDX-License-Identifier: EUPL-1.2
"""axe-core finds nothing on any page in any state, on a wide and on a narrow screen."""

import sqlite3
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import NewVisitor
from tests.browser.states import STATES
from tests.browser.visitor import LESSON, Visitor

if TYPE_CHECKING:
    from tests.conftest import Server

pytestmark = pytest.mark.browser
NOTHING: dict[str, list[str]] = {"wide": [], "narrow": []}
OPEN_ALL = "() => document.querySelectorAll('details').forEach((part) => { part.open = true; })"


def found(page: Page) -> dict[str, list[str]]:
    """What axe objects to: on a wide screen, and on a narrow one with everything folded open."""
    page.set_viewport_size({"width": 1280, "height": 800})
    wide = violations(page)
    page.set_viewport_size({"width": 320, "height": 800})
    page.evaluate(OPEN_ALL)
    return {"wide": wide, "narrow": violations(page)}


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing(state: str, visitor: Visitor):
    assert found(STATES[state](visitor)) == NOTHING


def test_axe_finds_nothing_on_the_page_of_a_server_that_cannot_read_its_database(
    new_server: "type[Server]", visit: NewVisitor
):
    server = new_server().start()
    visitor = visit(server)
    visitor.greet()
    with sqlite3.connect(server.data / "meedenker.sqlite3") as database:
        for (table,) in database.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table'"
        ).fetchall():
            database.execute(f'ALTER TABLE "{table}" RENAME TO "{table}_weg"')
    page = visitor.open(LESSON)
    expect(page.get_by_role("heading", level=1)).to_have_text("Er ging iets mis bij ons")
    assert found(page) == NOTHING
