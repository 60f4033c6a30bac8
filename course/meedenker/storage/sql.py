# SPDX-License-Identifier: EUPL-1.2
"""A database through SQLAlchemy: SQLite by default, written so that PostgreSQL fits in too.

On SQLite the write-ahead log is on and every commit waits for the disk (`synchronous=FULL`): once
`update` has returned, the answer survives whatever happens to the process.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from sqlite3 import Connection as SqliteConnection

from sqlalchemy import Connection, bindparam, create_engine, event, insert, inspect, select, update
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from meedenker.domain.attempt import Record
from meedenker.errors import SetupError, StorageError
from meedenker.storage import codec, schema
from meedenker.storage.base import Change, Measurement, Owner, Respondent

BUSY_SECONDS = 5

_records = select(schema.answer.c.item, schema.answer.c.record).where(
    schema.answer.c.owner == bindparam("owner")
)
_some_records = _records.where(schema.answer.c.item.in_(bindparam("items", expanding=True)))
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


class SqlStore:
    """Keeps visitors, answers and measurements in a database."""

    def __init__(self, url: str) -> None:
        self._engine = create_engine(url, pool_size=4, max_overflow=4, pool_pre_ping=False)
        if self._engine.dialect.name == "sqlite":
            event.listen(self._engine, "connect", _prepare_sqlite)
            event.listen(self._engine, "begin", _begin_sqlite)
        self._writing = self._engine.execution_options(writing=True)
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
        return cls(f"sqlite:///{path}")

    def records(self, owner: Owner) -> Mapping[str, Record]:
        """All records of an owner."""
        with self._connection(writing=False) as connection:
            rows = connection.execute(_records, {"owner": owner}).all()
        return {row.item: codec.loads(row.record) for row in rows}

    def update(self, owner: Owner, changes: Mapping[str, Change]) -> Mapping[str, Record]:
        """Change records in one transaction, and wait for the disk."""
        with self._connection(writing=True) as connection:
            parameters = {"owner": owner, "items": list(changes)}
            rows = connection.execute(_some_records, parameters).all()
            known = {row.item: codec.loads(row.record) for row in rows}
            changed = {item: change(known.get(item)) for item, change in changes.items()}
            if not known:
                self._ensure_visitor(connection, owner)
            for item, record in changed.items():
                if item not in known:
                    _insert_record(connection, owner, item, record)
                elif record != known[item]:
                    values = {"of_owner": owner, "of_item": item, "record": codec.dumps(record)}
                    connection.execute(_update_answer, values)
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

    @staticmethod
    def _ensure_visitor(connection: Connection, owner: Owner) -> None:
        if connection.execute(_visitor, {"owner": owner}).first() is None:
            values = {"owner": owner, "role": "", "created_at": _now()}
            connection.execute(insert(schema.visitor), values)


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
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _storage_error(error: SQLAlchemyError) -> StorageError:
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
