# SPDX-License-Identifier: EUPL-1.2
"""A table with real types, the same for every file format."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

Cell = str | int | date | datetime | None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings. `None` is an empty cell, which is not the same as 0."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def table(name: str, headings: Iterable[str], rows: Iterable[tuple[Cell, ...]]) -> Table:
    """A table; every row must have a cell under every heading."""
    made = Table(name, tuple(headings), tuple(rows))
    for row in made.rows:
        if len(row) != len(made.headings):
            message = f"{name}: {len(row)} cells under {len(made.headings)} headings"
            raise ValueError(message)
    return made
