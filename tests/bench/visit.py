# SPDX-License-Identifier: EUPL-1.2
"""From opening a page to the word that a click is saved, against stock Voilà.

Each visit has a browser context of its own, so nothing is cached. The page itself notes the moment
the word appears, on its own clock that starts at the navigation; both sides are watched the same
way, and in turns. Ours is a theme of the self-test in a started measurement. Theirs gets a visit
beforehand, so that its server is warm too.
"""

from dataclasses import dataclass
from statistics import median

from playwright.sync_api import Page

from tests.bench.client import Visitor
from tests.bench.stock import SAVED, StockVoila
from tests.bench.table import Row, part_row
from tests.bench.traffic import Traffic
from tests.bench.workshop import Workshop

PART = 8
RUNS, QUICK_RUNS = 5, 2
PATIENCE = 60_000
THEME = "beleidsplan"
WATCH = """word => {
  const look = () => {
    if (window.savedAt === undefined && document.body?.textContent.includes(word))
      window.savedAt = performance.now();
  };
  new MutationObserver(look).observe(document,
    { subtree: true, childList: true, characterData: true });
}"""


@dataclass(frozen=True, slots=True)
class Visit:
    """What one visit took."""

    seconds: float
    requests: int
    kilobytes: float


def measure(workshop: Workshop) -> list[Row]:
    """The times, and for information the traffic."""
    server = workshop.server
    starter = Visitor(server.port)
    ours_url = server.url + starter.start_selftest() + THEME
    starter.close()
    folder = workshop.folder / "voila"
    folder.mkdir()
    stock = StockVoila(folder)
    ours, theirs = [], []
    try:
        stock.start()
        for _ in range(QUICK_RUNS if workshop.quick else RUNS):
            ours.append(_visit(workshop, ours_url, "Opgeslagen om"))
            theirs.append(_visit(workshop, stock.url, SAVED))
    finally:
        stock.stop()
    time = [median(visit.seconds for visit in visits) for visits in (ours, theirs)]
    return [
        part_row("navigation → “saved”", *time, part=PART, unit="s", name="stock Voilà"),
        Row(
            "  requests of such a visit",
            str(ours[-1].requests),
            f"stock Voilà: {theirs[-1].requests}",
        ),
        Row(
            "  traffic of such a visit",
            f"{ours[-1].kilobytes:.1f} kB",
            f"stock Voilà: {theirs[-1].kilobytes:.0f} kB",
        ),
    ]


def _visit(workshop: Workshop, url: str, word: str) -> Visit:
    context = workshop.browser.new_context()
    context.set_default_timeout(PATIENCE)
    context.add_init_script(f"({WATCH})({word!r})")
    page = context.new_page()
    traffic = Traffic(page)
    page.goto(url, wait_until="domcontentloaded")
    _unchosen(page)
    page.get_by_text(word).first.wait_for()
    seconds = page.evaluate("window.savedAt") / 1000
    context.close()
    return Visit(seconds, traffic.requests, traffic.kilobytes)


def _unchosen(page: Page) -> None:
    """Click the first option that is not the chosen one, so that something changes."""
    page.locator("input[type=radio]:not(:checked)").first.click()
