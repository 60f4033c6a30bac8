# SPDX-License-Identifier: EUPL-1.2
"""The folder and the database are looked at, and left as they are."""

import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from meedenker.content.texts import shipped_texts
from meedenker.errors import SetupError, StorageError
from meedenker.service.checkup import Level, check_database, check_folder, check_python
from meedenker.storage import SqlStore, known_version
from meedenker.storage.schema import VERSION


def everything_in(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "meedenker.sqlite3"
    SqlStore.sqlite(path).close()
    return path


def test_a_folder_that_can_be_written_is_fine_and_stays_empty(tmp_path: Path):
    assert check_folder(tmp_path).code == "doctor.folder"
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path):
    found = check_folder(tmp_path / "a" / "b")
    assert (found.level, found.code) == (Level.FINE, "doctor.folder-new")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_below_a_file_is_a_fault(tmp_path: Path):
    (tmp_path / "file").touch()
    found = check_folder(tmp_path / "file" / "data")
    assert (found.level, found.code) == (Level.FAULT, "setup.folder-not-writable")
    assert str(tmp_path / "file" / "data") in shipped_texts().sentence(found.error)


def test_a_database_of_this_version_is_fine_and_untouched(database: Path):
    before = database.read_bytes()
    found = check_database(database)
    assert (found.level, found.params["version"]) == (Level.FINE, VERSION)
    assert database.read_bytes() == before


def test_a_database_that_is_not_there_is_not_made(tmp_path: Path):
    assert check_database(tmp_path / "x.sqlite3").code == "doctor.database-new"
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_is_a_database_to_be(tmp_path: Path):
    path = tmp_path / "meedenker.sqlite3"
    path.touch()
    assert known_version(path) == VERSION
    assert path.read_bytes() == b""


@pytest.mark.parametrize(("version", "code"), [(99, "newer"), (0, "older")])
def test_a_database_of_another_version_is_a_fault(database: Path, version: int, code: str):
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("UPDATE schema_info SET version = ?", [version])
    before = database.read_bytes()
    found = check_database(database)
    assert (found.level, found.code) == (Level.FAULT, f"setup.database-{code}")
    assert found.params["found"] == version
    assert database.read_bytes() == before


def test_a_database_of_something_else_is_a_fault(tmp_path: Path):
    path = tmp_path / "meedenker.sqlite3"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE photo (id INTEGER)")
    with pytest.raises(SetupError) as caught:
        known_version(path)
    assert caught.value.code == "setup.database-foreign"


def test_a_broken_database_says_how_to_mend_it(tmp_path: Path):
    path = tmp_path / "meedenker.sqlite3"
    path.write_text("geen databank " * 100, "utf-8")
    with pytest.raises(StorageError):
        known_version(path)
    found = check_database(path)
    assert (found.level, found.code) == (Level.FAULT, "doctor.database-broken")
    assert "reservekopie" in shipped_texts().sentence(found.error)


def test_a_locked_database_is_busy(database: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("meedenker.storage.database.BUSY_SECONDS", 0)
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode=EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        other.execute("UPDATE schema_info SET version = version")
        assert check_database(database).code == "doctor.database-busy"


def test_a_database_that_cannot_be_opened_is_a_fault(tmp_path: Path):
    path = tmp_path / "meedenker.sqlite3"
    path.mkdir()
    found = check_database(path)
    assert (found.level, found.code) == (Level.FAULT, "doctor.database-closed")


def test_python_is_told():
    assert check_python(sys.version_info[:2]).level is Level.FINE
    old = check_python((3, 9))
    assert (old.level, old.params) == (Level.FAULT, {"found": "3.9", "needed": "3.11"})
