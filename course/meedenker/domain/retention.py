# SPDX-License-Identifier: EUPL-1.2
"""How long answers are kept. The terms are the project's proposal; the privacy page says them."""

from datetime import datetime, timedelta
from enum import StrEnum


class Keeping(StrEnum):
    """Whose answers they are."""

    LEARNER = "learner"
    RESPONDENT = "respondent"


TERMS = {Keeping.LEARNER: timedelta(days=365), Keeping.RESPONDENT: timedelta(days=730)}
"""Counted from the last answer: a year to finish a course, two to come back to a measurement."""


def expires_at(keeping: Keeping, last_used: datetime) -> datetime:
    """When answers go that were last used at this moment.

    >>> from datetime import UTC
    >>> expires_at(Keeping.LEARNER, datetime(2026, 3, 1, tzinfo=UTC)).date().isoformat()
    '2027-03-01'
    """
    return last_used + TERMS[keeping]
