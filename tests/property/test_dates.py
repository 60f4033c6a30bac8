# SPDX-License-Identifier: EUPL-1.2
"""Every date that is written can be read again; nothing else ever fails."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from meedenker.domain.dates import first_day, parse_date, written, written_in_part

days = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@given(days)
def test_a_written_date_is_read_back(day: date):
    assert parse_date(written(day)) == day
    assert parse_date(written(day).upper()) == day
    assert parse_date(day.isoformat()) == day
    for separator in "-/. ":
        assert parse_date(f"{day.day}{separator}{day.month:02}{separator}{day.year}") == day


@given(days)
def test_a_date_in_part_is_its_first_day_and_has_words(day: date):
    iso = day.isoformat()
    for part, first in ((iso, day), (iso[:7], day.replace(day=1)), (iso[:4], date(day.year, 1, 1))):
        assert first_day(part) == first
        assert written(day).endswith(written_in_part(part))


@given(st.text() | st.from_regex(r"[0-9]{1,4}(-[0-9]{1,2}){0,2}"))
def test_what_has_a_first_day_has_words_too(text: str):
    if first_day(text) is not None:
        assert written_in_part(text)


@given(st.text() | st.from_regex(r"[0-9]{1,4}[-/. ][0-9a-z]{1,9}[-/. ][0-9]{1,4}"))
def test_any_text_is_a_date_or_none(text: str):
    day = parse_date(text)
    assert day is None or date(1900, 1, 1) <= day <= date(2100, 12, 31)
