# SPDX-License-Identifier: EUPL-1.2
"""A server whose only lesson, at `PATH`, holds the given questions."""

import json
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import BrowserContext, Locator, Page

from tests.conftest import ROOT, Server, free_port

PATH = "/cursus/proef"
AXE = ROOT / "widgets" / "node_modules" / "axe-core" / "axe.min.js"

START = """
import sys
from pathlib import Path
from meedenker_widgets.cli import main
from meedenker_widgets.hosts.web import material
root = Path(sys.argv.pop(1))
material.material_root = lambda: root
main()
"""


@dataclass
class LessonServer(Server):
    """A server in a process of its own that finds its notebooks in `root`."""

    root: Path = field(default_factory=Path)

    def start(self) -> "LessonServer":
        command = [sys.executable, "-c", START, str(self.root), "start", "--no-browser"]
        command += ["--data", str(self.data), "--port", str(self.port), *self.options]
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=self.root
        )
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert self.url in line, line + (self.process.stderr.read() if self.process.stderr else "")
        return self

    @property
    def lesson(self) -> str:
        return self.url + PATH


def serve_lesson(folder: Path, *questions: str) -> LessonServer:
    """Start a server with these questions; its answers are kept below `folder`."""
    root, data = folder / "root", folder / "data"
    (root / "notebooks").mkdir(parents=True)
    data.mkdir()
    cells = [
        _cell("import meedenker_widgets as mdk"),
        {**_cell("# Proef\n\nEen les om mee te oefenen.\n\n## Oefenen"), "cell_type": "markdown"},
        *(_cell(f'mdk.Exercise("{question}")') for question in questions),
    ]
    for number, cell in enumerate(cells):
        cell["id"] = f"cell-{number}"
        if cell["cell_type"] == "code":
            cell.update(outputs=[], execution_count=None)
    notebook = {
        "cells": cells,
        "metadata": {
            "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"},
            "meedenker": {"module": 8, "minutes": 10},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    (root / "notebooks" / "01-proef.ipynb").write_text(json.dumps(notebook), "utf-8")
    return LessonServer(data, free_port(), root=root).start()


def _cell(source: str) -> dict[str, object]:
    return {"cell_type": "code", "metadata": {}, "source": source}


def exercise(page: Page, item: str) -> Locator:
    return page.locator(f"[id='{item}']")


def open_at(context: BrowserContext, lesson: LessonServer, item: str) -> tuple[Page, Locator]:
    """The lesson in a new tab, and this exercise in it."""
    page = context.new_page()
    page.goto(lesson.lesson)
    return page, exercise(page, item)


def sound(page: Page) -> None:
    """No axe violation with everything open, and nothing to scroll sideways for."""
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    page.evaluate("code => { (0, eval)(code) }", AXE.read_text())
    found = page.evaluate("axe.run()")["violations"]
    assert not [(v["id"], [n["html"] for n in v["nodes"]]) for v in found]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
