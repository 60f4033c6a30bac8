# SPDX-License-Identifier: EUPL-1.2
"""What a saved answer costs, against a bare commit on the same disk.

Ours is one HTTP request as the page's script sends it, on an open connection, from the first byte
sent to the last byte received: the whole use case with its patches of the page. The bare commit is
one `UPDATE` of one row with a text as long as our record, in a transaction of its own, in this very
process: no HTTP, no thread, no check. Both wait for the disk (WAL, synchronous=FULL), in the same
folder, in turns, and each changes the value every time.
"""

import sqlite3
from itertools import islice
from pathlib import Path
from statistics import median
from time import perf_counter

from tests.bench.client import CASES, OPTIONS, Visitor
from tests.bench.table import Row, ratio_row
from tests.bench.workshop import Workshop

TARGET = 3
COUNT, QUICK_COUNT, WARM_UP = 1000, 300, 50
LENGTH = 150


class BareCommits:
    """A table with one row that is changed again and again."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None)
        for statement in (
            "PRAGMA journal_mode=WAL",
            "PRAGMA synchronous=FULL",
            "CREATE TABLE answer (owner TEXT PRIMARY KEY, record TEXT NOT NULL) WITHOUT ROWID",
            "INSERT INTO answer VALUES ('bench', '')",
        ):
            self._connection.execute(statement)

    def commit(self, number: int) -> None:
        """Change the row, and wait for the disk."""
        self._connection.execute("BEGIN IMMEDIATE")
        record = f"{number:0{LENGTH}d}"
        self._connection.execute("UPDATE answer SET record = ? WHERE owner = 'bench'", (record,))
        self._connection.execute("COMMIT")

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()


def measure(workshop: Workshop) -> list[Row]:
    """One row."""
    server = workshop.bench_server
    visitor = Visitor(server.port).open_lesson()
    bare = BareCommits(server.data / f"bare-{perf_counter()}.sqlite3")
    count = QUICK_COUNT if workshop.quick else COUNT
    saves, commits = [], []
    for number in range(WARM_UP + count):
        packet = visitor.event(CASES[0], OPTIONS[number % 2])
        begin = perf_counter()
        reply = visitor.ask(packet)
        between = perf_counter()
        bare.commit(number)
        end = perf_counter()
        assert reply.status == 200, reply
        saves.append(1000 * (between - begin))
        commits.append(1000 * (end - between))
    visitor.close()
    bare.close()
    ours, against = (median(islice(times, WARM_UP, None)) for times in (saves, commits))
    return [
        ratio_row("saved answer (HTTP)", ours, against, most=TARGET, unit="ms", name="bare commit")
    ]
