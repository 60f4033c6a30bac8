# SPDX-License-Identifier: EUPL-1.2
"""The "sociale kaart" as CSV: written safe for a spreadsheet, and read strictly.

What spreadsheets in the Netherlands save can be read: UTF-8 with or without a byte order mark,
semicolons or commas, columns in any order. A file with one fault is refused as a whole.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from meedenker.content import Texts
from meedenker.domain.filled import Fault, on_one_line
from meedenker.domain.social_map import (
    FIELDS,
    MAX_ENTRIES,
    SocialMapEntry,
    in_order,
    read_entry,
)
from meedenker.errors import AnswerError
from meedenker.reports.spreadsheet import FORMULA_STARTS, to_csv
from meedenker.reports.table import Table, table

MAX_BYTES = 200_000
MAX_FAULTS = 40
_NEEDED = ("name", "type", "does")
_DELIMITERS = ";,"
_MARKED = re.compile(f"'+[{re.escape(''.join(FORMULA_STARTS))}]")
"""An apostrophe before what a spreadsheet takes for a formula: ours to add and to take away."""


@dataclass(frozen=True, slots=True)
class LineFault:
    """What is wrong in one cell of a file; lines count as a spreadsheet counts them."""

    line: int
    column: str
    fault: Fault


@dataclass(frozen=True, slots=True)
class ReadMap:
    """The entries in a file, or what is wrong with it; never both."""

    entries: tuple[SocialMapEntry, ...]
    faults: tuple[LineFault, ...] = ()
    more: int = 0
    """So many faults were found beside those that are told."""


def map_table(entries: Iterable[SocialMapEntry], texts: Texts) -> Table:
    """The entries under Dutch headings."""
    rows = [
        tuple(entry.checked if name == "checked" else _marked(value) for name, value in fields)
        for entry in entries
        for fields in [entry.fields().items()]
    ]
    return table(texts.say("map.sheet"), _headings(texts), rows)


def write_map(entries: Iterable[SocialMapEntry], texts: Texts) -> bytes:
    """The entries as CSV; without entries it is an example to fill in."""
    return to_csv(map_table(entries, texts))


def read_map(content: bytes, texts: Texts, today: date | None = None) -> ReadMap:
    """The entries in a CSV file.

    Raises `AnswerError` for what is no such file at all; a fault in a cell is told by its place.
    """
    if len(content) > MAX_BYTES:
        raise AnswerError("map.too-large", limit=MAX_BYTES // 1000)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise AnswerError("map.not-utf-8") from error
    rows = _rows(text, texts)
    heading = next(rows, None)
    if heading is None:
        raise AnswerError("map.empty")
    columns = _columns(heading[1], texts)
    entries: list[SocialMapEntry] = []
    faults: list[LineFault] = []
    for line, cells in rows:
        if len(entries) == MAX_ENTRIES:
            raise AnswerError("map.too-many", most=MAX_ENTRIES)
        entry, found = _entry(line, cells, columns, texts, today)
        entries.append(entry)
        faults += found
    if faults:
        return ReadMap((), tuple(faults[:MAX_FAULTS]), max(0, len(faults) - MAX_FAULTS))
    return ReadMap(in_order(entries))


def heading_of(field: str, texts: Texts) -> str:
    """The Dutch heading of a field."""
    return texts.say(f"map.column.{field}")


def _headings(texts: Texts) -> list[str]:
    return [heading_of(field, texts) for field in FIELDS]


def _rows(text: str, texts: Texts) -> Iterator[tuple[int, list[str]]]:
    """The rows that hold anything, with their number."""
    first = text.lstrip().partition("\n")[0]
    counts = [_known(first.split(delimiter), texts) for delimiter in _DELIMITERS]
    delimiter = _DELIMITERS[counts.index(max(counts))]
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    while True:
        number += 1
        try:
            cells = next(rows, None)
        except csv.Error as error:
            raise AnswerError("map.not-csv", line=number) from error
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            yield number, cells


def _known(cells: Iterable[str], texts: Texts) -> int:
    return len({_plain(cell) for cell in cells} & {*map(_plain, _headings(texts))})


def _plain(heading: str) -> str:
    return on_one_line(heading.strip().strip('"')).casefold()


def _columns(cells: Sequence[str], texts: Texts) -> list[str]:
    """The field of each column; raises `AnswerError` when one is missing, unknown or twice."""
    fields = {_plain(heading_of(field, texts)): field for field in FIELDS}
    columns = [_plain(cell) for cell in cells]
    while columns and not columns[-1]:
        columns.pop()
    for place, column in enumerate(columns, start=1):
        if column not in fields:
            known = ", ".join(_headings(texts))
            raise AnswerError("map.unknown-column", place=place, column=column[:40], known=known)
        if columns.index(column) < place - 1:
            raise AnswerError("map.column-twice", column=column)
    found = [fields[column] for column in columns]
    for field in _NEEDED:
        if field not in found:
            raise AnswerError("map.no-column", column=heading_of(field, texts))
    return found


def _entry(
    line: int, cells: Sequence[str], columns: Sequence[str], texts: Texts, today: date | None
) -> tuple[SocialMapEntry, list[LineFault]]:
    values = [_unmarked(cell) for cell in cells]
    entry, found = read_entry(dict(zip(columns, values, strict=False)), today)
    faults = [LineFault(line, heading_of(fault.field, texts), fault) for fault in found]
    if any(value.strip() for value in values[len(columns) :]):
        place = str(len(columns) + 1)
        faults.append(LineFault(line, place, Fault("", "own.no-heading")))
    return entry, faults


def _marked(text: str) -> str:
    return f"'{text}" if _MARKED.match(text) else text


def _unmarked(text: str) -> str:
    """What was written before a spreadsheet or we put an apostrophe in front."""
    return text[1:] if _MARKED.match(text) else text
