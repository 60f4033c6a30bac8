# SPDX-License-Identifier: EUPL-1.2
"""Dates as people in the Netherlands write them."""

import re
from datetime import date

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
_NUMBERS = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})", re.ASCII)
_IN_PART = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_WORDS = re.compile(r"(\d{1,2}) ([a-z]{3,9})\.? (\d{4})", re.ASCII)


def parse_date(text: str) -> date | None:
    """The date in a text, or `None` when it is no date between 1900 and 2100.

    >>> parse_date("1 maart 2027") == parse_date("01-03-2027") == date(2027, 3, 1)
    True
    >>> parse_date("volgende week") is None
    True
    """
    plain = " ".join(text.lower().split())
    if match := _NUMBERS.fullmatch(plain):
        day, month, year = (int(part) for part in match.groups())
    elif match := _ISO.fullmatch(plain):
        year, month, day = (int(part) for part in match.groups())
    elif match := _WORDS.fullmatch(plain):
        day, year = int(match[1]), int(match[3])
        word = "maart" if match[2] == "mrt" else match[2]
        month = next((n for n, name in enumerate(MONTHS, 1) if name.startswith(word)), 0)
    else:
        return None
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if 1900 <= found.year <= 2100 else None


def first_day(text: str) -> date | None:
    """The first day of a year, a month or a day in ISO form, or `None` for any other text.

    >>> first_day("2021") == first_day("2021-01") == first_day("2021-01-01") == date(2021, 1, 1)
    True
    >>> first_day("2021-13") is first_day("21") is first_day("1-2-2021") is None
    True
    """
    match = _IN_PART.fullmatch(text)
    if match is None:
        return None
    return parse_date("-".join(part or "01" for part in match.groups()))


def written_in_part(text: str) -> str:
    """A year, a year and month or a whole date in ISO form, in words.

    >>> [written_in_part(text) for text in ("2015", "2016-01", "2021-06-15")]
    ['2015', 'januari 2016', '15 juni 2021']
    """
    year, *rest = text.split("-")
    month = [MONTHS[int(rest[0]) - 1]] if rest else []
    return " ".join([*(str(int(day)) for day in rest[1:]), *month, year])


def written(day: date) -> str:
    """The date in words.

    >>> written(date(2027, 3, 1))
    '1 maart 2027'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
