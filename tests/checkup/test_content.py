# SPDX-License-Identifier: EUPL-1.2
"""What was checked too long ago is named, the oldest first; today is always given."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meedenker.content import Library
from meedenker.content.articles import Article, Sure
from meedenker.content.loading import DATA, load_library
from meedenker.content.texts import shipped_texts
from meedenker.domain.items import Group, Source
from meedenker.domain.standing import Standing
from meedenker.service.checkup import Level, check_content, check_standings

TODAY = date(2028, 3, 15)


def checked(name: str, day: str) -> Group:
    standing = Standing(checked=True, date=day, where="regelhulp.nl")
    source = Source("meedenker", "proef")
    return Group(id=name, title=name, text=name, source=source, url=f"/#{name}", standing=standing)


def library_of(*groups: Group) -> Library:
    return Library(groups={group.id: group for group in groups})


def test_the_oldest_is_named_first():
    groups = [checked("b", "2027-02"), checked("new", "2027-03-15"), checked("a", "2025-12-31")]
    (found,) = check_standings(library_of(*groups), (), TODAY)
    assert (found.level, found.code) == (Level.NOTICE, "doctor.law-old")
    assert found.params == {"count": 2, "which": "a (31 december 2025), b (1 februari 2027)"}


@pytest.mark.parametrize(
    ("day", "today", "old"),
    [
        ("2027-03-15", date(2028, 3, 15), False),
        ("2027-03-14", date(2028, 3, 15), True),
        ("2027-03", date(2028, 3, 2), True),
        ("2028-02-29", date(2029, 3, 1), False),
        ("2028-02-29", date(2029, 3, 2), True),
    ],
)
def test_a_check_holds_for_a_year(day: str, today: date, old: bool):
    found = check_standings(library_of(checked("a", day)), (), today)
    assert [one.code for one in found] == ["doctor.law-old" if old else "doctor.law"]


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(0, 800))
def test_only_more_than_a_year_is_long_ago(day: date, later: int):
    today = date.fromordinal(day.toordinal() + later)
    (found,) = check_standings(library_of(checked("a", day.isoformat())), (), today)
    if later <= 365:
        assert found.level is Level.FINE
    if later > 366:
        assert found.level is Level.NOTICE


def test_a_check_on_a_day_to_come_is_told():
    fine, early = check_standings(library_of(checked("a", "2062-01-01")), (), TODAY)
    assert fine.level is Level.FINE
    assert (early.level, early.code) == (Level.NOTICE, "doctor.law-early")
    assert early.params == {"which": "a (1 januari 2062)"}


def test_doubts_are_counted_and_articles_of_trainers_too():
    doubt = Standing(checked=False, date="2015", where="wetten.overheid.nl")
    old = Standing(checked=True, date="2020-01", where="wetten.overheid.nl")
    article = Article("art", "Wmo", "1", "Tekst", "", Sure.SURE, Sure.SURE, (), doubt)
    fresh = library_of(checked("a", "2028-01"))
    (found,) = check_standings(fresh, [article], TODAY)
    assert found.params == {"count": 1, "doubtful": 1}
    article = Article("art", "Wmo", "1", "Tekst", "", Sure.SURE, Sure.SURE, (), old)
    (found,) = check_standings(fresh, [article], TODAY)
    assert found.params == {"count": 1, "which": "art (1 januari 2020)"}


def test_the_content_that_comes_with_the_package_grows_old(library: Library):
    known = [found.date for _, found in library.statements() if found.checked]
    assert known
    (_, fresh, *_) = check_content(date(2026, 11, 30))
    assert (fresh.code, fresh.params["count"]) == ("doctor.law", len(known))
    (_, old, *_) = check_content(date(2100, 1, 1))
    assert (old.code, old.params["count"]) == ("doctor.law-old", len(known))
    sentence = shipped_texts().sentence(old.error)
    assert "wetten.05" in sentence
    assert str(len(known)) in sentence


def test_content_that_does_not_load_is_a_fault_in_its_own_sentence(tmp_path: Path):
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder, ignore=shutil.ignore_patterns(".compiled"))
    load_library(folder)
    path = folder / "wetten.yaml"
    path.write_text(path.read_text("utf-8").replace("    checked:", "    gekeken:"), "utf-8")
    (found,) = check_content(TODAY, folder)
    assert (found.level, found.code) == (Level.FAULT, "content.unknown-field")
    assert "gekeken" in shipped_texts().sentence(found.error)
