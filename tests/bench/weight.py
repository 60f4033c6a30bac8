# SPDX-License-Identifier: EUPL-1.2
"""What a first visit weighs on the wire, with an empty cache and everything the page asks for.

A browser without a window skips the icon, so the page fetches that itself.
"""

from tests.bench.client import LESSON, SELFTEST
from tests.bench.table import Row, limit_row
from tests.bench.traffic import Traffic
from tests.bench.workshop import Workshop

TARGET = 60
ICON = "fetch(document.querySelector('link[rel=icon]').href).then(reply => reply.text())"


def measure(workshop: Workshop) -> list[Row]:
    """One row per page."""
    return [
        limit_row(f"first visit, {name}", _weigh(workshop, path), TARGET, "kB")
        for name, path in (("lesson", LESSON), ("self-test start", SELFTEST))
    ]


def _weigh(workshop: Workshop, path: str) -> float:
    context = workshop.browser.new_context()
    page = context.new_page()
    traffic = Traffic(page)
    page.goto(workshop.server.url + path, wait_until="load")
    page.evaluate(ICON)
    context.close()
    assert traffic.requests >= 4, "page, stylesheet, script and icon"
    return traffic.kilobytes
