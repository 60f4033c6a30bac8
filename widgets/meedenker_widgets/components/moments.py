# SPDX-License-Identifier: EUPL-1.2
"""Moments as people in the Netherlands read them."""

from datetime import datetime
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Amsterdam")


def clock_time(moment: datetime) -> str:
    """Hours and minutes.

    >>> from datetime import UTC
    >>> clock_time(datetime(2027, 3, 1, 13, 5, tzinfo=UTC))
    '14.05'
    """
    local = moment.astimezone(ZONE)
    return f"{local.hour:02}.{local.minute:02}"
