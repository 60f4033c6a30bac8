# SPDX-License-Identifier: EUPL-1.2
"""The same kind of form the usual way: ipywidgets in a notebook, served by stock Voilà."""

import subprocess
import sys
import urllib.request
from pathlib import Path
from time import monotonic

import nbformat

from tests.conftest import free_port

PATIENCE = 60
SAVED = "saved at"
FORM = """
import json
from datetime import datetime
from pathlib import Path
import ipywidgets as widgets

file = Path("answers.json")
questions = [
    widgets.RadioButtons(
        description=f"Question {number}",
        options=[f"Question {number}, option {option}" for option in range(1, 7)],
        index=None,
    )
    for number in range(1, 15)
]
evidence = widgets.Text(description="Evidence")
status = widgets.HTML("nothing yet")

def save(change):
    answers = json.loads(file.read_text()) if file.exists() else []
    answers.append([change.owner.description, change.new])
    file.write_text(json.dumps(answers))
    status.value = f"saved at {datetime.now():%H.%M}"

for widget in [*questions, evidence]:
    widget.observe(save, "value")
widgets.VBox([*questions, evidence, status])
"""


class StockVoila:
    """`python -m voila` on that notebook, with its own template."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}/"
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Write the notebook and wait until a first visit was answered."""
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(FORM)])
        notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3"}
        nbformat.write(notebook, self._folder / "form.ipynb")
        command = [sys.executable, "-m", "voila", "form.ipynb", "--no-browser"]
        command += [f"--port={self.port}", "--Voila.ip=127.0.0.1", "--Voila.log_level=CRITICAL"]
        self._process = subprocess.Popen(
            command, cwd=self._folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        deadline = monotonic() + PATIENCE
        while not self._answers():
            assert self._process.poll() is None, "Voilà stopped"
            assert monotonic() < deadline, "Voilà does not answer"

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(self.url, timeout=PATIENCE) as reply:
                return reply.status == 200
        except OSError:
            return False

    def stop(self) -> None:
        """End it with its kernels."""
        if self._process is not None:
            self._process.terminate()
            try:
                self._process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                self._process.kill()
