# SPDX-License-Identifier: EUPL-1.2
"""A workbook (XLSX) of tables: see `meedenker.reports.spreadsheet`."""

import io
import re
from collections.abc import Sequence
from datetime import date, datetime

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from meedenker.reports.spreadsheet import FORBIDDEN, FORMULA_STARTS
from meedenker.reports.table import Cell, Table

MAX_CELL = 32_767
_NO_NAME = re.compile(r"[\[\]:*?/\\\\]")


def make_workbook(tables: Sequence[Table], title: str) -> bytes:
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
        cell.value = FORBIDDEN.sub("", value)[:MAX_CELL]
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
