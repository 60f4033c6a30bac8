# SPDX-License-Identifier: EUPL-1.2
"""Every date that is written can be read again; nothing else ever fails."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from meedenker.domain.dates import parse_date, written

days = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@given(days)
def test_a_written_date_is_read_back(day: date):
    assert parse_date(written(day)) == day
    assert parse_date(written(day).upper()) == day
    assert parse_date(day.isoformat()) == day
    for separator in "-/. ":
        assert parse_date(f"{day.day}{separator}{day.month:02}{separator}{day.year}") == day


@given(st.text() | st.from_regex(r"[0-9]{1,4}[-/. ][0-9a-z]{1,9}[-/. ][0-9]{1,4}"))
def test_any_text_is_a_date_or_none(text: str):
    day = parse_date(text)
    assert day is None or date(1900, 1, 1) <= day <= date(2100, 12, 31)
