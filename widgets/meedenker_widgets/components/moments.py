# SPDX-License-Identifier: EUPL-1.2
"""Moments as people in the Netherlands read them."""

from datetime import datetime
from zoneinfo import ZoneInfo

from meedenker.domain.dates import written

ZONE = ZoneInfo("Europe/Amsterdam")


def day(moment: datetime) -> str:
    """The date in words.

    >>> from datetime import UTC
    >>> day(datetime(2027, 2, 28, 23, 30, tzinfo=UTC))
    '1 maart 2027'
    """
    return written(moment.astimezone(ZONE).date())


def clock_time(moment: datetime) -> str:
    """Hours and minutes.

    >>> from datetime import UTC
    >>> clock_time(datetime(2027, 3, 1, 13, 5, tzinfo=UTC))
    '14.05'
    """
    local = moment.astimezone(ZONE)
    return f"{local.hour:02}.{local.minute:02}"
