# SPDX-License-Identifier: EUPL-1.2
"""What a page costs the server, against an empty handler of the same process.

CPU time of the server process (not of the client), in interleaved blocks on one open connection.
The blocks are long because the system counts CPU time in steps of 10 ms.
"""

from statistics import median

import psutil

from tests.bench.client import CASES, LESSON, Visitor
from tests.bench.host import EMPTY
from tests.bench.table import Row, ratio_row
from tests.bench.workshop import Workshop

TARGET = 6
BLOCKS, BLOCK = 5, 400
QUICK_BLOCKS, QUICK_BLOCK = 3, 170
EMPTY_TIMES = 4
"""An empty answer is so cheap that its block must hold more of them."""


def measure(workshop: Workshop) -> list[Row]:
    """One row for somebody who answered everything, one for somebody who answered nothing."""
    server = workshop.bench_server
    assert server.process is not None
    process = psutil.Process(server.process.pid)
    full = Visitor(server.port).open_lesson()
    for case in CASES:
        full.answer(case, "a", "check")
    new = Visitor(server.port).open_lesson()
    pages = {
        "empty": (full, EMPTY, EMPTY_TIMES),
        "full": (full, LESSON, 1),
        "new": (new, LESSON, 1),
    }
    blocks, block = (QUICK_BLOCKS, QUICK_BLOCK) if workshop.quick else (BLOCKS, BLOCK)
    for visitor, path, _ in pages.values():
        _cost(process, visitor, path, block)
    costs: dict[str, list[float]] = {name: [] for name in pages}
    for _ in range(blocks):
        for name, (visitor, path, times) in pages.items():
            costs[name].append(_cost(process, visitor, path, block * times))
    full.close()
    new.close()
    empty = median(costs["empty"])
    return [
        ratio_row(
            what,
            median(costs[name]),
            empty,
            most=TARGET,
            unit="ms CPU",
            name="empty handler",
        )
        for name, what in (
            ("full", "page request: lesson, six answers"),
            ("new", "page request: lesson, no answers"),
        )
    ]


def _cost(process: psutil.Process, visitor: Visitor, path: str, count: int) -> float:
    """Milliseconds of CPU time of the server per request."""
    before = process.cpu_times()
    for _ in range(count):
        assert visitor.get(path).status == 200
    after = process.cpu_times()
    return 1000 * (after.user + after.system - before.user - before.system) / count
