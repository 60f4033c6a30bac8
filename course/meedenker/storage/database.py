# SPDX-License-Identifier: EUPL-1.2
"""Connections to a database through SQLAlchemy, and its faults as our own errors.

On SQLite the write-ahead log is on and every commit waits for the disk (`synchronous=FULL`): what
was committed survives whatever happens to the process.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from sqlite3 import Connection as SqliteConnection

from sqlalchemy import URL, Connection, Dialect, create_engine, event, insert, inspect, select
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from meedenker.errors import SetupError, StorageError
from meedenker.storage import schema
from meedenker.storage.connections import Connections
from meedenker.storage.migrations import STEPS, bring_along
from meedenker.storage.moved import watch_file

BUSY_SECONDS = 5
_BEGIN = "BEGIN IMMEDIATE"
_SIGNS = (
    ("locked", "storage.busy"),
    ("full", "storage.disk-full"),
    ("disk i/o", "storage.disk-full"),
    ("malformed", "storage.corrupt"),
    ("not a database", "storage.corrupt"),
    ("readonly", "storage.read-only"),
    ("read-only", "storage.read-only"),
)


class Database:
    """A database with our tables: made when it is empty.

    One of an older version is brought along; one of a version we do not know is refused.
    """

    def __init__(self, url: str | URL) -> None:
        self._engine = create_engine(url, pool_size=4, max_overflow=4, pool_pre_ping=False)
        self._is_sqlite = self._engine.dialect.name == "sqlite"
        path = self._engine.url.database if self._is_sqlite else None
        if self._is_sqlite:
            event.listen(self._engine, "connect", _prepare_sqlite)
            event.listen(self._engine, "begin", _begin_sqlite)
        if path:
            watch_file(self._engine, path)
        self._patient = Connections(self._engine, path)
        self._hasty = Connections(self._engine, path, "PRAGMA busy_timeout=0")
        self._writing = self._engine.execution_options(writing=True)
        self._open()

    @property
    def dialect(self) -> Dialect:
        """The kind of database, to write statements for."""
        return self._engine.dialect

    @contextmanager
    def cursor(self, *, writing: bool, wait: bool = True) -> Iterator[DBAPICursor]:
        """A transaction of prepared statements; what was not committed is rolled back.

        Without `wait`, it raises `StorageError` when another transaction is writing, and always
        on a database behind a network: every answer of that one is a wait.
        """
        if not (wait or self._is_sqlite):
            raise StorageError("storage.busy")
        try:
            with (self._patient if wait else self._hasty).lent() as connection:
                cursor = connection.cursor()
                if writing and self._is_sqlite:
                    cursor.execute(_BEGIN)
                yield cursor
                connection.commit()
        except (SQLAlchemyError, self.dialect.loaded_dbapi.Error) as error:
            raise _storage_error(error) from error

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection to read with. Raises `StorageError`."""
        try:
            with self._engine.connect() as connection:
                yield connection
        except SQLAlchemyError as error:
            raise _storage_error(error) from error

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that holds the write lock; committed at its end. Raises `StorageError`."""
        try:
            with self._writing.begin() as connection:
                yield connection
        except SQLAlchemyError as error:
            raise _storage_error(error) from error

    def close(self) -> None:
        """Close every connection."""
        self._patient.close()
        self._hasty.close()
        self._engine.dispose()

    def _open(self) -> None:
        path = self._engine.url.database
        with self.writing() as connection:
            names = inspect(connection).get_table_names()
            if not names:
                schema.metadata.create_all(connection)
                connection.execute(insert(schema.schema_info).values(version=schema.VERSION))
                return
            if schema.schema_info.name not in names:
                raise SetupError("setup.database-foreign", path=path)
            found = connection.execute(select(schema.schema_info.c.version)).scalar_one()
            found = bring_along(connection, found)
        _accept(path, found)


def known_version(path: Path) -> int:
    """The version of a database of ours in a file, which is not changed.

    An older one that starting the server brings along is fine. Raises `SetupError` when it is of
    another version or no database of ours, and `StorageError`
    when it cannot be read.
    """
    address = f"{path.absolute().as_uri()}?mode=ro"
    try:
        with closing(sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS)) as connection:
            tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            names = [name for (name,) in tables]
            if names and schema.schema_info.name not in names:
                raise SetupError("setup.database-foreign", path=path)
            rows = connection.execute("SELECT version FROM schema_info").fetchall() if names else []
    except sqlite3.Error as error:
        raise _storage_error(error) from error
    found = rows[0][0] if rows else schema.VERSION  # an empty file becomes one of this version
    _accept(path, schema.VERSION if found in STEPS else found)
    return int(found)


def _accept(path: object, found: int) -> None:
    if found != schema.VERSION:
        age = "newer" if found > schema.VERSION else "older"
        raise SetupError(f"setup.database-{age}", path=path, found=found, expected=schema.VERSION)


def _prepare_sqlite(connection: SqliteConnection, _: object) -> None:
    connection.isolation_level = None
    for statement in (
        f"PRAGMA busy_timeout={BUSY_SECONDS * 1000}",
        "PRAGMA journal_mode=WAL",
        "PRAGMA synchronous=FULL",
        "PRAGMA foreign_keys=ON",
        "PRAGMA trusted_schema=OFF",
        "PRAGMA secure_delete=ON",
    ):
        connection.execute(statement)


def _begin_sqlite(connection: Connection) -> None:
    """Take the write lock at once: what is read before the change cannot become stale."""
    if connection.get_execution_options().get("writing"):
        connection.exec_driver_sql(_BEGIN)


def _storage_error(error: Exception) -> StorageError:
    text = str(error.orig if isinstance(error, DBAPIError) else error).lower()
    return StorageError(next((code for sign, code in _SIGNS if sign in text), "storage.failed"))
