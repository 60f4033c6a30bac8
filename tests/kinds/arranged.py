# SPDX-License-Identifier: EUPL-1.2
"""What the tests of sort, match and order share: small questions, rendering, a page with all three.

Run as a program it is a web server for one notebook with the shipped questions of these kinds.
"""

import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import nbformat
import pytest

from meedenker.content.loading import shipped_library
from meedenker.content.texts import shipped_texts
from meedenker.domain.attempt import Attempt, Fields
from meedenker.domain.authored import Authored
from meedenker.kinds import read_question
from meedenker.kinds.base import AnyQuestion
from meedenker.service import View
from meedenker_widgets.components.engine import Engine, Setting
from meedenker_widgets.components.exercise import render_exercise
from meedenker_widgets.hosts.web.app import WebHost, WebSettings
from tests.conftest import ROOT, Server, free_port

QUESTIONS = (
    "opschalen.sort.01",
    "opschalen.sort.02",
    "opschalen.match.01",
    "opschalen.order.01",
)
PATH = "/cursus/proef"
NOW = datetime(2027, 3, 1, 13, 5, tzinfo=UTC)
ABOUT = "opschalen.regel.01"


def make(kind: str, **data: object) -> AnyQuestion:
    """A question of this kind, read as the library does."""
    source = {"document": "meedenker", "place": "a test"}
    common = {"id": "q", "kind": kind, "title": "T", "prompt": "Vraag?", "source": source}
    return read_question(Authored(common | data, file="f", key="q"), "/page")


@cache
def engine() -> Engine:
    return Engine(shipped_library(), shipped_texts())


def render(question: AnyQuestion, fields: Fields, *, problems: bool = False, **attempt) -> str:
    """The component after these fields were kept; `attempt`: checked, revealed, hints."""
    answer = question.parse(fields)
    view = View(
        question,
        Attempt(question.fields(answer), **attempt),
        question.problems(answer) if problems else (),
        NOW,
    )
    return render_exercise(engine(), view, Setting(action=PATH), number=1)


class ProofServer(Server):
    """A server in a process of its own, whose only lesson holds the questions of these kinds."""

    def start(self) -> "ProofServer":
        command = [sys.executable, "-m", __name__, str(self.data), str(self.port)]
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT
        )
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert self.url in line, line + (self.process.stderr.read() if self.process.stderr else "")
        return self


@pytest.fixture(scope="module")
def proof(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with a lesson that holds these kinds."""
    data = tmp_path_factory.mktemp("proof")
    server = ProofServer(data, free_port()).start()
    yield server
    server.stop()


def notebook() -> nbformat.NotebookNode:
    """A lesson with the shipped questions of these kinds."""
    cells = [
        nbformat.v4.new_code_cell("import meedenker_widgets as mdk"),
        nbformat.v4.new_markdown_cell("# Proef\n\nEen les om te proberen."),
        nbformat.v4.new_markdown_cell("## Oefenen"),
        *(nbformat.v4.new_code_cell(f"mdk.Exercise({item!r})") for item in QUESTIONS),
    ]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    about = {"meedenker": {"module": 8, "minutes": 10}, "kernelspec": kernel}
    return nbformat.v4.new_notebook(cells=cells, metadata=about)


def serve(data: Path, port: int) -> None:
    """Serve that lesson until stopped."""
    folder = data / "material" / "notebooks"
    folder.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook(), folder / "01-proef.ipynb")
    settings = WebSettings(data=data, root=folder.parent, port=port)
    WebHost().open(settings, lambda *_: None, lambda address: print(address, flush=True))  # noqa: T201


if __name__ == "__main__":
    serve(Path(sys.argv[1]), int(sys.argv[2]))
