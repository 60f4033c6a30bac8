# SPDX-License-Identifier: EUPL-1.2
"""What somebody does before the script is there is not lost."""

import pytest
from playwright.sync_api import Browser, Route, expect

from tests.conftest import Server

pytestmark = pytest.mark.browser


def test_a_choice_made_before_the_script_came_is_saved(server: Server, chromium: Browser):
    page = chromium.new_page()
    waiting: list[Route] = []
    page.route("**/page.js", lambda route: waiting.append(route))  # noqa: PLW0108
    page.goto(server.url + "/cursus/opschalen", wait_until="commit")
    case = page.locator("[id='opschalen.kort.01']")
    case.get_by_role("radio").first.check()
    expect(case.locator(".mdk-save-status")).to_be_empty()
    waiting[0].continue_()
    expect(case.locator(".mdk-save-status")).to_contain_text("Opgeslagen om")
    page.unroute("**/page.js")
    page.reload()
    expect(case.get_by_role("radio").first).to_be_checked()
    page.context.close()
