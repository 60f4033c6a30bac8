# SPDX-License-Identifier: EUPL-1.2
"""Visitors for the browser tests. Whatever a test is about: no outside request, no script error."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.visitor import Visitor
from tests.conftest import Server

NewVisitor = Callable[..., Visitor]


@pytest.fixture
def visit(chromium: Browser) -> Iterator[NewVisitor]:
    """Makes visitors; at the end their browsers close and their complaints are heard."""
    made: list[Visitor] = []

    def make(server: Server, **options: Any) -> Visitor:
        made.append(Visitor(chromium, server, **options))
        return made[-1]

    yield make
    for visitor in made:
        visitor.context.close()
    assert [complaint for visitor in made for complaint in visitor.complaints] == []


@pytest.fixture
def visitor(server: Server, visit: NewVisitor) -> Visitor:
    """Somebody who comes for the first time."""
    return visit(server)
