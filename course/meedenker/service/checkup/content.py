# SPDX-License-Identifier: EUPL-1.2
"""Checks of the content: whether it loads, and how old is what it says about the law."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from meedenker.content.articles import FILE, Article, load_articles
from meedenker.content.library import Library
from meedenker.content.loading import DATA, load_library
from meedenker.domain.dates import first_day, written
from meedenker.domain.standing import Standing
from meedenker.errors import ContentError
from meedenker.service.checkup.findings import Finding, failed, fine, notice

MAX_AGE_YEARS = 1


def check_content(today: date, folder: Path = DATA, articles: Path = FILE) -> tuple[Finding, ...]:
    """Whether the content loads, and what its statements about the law are worth `today`."""
    try:
        library, of_trainers = load_library(folder), load_articles(articles)
    except ContentError as error:
        return (failed(error),)
    count = len(library.items)
    loaded = fine("doctor.content", items=count, questions=len(library.questions))
    return (loaded, *check_standings(library, of_trainers, today))


def check_standings(
    library: Library, articles: Sequence[Article], today: date
) -> tuple[Finding, ...]:
    """Which statements about the law were checked too long ago, and how many never were.

    What was checked in a month counts from its first day.
    """
    known = dict(_standings(library, articles))
    checked = {name: first_day(found.date) for name, found in known.items() if found.checked}
    days = {name: day for name, day in checked.items() if day is not None}
    old = sorted((name for name, day in days.items() if _past(day, today)), key=days.__getitem__)
    early = sorted((name for name, day in days.items() if day > today), key=days.__getitem__)
    doubtful = len(known) - len(checked)
    found = [
        notice("doctor.law-old", count=len(old), which=_named(old, days))
        if old
        else fine("doctor.law", count=len(checked), doubtful=doubtful)
    ]
    if early:
        found.append(notice("doctor.law-early", which=_named(early, days)))
    return tuple(found)


def _past(day: date, today: date) -> bool:
    """Whether more than the longest time has passed; 29 February counts as 1 March."""
    year = day.year + MAX_AGE_YEARS
    leap = (day.month, day.day) == (2, 29)
    return today > (date(year, 3, 1) if leap else day.replace(year=year))


def _standings(library: Library, articles: Sequence[Article]) -> Iterator[tuple[str, Standing]]:
    yield from library.statements()
    yield from ((article.id, article.standing) for article in articles)


def _named(names: Sequence[str], days: dict[str, date]) -> str:
    return ", ".join(f"{name} ({written(days[name])})" for name in names)
