# SPDX-License-Identifier: EUPL-1.2
"""Why the operating system refuses is said in Dutch, whatever the error is."""

import errno
import os
import shutil
from pathlib import Path

import pytest

from meedenker.content.texts import shipped_texts
from meedenker.errors import StorageError
from tests.content.sources import FOLDERS

COMMON = "EACCES EPERM ENOENT EEXIST ENOTDIR EISDIR ENOSPC EDQUOT EROFS EIO EBUSY EMFILE EADDRINUSE"


def sentence(error: OSError) -> str:
    return shipped_texts().sentence(StorageError("storage.cannot-read", path="x", reason=error))


@pytest.mark.parametrize("name", COMMON.split())
def test_a_common_reason_is_in_dutch_words(name: str):
    code = getattr(errno, name)
    said = sentence(OSError(code, os.strerror(code)))
    assert shipped_texts()[f"system.{name}"] in said
    assert os.strerror(code) not in said
    assert "systeemfout" not in said


@pytest.mark.parametrize("code", errno.errorcode, ids=errno.errorcode.get)
def test_no_reason_is_in_the_words_of_the_system(code: int):
    assert os.strerror(code) not in sentence(OSError(code, os.strerror(code)))


def test_a_reason_without_words_shows_its_code():
    assert "(systeemfout EBADMSG)" in sentence(OSError(errno.EBADMSG, "Bad message"))
    assert "(systeemfout 99999)" in sentence(OSError(99999, "Strange"))


def test_a_reason_the_system_keeps_to_itself_is_a_sentence_too():
    assert "(het systeem zegt niet waarom)" in sentence(shutil.Error([("a", "b", "denied")]))


def test_windows_has_names_of_its_own_for_the_network(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(errno.errorcode, 10048, "WSAEADDRINUSE")
    assert "(het adres is al bezet)" in sentence(OSError(10048, "Only one usage of each address"))


def test_a_real_error_of_this_system_is_understood(tmp_path: Path):
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match="file") as caught:
        (tmp_path / "file" / "map").mkdir()
    assert "geen map" in sentence(caught.value)


def test_the_words_of_the_system_are_used_nowhere():
    sources = [path for folder in FOLDERS for path in folder.rglob("*.py")]
    assert sources
    assert [path for path in sources if "strerror" in path.read_text("utf-8")] == []
