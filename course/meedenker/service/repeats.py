# SPDX-License-Identifier: EUPL-1.2
"""Repeating: sets of questions from lessons that somebody did, on set days or at any time."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from meedenker.domain.agenda import repeat_days
from meedenker.domain.attempt import Attempt, Record
from meedenker.domain.repeat_sets import Moment, RepeatSet
from meedenker.domain.repeats import Past, choose, how_it_went
from meedenker.errors import NotFoundError
from meedenker.service.answers import Answers
from meedenker.service.course import Course, CourseState, LessonState, day_of, last_saved
from meedenker.service.exercises import Clock, Exercises, View, utc_now
from meedenker.service.repeated import comes_back, copy_of
from meedenker.storage import AnswerStore, Owner
from meedenker.storage.base import Change

SET = "herhaal"
"""The record that holds the set itself, beside the records of its questions."""


@dataclass(frozen=True, slots=True)
class Repeating:
    """Where somebody is with repeating.

    `views` are the questions of the set by the ids of their copies, `from_` the lesson that each is
    from. `gone` counts those that are no longer in the course.
    """

    course: CourseState
    kept: RepeatSet
    views: Mapping[str, View]
    from_: Mapping[str, LessonState]
    gone: int = 0

    @property
    def done(self) -> int:
        """How many questions of the set are done."""
        return sum(view.question.done(view.attempt) for view in self.views.values())

    @property
    def finished(self) -> bool:
        """Whether there is a set and all of it is done."""
        return self.done == len(self.views) > 0

    @property
    def open(self) -> bool:
        """Whether there is a set with something left to do."""
        return self.done < len(self.views)


class Repeats:
    """Chooses sets and keeps them. The answers go through `Exercises`, as those of lessons do."""

    def __init__(
        self,
        exercises: Exercises,
        course: Course,
        store: AnswerStore,
        clock: Clock = utc_now,
    ) -> None:
        """The library of `exercises` must have the copies."""
        self._exercises = exercises
        self._course = course
        self._answers = Answers(exercises.library, store)
        self._clock = clock

    def seen(self, owner: Owner | None) -> Repeating:
        """Where this visitor is; reads what is kept once."""
        return self._seen(self._exercises.records(owner))

    def begin(self, owner: Owner, after: int) -> None:
        """Choose a set after the one with number `after`, unless another page did that already.

        Raises `NotFoundError` while no lesson was begun. Answers to these questions in an earlier
        set make room; how they went is remembered.
        """
        records = self._answers.records(owner)
        kept = self._seen(records).kept
        if kept.number != after:
            return
        views = self._repeatable(records)
        number = kept.number + 1
        chosen = choose(self._pasts(views, kept), f"{owner} {number}")
        if not chosen:
            raise NotFoundError("repeat.nothing-begun")
        went = {item: moment for item in chosen if (moment := _moment(views[copy_of(item)]))}
        known = {i: m for i, m in kept.earlier.items() if i in self._exercises.library.questions}
        new = RepeatSet(number, chosen, kept.repeated, {**known, **went})
        changes = {SET: self._keep(new, records.get(SET))}
        changes |= {
            copy_of(item): self._emptied(records[copy_of(item)])
            for item in chosen
            if copy_of(item) in records
        }
        self._answers.update(owner, changes)

    def days(self, owner: Owner | None, slug: str) -> tuple[LessonState, tuple[date, ...]]:
        """A lesson this visitor finished, and the days after today on which it comes back.

        Raises `NotFoundError` for what is no module, or is not finished.
        """
        states = self.seen(owner).course.taught
        state = next((state for state in states if state.lesson.slug == slug), None)
        if state is None:
            raise NotFoundError("page.unknown")
        if state.finished_on is None:
            raise NotFoundError("repeat.not-finished", lesson=state.lesson.name)
        today = self._course.today()
        days = repeat_days(min(state.finished_on, today))
        return state, tuple(day for day in days if day > today)

    def _seen(self, records: Mapping[str, Record]) -> Repeating:
        kept = self._kept(records)
        library = self._exercises.library
        named = [self._exercises.id(copy_of(item)) for item in kept.questions]
        items = [item for item in dict.fromkeys(named) if item in library.questions]
        views = {
            item: view if view.attempt != Attempt() else replace(view, saved_at=None)
            for item, view in self._exercises.shown(records, items).items()
        }
        now = Repeating(CourseState(()), kept, views, {}, len(kept.questions) - len(items))
        last = last_saved(views.values())
        if now.finished and last:
            kept = replace(kept, repeated=day_of(last))
        course = self._course.state(records, kept.repeated)
        places = {copy_of(q): s for s in course.lessons for q in s.lesson.questions}
        from_ = {item: places[item] for item in views if item in places}
        return replace(now, course=course, kept=kept, from_=from_)

    def _kept(self, records: Mapping[str, Record]) -> RepeatSet:
        """The set as it was kept, with the ids of now."""
        if SET not in records:
            return RepeatSet()
        kept = RepeatSet.read(records[SET].attempt.fields)
        now = self._exercises.id
        return replace(kept, earlier={now(item): how for item, how in kept.earlier.items()})

    def _repeatable(self, records: Mapping[str, Record]) -> dict[str, View]:
        """The questions that may come back and their copies, of lessons that were begun."""
        library = self._exercises.library
        begun = [s.lesson for s in self._course.state(records).taught if s.begun]
        asked = [i for lesson in begun for i in lesson.questions if i in library.questions]
        items = [item for item in asked if comes_back(library.questions[item])]
        return self._exercises.shown(records, [*items, *map(copy_of, items)])

    def _pasts(self, views: Mapping[str, View], kept: RepeatSet) -> Iterator[Past]:
        lessons = {q: s.slug for s in self._course.lessons() for q in s.questions}
        for item, view in views.items():
            if copy_of(item) not in views:
                continue
            before = [kept.earlier.get(item), _moment(views[copy_of(item)])]
            moments = [moment for moment in (*before, _moment(view)) if moment]
            last = max(moments, key=lambda moment: moment.at, default=None)
            if last is None:
                yield Past(item, lessons[item])
            else:
                yield Past(item, lessons[item], last.went, day_of(last.at), any(before))

    def _keep(self, new: RepeatSet, before: Record | None) -> Change:
        """Keeps the set, unless another page just kept one."""

        def change(record: Record | None) -> Record:
            if record is not None and record != before:
                return record
            return Record(Attempt(new.fields), self._clock())

        return change

    def _emptied(self, before: Record) -> Change:
        """Makes room for a new answer, unless another page just gave one."""

        def change(record: Record | None) -> Record:
            if record is not None and record != before:
                return record
            return Record(Attempt(), self._clock(), before.seen)

        return change


def _moment(view: View) -> Moment | None:
    """How a question went, if it was ever checked."""
    at: datetime | None = view.saved_at
    return Moment(how_it_went(view.attempt), at) if at and view.attempt.tries else None
