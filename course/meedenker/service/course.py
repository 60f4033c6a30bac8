# SPDX-License-Identifier: EUPL-1.2
"""How far somebody is in the course: each lesson, where to go on, and what comes back."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from meedenker.domain.agenda import Agenda, agenda
from meedenker.domain.attempt import Record
from meedenker.domain.lessons import Lesson
from meedenker.service.exercises import Clock, Exercises, View, progress, utc_now

ZONE = ZoneInfo("Europe/Amsterdam")


@dataclass(frozen=True, slots=True)
class LessonState:
    """A lesson for one visitor: how many of its exercises are done, and of how many.

    `at` is when something in it was last saved; `None` for a lesson that was never begun. `open` is
    the first exercise that is not done.
    """

    lesson: Lesson
    done: int = 0
    count: int = 0
    at: datetime | None = None
    open: str = ""

    @property
    def begun(self) -> bool:
        """Whether anything was filled in."""
        return self.at is not None

    @property
    def finished(self) -> bool:
        """Whether everything that counts is done."""
        return self.begun and self.done == self.count > 0

    @property
    def finished_on(self) -> date | None:
        """The last day of work on a finished lesson: from then on it comes back."""
        return day_of(self.at) if self.at and self.finished else None

    @property
    def url(self) -> str:
        """Where to go on: the first exercise that is not done."""
        return f"{self.lesson.url}#{self.open}" if self.begun and self.open else self.lesson.url


@dataclass(frozen=True, slots=True)
class CourseState:
    """Every lesson for one visitor, and when something comes back."""

    lessons: tuple[LessonState, ...]
    agenda: Agenda = field(default_factory=Agenda)

    @property
    def begun(self) -> bool:
        """Whether any lesson was begun."""
        return any(state.begun for state in self.lessons)

    @property
    def taught(self) -> tuple[LessonState, ...]:
        """The modules."""
        return tuple(state for state in self.lessons if state.lesson.taught)

    @property
    def here(self) -> LessonState | None:
        """Where to go on: what was done last and is not done, else the first not begun."""
        numbered = [state for state in self.lessons if state.lesson.module]
        busy = [(state.at, state) for state in numbered if state.at and not state.finished]
        if busy:
            return max(busy, key=lambda pair: pair[0])[1]
        return next((state for state in numbered if not state.begun), None)


class Course:
    """The lessons for a visitor. `lessons` are those that there are now."""

    def __init__(
        self,
        exercises: Exercises,
        lessons: Callable[[], Sequence[Lesson]],
        clock: Clock = utc_now,
    ) -> None:
        self._exercises = exercises
        self.lessons = lessons
        self._clock = clock

    def today(self) -> date:
        """The day it is for people in the Netherlands."""
        return day_of(self._clock())

    def state(self, records: Mapping[str, Record], repeated: date | None = None) -> CourseState:
        """How far somebody is with these records, who last finished a repetition on `repeated`."""
        states = tuple(self._state(lesson, records) for lesson in self.lessons())
        finished = [s.finished_on for s in states if s.lesson.taught and s.finished_on]
        return CourseState(states, agenda(finished, repeated, self.today()))

    def _state(self, lesson: Lesson, records: Mapping[str, Record]) -> LessonState:
        library = self._exercises.library
        known = [item for item in lesson.questions if item in library.questions]
        counted = [item for item in known if library.questions[item].counted]
        if not any(item in records for item in counted):
            return LessonState(lesson, count=len(counted))
        views = self._exercises.shown(records, counted)
        done, count = progress(views.values())
        left = (item for item, view in views.items() if not view.question.done(view.attempt))
        return LessonState(lesson, done, count, last_saved(views.values()), next(left, ""))


def last_saved(views: Iterable[View]) -> datetime | None:
    """When the last of these was saved; `None` when nothing was."""
    return max((view.saved_at for view in views if view.saved_at), default=None)


def day_of(moment: datetime) -> date:
    """The day of a moment for people in the Netherlands."""
    return moment.astimezone(ZONE).date()
