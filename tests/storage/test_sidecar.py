# SPDX-License-Identifier: EUPL-1.2
"""The file beside a notebook: it may come from anyone, and it is replaced as a whole or not."""

import errno
import json
import os
from pathlib import Path

import pytest

from meedenker.content.texts import shipped_texts
from meedenker.errors import StorageError
from meedenker.storage import SidecarStore
from meedenker.storage.codec import record_to_json
from meedenker.storage.sidecar import FILE_NAME, MAX_BYTES, VERSION
from tests.storage.support import ME, becomes, record

RECORD = record_to_json(record())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / FILE_NAME


def written(answers: object, version: object = VERSION) -> bytes:
    return json.dumps({"versie": version, "antwoorden": answers}).encode()


BROKEN = {
    "nothing": b"",
    "no JSON": b"{'versie': 1}",
    "half a file": written({"q": RECORD})[:-20],
    "not UTF-8": b'{"versie": 1, "antwoorden": {"\xff": 1}}',
    "a list": b"[]",
    "a number": b"1",
    "NaN": b'{"versie": 1, "antwoorden": {}, "x": NaN}',
    "Infinity": b'{"versie": 1, "antwoorden": {}, "x": -Infinity}',
    "deep nesting": b"[" * 200_000,
    "deep nesting inside": b'{"versie": 1, "antwoorden": ' + b'{"a":' * 200_000,
    "a huge number": b'{"versie": 1, "antwoorden": {}, "x": ' + b"9" * 5000 + b"}",
    "no version": json.dumps({"antwoorden": {}}).encode(),
    "an older version": written({}, VERSION - 1),
    "a newer version": written({}, VERSION + 1),
    "a version in words": written({}, "1"),
    "no answers": json.dumps({"versie": VERSION}).encode(),
    "answers in a list": written([RECORD]),
    "a record in a list": written({"q": [RECORD]}),
    "a record with less": written({"q": {k: v for k, v in RECORD.items() if k != "tries"}}),
    "a text for a number": written({"q": {**RECORD, "tries": "1"}}),
    "a number for a flag": written({"q": {**RECORD, "solved": 1}}),
    "a number below zero": written({"q": {**RECORD, "hints": -1}}),
    "a text for a list": written({"q": {**RECORD, "fields": {"chosen": "a"}}}),
    "a number for a text": written({"q": {**RECORD, "fields": {"chosen": [1]}}}),
    "no moment": written({"q": {**RECORD, "saved_at": "gisteren"}}),
    "a moment without a zone": written({"q": {**RECORD, "saved_at": "2027-03-01T12:00:00"}}),
    "too much": written({}) + b" " * MAX_BYTES,
}


def refused(path: Path) -> str:
    """The sentence when this file is refused, both for reading and for writing."""
    store = SidecarStore(path)
    with pytest.raises(StorageError):
        store.records(ME)
    with pytest.raises(StorageError) as caught:
        store.update(ME, {"q": becomes(record("b"))})
    return shipped_texts().sentence(caught.value)


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_a_file_that_is_not_ours_is_refused_and_left_as_it_is(path: Path, content: bytes):
    path.write_bytes(content)
    sentence = refused(path)
    assert str(path) in sentence
    assert "Er is niets overschreven" in sentence
    assert path.read_bytes() == content
    assert list(path.parent.iterdir()) == [path]


def test_a_link_is_not_followed(path: Path, tmp_path: Path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    target = elsewhere / "secret.json"
    target.write_bytes(written({"q": RECORD}))
    path.symlink_to(target)
    refused(path)
    assert path.is_symlink()
    assert target.read_bytes() == written({"q": RECORD})


def test_a_pipe_is_refused_without_waiting_for_it(path: Path):
    os.mkfifo(path)
    refused(path)
    assert path.is_fifo()


def test_a_folder_with_the_name_of_the_file_is_refused(path: Path):
    path.mkdir()
    refused(path)
    assert path.is_dir()


def fail_with(code: int):
    def fail(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    return fail


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EDQUOT])
def test_a_failing_disk_leaves_the_old_file_and_no_scratch(
    path: Path, monkeypatch: pytest.MonkeyPatch, code: int
):
    store = SidecarStore(path)
    store.update(ME, {"q": becomes(record("a"))})
    before = path.read_bytes()
    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", fail_with(code))
        with pytest.raises(StorageError, match=r"storage\.cannot-write") as caught:
            store.update(ME, {"q": becomes(record("b"))})
    assert shipped_texts().sentence(caught.value).startswith("Niet opgeslagen")
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]
    store.update(ME, {"q": becomes(record("b"))})
    assert store.records(ME) == {"q": record("b")}


def test_a_folder_that_is_gone_is_told_as_not_saved(tmp_path: Path):
    store = SidecarStore(tmp_path / "gone" / FILE_NAME)
    assert store.records(ME) == {}
    with pytest.raises(StorageError, match=r"storage\.cannot-write"):
        store.update(ME, {"q": becomes(record())})


def test_answers_that_no_longer_fit_are_refused_before_the_file_is_touched(path: Path):
    store = SidecarStore(path)
    store.update(ME, {"q": becomes(record("a"))})
    with pytest.raises(StorageError):
        store.update(ME, {"r": becomes(record("x" * MAX_BYTES))})
    assert store.records(ME) == {"q": record("a")}


def test_the_file_can_be_read_by_people(path: Path):
    SidecarStore(path).update(ME, {"q": becomes(record("één"))})
    assert "één" in path.read_text("utf-8")
    assert json.loads(path.read_text("utf-8"))["versie"] == VERSION
