# SPDX-License-Identifier: EUPL-1.2
"""Signing in with the key, the sessions that are kept of it, and the file of the key."""

import json
import os
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from meedenker.content.texts import shipped_texts
from meedenker.errors import AnswerError, SetupError
from meedenker.service import Administration, new_token
from meedenker.service.administration import HOURS, MOST_SESSIONS, SESSIONS
from meedenker.storage import MemoryStore
from meedenker.storage.keyfile import KEY_FILE, read_or_make_key

KEY = "een-sleutel-van-twintig-tekens"
POSIX = pytest.mark.skipif(os.name == "nt", reason="no such modes on Windows")


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = datetime(2027, 3, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def door(store: MemoryStore, clock: Clock) -> Administration:
    return Administration(store, KEY, clock)


def test_who_has_the_key_is_signed_in(door: Administration):
    token = door.sign_in(f" {KEY}\n")
    assert door.is_signed_in(token)


@pytest.mark.parametrize(
    "typed", ["", "x", KEY[:-1], KEY + "x", KEY.upper(), "\ud800", "sleutél" * 99]
)
def test_who_has_another_key_is_not(door: Administration, store: MemoryStore, typed: str):
    with pytest.raises(AnswerError, match=r"admin\.wrong-key"):
        door.sign_in(typed)
    assert store.setting(SESSIONS).version == 0


def test_what_is_kept_is_no_cookie(door: Administration, store: MemoryStore):
    token = door.sign_in(KEY)
    kept = json.dumps(store.setting(SESSIONS).value)
    assert token not in kept
    assert KEY not in kept
    for made_up in (*store.setting(SESSIONS).value, new_token(), "", "x" * 32, token[:-1]):
        assert not door.is_signed_in(made_up)


def test_a_session_ends_after_some_hours(door: Administration, clock: Clock):
    token = door.sign_in(KEY)
    clock.now += timedelta(hours=HOURS, seconds=-1)
    assert door.is_signed_in(token)
    clock.now += timedelta(seconds=1)
    assert not door.is_signed_in(token)


def test_signing_out_ends_that_session_and_no_other(door: Administration):
    mine, yours = door.sign_in(KEY), door.sign_in(KEY)
    door.sign_out(mine)
    door.sign_out("nonsense")
    assert not door.is_signed_in(mine)
    assert door.is_signed_in(yours)


def test_a_new_start_keeps_sessions_and_a_new_key_ends_them(store: MemoryStore, clock: Clock):
    token = Administration(store, KEY, clock).sign_in(KEY)
    assert Administration(store, KEY, clock).is_signed_in(token)
    assert not Administration(store, KEY + "2", clock).is_signed_in(token)


def test_only_the_newest_sessions_are_kept(door: Administration, store: MemoryStore, clock: Clock):
    tokens = []
    for _ in range(MOST_SESSIONS + 3):
        clock.now += timedelta(seconds=1)
        tokens.append(door.sign_in(KEY))
    assert [door.is_signed_in(token) for token in tokens] == [False] * 3 + [True] * MOST_SESSIONS
    clock.now += timedelta(hours=HOURS)
    door.sign_in(KEY)
    assert len(store.setting(SESSIONS).value) == 1


@pytest.mark.parametrize("value", [None, [], "x", {"a": 1}, {"a": "gisteren"}, {"a": "2027-03-01"}])
def test_sessions_that_somebody_edited_let_nobody_in(
    store: MemoryStore, clock: Clock, value: object
):
    store.keep_setting(SESSIONS, value, 0)
    door = Administration(store, KEY, clock)
    assert not door.is_signed_in(new_token())
    assert door.is_signed_in(door.sign_in(KEY))


def test_a_key_is_made_once_and_only_its_owner_may_read_it(tmp_path: Path):
    key = read_or_make_key(tmp_path / "data")
    path = tmp_path / "data" / KEY_FILE
    assert len(key) >= 32
    assert read_or_make_key(tmp_path / "data") == key == path.read_text().strip()
    assert read_or_make_key(tmp_path / "other") != key
    if os.name != "nt":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def write_key(folder: Path, content: bytes, mode: int = 0o600) -> Path:
    path = folder / KEY_FILE
    path.write_bytes(content)
    path.chmod(mode)
    return path


def test_a_key_of_ones_own_is_taken(tmp_path: Path):
    write_key(tmp_path, KEY.encode() + b"\n")
    assert read_or_make_key(tmp_path) == KEY


@pytest.mark.parametrize("content", [b"", b"kort", b"x" * 501])
def test_a_key_that_is_no_secret_is_refused(tmp_path: Path, content: bytes):
    path = write_key(tmp_path, content)
    with pytest.raises(SetupError, match=r"setup\.key-short") as caught:
        read_or_make_key(tmp_path)
    assert str(path) in shipped_texts().sentence(caught.value)
    assert path.read_bytes() == content


@POSIX
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o666])
def test_a_key_that_others_may_read_is_refused(tmp_path: Path, mode: int):
    path = write_key(tmp_path, KEY.encode(), mode)
    with pytest.raises(SetupError, match=r"setup\.key-open") as caught:
        read_or_make_key(tmp_path)
    assert str(path) in shipped_texts().sentence(caught.value)


@POSIX
def test_a_key_that_is_no_plain_file_is_refused(tmp_path: Path):
    (tmp_path / "elsewhere").write_text(KEY)
    for name, make in (
        ("link", lambda path: path.symlink_to(tmp_path / "elsewhere")),
        ("folder", lambda path: path.mkdir()),
        ("pipe", lambda path: os.mkfifo(path, 0o600)),
    ):
        folder = tmp_path / name
        folder.mkdir()
        make(folder / KEY_FILE)
        with pytest.raises(SetupError, match=r"setup\.key-(unreadable|short)"):
            read_or_make_key(folder)
