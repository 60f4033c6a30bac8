# SPDX-License-Identifier: EUPL-1.2
"""A JSON file beside a notebook: `antwoorden.json`. nbgrader takes it along with a submission.

One file holds the answers of one learner, so the owner does not matter here. The file is read
strictly: it may come from anyone.
"""

import contextlib
import json
import os
import stat
import tempfile
import threading
from collections.abc import Mapping
from pathlib import Path

from meedenker.domain.attempt import Record
from meedenker.errors import StorageError
from meedenker.storage.base import Change, Owner
from meedenker.storage.codec import record_from_json, record_to_json
from meedenker.storage.locks import taken

FILE_NAME = "antwoorden.json"
VERSION = 1
MAX_BYTES = 2_000_000


class SidecarStore:
    """Keeps answers in one JSON file. A write replaces the file as a whole or not at all."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()

    def records(self, owner: Owner) -> Mapping[str, Record]:  # noqa: ARG002
        """All records in the file; empty when there is no file yet."""
        with self._lock:
            return self._read()

    def update(
        self,
        owner: Owner,  # noqa: ARG002
        changes: Mapping[str, Change],
        *,
        wait: bool = True,
    ) -> Mapping[str, Record]:
        """Change records and write the file to disk."""
        with taken(self._lock, wait=wait):
            known = self._read()
            changed = {item: change(known.get(item)) for item, change in changes.items()}
            self._write({**known, **changed})
        return changed

    def _read(self) -> dict[str, Record]:
        text = _read_regular_file(self.path)
        if text is None:
            return {}
        try:
            data = json.loads(text, parse_constant=_refuse_constant)
        except (ValueError, RecursionError) as error:
            raise StorageError("storage.sidecar-broken", path=self.path) from error
        if not isinstance(data, dict) or data.get("versie") != VERSION:
            raise StorageError("storage.sidecar-version", path=self.path, version=VERSION)
        answers = data.get("antwoorden")
        if not isinstance(answers, dict):
            raise StorageError("storage.sidecar-broken", path=self.path)
        try:
            return {item: record_from_json(value) for item, value in answers.items()}
        except StorageError as error:
            raise StorageError("storage.sidecar-broken", path=self.path) from error

    def _write(self, records: Mapping[str, Record]) -> None:
        answers = {item: record_to_json(record) for item, record in records.items()}
        data = {"versie": VERSION, "antwoorden": answers}
        content = json.dumps(data, ensure_ascii=False, indent=1).encode()
        if len(content) > MAX_BYTES:  # it could not be read back
            raise StorageError("answer.too-large")
        try:
            _replace(self.path, content)
        except OSError as error:
            raise StorageError("storage.cannot-write", path=self.path, reason=error) from error


def _refuse_constant(name: str) -> float:
    message = f"{name} is no JSON"
    raise ValueError(message)


def _read_regular_file(path: Path) -> str | None:
    """The text of a regular file of bearable size; links and devices are refused."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        descriptor = os.open(path, flags)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StorageError("storage.cannot-read", path=path, reason=error) from error
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode) or status.st_size > MAX_BYTES:
        os.close(descriptor)
        raise StorageError("storage.sidecar-broken", path=path)
    with os.fdopen(descriptor, "rb") as file:
        content = file.read(MAX_BYTES + 1)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise StorageError("storage.sidecar-broken", path=path) from error


def _replace(path: Path, content: bytes) -> None:
    descriptor, name = tempfile.mkstemp(prefix=".antwoorden-", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Make the new name itself durable, where the system can open a folder."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
