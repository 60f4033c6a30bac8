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

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from meedenker.reports.table import Cell, Table

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
MAX_CELL = 32_767
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NO_NAME = re.compile(r"[\[\]:*?/\\\\]")


def to_csv(table: Table) -> bytes:
    """The table as CSV."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_MINIMAL)
    writer.writerow(table.headings)
    writer.writerows([_in_csv(cell) for cell in row] for row in table.rows)
    return text.getvalue().encode("utf-8-sig", "replace")


def to_xlsx(tables: Sequence[Table], title: str) -> bytes:
    """The tables as sheets of one workbook; `title` goes into its properties."""
    workbook = Workbook()
    workbook.properties.title = title
    workbook.properties.creator = "Meedenker"
    workbook.properties.language = "nl-NL"
    for place, table in enumerate(tables):
        sheet = workbook.active if place == 0 else workbook.create_sheet()
        if isinstance(sheet, Worksheet):
            _fill(sheet, table)
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def _fill(sheet: Worksheet, table: Table) -> None:
    sheet.title = _NO_NAME.sub(" ", table.name)[:31]
    sheet.freeze_panes = "A2"
    for column, heading in enumerate(table.headings, start=1):
        cell = sheet.cell(1, column, heading)
        cell.font = Font(bold=True)
        widths = [len(str(row[column - 1] or "")) for row in table.rows]
        sheet.column_dimensions[get_column_letter(column)].width = min(
            max([len(heading), *widths]) + 2, 60
        )
    for number, row in enumerate(table.rows, start=2):
        for column, value in enumerate(row, start=1):
            _write(sheet, number, column, value)


def _write(sheet: Worksheet, row: int, column: int, value: Cell) -> None:
    cell = sheet.cell(row, column)
    if isinstance(value, str):
        cell.value = _FORBIDDEN.sub("", value)[:MAX_CELL]
        cell.data_type = "s"
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.quotePrefix = value.startswith(FORMULA_STARTS)
    elif isinstance(value, datetime):
        cell.value = value.replace(tzinfo=None, microsecond=0)  # a spreadsheet knows no time zones
        cell.number_format = "dd-mm-yyyy hh:mm"
    elif isinstance(value, date):
        cell.value = value
        cell.number_format = "dd-mm-yyyy"
    else:
        cell.value = value


def _in_csv(value: Cell) -> str | int:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.strftime("%d-%m-%Y %H:%M")
    if isinstance(value, date):
        return value.strftime("%d-%m-%Y")
    if isinstance(value, str):
        text = _FORBIDDEN.sub("", value)
        return f"'{text}" if text.startswith(FORMULA_STARTS) else text
    return value
