# SPDX-License-Identifier: EUPL-1.2
"""A database through SQLAlchemy: SQLite by default, written so that PostgreSQL fits in too.

On SQLite the write-ahead log is on and every commit waits for the disk (`synchronous=FULL`): once
`update` has returned, the answer survives whatever happens to the process.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from sqlite3 import Connection as SqliteConnection

from sqlalchemy import (
    URL,
    ClauseElement,
    Connection,
    Dialect,
    bindparam,
    create_engine,
    event,
    insert,
    inspect,
    select,
    update,
)
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.sql.compiler import SQLCompiler

from meedenker.domain.attempt import Record
from meedenker.errors import SetupError, StorageError
from meedenker.storage import codec, schema
from meedenker.storage.base import Change, Measurement, Owner, Respondent
from meedenker.storage.moved import watch_file

BUSY_SECONDS = 5
_BEGIN = "BEGIN IMMEDIATE"

_records = select(schema.answer.c.item, schema.answer.c.record).where(
    schema.answer.c.owner == bindparam("owner")
)
_visitor = select(schema.visitor.c.owner).where(schema.visitor.c.owner == bindparam("owner"))
_respondent = (
    select(schema.visitor.c.role, schema.measurement)
    .join(schema.measurement, schema.visitor.c.measurement_id == schema.measurement.c.id)
    .where(schema.visitor.c.owner == bindparam("owner"))
)
_update_answer = (
    update(schema.answer)
    .where(schema.answer.c.owner == bindparam("of_owner"))
    .where(schema.answer.c.item == bindparam("of_item"))
    .values(record=bindparam("record"))
)


class _Prepared:
    """A statement written out once for a kind of database.

    Reading and saving answers is what everybody waits for. These statements go to the driver as
    they are: what SQLAlchemy does at every execution takes longer than SQLite itself.
    """

    def __init__(
        self, statement: ClauseElement, dialect: Dialect, columns: Sequence[str] | None = None
    ) -> None:
        """`columns` are those that an insert fills in."""
        compiled = statement.compile(dialect=dialect, column_keys=columns)
        assert isinstance(compiled, SQLCompiler)
        self._text = compiled.string
        self._order = compiled.positiontup

    def run(self, cursor: DBAPICursor, **values: str) -> None:
        """Execute with values by name."""
        order = self._order
        cursor.execute(self._text, [values[name] for name in order] if order else values)


class SqlStore:
    """Keeps visitors, answers and measurements in a database."""

    def __init__(self, url: str | URL) -> None:
        self._engine = create_engine(url, pool_size=4, max_overflow=4, pool_pre_ping=False)
        if self._engine.dialect.name == "sqlite":
            event.listen(self._engine, "connect", _prepare_sqlite)
            event.listen(self._engine, "begin", _begin_sqlite)
            if self._engine.url.database:
                watch_file(self._engine, Path(self._engine.url.database))
        self._writing = self._engine.execution_options(writing=True)
        dialect = self._engine.dialect
        self._records = _Prepared(_records, dialect)
        self._visitor = _Prepared(_visitor, dialect)
        self._update = _Prepared(_update_answer, dialect)
        self._insert = _Prepared(insert(schema.answer), dialect)
        self._insert_visitor = _Prepared(
            insert(schema.visitor), dialect, ("owner", "role", "created_at")
        )
        self._open()

    @classmethod
    def sqlite(cls, path: Path) -> "SqlStore":
        """The store in one SQLite file, made when it is not there."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch()
        except OSError as error:
            raise SetupError(
                "setup.folder-not-writable", path=path.parent, reason=error.strerror
            ) from error
        return cls(URL.create("sqlite", database=str(path)))

    def records(self, owner: Owner) -> Mapping[str, Record]:
        """All records of an owner."""
        with self._cursor(writing=False) as cursor:
            self._records.run(cursor, owner=owner)
            rows = cursor.fetchall()
        return {item: codec.loads(text) for item, text in rows}

    def update(self, owner: Owner, changes: Mapping[str, Change]) -> Mapping[str, Record]:
        """Change records in one transaction, and wait for the disk."""
        with self._cursor(writing=True) as cursor:
            self._records.run(cursor, owner=owner)
            rows = cursor.fetchall()
            known = {item: codec.loads(text) for item, text in rows if item in changes}
            changed = {item: change(known.get(item)) for item, change in changes.items()}
            if not rows:
                self._ensure_visitor(cursor, owner)
            for item, record in changed.items():
                if item not in known:
                    self._insert.run(cursor, owner=owner, item=item, record=codec.dumps(record))
                elif record != known[item]:
                    text = codec.dumps(record)
                    self._update.run(cursor, of_owner=owner, of_item=item, record=text)
        return changed

    def add_respondent(self, respondent: Respondent, records: Mapping[str, Record]) -> None:
        """Keep a respondent, its measurement if that is new, and first records."""
        measurement = respondent.measurement
        known = select(schema.measurement.c.id).where(schema.measurement.c.id == measurement.id)
        with self._connection(writing=True) as connection:
            if connection.execute(known).first() is None:
                connection.execute(
                    insert(schema.measurement).values(
                        id=measurement.id,
                        instrument=measurement.instrument,
                        municipality=measurement.municipality,
                        fictional=measurement.fictional,
                        created_at=measurement.created_at.isoformat(),
                    )
                )
            connection.execute(
                insert(schema.visitor).values(
                    owner=respondent.owner,
                    measurement_id=measurement.id,
                    role=respondent.role,
                    created_at=_now(),
                )
            )
            for item, record in records.items():
                _insert_record(connection, respondent.owner, item, record)

    def respondent(self, owner: Owner) -> Respondent | None:
        """The respondent by its owner, or `None`."""
        with self._connection(writing=False) as connection:
            row = connection.execute(_respondent, {"owner": owner}).first()
        if row is None:
            return None
        measurement = Measurement(
            id=row.id,
            instrument=row.instrument,
            municipality=row.municipality,
            fictional=row.fictional,
            created_at=datetime.fromisoformat(row.created_at),
        )
        return Respondent(owner=owner, role=row.role, measurement=measurement)

    def check(self) -> None:
        """Read one row."""
        with self._connection(writing=False) as connection:
            connection.execute(select(schema.schema_info.c.version)).first()

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()

    def _open(self) -> None:
        """Make the tables in an empty database; refuse one of another version."""
        with self._connection(writing=True) as connection:
            names = inspect(connection).get_table_names()
            if not names:
                schema.metadata.create_all(connection)
                connection.execute(insert(schema.schema_info).values(version=schema.VERSION))
                return
            if schema.schema_info.name not in names:
                raise SetupError("setup.database-foreign", path=self._engine.url.database)
            found = connection.execute(select(schema.schema_info.c.version)).scalar_one()
        if found != schema.VERSION:
            age = "newer" if found > schema.VERSION else "older"
            path = self._engine.url.database
            raise SetupError(
                f"setup.database-{age}", path=path, found=found, expected=schema.VERSION
            )

    @contextmanager
    def _connection(self, *, writing: bool) -> Iterator[Connection]:
        try:
            if writing:
                with self._writing.begin() as connection:
                    yield connection
            else:
                with self._engine.connect() as connection:
                    yield connection
        except SQLAlchemyError as error:
            raise _storage_error(error) from error

    @contextmanager
    def _cursor(self, *, writing: bool) -> Iterator[DBAPICursor]:
        """A transaction of prepared statements; what was not committed is rolled back."""
        try:
            connection = self._engine.raw_connection()
            try:
                cursor = connection.cursor()
                if writing and self._engine.dialect.name == "sqlite":
                    cursor.execute(_BEGIN)
                yield cursor
                if writing:
                    connection.commit()
            finally:
                connection.close()
        except (SQLAlchemyError, self._engine.dialect.loaded_dbapi.Error) as error:
            raise _storage_error(error) from error

    def _ensure_visitor(self, cursor: DBAPICursor, owner: Owner) -> None:
        self._visitor.run(cursor, owner=owner)
        if cursor.fetchone() is None:
            self._insert_visitor.run(cursor, owner=owner, role="", created_at=_now())


def _insert_record(connection: Connection, owner: Owner, item: str, record: Record) -> None:
    values = {"owner": owner, "item": item, "record": codec.dumps(record)}
    connection.execute(insert(schema.answer), values)


def _now() -> str:
    return datetime.now(UTC).isoformat()


def _prepare_sqlite(connection: SqliteConnection, _: object) -> None:
    connection.isolation_level = None
    for pragma in (
        f"busy_timeout={BUSY_SECONDS * 1000}",
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "trusted_schema=OFF",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    """Take the write lock at once: what is read before the change cannot become stale."""
    if connection.get_execution_options().get("writing"):
        connection.exec_driver_sql(_BEGIN)


def _storage_error(error: Exception) -> StorageError:
    text = str(error.orig if isinstance(error, DBAPIError) else error).lower()
    for sign, code in (
        ("locked", "storage.busy"),
        ("full", "storage.disk-full"),
        ("disk i/o", "storage.disk-full"),
        ("malformed", "storage.corrupt"),
        ("not a database", "storage.corrupt"),
        ("readonly", "storage.read-only"),
        ("read-only", "storage.read-only"),
    ):
        if sign in text:
            return StorageError(code)
    return StorageError("storage.failed")
