# SPDX-License-Identifier: EUPL-1.2
"""The shortest journeys: a lesson answered and resumed, a self-test filled in to its result."""

import pytest
from playwright.sync_api import Browser, expect

from tests.conftest import Server

pytestmark = pytest.mark.browser


def test_an_answer_is_checked_explained_and_still_there_after_a_reload(
    server: Server, chromium: Browser
):
    page = chromium.new_page()
    page.goto(server.url + "/cursus/opschalen")
    exercise = page.locator("[id='opschalen.kort.01']")
    exercise.get_by_label("De naasten willen helpen, maar weten niet hoe").check()
    expect(exercise.locator(".mdk-save-status")).to_contain_text("Opgeslagen om")
    exercise.get_by_role("button", name="Kijk na").click()
    expect(exercise.get_by_role("heading", name="Goed gezien")).to_be_visible()
    expect(page.locator("#voortgang")).to_contain_text("1 van ")
    page.reload()
    expect(exercise.get_by_role("heading", name="Goed gezien")).to_be_visible()
    page.context.close()
