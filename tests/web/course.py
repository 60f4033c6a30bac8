# SPDX-License-Identifier: EUPL-1.2
"""Somebody who does a whole lesson, and days that pass."""

import contextlib
import json
import sqlite3
from collections.abc import Iterator
from datetime import datetime, timedelta

from meedenker.content.lessons import Lessons
from meedenker.content.loading import shipped_library
from meedenker.domain.attempt import Fields
from meedenker.domain.lessons import Lesson
from meedenker.kinds.base import AnyQuestion
from meedenker.service.identity import owner_of
from meedenker_widgets.hosts.web.material import LESSONS, material_root, notebooks_in
from tests.conftest import Server

COURSE, REPEAT, BEGIN = "/cursus/", "/cursus/herhalen", "/cursus/herhalen/begin"
REMINDERS = "/cursus/herinneringen.ics"
WHOLE = "meedenker"
"""A lesson without a conversation: every exercise of it is done with one answer."""
WORDS = "Ik denk met je mee, en jij kiest."


def lessons() -> dict[str, Lesson]:
    """The lessons there are, by slug."""
    root = material_root()
    return {lesson.slug: lesson for lesson in Lessons(root, notebooks_in(root, LESSONS)).all()}


def done(question: AnyQuestion, *, right: bool = True) -> Fields:
    """What somebody fills in."""
    if question.scored:
        samples = question.samples()
        return (samples.right if right else samples.wrong)[0]
    return {"text": [WORDS]}


def answers(slug: str = WHOLE, *, wrong: tuple[str, ...] = ()) -> Iterator[tuple[str, Fields]]:
    """Every exercise of a lesson that counts, with a right answer; some with a wrong one."""
    for item in lessons()[slug].questions:
        question = shipped_library().question(item)
        if question.counted:
            yield item, done(question, right=item not in wrong)


def pass_days(server: Server, token: str, days: int) -> None:
    """Make everything that is kept of a visitor this much older."""
    file = server.data / "meedenker.sqlite3"
    with contextlib.closing(sqlite3.connect(file, timeout=30)) as database, database:
        mine = (owner_of(token),)
        rows = database.execute("SELECT item, record FROM answer WHERE owner = ?", mine).fetchall()
        assert rows
        for item, text in rows:
            record = json.loads(text)
            saved = datetime.fromisoformat(record["saved_at"]) - timedelta(days=days)
            record["saved_at"] = saved.isoformat()
            database.execute(
                "UPDATE answer SET record = ? WHERE owner = ? AND item = ?",
                (json.dumps(record), *mine, item),
            )
