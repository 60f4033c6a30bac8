# SPDX-License-Identifier: EUPL-1.2
"""Tables as files for a spreadsheet. What a visitor typed never becomes a formula.

CSV as Dutch spreadsheets open it: UTF-8 with a byte order mark, semicolons, dates as dd-mm-yyyy. A
text that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, CSV injection).
XLSX keeps real dates and numbers; texts are marked as text.
"""

import csv
import io
import re
from collections.abc import Sequence
from datetime import date, datetime

from meedenker.reports.table import Cell, Table

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def to_csv(table: Table) -> bytes:
    """The table as CSV."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_MINIMAL)
    writer.writerow(table.headings)
    writer.writerows([_in_csv(cell) for cell in row] for row in table.rows)
    return text.getvalue().encode("utf-8-sig", "replace")


def to_xlsx(tables: Sequence[Table], title: str) -> bytes:
    """The tables as sheets of one workbook; `title` goes into its properties."""
    # openpyxl takes long to import: only who asks for a workbook waits for it.
    from meedenker.reports.workbook import make_workbook  # noqa: PLC0415

    return make_workbook(tables, title)


def _in_csv(value: Cell) -> str | int:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.strftime("%d-%m-%Y %H:%M")
    if isinstance(value, date):
        return value.strftime("%d-%m-%Y")
    if isinstance(value, str):
        text = FORBIDDEN.sub("", value)
        return f"'{text}" if text.startswith(FORMULA_STARTS) else text
    return value
