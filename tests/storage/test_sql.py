# SPDX-License-Identifier: EUPL-1.2
"""The database: what it refuses to open, and what it says when saving fails."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from meedenker.content.texts import shipped_texts
from meedenker.errors import SetupError, StorageError
from meedenker.storage import SqlStore, database, schema
from tests.storage.support import ME, OTHER, becomes, record


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "meedenker.sqlite3"


@pytest.fixture
def store(path: Path) -> Iterator[SqlStore]:
    opened = SqlStore.sqlite(path)
    opened.update(ME, {"q": becomes(record("a"))})
    yield opened
    opened.close()


def run(path: Path, *statements: str) -> None:
    """Act on the database as another program would."""
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def made(path: Path) -> None:
    SqlStore.sqlite(path).close()


@pytest.mark.parametrize(("found", "age"), [(schema.VERSION + 1, "newer"), (0, "older")])
def test_a_database_of_another_version_is_left_as_it_is(path: Path, found: int, age: str):
    made(path)
    run(path, f"UPDATE schema_info SET version = {found}")
    before = path.read_bytes()
    with pytest.raises(SetupError) as caught:
        SqlStore.sqlite(path)
    assert caught.value.code == f"setup.database-{age}"
    sentence = shipped_texts().sentence(caught.value)
    assert str(path) in sentence
    assert "Er is niets veranderd" in sentence
    assert path.read_bytes() == before


def test_a_database_of_another_program_is_left_as_it_is(path: Path):
    run(path, "CREATE TABLE theirs (x)", "INSERT INTO theirs VALUES (1)")
    with pytest.raises(SetupError, match=r"setup\.database-foreign") as caught:
        SqlStore.sqlite(path)
    assert str(path) in shipped_texts().sentence(caught.value)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT x FROM theirs").fetchall() == [(1,)]


def test_a_file_that_is_no_database_is_left_as_it_is(path: Path):
    path.write_bytes(b"geen databank " * 100)
    with pytest.raises(StorageError, match=r"storage\.corrupt"):
        SqlStore.sqlite(path)
    assert path.read_bytes() == b"geen databank " * 100


def test_a_database_that_was_damaged_is_told_and_never_saved_into(path: Path):
    store = SqlStore.sqlite(path)
    for number in range(50):
        store.update(ME, {f"q{number}": becomes(record("x" * 1000))})
    store.close()
    content = bytearray(path.read_bytes())
    content[4096:] = os.urandom(len(content) - 4096)
    path.write_bytes(content)
    with pytest.raises(StorageError, match=r"storage\.corrupt"):
        SqlStore.sqlite(path).update(ME, {"q0": becomes(record())})


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path):
    (tmp_path / "file").touch()
    with pytest.raises(SetupError, match=r"setup\.folder-not-writable") as caught:
        SqlStore.sqlite(tmp_path / "file" / "data" / "m.sqlite3")
    assert str(tmp_path / "file" / "data") in shipped_texts().sentence(caught.value)


def test_a_database_that_may_only_be_read_is_told_as_not_saved(store: SqlStore):
    """SQLite refuses a write with the same words as on a disk that is mounted to read only."""
    with store._database.cursor(writing=False) as cursor:
        cursor.execute("PRAGMA query_only = ON")
    with pytest.raises(StorageError, match=r"storage\.read-only"):
        store.update(ME, {"q": becomes(record("b"))})
    assert store.records(ME) == {"q": record("a")}


@pytest.mark.parametrize("name", ["met spatie", "één", "wat?", "100%", "a#b", "a&b=c", "a:b@c"])
def test_a_data_folder_may_have_any_name(tmp_path: Path, name: str):
    made(tmp_path / name / "m.sqlite3")
    store = SqlStore.sqlite(tmp_path / name / "m.sqlite3")
    store.update(ME, {"q": becomes(record())})
    store.close()
    assert list(tmp_path.iterdir()) == [tmp_path / name]
    with closing(sqlite3.connect(tmp_path / name / "m.sqlite3")) as connection:
        assert connection.execute("SELECT count(*) FROM answer").fetchone() == (1,)


def test_a_busy_database_is_told_as_not_saved(
    store: SqlStore, path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(database, "BUSY_SECONDS", 0)
    impatient = SqlStore.sqlite(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StorageError, match=r"storage\.busy"):
            impatient.update(ME, {"q": becomes(record("b"))})
        other.execute("ROLLBACK")
    assert impatient.records(ME) == {"q": record("a")}
    impatient.update(ME, {"q": becomes(record("b"))})
    assert store.records(ME) == {"q": record("b")}
    impatient.close()


def test_a_full_database_is_told_as_not_saved_and_works_again(store: SqlStore, path: Path):
    """The limit on pages of SQLite itself is what a full disk looks like to us."""
    with store._database.cursor(writing=False) as cursor:
        (pages,) = cursor.execute("PRAGMA page_count").fetchone()
        cursor.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StorageError, match=r"storage\.disk-full"):
        store.update(ME, {"big": becomes(record("x" * 100_000))})
    assert store.records(ME) == {"q": record("a")}
    store._database.close()
    store.update(ME, {"big": becomes(record("x" * 100_000))})
    assert len(store.records(ME)) == 2


def test_a_kept_record_that_cannot_be_read_is_told_and_never_overwritten(
    store: SqlStore, path: Path
):
    run(path, "UPDATE answer SET record = '{}'")
    with pytest.raises(StorageError, match=r"storage\.unreadable-record"):
        store.records(ME)
    with pytest.raises(StorageError, match=r"storage\.unreadable-record"):
        store.update(ME, {"q": becomes(record("b"))})
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT record FROM answer").fetchall() == [("{}",)]
    store.update(OTHER, {"q": becomes(record("b"))})


def test_a_commit_waits_for_the_disk(store: SqlStore):
    with store._database._engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"


def test_a_table_that_went_missing_fails_the_check(store: SqlStore, path: Path):
    store.check()
    run(path, "DROP TABLE schema_info")
    with pytest.raises(StorageError):
        store.check()
