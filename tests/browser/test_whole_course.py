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
    page.reload()
    done = counts(page)
    assert done
    assert [count for count in done if count[0] != count[1]] == []
    page.close()


def counts(page: Page) -> list[tuple[str, str]]:
    """How much is done of how much, wherever the contents of the lesson tell it."""
    contents = page.locator("aside[aria-labelledby=stappen]").inner_text()
    return re.findall(r"(\d+) van (\d+)", contents)
