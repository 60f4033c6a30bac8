# SPDX-License-Identifier: EUPL-1.2
"""The course from beginning to end with nothing but a keyboard."""

import re

import pytest
from playwright.sync_api import Page

from meedenker_widgets.hosts.web.material import LESSONS, material_root, notebooks_in
from tests.browser.keyboard_walk import Walker
from tests.browser.visitor import Visitor
from tests.conftest import Server

pytestmark = pytest.mark.browser
PAGES = tuple(notebooks_in(material_root(), LESSONS))


@pytest.fixture(scope="module")
def learner(chromium, server: Server):
    """One visitor, who does every page."""
    visitor = Visitor(chromium, server)
    yield visitor
    visitor.context.close()
    assert visitor.complaints == []


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize("slug", PAGES)
def test_every_page_is_done_by_keyboard_alone(slug: str, learner: Visitor):
    page = learner.open("/")
    walker = Walker(page)
    walker.open("/cursus/")
    walker.open(f"/cursus/{slug}")
    walker.walk()
    assert [step for step in steps(page) if step[0] != step[1]] == []
    page.reload()
    assert len(steps(page)) >= 2
    assert [step for step in steps(page) if step[0] != step[1]] == []
    page.close()


def steps(page: Page) -> list[tuple[str, str]]:
    """How much is done of how much, in each part of the lesson."""
    return re.findall(
        r"(\d+) van (\d+)", page.locator("aside[aria-labelledby=stappen]").inner_text()
    )
