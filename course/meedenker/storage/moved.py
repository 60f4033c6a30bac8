# SPDX-License-Identifier: EUPL-1.2
"""Notices that the file of an SQLite database was removed or replaced.

SQLite goes on writing into a file that is gone, and whatever was called saved is lost at the end.
So the file is looked at before every transaction: a replaced one is opened anew; a removed one is
an error, and no reason to make an empty one.
"""

import os
import sqlite3
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.exc import DisconnectionError

FileIdentity = tuple[int, int] | None


def watch_file(engine: Engine, path: str) -> None:
    """Check `path` whenever a connection of the engine is made or used again."""

    def refuse_missing(*_: Any) -> None:
        if identity(path) is None:
            message = "the database file is gone"
            raise sqlite3.OperationalError(message)

    def remember(_: Any, record: Any) -> None:
        record.info["file"] = identity(path)

    def refuse_moved(_: Any, record: Any, __: Any) -> None:
        if record.info["file"] != identity(path):
            raise DisconnectionError

    event.listen(engine, "do_connect", refuse_missing)
    event.listen(engine, "connect", remember)
    event.listen(engine, "checkout", refuse_moved)


def identity(path: str | None) -> FileIdentity:
    """What tells one file from another at the same path; `None` when there is none."""
    try:
        status = os.stat(path or "")  # noqa: PTH116 - before every transaction, and this is faster
    except OSError:
        return None
    return status.st_dev, status.st_ino
