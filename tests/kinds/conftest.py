# SPDX-License-Identifier: EUPL-1.2
"""Servers and browsers that the tests of several kinds share."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.kinds.arranged import proof

__all__ = ["proof"]


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A narrow window, in which axe can be run."""
    made = chromium.new_context(viewport={"width": 320, "height": 800}, bypass_csp=True)
    yield made
    made.close()
