# SPDX-License-Identifier: EUPL-1.2
"""Runs the command line in a process of its own, as people do."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def sentence(self) -> str:
        """The one line on stderr; fails when there is more, or a traceback."""
        assert "Traceback" not in self.err
        (line,) = self.err.splitlines()
        assert line.endswith(".")
        return line


def meedenker(*arguments: str, home: Path, timeout: float = 60) -> Ended:
    """Run `meedenker …`; `home` is where a command would keep data unless told otherwise."""
    command = [sys.executable, "-m", "meedenker_widgets.cli", *arguments]
    environment = {**os.environ, "MEEDENKER_DATA": str(home), "COLUMNS": "100"}
    done = subprocess.run(
        command, capture_output=True, text=True, env=environment, timeout=timeout, check=False
    )
    return Ended(done.returncode, done.stdout, done.stderr)
