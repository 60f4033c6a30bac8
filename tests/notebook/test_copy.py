# SPDX-License-Identifier: EUPL-1.2
"""`meedenker lab MAP` copies the notebooks and never overwrites what someone changed."""

import shutil
from pathlib import Path

import pytest

from meedenker.errors import SetupError
from meedenker_widgets.commands.lab import LIST_FILE, copy_notebooks
from meedenker_widgets.hosts.web.material import material_root

LESSON = "notebooks/08-opschalen.ipynb"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The material of a release that a test may change."""
    for folder in ("notebooks", "assessments/zelftest"):
        ignored = shutil.ignore_patterns(".ipynb_checkpoints", "antwoorden.json")
        shutil.copytree(material_root() / folder, tmp_path / "release" / folder, ignore=ignored)
    return tmp_path / "release"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "van mij"


def renew(root: Path) -> bytes:
    """The lesson as a newer release has it."""
    newer = (root / LESSON).read_bytes().replace(b"Opschalen", b"Opschalen, herzien")
    (root / LESSON).write_bytes(newer)
    return newer


def test_every_notebook_is_copied(root: Path, folder: Path):
    assert copy_notebooks(root, folder) == []
    names = {p.relative_to(root) for p in root.rglob("*.ipynb")}
    assert {p.relative_to(folder) for p in folder.rglob("*.ipynb")} == names
    for name in names:
        assert (folder / name).read_bytes() == (root / name).read_bytes()


def test_copying_again_changes_nothing(root: Path, folder: Path):
    copy_notebooks(root, folder)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert copy_notebooks(root, folder) == []
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_a_notebook_nobody_changed_follows_the_release(root: Path, folder: Path):
    copy_notebooks(root, folder)
    newer = renew(root)
    assert copy_notebooks(root, folder) == []
    assert (folder / LESSON).read_bytes() == newer


def test_a_changed_notebook_is_never_overwritten(root: Path, folder: Path):
    copy_notebooks(root, folder)
    (folder / LESSON).write_text("van mij")
    for _ in range(2):
        assert copy_notebooks(root, folder) == [folder / LESSON]
        assert (folder / LESSON).read_text() == "van mij"
        renew(root)


def test_a_file_that_was_there_before_is_never_overwritten(root: Path, folder: Path):
    (folder / LESSON).parent.mkdir(parents=True)
    (folder / LESSON).write_text("van mij")
    assert copy_notebooks(root, folder) == [folder / LESSON]
    assert (folder / LESSON).read_text() == "van mij"


@pytest.mark.parametrize("content", ["", "{", "[]", "null", "[" * 50, '{"a": 1}'])
def test_without_a_readable_list_nothing_changed_is_overwritten(
    root: Path, folder: Path, content: str
):
    copy_notebooks(root, folder)
    (folder / LESSON).write_text("van mij")
    (folder / LIST_FILE).write_text(content)
    assert copy_notebooks(root, folder) == [folder / LESSON]
    assert (folder / LESSON).read_text() == "van mij"


def test_a_deleted_notebook_comes_back(root: Path, folder: Path):
    copy_notebooks(root, folder)
    (folder / LESSON).unlink()
    assert copy_notebooks(root, folder) == []
    assert (folder / LESSON).is_file()


def test_answers_and_other_files_are_left_alone(root: Path, folder: Path):
    copy_notebooks(root, folder)
    answers = folder / "notebooks" / "antwoorden.json"
    answers.write_text("antwoorden")
    (folder / "notebooks" / "eigen.ipynb").write_text("eigen")
    copy_notebooks(root, folder)
    assert answers.read_text() == "antwoorden"
    assert (folder / "notebooks" / "eigen.ipynb").read_text() == "eigen"


def test_a_folder_that_cannot_be_written_is_named(root: Path, tmp_path: Path):
    (tmp_path / "file").touch()
    with pytest.raises(SetupError) as caught:
        copy_notebooks(root, tmp_path / "file" / "map")
    assert caught.value.code == "setup.folder-not-writable-lab"
    assert caught.value.params["path"] == tmp_path / "file" / "map"
