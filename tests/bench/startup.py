# SPDX-License-Identifier: EUPL-1.2
"""How soon content is loaded, and how soon a second start answers.

Content is loaded by a fresh interpreter from a copy of the package: first without the compiled copy
that loading leaves behind, as once on a machine, then with it, as at every start. The imports are
not counted, all files are.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import mkdtemp
from time import perf_counter

import meedenker
from tests.bench.table import Row, limit_row
from tests.bench.workshop import Workshop
from tests.conftest import Server, free_port

CONTENT_MS, START_SECONDS = 50, 5
RUNS, QUICK_RUNS = 5, 3
LOAD = """
import meedenker
from time import perf_counter
from meedenker.content import load_library, load_texts
from meedenker.kinds import all_kinds
all_kinds()
begin = perf_counter()
library, texts = load_library(), load_texts()
print(perf_counter() - begin)
assert library.questions and texts
print(meedenker.__file__)
"""


def measure(workshop: Workshop) -> list[Row]:
    """Content cold and warm, and the second start."""
    root = Path(mkdtemp(dir=workshop.folder))
    package = Path(meedenker.__file__).parent
    skip = shutil.ignore_patterns(".compiled", "__pycache__")
    shutil.copytree(package, root / package.name, ignore=skip)
    cold, warm = [], []
    for _ in range(QUICK_RUNS if workshop.quick else RUNS):
        for compiled in root.rglob(".compiled"):
            shutil.rmtree(compiled)
        cold.append(_load(root))
        warm.append(_load(root))
    return [
        limit_row("content load", median(warm), CONTENT_MS, "ms"),
        Row("  the first time (parses all YAML)", f"{median(cold):.1f} ms"),
        limit_row("second start to /healthz", _second_start(workshop), START_SECONDS, "s"),
    ]


def _load(root: Path) -> float:
    """Milliseconds, as the fresh interpreter says."""
    loaded = subprocess.run(
        [sys.executable, "-c", LOAD],
        env={**os.environ, "PYTHONPATH": str(root)},
        check=True,
        capture_output=True,
        text=True,
    )
    seconds, module = loaded.stdout.split()
    assert Path(module).is_relative_to(root), "the copy is what must be measured"
    return 1000 * float(seconds)


def _second_start(workshop: Workshop) -> float:
    server = Server(workshop.server.data, free_port())
    begin = perf_counter()
    workshop.start(server)
    assert "ok" in server.get("/healthz")
    seconds = perf_counter() - begin
    server.stop()
    return seconds
