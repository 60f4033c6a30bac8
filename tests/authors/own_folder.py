# SPDX-License-Identifier: EUPL-1.2
"""A folder of one's own, and what `meedenker content check` says about it."""

import json
import re
from pathlib import Path

import pytest

from meedenker.content import check as check_module
from meedenker.content.files import parse_text
from meedenker_widgets import cli
from tests.content.test_refusals import GOOD, SOURCES

LINE = re.compile(r"(.+?):(\d+): (.+)")
LONE = (
    "questions:\n  - id: eigen.01\n    kind: choice\n    prompt: Wat?\n"
    "    options:\n"
    "      - {id: a, text: Dit, right: true, feedback: Ja., about: kompas.regie.01}\n"
    "      - {id: b, text: Dat, feedback: Nee., about: kompas.regie.01}\n"
    "    source: {document: meedenker, place: eigen werk}\n"
)


def notebook(*sources: str, ids: list[str] | None = None) -> str:
    cells = [
        {
            "cell_type": "markdown" if source.startswith("#") else "code",
            "id": f"cel-{number}",
            "metadata": {},
            "source": source.splitlines(keepends=True),
        }
        for number, source in enumerate(sources, start=1)
    ]
    for cell, name in zip(cells, ids or [], strict=False):
        cell["id"] = name
    return json.dumps(
        {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}, indent=1
    )


IMPORT = "import meedenker_widgets as mdk"
PAGE = notebook(IMPORT, "# Proef\nTekst.", 'mdk.Reference("proef")')


@pytest.fixture(autouse=True)
def ours_is_parsed_once(monkeypatch: pytest.MonkeyPatch):
    """What comes with the package stays as it is during these tests."""
    monkeypatch.setattr(check_module, "parse_text", parse_ours_once)


PARSED: dict[tuple[bytes, str], object] = {}


def parse_ours_once(content: bytes, label: str, hear):
    if label.startswith("eigen/"):
        return parse_text(content, label, hear)
    if (content, label) not in PARSED:
        PARSED[content, label] = parse_text(content, label, hear)
    return PARSED[content, label]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of one's own, without a fault."""
    made = tmp_path / "eigen"
    (made / "notebooks" / "naslag").mkdir(parents=True)
    (made / "a-bronnen.yaml").write_text(SOURCES, "utf-8")
    (made / "proef.yaml").write_text(GOOD, "utf-8")
    (made / "notebooks" / "naslag" / "proef.ipynb").write_text(PAGE, "utf-8")
    return made


def check(folder: Path | None, capsys: pytest.CaptureFixture[str]) -> tuple[int, list[tuple]]:
    """The exit code, and each fault as file, line and sentence."""
    code = cli.main(["content", "check", *([str(folder)] if folder else [])])
    out = capsys.readouterr()
    assert out.err == ""
    *lines, last = out.out.splitlines()
    found = [LINE.fullmatch(line) for line in lines]
    assert all(found), lines
    assert last.endswith("bekeken.") if not found else f"Fouten: {len(found)}." in last
    return code, [(Path(m[1]).name, int(m[2]), m[3]) for m in found if m]
