# SPDX-License-Identifier: EUPL-1.2
"""Two small lessons, and somebody who does them and repeats."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from meedenker.content import Library
from meedenker.domain.attempt import Action, Event
from meedenker.domain.lessons import Lesson
from meedenker.service import Course, Exercises, Repeats
from meedenker.service.repeated import copy_of, with_copies
from meedenker.service.repeats import Repeating
from meedenker.storage import MemoryStore, Owner
from tests.unit.make import choice, rating

ME, OTHER = Owner("me"), Owner("other")
QUESTION = replace(choice("a", "b"), hints=("een", "twee"))
ONE = [f"een.{number}" for number in range(6)]
TWO = [f"twee.{number}" for number in range(3)]
LESSONS = (
    Lesson(slug="een", title="Een: eerst", line="", module=1, questions=tuple(ONE)),
    Lesson(slug="twee", title="Twee", line="", module=2, questions=(*TWO, "twee.open")),
    Lesson(slug="eindopdracht", title="Eind", line="", module=13, questions=("eind.1",)),
    Lesson(slug="verhalen", title="Verhalen", line="", questions=("extra.1", "weg.1")),
)
QUESTIONS = {item: replace(QUESTION, id=item) for item in (*ONE, *TWO, "eind.1", "extra.1")}
LIBRARY = Library(questions=QUESTIONS | {"twee.open": replace(rating("U"), id="twee.open")})


class Person:
    """Somebody with a memory store and a clock that moves on a minute at every look."""

    def __init__(self, library: Library = LIBRARY, lessons: tuple[Lesson, ...] = LESSONS) -> None:
        self.now = datetime(2027, 3, 1, 9, tzinfo=UTC)
        self.store = MemoryStore()
        self.meet(library, lessons)

    def meet(self, library: Library = LIBRARY, lessons: tuple[Lesson, ...] = LESSONS) -> None:
        """The same store under a program with this content."""
        self.exercises = Exercises(with_copies(library), self.store, self._clock)
        course = Course(self.exercises, lambda: lessons, self._clock)
        self.repeats = Repeats(self.exercises, course, self.store, self._clock)

    def _clock(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now

    def do(self, *items: str, chosen: str = "a", action: Action = Action.CHECK) -> None:
        for item in items:
            self.exercises.handle(ME, [Event(item, action, {"chosen": [chosen]})])

    def begin(self) -> tuple[str, ...]:
        self.repeats.begin(ME, self.seen.kept.number)
        return tuple(item.removeprefix(copy_of("")) for item in self.seen.views)

    def pass_days(self, count: int) -> None:
        self.now += timedelta(days=count)

    @property
    def seen(self) -> Repeating:
        return self.repeats.seen(ME)
