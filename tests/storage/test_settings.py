# SPDX-License-Identifier: EUPL-1.2
"""Settings of the organisation, over the stores that keep them."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meedenker.errors import SetupError, StorageError
from meedenker.storage import (
    MeasurementStore,
    MemoryStore,
    Setting,
    SqlStore,
    migrations,
    schema,
)
from tests.storage.support import ME, becomes, record

plain = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.text(st.characters(codec="utf-8")),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(st.characters(codec="utf-8"), max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)


@pytest.fixture(params=["memory", "sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[MeasurementStore]:
    opened: MeasurementStore = (
        MemoryStore() if request.param == "memory" else SqlStore.sqlite(tmp_path / "m.sqlite3")
    )
    yield opened
    opened.close()


def test_what_was_never_kept_is_version_zero(store: MeasurementStore):
    assert store.setting("a") == Setting(None, 0)


def test_what_is_kept_comes_back_with_a_higher_version(store: MeasurementStore):
    assert store.keep_setting("a", {"naam": "één"}, 0) == Setting({"naam": "één"}, 1)
    assert store.keep_setting("a", [], 1) == store.setting("a") == Setting([], 2)
    assert store.setting("b") == Setting(None, 0)


@pytest.mark.parametrize("version", [0, 2, 7])
def test_a_change_of_another_version_is_refused(store: MeasurementStore, version: int):
    store.keep_setting("a", "mine", 0)
    with pytest.raises(StorageError, match=r"storage\.changed"):
        store.keep_setting("a", "yours", version)
    assert store.setting("a") == Setting("mine", 1)


def test_nothing_can_be_kept_as_a_version_that_never_was(store: MeasurementStore):
    with pytest.raises(StorageError, match=r"storage\.changed"):
        store.keep_setting("a", "x", 3)
    assert store.setting("a") == Setting()


def test_what_was_given_can_change_afterwards(store: MeasurementStore):
    given_value = {"rules": ["a"]}
    kept = store.keep_setting("a", given_value, 0)
    given_value["rules"].append("b")
    kept.value["rules"].append("c")
    store.setting("a").value["rules"].append("d")
    assert store.setting("a").value == {"rules": ["a"]}


def test_of_two_at_the_same_time_one_wins_and_one_is_told(store: MeasurementStore):
    store.keep_setting("a", 0, 0)
    told: list[str] = []
    start = threading.Barrier(4)

    def change(number: int) -> None:
        start.wait(10)
        try:
            store.keep_setting("a", number, 1)
            told.append("kept")
        except StorageError as error:
            told.append(error.code)

    threads = [threading.Thread(target=change, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(told) == ["kept", "storage.changed", "storage.changed", "storage.changed"]
    assert store.setting("a").version == 2


def test_settings_are_nobodys_and_never_expire(store: MeasurementStore):
    store.keep_setting("a", 1, 0)
    store.update(ME, {"q": becomes(record())})
    store.forget(ME)
    assert store.setting("a") == Setting(1, 1)


@given(plain)
def test_any_plain_data_comes_back_as_it_was(value: object):
    store = MemoryStore()
    assert store.keep_setting("a", value, 0).value == value == store.setting("a").value


def run(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def first_version(path: Path) -> None:
    """A database as the first version made it, with somebody's answers."""
    store = SqlStore.sqlite(path)
    store.update(ME, {"q": becomes(record("a"))})
    store.close()
    run(path, "DROP TABLE setting", "UPDATE schema_info SET version = 1")


def test_an_older_database_is_brought_along_with_its_answers(tmp_path: Path):
    path = tmp_path / "m.sqlite3"
    first_version(path)
    store = SqlStore.sqlite(path)
    assert store.records(ME) == {"q": record("a")}
    assert store.keep_setting("a", "b", 0) == Setting("b", 1)
    store.close()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT version FROM schema_info").fetchall() == [(2,)]
    again = SqlStore.sqlite(path)
    assert again.setting("a") == Setting("b", 1)
    again.close()


def test_a_database_that_was_brought_along_is_as_a_new_one(tmp_path: Path):
    first_version(tmp_path / "old.sqlite3")
    shapes = []
    for name in ("old.sqlite3", "new.sqlite3"):
        SqlStore.sqlite(tmp_path / name).close()
        with closing(sqlite3.connect(tmp_path / name)) as connection:
            rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
            shapes.append({name: " ".join(sql.split()) for name, sql in rows})
    assert shapes[0] == shapes[1]


def test_there_is_a_step_from_every_version_to_this_one():
    assert sorted(migrations.STEPS) == list(range(1, schema.VERSION))


def test_a_step_that_fails_leaves_the_database_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    path = tmp_path / "m.sqlite3"
    first_version(path)

    def fails(connection: object) -> None:
        migrations._add_settings(connection)
        raise SetupError("setup.no-assets", path=path)

    monkeypatch.setitem(migrations.STEPS, 1, fails)
    with pytest.raises(SetupError):
        SqlStore.sqlite(path)
    with closing(sqlite3.connect(path)) as connection:
        names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
        assert connection.execute("SELECT version FROM schema_info").fetchall() == [(1,)]
    assert "setting" not in names


def test_a_kept_setting_that_cannot_be_read_is_told(tmp_path: Path):
    store = SqlStore.sqlite(tmp_path / "m.sqlite3")
    store.keep_setting("a", "b", 0)
    run(tmp_path / "m.sqlite3", "UPDATE setting SET value = '{'")
    with pytest.raises(StorageError, match=r"storage\.unreadable-record"):
        store.setting("a")
    store.close()
