# SPDX-License-Identifier: EUPL-1.2
"""A notebook that fails gives a clear page and a log line, and takes nothing else along."""

import json
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tests.conftest import ROOT, free_port
from tests.web.support import LESSON, Client, PreparedServer, say

IMPORT = "import meedenker_widgets as mdk"
CELLS = {
    "raises": "raise RuntimeError('alle ballen')",
    "syntax": "dit is geen python (",
    "unknown": 'mdk.Exercise("bestaat.niet")',
}
HANGS = "while True: pass"
PREPARATION = """
from pathlib import Path
import meedenker_widgets.hosts.web.material as material
import meedenker_widgets.hosts.web.renderer as renderer
material.material_root = lambda: Path({root!r})
renderer.PATIENCE = {patience}
"""


def _notebook(*cells: str, title: str = "# Een les") -> str:
    """A notebook with a title and code cells."""
    code = {"cell_type": "code", "execution_count": None, "outputs": []}
    all_cells = [
        {**code, "id": "start", "metadata": {}, "source": IMPORT},
        {"cell_type": "markdown", "id": "titel", "metadata": {}, "source": title},
        *({**code, "id": f"c{n}", "metadata": {}, "source": s} for n, s in enumerate(cells)),
    ]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    about = {"kernelspec": kernel, "meedenker": {"module": 8, "minutes": 5}}
    data = {"cells": all_cells, "metadata": about, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(data)


def _server(folder: Path, pages_cache: Path, lessons: dict[str, str], patience: int = 120):
    """A server whose lessons are those that come with Meedenker, and these."""
    for name in ("notebooks", "assessments"):
        shutil.copytree(ROOT / name, folder / name)
    for name, content in lessons.items():
        (folder / "notebooks" / f"20-{name}.ipynb").write_text(content)
    data = folder / "data"
    data.mkdir()
    (data / "pages").symlink_to(pages_cache)
    server = PreparedServer(data, free_port())
    server.preparation = PREPARATION.format(root=str(folder), patience=patience)
    return server.start()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, pages_cache: Path) -> Iterator[PreparedServer]:
    """A server with a folder of lessons of which most fail."""
    lessons = {name: _notebook(cell) for name, cell in CELLS.items()}
    lessons |= {"nojson": "{geen json", "notitle": _notebook(title="Zonder kop"), "empty": ""}
    running = _server(tmp_path_factory.mktemp("lessen"), pages_cache, lessons)
    yield running
    running.stop()


@pytest.mark.slow
@pytest.mark.parametrize("name", [*CELLS, "nojson", "notitle", "empty"])
def test_a_notebook_that_fails_gives_one_sentence(server: PreparedServer, name: str):
    reply = Client(server).get(f"/cursus/{name}")
    assert (reply.status, reply.sentence) == (500, say("render.failed"))
    for word in ("Traceback", "RuntimeError", "alle ballen", "ipynb", "SyntaxError"):
        assert word not in reply.text


def test_the_other_lessons_go_on(server: PreparedServer):
    client = Client(server)
    assert client.get(LESSON).status == 200
    assert client.answer({"chosen": ["a"]}).says_saved
    assert client.get("/naslag/kompas").status == 200


@pytest.mark.slow
def test_a_mended_notebook_works_without_a_restart(server: PreparedServer):
    path = server.data.parent / "notebooks" / "20-raises.ipynb"
    broken = path.read_text()
    path.write_text(_notebook('mdk.Exercise("opschalen.kort.01")'))
    assert "Een les" in Client(server).get("/cursus/raises").text
    path.write_text(broken)
    assert Client(server).get("/cursus/raises").status == 500


def test_a_lesson_that_is_taken_away_gives_a_sentence(server: PreparedServer):
    path = server.data.parent / "notebooks" / "20-notitle.ipynb"
    content = path.read_text()
    path.unlink()
    assert Client(server).get("/cursus/notitle").sentence == say("render.failed")
    path.write_text(content)


@pytest.mark.slow
def test_a_notebook_that_hangs_is_ended_and_not_run_for_every_visitor(
    tmp_path: Path, pages_cache: Path
):
    server = _server(tmp_path, pages_cache, {"hangt": _notebook(HANGS)}, patience=6)
    client = Client(server)
    client.get("/cursus/hangt")
    start = time.monotonic()
    for _ in range(5):
        reply = client.get("/cursus/hangt")
        assert (reply.status, reply.sentence) == (500, say("render.failed"))
    assert time.monotonic() - start < 6, "shorter than one more run"
    assert psutil.Process(server.process.pid).children(recursive=True) == []
    assert "20-hangt.ipynb" in server.stop()


@pytest.mark.slow
def test_the_log_names_notebook_and_cell(tmp_path: Path, pages_cache: Path):
    cell = "breek = 1 / 0  # hier gaat het mis"
    server = _server(tmp_path, pages_cache, {"breekt": _notebook(cell)})
    assert Client(server).get("/cursus/breekt").status == 500
    lines = [line for line in server.stop().splitlines() if "20-breekt.ipynb" in line]
    assert any(cell in line and "ZeroDivisionError" in line for line in lines), lines
