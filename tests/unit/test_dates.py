# SPDX-License-Identifier: EUPL-1.2
"""Dates as people write them, and what is no date."""

from datetime import date

import pytest

from meedenker.domain.dates import parse_date


@pytest.mark.parametrize(
    "text",
    [
        "1 maart 2027",
        "01-03-2027",
        "1-3-2027",
        "1/3/2027",
        "1.3.2027",
        "1 3 2027",
        "2027-03-01",
        " 1  Maart 2027 ",
        "1 MRT 2027",
        "1 mrt. 2027",
        "1 maa 2027",
    ],
)
def test_a_date_is_read_as_people_write_it(text: str):
    assert parse_date(text) == date(2027, 3, 1)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "31-02-2027",
        "29-02-2027",
        "0-3-2027",
        "1-13-2027",
        "2027-3-0",
        "32 maart 2027",
        "1 maand 2027",
        "1 ma 2027",
        "maart 2027",
        "2027",
        "1-3-27",
        "1-3-1899",
        "1-3-2101",
        "1-3-0000",
        "١-٣-٢٠٢٧",
        "1-3-2027 en later",
        "1 maart 2027\x00",
    ],
)
def test_what_is_no_date_is_not_read(text: str):
    assert parse_date(text) is None


def test_a_leap_day_is_a_date():
    assert parse_date("29-02-2028") == date(2028, 2, 29)
