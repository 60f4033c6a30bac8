# SPDX-License-Identifier: EUPL-1.2
"""Memory of the real server with 1,000 people on it at the same time.

Each has a cookie, loaded the lesson, sent an answer and keeps the connection open. They come from
a thousand addresses behind a proxy, so the limits of the real server are as they are. It is the
server that rendered the notebooks itself and took the other visits of this run.
"""

import psutil

from tests.bench.client import CASES, OPTIONS, Visitor
from tests.bench.table import Row, limit_row
from tests.bench.workshop import Workshop

TARGET = 250
VISITORS = 1000


def measure(workshop: Workshop) -> list[Row]:
    """One row."""
    server = workshop.server
    assert server.process is not None
    process = psutil.Process(server.process.pid)
    visitors = [_arrive(server.port, number) for number in range(VISITORS)]
    opened = _open_connections(process, server.port)
    used = _megabytes(process)
    for visitor in visitors:
        visitor.close()
    assert len({visitor.cookie for visitor in visitors}) == VISITORS
    assert opened == VISITORS, f"{opened} connections are open"
    return [limit_row(f"memory (RSS) with {VISITORS} open visits", used, TARGET, "MB")]


def _arrive(port: int, number: int) -> Visitor:
    visitor = Visitor(port, address=f"10.0.{number // 250}.{number % 250 + 1}").open_lesson()
    visitor.answer(CASES[number % len(CASES)], OPTIONS[0])
    return visitor


def _open_connections(process: psutil.Process, port: int) -> int:
    return sum(
        connection.status == psutil.CONN_ESTABLISHED and connection.laddr.port == port
        for connection in process.net_connections("tcp")
    )


def _megabytes(process: psutil.Process) -> float:
    """The server with whatever processes it has, in units of 1,000,000 bytes."""
    everyone = [process, *process.children(recursive=True)]
    return sum(one.memory_info().rss for one in everyone) / 1e6
