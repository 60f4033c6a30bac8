# SPDX-License-Identifier: EUPL-1.2
"""Days on which a lesson comes back, for somebody's own calendar."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from icalendar import Calendar, Event

from meedenker.content import Texts


@dataclass(frozen=True, slots=True)
class ComingBack:
    """A lesson by its slug and its name, the page to open, and the days to open it."""

    slug: str
    name: str
    url: str
    days: Sequence[date]


def reminders(texts: Texts, lesson: ComingBack, now: datetime) -> bytes:
    """A calendar file (RFC 5545) with an event for each day.

    Whole days, so that no hour is anybody's deadline and no time zone can shift them. They do not
    make somebody busy. An event is named by lesson and day only: the same file twice gives the same
    events, and nothing in it says whose they are.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Meedenker//Herhalen//NL")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for day in lesson.days:
        event = Event()
        event.add("uid", f"herhalen-{lesson.slug}-{day.isoformat()}@meedenker")
        event.add("dtstamp", now)
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
        event.add("summary", texts.say("reminder.title", lesson=lesson.name))
        event.add("description", texts.say("reminder.text", url=lesson.url))
        event.add("url", lesson.url)
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical())
