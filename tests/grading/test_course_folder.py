# SPDX-License-Identifier: EUPL-1.2
"""`meedenker nbgrader MAP`: a course folder that is complete and that overwrites nothing."""

import shutil
from pathlib import Path

import pytest

from meedenker.errors import SetupError
from meedenker.grading import course as module
from meedenker.grading.course import lay_out
from meedenker_widgets.cli import main
from tests.grading.courses import ROOT

EXPECTED = {
    "nbgrader_config.py",
    "source/08-opschalen/opschalen.ipynb",
    "bank/08-opschalen.yaml",
    "bank/README.md",
}


def _files(folder: Path) -> set[str]:
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}


def test_the_command_lays_out_a_course_and_says_what_comes_next(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.delenv("MEEDENKER_BANK", raising=False)
    assert main(["nbgrader", str(tmp_path / "cursus"), "--course", 'zorg "2027"']) == 0
    said = capsys.readouterr().out
    assert "nbgrader generate_assignment 08-opschalen" in said
    assert "Houd die map voor uzelf" in said
    assert _files(tmp_path / "cursus") == EXPECTED
    config = (tmp_path / "cursus" / "nbgrader_config.py").read_text()
    assert 'course_id = "zorg \\"2027\\""' in config
    compile(config, "nbgrader_config.py", "exec")


def test_a_second_time_nothing_that_was_changed_is_overwritten(tmp_path: Path):
    lay_out(ROOT, tmp_path)
    changed = tmp_path / "source/08-opschalen/opschalen.ipynb"
    changed.write_text("van mij")
    (tmp_path / "bank/08-opschalen.yaml").write_text("van mij")
    laid = lay_out(ROOT, tmp_path)
    assert laid.kept == (changed,)
    assert changed.read_text() == "van mij"
    assert (tmp_path / "bank/08-opschalen.yaml").read_text() == "van mij"


def test_without_a_bank_the_command_says_where_to_put_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(module, "bank_path", lambda: None)
    assert main(["nbgrader", str(tmp_path / "cursus")]) == 0
    assert "Er is nog geen vragenbank" in capsys.readouterr().out


def test_a_bank_in_a_zip_stays_where_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = shutil.make_archive(str(tmp_path / "bank"), "zip", ROOT / "assessments" / "bank")
    monkeypatch.setenv("MEEDENKER_BANK", path)
    assert lay_out(ROOT, tmp_path / "cursus").bank == Path(path)
    assert not (tmp_path / "cursus" / "bank").exists()


def test_a_folder_that_cannot_be_written_is_refused(tmp_path: Path):
    (tmp_path / "bestand").write_text("")
    with pytest.raises(SetupError, match=r"setup\.folder-not-writable-lab"):
        lay_out(ROOT, tmp_path / "bestand" / "cursus")
