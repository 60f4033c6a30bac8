# SPDX-License-Identifier: EUPL-1.2
"""Tables as files, read back as a spreadsheet would read them."""

import csv
import io
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from meedenker.reports.spreadsheet import to_csv, to_xlsx
from meedenker.reports.table import Table, table

DANGEROUS = ("=1+1", "+31", "-2", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", '=HYPERLINK("http://x")')


def one_column(*cells: object) -> Table:
    return table("Blad", ["Kop"], [(cell,) for cell in cells])


def csv_rows(made: Table) -> list[list[str]]:
    text = to_csv(made).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


def xlsx_cells(made: Table) -> list[object]:
    sheet = load_workbook(io.BytesIO(to_xlsx([made], "Titel"))).worksheets[0]
    return [sheet.cell(row, 1) for row in range(2, len(made.rows) + 2)]


@pytest.mark.parametrize("typed", DANGEROUS)
def test_what_was_typed_never_becomes_a_formula(typed: str):
    made = one_column(typed)
    ((cell,),) = csv_rows(made)[1:]
    assert cell.startswith("'")
    (stored,) = xlsx_cells(made)
    assert stored.data_type in ("s", "inlineStr")
    assert stored.quotePrefix


def test_types_are_real_and_empty_is_not_nought():
    made = one_column(0, 3, None, date(2027, 3, 1), datetime(2027, 3, 1, 14, 5), "é ë ’ €")
    values = [cell.value for cell in xlsx_cells(made)]
    assert values == [0, 3, None, datetime(2027, 3, 1), datetime(2027, 3, 1, 14, 5), "é ë ’ €"]
    assert [row[0] if row else "" for row in csv_rows(made)[1:]] == [
        "0", "3", "", "01-03-2027", "01-03-2027 14:05", "é ë ’ €",
    ]  # fmt: skip


def test_a_csv_opens_as_utf_8_with_semicolons():
    content = to_csv(table("Blad", ["Thema", "Punten"], [("Onafhankelijkheid; en meer", 2)]))
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.decode("utf-8-sig") == 'Thema;Punten\r\n"Onafhankelijkheid; en meer";2\r\n'


@given(st.text(max_size=200))
def test_any_text_survives_both_formats(typed: str):
    made = one_column(typed)
    assert len(csv_rows(made)) == 2 or not typed
    (cell,) = xlsx_cells(made)
    assert cell.data_type != "f"


def test_a_row_that_does_not_fit_is_refused():
    with pytest.raises(ValueError, match="1 cells under 2 headings"):
        table("Blad", ["a", "b"], [("x",)])
