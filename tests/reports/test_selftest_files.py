# SPDX-License-Identifier: EUPL-1.2
"""The files of a self-test and of a learner, made from real answers and read back."""

import csv
import io
import re
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

import meedenker
from meedenker.content.library import Library
from meedenker.content.texts import load_texts
from meedenker.domain.attempt import Action, Event
from meedenker.service import Exercises, Reports, SelfTest, new_token, owner_of
from meedenker.storage import MemoryStore

DEMO = Path(meedenker.__file__).parent / "content" / "demo" / "duinwaard.json"


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def reports(library: Library, store: MemoryStore) -> Reports:
    return Reports(library, load_texts(), store, SelfTest(library, store))


@pytest.fixture
def token(reports: Reports) -> str:
    return reports.selftest.bring_in(DEMO.read_bytes())


def test_the_workbook_holds_answers_minimum_and_quality(reports: Reports, token: str):
    workbook = load_workbook(io.BytesIO(reports.selftest_xlsx(token)))
    assert workbook.sheetnames == ["Antwoorden", "Minimum", "Kwaliteit"]
    rows = list(workbook["Antwoorden"].iter_rows(values_only=True))
    assert len(rows) == 18
    by_id = {row[1]: row for row in rows[1:]}
    proven = by_id["zelftest.onafhankelijkheid.02.vraag"]
    assert proven[6] == 3
    assert proven[8] == datetime(2025, 9, 1)
    assert proven[11] == "ja"
    assert by_id["zelftest.onafhankelijkheid.03.vraag"][6] is None
    quality = {row[0]: row[1:] for row in workbook["Kwaliteit"].iter_rows(values_only=True)}
    assert quality["Onafhankelijkheid"] == (44, 89, 2, 3, 1)
    assert quality["Inspraak"][:2] == (None, None)


def test_the_csv_has_dutch_headings_and_one_line_per_question(reports: Reports, token: str):
    text = reports.selftest_csv(token).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    assert rows[0][:4] == ["Thema", "Nummer", "Eis", "Vraag"]
    assert "niet door een jurist gecontroleerd" in rows[0][4]
    assert len(rows) == 18


def test_progress_goes_along_too(reports: Reports, store: MemoryStore, library: Library):
    owner = owner_of(new_token())
    event = Event("opschalen.kort.01", Action.CHECK, {"chosen": ["b"]})
    Exercises(library, store).handle(owner, [event])
    sheet = load_workbook(io.BytesIO(reports.progress_xlsx(owner)))["Voortgang"]
    row = next(sheet.iter_rows(min_row=2, values_only=True))
    assert row[:2] == ("opschalen.kort.01", library.question("opschalen.kort.01").title)
    assert row[4:7] == ("ja", 1, None) or row[4:7] == ("ja", 1, 0)
    assert isinstance(row[7], datetime)
    assert "opschalen.kort.01" in reports.progress_csv(owner).decode("utf-8-sig")


@pytest.mark.parametrize("narrow", [False, True])
def test_the_figure_is_a_picture_without_outside_addresses(
    reports: Reports, token: str, *, narrow: bool
):
    drawing = reports.quality_figure(token, "svg", narrow=narrow).decode()
    assert drawing == reports.quality_figure(token, "svg", narrow=narrow).decode()
    addresses = set(re.findall(r'https?://[^"\s<]+', drawing))
    known = ("w3.org", "purl.org", "creativecommons.org", "matplotlib.org")
    assert all(any(name in address for name in known) for address in addresses)
    assert not re.search(r"<script|xlink:href=\"http|url\(http", drawing)
    assert reports.quality_figure(token, "png", narrow=narrow).startswith(b"\x89PNG")


def test_the_figure_is_told_in_words(reports: Reports, token: str):
    outcome = reports.selftest.outcome(reports.selftest.respondent(token).owner)
    text = reports.figure_text(outcome)
    assert "Onafhankelijkheid: 44 tot 89 procent" in text
    assert "Inspraak: onvoldoende bekend" in text
