# SPDX-License-Identifier: EUPL-1.2
"""Answering questions: the same for a lesson, a self-test and a notebook."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from meedenker.content import Library
from meedenker.domain.attempt import (
    NO_FIELDS,
    Action,
    Attempt,
    Event,
    Fields,
    Record,
    advance,
    first_record,
    keep_first,
)
from meedenker.errors import AnswerError
from meedenker.kinds.base import AnyQuestion, Problem
from meedenker.service.answers import Answers
from meedenker.storage import AnswerStore, Owner
from meedenker.storage.base import Change

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The moment now."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class View:
    """A question as one visitor sees it now: what a component shows and nothing more.

    After an event, `redraw` says whether it looks different from before, and `moved` whether the
    visitor's progress changed. Both are true when we cannot know what the visitor saw.
    """

    question: AnyQuestion
    attempt: Attempt
    problems: tuple[Problem, ...] = ()
    saved_at: datetime | None = None
    redraw: bool = field(default=True, compare=False)
    moved: bool = field(default=True, compare=False)


class Exercises:
    """Shows questions with a visitor's answers, and takes what a visitor does."""

    def __init__(self, library: Library, store: AnswerStore, clock: Clock = utc_now) -> None:
        self.library = library
        self._answers = Answers(library, store)
        self._clock = clock

    def views(self, owner: Owner | None, questions: Iterable[str]) -> dict[str, View]:
        """The given questions as this visitor sees them; empty ones for nobody in particular."""
        return self.shown(self.records(owner), questions)

    def records(self, owner: Owner | None) -> Mapping[str, Record]:
        """Everything that is kept of a visitor, read once; nothing for nobody in particular."""
        return self._answers.records(owner) if owner else {}

    def shown(self, records: Mapping[str, Record], questions: Iterable[str]) -> dict[str, View]:
        """The given questions as they are in these records."""
        return {item: self._view(item, records.get(item)) for item in questions}

    def id(self, item: str) -> str:
        """The id that a question has now."""
        return self._answers.id(item)

    def current(self, event: Event) -> Event:
        """What a page did with the ids of now; the page may be older than a renaming."""
        return self._answers.event(event)

    def handle(
        self, owner: Owner, events: Sequence[Event], *, wait: bool = True
    ) -> dict[str, View]:
        """Take events, save them all or none, and return the questions they changed.

        Raises `NotFoundError` for an unknown question, `AnswerError` for what no form of ours
        sends, `StorageError` when nothing was saved: without `wait` also when someone else is
        writing just now.
        """
        events = [self.current(event) for event in events]
        before: dict[str, Attempt] = {}
        changes = {event.component: self._change(event, before) for event in events}
        if len(changes) < len(events):
            raise AnswerError("answer.twice")
        records = self._answers.update(owner, changes, wait=wait)
        asked = {event.component: event.action is Action.CHECK for event in events}
        return {
            item: _compared(self._view(item, record, check=asked[item]), before.get(item))
            for item, record in records.items()
        }

    def _change(self, event: Event, before: dict[str, Attempt]) -> Change:
        """The change that an event makes; it leaves in `before` what there was, when it is new."""
        question = self.library.question(event.component)
        if event.seq < 0 or not event.sender.isascii():
            raise AnswerError("answer.unreadable")
        sent = question.parse(event.fields)
        checking = question.scored and event.action is Action.CHECK

        def change(record: Record | None) -> Record:
            now = self._clock()
            if record is not None and _comes_too_late(question, record, event, now):
                return record
            was = record.attempt if record else Attempt()
            if was.first and not still_fits(question, was.first):
                was = replace(was, first=NO_FIELDS)  # the question was rewritten: measure anew
            before[event.component] = was
            answer = _merged(question, was, sent) if question.joint else sent
            clean = replace(event, fields=question.fields(answer))
            filled = question.filled(answer)
            attempt = advance(
                was,
                clean,
                filled=filled,
                right=checking and filled and question.score(answer).full,
                hints_available=len(question.hints),
            )
            if question.measures:
                attempt = keep_first(was, attempt)
            return (
                record.after(clean, attempt, now) if record else first_record(clean, attempt, now)
            )

        return change

    def _view(self, item: str, record: Record | None, *, check: bool = False) -> View:
        question = self.library.question(item)
        if record is None or not still_fits(question, record.attempt.fields):
            return View(question, Attempt())
        problems = question.problems(question.parse(record.attempt.fields)) if check else ()
        return View(question, record.attempt, problems, record.saved_at)


def _compared(view: View, before: Attempt | None) -> View:
    """The view with what changed since `before`; all of it may have when that is not known."""
    if before is None or not still_fits(view.question, before.fields):
        return view
    question, after = view.question, view.attempt
    redraw = (
        question.joint  # the page may not have seen what others did before this
        or bool(view.problems)
        or question.looks(before) != question.looks(after)
    )
    return replace(view, redraw=redraw, moved=question.done(before) != question.done(after))


def progress(views: Iterable[View]) -> tuple[int, int]:
    """How many of these questions are done, and how many count."""
    counted = [view for view in views if view.question.counted]
    return sum(view.question.done(view.attempt) for view in counted), len(counted)


def _comes_too_late(question: AnyQuestion, record: Record, event: Event, now: datetime) -> bool:
    """Whether an event was taken before, or would undo what the visitor did after it."""
    if question.joint:
        return record.has_seen(event)
    return record.has_seen(event) or record.is_newer_than(event, now)


def _merged(question: AnyQuestion, before: Attempt, sent: object) -> object:
    """What is kept and what is sent as one answer; what no longer fits the question is left out."""
    fits = still_fits(question, before.fields)
    return question.merged(question.parse(before.fields if fits else NO_FIELDS), sent)


def still_fits(question: AnyQuestion, fields: Fields) -> bool:
    """Whether a kept answer still fits the question, which may have been rewritten since."""
    try:
        question.parse(fields)
    except AnswerError:
        return False
    return True
