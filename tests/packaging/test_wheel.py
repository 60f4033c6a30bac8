# SPDX-License-Identifier: EUPL-1.2
"""The wheel and the sdist: complete without the checkout, without a key of a scored question."""

import os
import re
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.conftest import Server, free_port

ROOT = Path(__file__).resolve().parents[2]
NEVER = re.compile(r"assessments/bank|^tests/|node_modules|\.compiled|hidden", re.IGNORECASE)
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a fresh wheel and sdist."""
    folder = tmp_path_factory.mktemp("built")
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel unpacked as an installer would, somewhere else than the checkout."""
    folder = tmp_path_factory.mktemp("site")
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        wheel.extractall(folder)
    return folder


def names(built: Path) -> dict[str, list[str]]:
    wheel = next(built.glob("*.whl"))
    sdist = next(built.glob("*.tar.gz"))
    with tarfile.open(sdist) as archive:
        inside = [name.partition("/")[2] for name in archive.getnames()]
    return {"wheel": zipfile.ZipFile(wheel).namelist(), "sdist": inside}


def test_the_wheel_holds_lessons_assets_content_and_licence(built: Path):
    wheel = names(built)["wheel"]
    for wanted in (
        "meedenker/_material/notebooks/08-opschalen.ipynb",
        "meedenker/_material/assessments/zelftest/zelftest.ipynb",
        "meedenker/content/data/kompas.yaml",
        "meedenker/content/words.txt",
        "meedenker/kinds/choice/choice.html",
        "meedenker_widgets/assets/dist/page.css",
        "meedenker_widgets/assets/dist/reference.css",
        "meedenker_widgets/assets/dist/notebook.js",
        "meedenker_widgets/hosts/web/templates/layout.html",
        "meedenker_widgets/hosts/web/voila/index.html.j2",
    ):
        assert wanted in wheel
    assert any(name.endswith("licenses/LICENSE") for name in wheel)
    assert any(name.endswith("licenses/NOTICE") for name in wheel)


def test_neither_wheel_nor_sdist_holds_a_scored_key(built: Path):
    for kind, inside in names(built).items():
        wrong = [
            name
            for name in inside
            if NEVER.search(name) and not (kind == "sdist" and name.startswith("tests/"))
        ]
        assert wrong == [], kind


def test_the_wheel_starts_without_checkout_and_without_node(
    installed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("PYTHONPATH", str(installed))
    monkeypatch.setenv("PATH", str(Path(sys.executable).parent))
    data = tmp_path / "data"
    data.mkdir()
    running = Server(data, free_port()).start()
    try:
        page = running.get("/cursus/opschalen")
        assert "Opschalen" in page
        assert 'class="mdk-surface mdk-exercise' in page
        where = subprocess.run(
            [sys.executable, "-c", "import meedenker; print(meedenker.__file__)"],
            cwd=tmp_path, capture_output=True, text=True, check=True, env=os.environ,
        ).stdout  # fmt: skip
        assert str(installed) in where
    finally:
        running.stop()


def test_only_guarded_calls_are_missing_on_windows():
    """Calls that only POSIX has, on the path of `meedenker start`: each stands behind a guard."""
    posix_only = re.compile(
        r"\b(?:os\.(?:fork|getuid|geteuid|setsid|killpg|mkfifo|chown)|signal\.(?:SIGKILL|SIGHUP)|"
        r"import (?:fcntl|pwd|grp|resource|termios))\b"
    )
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for folder in ("course", "widgets/meedenker_widgets")
        for path in (ROOT / folder).rglob("*.py")
        for match in posix_only.finditer(path.read_text("utf-8"))
    ]
    assert found == []
