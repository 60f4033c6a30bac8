# SPDX-License-Identifier: EUPL-1.2
"""What it costs to make the files of a self-test: workbook, table and figure."""

from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

import meedenker
from meedenker.content.loading import shipped_library
from meedenker.content.texts import shipped_texts
from meedenker.service import Reports, SelfTest
from meedenker.storage import MemoryStore
from tests.bench.table import Row
from tests.bench.workshop import Workshop

DEMO = Path(meedenker.__file__).parent / "content" / "demo" / "duinwaard.json"
RUNS, QUICK_RUNS = 20, 5


def measure(workshop: Workshop) -> list[Row]:
    """A line for each kind of file; these only inform."""
    store = MemoryStore()
    selftest = SelfTest(shipped_library(), store)
    reports = Reports(shipped_library(), shipped_texts(), store, selftest)
    token = selftest.bring_in(DEMO.read_bytes())
    runs = QUICK_RUNS if workshop.quick else RUNS
    acts: dict[str, Callable[[], bytes]] = {
        "report: workbook (XLSX)": lambda: reports.selftest_xlsx(token),
        "report: table (CSV)": lambda: reports.selftest_csv(token),
        "report: figure (SVG)": lambda: reports.quality_figure(token, "svg"),
    }
    return [Row(name, f"{_milliseconds(act, runs):.1f} ms") for name, act in acts.items()]


def _milliseconds(act: Callable[[], bytes], runs: int) -> float:
    """The median of some runs, after one that is not counted."""
    act()
    times = []
    for _ in range(runs):
        begin = perf_counter()
        act()
        times.append(1000 * (perf_counter() - begin))
    return median(times)
