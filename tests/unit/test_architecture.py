# SPDX-License-Identifier: EUPL-1.2
"""What the house rules ask of the source itself."""

import ast
import json
import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import pytest

import meedenker
from tests.conftest import ROOT

SOURCES = [ROOT / "course" / "meedenker", ROOT / "widgets" / "meedenker_widgets"]
PURE = [SOURCES[0] / name for name in ("domain", "kinds", "instruments", "errors.py")]
OURS = [*SOURCES, ROOT / "tests", ROOT / "tools"]
MADE = {"dist", "node_modules", "__pycache__", ".compiled"}
LICENCE = "SPDX-License-Identifier: EUPL-1.2"
ACTS = {"open", "print", "input", "exec", "eval", "__import__", "breakpoint"}
METHODS = {
    "read_text",
    "read_bytes",
    "write_text",
    "write_bytes",
    "unlink",
    "mkdir",
    "now",
    "today",
}


def files(*folders: Path, ends: tuple[str, ...]) -> Iterator[Path]:
    for folder in folders:
        found = [folder] if folder.is_file() else folder.rglob("*")
        for path in found:
            if path.suffix in ends and not MADE & set(path.relative_to(ROOT).parts):
                yield path


def test_what_decides_does_no_input_or_output():
    searched = list(files(*PURE, ends=(".py",)))
    assert len(searched) >= 10
    for path in searched:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", "")
                method = getattr(node.func, "attr", "")
                assert name not in ACTS, f"{path}:{node.lineno}"
                assert method not in METHODS, f"{path}:{node.lineno}"


@pytest.mark.parametrize("folder", OURS, ids=lambda path: path.name)
def test_every_module_is_under_300_lines(folder: Path):
    ends = (".py", ".js", ".mjs", ".css", ".html", ".sh")
    long = {
        str(path): count
        for path in files(folder, ends=ends)
        if (count := len(path.read_text("utf-8").splitlines())) >= 300
    }
    assert long == {}


def test_every_file_of_ours_says_its_licence():
    build = list((ROOT / "widgets").glob("*.mjs"))
    ends = (".py", ".js", ".mjs", ".css", ".html", ".j2", ".yaml", ".sh", ".svg")
    missing = [
        str(path.relative_to(ROOT))
        for path in (*files(*OURS, ends=ends), *build)
        if path.stat().st_size and LICENCE not in "\n".join(path.read_text("utf-8").split("\n")[:2])
    ]
    assert missing == []


def test_lock_files_name_no_registry():
    locks = [*(ROOT / "requirements").glob("*.txt"), ROOT / "widgets" / "package-lock.json"]
    for path in locks:
        text = path.read_text("utf-8")
        assert not re.search(r"^--(?:extra-)?index-url|^-[if] ", text, re.MULTILINE)
        assert not re.search(r'"resolved"|^[a-z0-9_.-]+ @ ', text, re.MULTILINE), path.name


def test_every_locked_package_has_its_hash():
    for path in (ROOT / "requirements").glob("*.txt"):
        packages = re.split(r"\n(?=[a-z0-9])", path.read_text("utf-8"))
        for package in packages[1:]:
            assert "--hash=sha256:" in package, f"{path.name}: {package[:60]}"


def test_the_package_has_one_version():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert "version" not in project["project"]
    assert project["tool"]["hatch"]["version"]["path"] == "course/meedenker/__init__.py"
    assert version("meedenker") == meedenker.__version__
    node = json.loads((ROOT / "widgets" / "package.json").read_text("utf-8"))
    assert node["private"] is True
    assert node["version"] == "0.0.0", "never published, so without a version of its own"
