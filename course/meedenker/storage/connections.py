# SPDX-License-Identifier: EUPL-1.2
"""Open connections for the statements that everybody waits for.

SQLAlchemy makes them; lending one out and taking it back is a tenth of what a saved answer costs
there, and next to nothing here.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine
from sqlalchemy.engine.interfaces import DBAPIConnection

from meedenker.storage.moved import FileIdentity, identity


class Connections:
    """Lends connections of an engine, the last one used first. Safe to use from several threads."""

    def __init__(self, engine: Engine, path: str | None, setting: str = "") -> None:
        """`path` is the file of the database, if it is one; `setting` a first statement."""
        self._engine = engine
        self._path = path
        self._setting = setting
        self._idle: list[tuple[DBAPIConnection, FileIdentity]] = []

    @contextmanager
    def lent(self) -> Iterator[DBAPIConnection]:
        """A connection; what was not committed is rolled back. Raises the errors of the driver."""
        connection, file = self._take()
        try:
            yield connection
        except BaseException:
            try:
                connection.rollback()
            except self._engine.dialect.loaded_dbapi.Error:
                connection.close()
            else:
                self._idle.append((connection, file))
            raise
        self._idle.append((connection, file))

    def close(self) -> None:
        """Close those that nobody uses."""
        while self._idle:
            self._idle.pop()[0].close()

    def _take(self) -> tuple[DBAPIConnection, FileIdentity]:
        file = identity(self._path)
        while self._idle:
            try:
                connection, opened = self._idle.pop()
            except IndexError:  # another thread was quicker
                break
            if opened == file:
                return connection, file
            connection.close()
        pooled = self._engine.raw_connection()
        pooled.detach()
        assert pooled.dbapi_connection is not None
        if self._setting:
            pooled.dbapi_connection.cursor().execute(self._setting)
        return pooled.dbapi_connection, file
