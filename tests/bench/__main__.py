# SPDX-License-Identifier: EUPL-1.2
"""`make bench`, or `python -m tests.bench [--quick] [--only NAME]`.

The exit code is 1 when a target is missed.
"""

import argparse
import os
import signal
import sys

from tests.bench import grading, memory, page_cost, report, saving, startup, visit, weight
from tests.bench.table import Row, as_text
from tests.bench.workshop import Workshop

MEASURES = {
    "visit": visit,
    "weight": weight,
    "page": page_cost,
    "save": saving,
    "memory": memory,
    "start": startup,
    "report": report,
    "grading": grading,
}


def main() -> int:
    """Measure, print the table, and say whether every target was met."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("--quick", action="store_true", help="measure less often (for CI)")
    parser.add_argument("--only", choices=MEASURES, help="one group of rows")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the servers stop too
    rows: list[Row] = []
    with Workshop(quick=options.quick) as workshop:
        for name in [options.only] if options.only else MEASURES:
            sys.stderr.write(f"measuring: {name} …\n")
            rows += MEASURES[name].measure(workshop)
    missed = [row.measure for row in rows if row.met is False]
    note = f"{os.cpu_count()} cores. Ratios of medians, measured in turns in this one run."
    sys.stdout.write(f"{as_text(rows)}\n\n{note}\n")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
