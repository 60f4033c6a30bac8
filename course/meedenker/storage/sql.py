# SPDX-License-Identifier: EUPL-1.2
"""Visitors, answers and measurements in a database: SQLite by default."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import URL, Connection, bindparam, case, delete, insert, select, update
from sqlalchemy.engine.interfaces import DBAPICursor

from meedenker.domain.attempt import Record
from meedenker.domain.retention import Keeping, expires_at
from meedenker.errors import SetupError, StorageError
from meedenker.storage import codec, schema
from meedenker.storage.base import Change, Measurement, Owner, Purged, Respondent, Setting
from meedenker.storage.database import Database
from meedenker.storage.prepared import Prepared

DATABASE = "meedenker.sqlite3"
"""The name of the file in a data folder."""
TOUCH_AFTER = timedelta(days=1)
_visitors, _answers, _measurements = schema.visitor.c, schema.answer.c, schema.measurement.c

_records = select(_answers.item, _answers.record).where(_answers.owner == bindparam("owner"))
_visitor = select(_visitors.expires_at).where(_visitors.owner == bindparam("owner"))
_respondent = (
    select(_visitors.role, schema.measurement)
    .join(schema.measurement, _visitors.measurement_id == _measurements.id)
    .where(_visitors.owner == bindparam("owner"))
)
_update_answer = (
    update(schema.answer)
    .where(_answers.owner == bindparam("of_owner"), _answers.item == bindparam("of_item"))
    .values(record=bindparam("record"))
)
_setting = select(schema.setting.c.value, schema.setting.c.version).where(
    schema.setting.c.key == bindparam("key")
)
_touch = (
    update(schema.visitor)
    .where(_visitors.owner == bindparam("of_owner"))
    .values(
        expires_at=case(
            (_visitors.measurement_id.is_(None), bindparam(Keeping.LEARNER)),
            else_=bindparam(Keeping.RESPONDENT),
        )
    )
)


class SqlStore:
    """Keeps everything in a database. Safe to use from several threads and processes."""

    def __init__(self, url: str | URL) -> None:
        self._database = Database(url)
        dialect = self._database.dialect
        self._records = Prepared(_records, dialect)
        self._update = Prepared(_update_answer, dialect)
        self._insert = Prepared(insert(schema.answer), dialect)
        self._touch = Prepared(_touch, dialect)
        self._setting = Prepared(_setting, dialect)
        self._insert_visitor = Prepared(
            insert(schema.visitor), dialect, ("owner", "role", "created_at", "expires_at")
        )

    @classmethod
    def sqlite(cls, path: Path) -> "SqlStore":
        """The store in one SQLite file, made when it is not there."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch()
        except OSError as error:
            raise SetupError("setup.folder-not-writable", path=path.parent, reason=error) from error
        return cls(URL.create("sqlite", database=str(path)))

    def records(self, owner: Owner) -> Mapping[str, Record]:
        """All records of an owner."""
        with self._database.cursor(writing=False) as cursor:
            self._records.run(cursor, owner=owner)
            rows = cursor.fetchall()
        return {item: codec.loads(text) for item, text in rows}

    def update(
        self, owner: Owner, changes: Mapping[str, Change], *, wait: bool = True
    ) -> Mapping[str, Record]:
        """Change records in one transaction, and wait for the disk."""
        with self._database.cursor(writing=True, wait=wait) as cursor:
            self._records.run(cursor, owner=owner)
            rows = cursor.fetchall()
            known = {item: codec.loads(text) for item, text in rows if item in changes}
            changed = {item: change(known.get(item)) for item, change in changes.items()}
            if not changed:
                return {}
            self._keep_visitor(cursor, owner, known, changed)
            for item, record in changed.items():
                text = codec.dumps(record)
                if item not in known:
                    self._insert.run(cursor, owner=owner, item=item, record=text)
                elif record != known[item]:
                    self._update.run(cursor, of_owner=owner, of_item=item, record=text)
        return changed

    def _keep_visitor(
        self,
        cursor: DBAPICursor,
        owner: Owner,
        known: Mapping[str, Record],
        changed: Mapping[str, Record],
    ) -> None:
        """Make the visitor's row, or move its expiry when it was last moved over a day ago."""
        moment = max(record.saved_at for record in changed.values())
        if any(moment - record.saved_at < TOUCH_AFTER for record in known.values()):
            return
        terms = {str(keeping): _stamp(expires_at(keeping, moment)) for keeping in Keeping}
        if self._touch.run(cursor, of_owner=owner, **terms) == 0:
            self._insert_visitor.run(
                cursor,
                owner=owner,
                role="",
                created_at=_stamp(moment),
                expires_at=terms[Keeping.LEARNER],
            )

    def rename(self, old: Owner, new: Owner) -> bool:
        """Give everything of `old` to `new`."""
        statement = update(schema.visitor).where(_visitors.owner == old).values(owner=new)
        with self._database.writing() as connection:
            if connection.execute(_visitor, {"owner": new}).first() is not None:
                raise StorageError("storage.duplicate")
            return connection.execute(statement).rowcount == 1

    def forget(self, owner: Owner) -> bool:
        """Remove everything of an owner, and its measurement when nobody else is in it."""
        with self._database.writing() as connection:
            statement = delete(schema.visitor).where(_visitors.owner == owner)
            found = connection.execute(statement).rowcount == 1
            _remove_empty_measurements(connection)
        return found

    def expiry(self, owner: Owner) -> datetime | None:
        """When everything of this owner goes."""
        with self._database.reading() as connection:
            row = connection.execute(_visitor, {"owner": owner}).first()
        return datetime.fromisoformat(row.expires_at) if row else None

    def purge(self, now: datetime) -> Purged:
        """Remove every owner whose term is over, and measurements nobody is left in."""
        statement = delete(schema.visitor).where(_visitors.expires_at <= _stamp(now))
        with self._database.writing() as connection:
            visitors = connection.execute(statement).rowcount
            return Purged(visitors, _remove_empty_measurements(connection))

    def add_respondent(self, respondent: Respondent, records: Mapping[str, Record]) -> None:
        """Keep a respondent, its measurement if that is new, and first records."""
        measurement = respondent.measurement
        known = select(_measurements.id).where(_measurements.id == measurement.id)
        now = datetime.now(UTC)
        with self._database.writing() as connection:
            if connection.execute(_visitor, {"owner": respondent.owner}).first() is not None:
                raise StorageError("storage.duplicate")
            if connection.execute(known).first() is None:
                connection.execute(
                    insert(schema.measurement).values(
                        id=measurement.id,
                        instrument=measurement.instrument,
                        municipality=measurement.municipality,
                        fictional=measurement.fictional,
                        created_at=_stamp(measurement.created_at),
                    )
                )
            connection.execute(
                insert(schema.visitor).values(
                    owner=respondent.owner,
                    measurement_id=measurement.id,
                    role=respondent.role,
                    created_at=_stamp(now),
                    expires_at=_stamp(expires_at(Keeping.RESPONDENT, now)),
                )
            )
            for item, record in records.items():
                _insert_record(connection, respondent.owner, item, record)

    def respondent(self, owner: Owner) -> Respondent | None:
        """The respondent by its owner, or `None`."""
        with self._database.reading() as connection:
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

    def setting(self, key: str) -> Setting:
        """What is kept under this key."""
        with self._database.cursor(writing=False) as cursor:
            self._setting.run(cursor, key=key)
            row = cursor.fetchone()
        return Setting(codec.plain_from_text(row[0]), row[1]) if row else Setting()

    def keep_setting(self, key: str, value: object, version: int) -> Setting:
        """Keep a value in the place of the one with this version."""
        column = schema.setting.c
        kept = {"value": codec.plain_to_text(value), "version": version + 1}
        replace = update(schema.setting).where(column.key == key, column.version == version)
        known = select(column.version).where(column.key == key)
        with self._database.writing() as connection:
            if version == 0 and connection.execute(known).first() is None:
                connection.execute(insert(schema.setting).values(key=key, **kept))
            elif connection.execute(replace.values(**kept)).rowcount != 1:
                raise StorageError("storage.changed")
        return Setting(codec.plain_from_text(str(kept["value"])), version + 1)

    def check(self) -> None:
        """Read one row."""
        with self._database.reading() as connection:
            connection.execute(select(schema.schema_info.c.version)).first()

    def close(self) -> None:
        """Close every connection."""
        self._database.close()


def _insert_record(connection: Connection, owner: Owner, item: str, record: Record) -> None:
    values = {"owner": owner, "item": item, "record": codec.dumps(record)}
    connection.execute(insert(schema.answer), values)


def _remove_empty_measurements(connection: Connection) -> int:
    used = select(_visitors.measurement_id).where(_visitors.measurement_id.is_not(None))
    return connection.execute(
        delete(schema.measurement).where(_measurements.id.not_in(used))
    ).rowcount


def _stamp(moment: datetime) -> str:
    """A moment as text that sorts by time: always UTC, always with microseconds."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
