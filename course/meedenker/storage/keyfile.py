# SPDX-License-Identifier: EUPL-1.2
"""The administrator's key: a file in the data folder that only its owner may read."""

import os
import secrets
import stat
from pathlib import Path

from meedenker.errors import SetupError

KEY_FILE = "beheersleutel.txt"
SHORTEST = 20
_LONGEST = 500
_BYTES = 24


def read_or_make_key(folder: Path) -> str:
    """The key in this folder, made when there is none yet.

    Raises `SetupError` when it cannot be made or read, when others may read it, when it is no
    regular file and when it is too short to be a secret.
    """
    path = folder / KEY_FILE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _make(path)
        return _read(path)
    except OSError as error:
        raise SetupError("setup.key-unreadable", path=path, reason=error) from error


def _make(path: Path) -> None:
    """A new key, unless there is a file already."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
    try:
        descriptor = os.open(path, flags, 0o600)
    except FileExistsError:
        return
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(f"{secrets.token_urlsafe(_BYTES)}\n")
        file.flush()
        os.fsync(file.fileno())


def _read(path: Path) -> str:
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    descriptor = os.open(path, flags)
    with os.fdopen(descriptor, "rb") as file:
        mode = os.fstat(file.fileno()).st_mode
        content = file.read(_LONGEST + 1) if stat.S_ISREG(mode) else b""
    if os.name != "nt" and mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise SetupError("setup.key-open", path=path)
    key = "".join(content.decode("utf-8", "replace").split())
    if not SHORTEST <= len(key) <= _LONGEST:
        raise SetupError("setup.key-short", path=path, shortest=SHORTEST)
    return key
