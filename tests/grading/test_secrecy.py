# SPDX-License-Identifier: EUPL-1.2
"""No key of a scored question leaves the trainer's machine."""

import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from meedenker.grading.bank import open_bank
from tests.grading.courses import ASSIGNMENT, NOTEBOOK, PARTIAL, PERFECT, ROOT, Course

pytestmark = pytest.mark.slow
BANK = ROOT / "assessments" / "bank"


def key_texts() -> list[str]:
    """Texts that only the bank has, and that tell what is right."""
    found = []
    for question in open_bank(BANK).values():
        found.append(question.source.place)
        for option in getattr(question, "options", ()):
            found += [option.feedback, f'"about": "{option.about}"', f"about: {option.about}\n"]
    return found


def assert_no_key(text: str) -> None:
    for secret in [
        *key_texts(),
        '"right": true',
        '"right": false',
        "right: true",
        "BEGIN HIDDEN",
        "BEGIN MARK",
    ]:
        assert secret not in text, secret


def test_the_released_assignment_is_a_notebook_and_questions_without_a_key(made_course: Course):
    files = sorted(path.name for path in made_course.release.rglob("*") if path.is_file())
    assert files == [NOTEBOOK, "vragen.json"]
    for name in files:
        assert_no_key((made_course.release / name).read_text())


def test_feedback_holds_no_key_asks_nothing_of_another_site_and_escapes_the_text(
    copy_course: Callable[[], Course],
):
    course = copy_course()
    text = "<img src=x onerror=alert(1)>"
    course.hand_in("perfect", {**PERFECT, "toets.opschalen.04": {"text": [text]}})
    course.hand_in("partial", PARTIAL)
    course.nbgrader("autograde", ASSIGNMENT)
    course.nbgrader("generate_feedback", ASSIGNMENT)
    for student in ("perfect", "partial"):
        page = course.feedback(student)
        assert_no_key(page)
        assert 'src="http' not in page
        assert "Dit schreef je" in page
    assert text not in course.feedback("perfect")
    assert "&lt;img src=x" in course.feedback("perfect")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("built")
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(target)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=200)
    return target


def test_the_wheel_holds_no_key(built: Path):
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        names = wheel.namelist()
        assert not [name for name in names if "bank" in Path(name).parts]
        assert "meedenker/_material/assessments/source/08-opschalen/opschalen.ipynb" in names
        assert "meedenker/grading/nbgrader_config.template" in names
        for name in names:
            content = wheel.read(name).decode("utf-8", "replace")
            for secret in key_texts():
                if not secret.startswith(("about:", '"about"')):
                    assert secret not in content, name


def test_the_source_package_holds_no_bank(built: Path):
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        names = archive.getnames()
    assert any(name.endswith("assessments/source/08-opschalen/opschalen.ipynb") for name in names)
    assert not [name for name in names if "/assessments/bank" in name]
