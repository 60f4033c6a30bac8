# SPDX-License-Identifier: EUPL-1.2
"""Statements that everybody waits for, written out once and sent to the driver as they are.

What SQLAlchemy does at every execution takes longer than SQLite itself; `make bench` measures it.
"""

from collections.abc import Sequence

from sqlalchemy import ClauseElement, Dialect
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.sql.compiler import SQLCompiler


class Prepared:
    """A statement for one kind of database."""

    def __init__(
        self, statement: ClauseElement, dialect: Dialect, columns: Sequence[str] | None = None
    ) -> None:
        """`columns` are those that an insert fills in."""
        compiled = statement.compile(dialect=dialect, column_keys=columns)
        assert isinstance(compiled, SQLCompiler)
        self._text = compiled.string
        self._order = compiled.positiontup

    def run(self, cursor: DBAPICursor, **values: str) -> int:
        """Execute with values by name; returns how many rows an update touched."""
        order = self._order
        cursor.execute(self._text, [values[name] for name in order] if order else values)
        return cursor.rowcount
