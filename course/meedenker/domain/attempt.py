# SPDX-License-Identifier: EUPL-1.2
"""One visitor and one question: what was filled in, what was checked, which help was given."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

Fields = Mapping[str, Sequence[str]]
"""Filled-in fields as a form posts them: a name and one or more texts."""

NO_FIELDS: Fields = MappingProxyType({})


def _no_fields() -> Fields:
    return NO_FIELDS


REMEMBERED_SENDERS = 8
LATE = timedelta(seconds=5)
"""An event that is older when it arrives was kept by its page for want of a connection."""


class Action(StrEnum):
    """What a visitor can do with a question.

    `SAVE` changes the fields as `ANSWER` does. A page that has several answers to send leaves out
    all but the last, and never leaves out what was saved with a button.
    """

    ANSWER = "answer"
    SAVE = "save"
    CHECK = "check"
    HINT = "hint"
    REVEAL = "reveal"
    RETRY = "retry"


@dataclass(frozen=True, slots=True)
class Attempt:
    """The state of one question for one visitor. A new question is `Attempt()`.

    `solved` stays true once the question was answered right or its answer was shown, so that trying
    again never takes progress away. `first` is what was checked first, for questions that measure;
    nothing for others.
    """

    fields: Fields = field(default_factory=_no_fields)
    checked: bool = False
    solved: bool = False
    tries: int = 0
    hints: int = 0
    revealed: bool = False
    first: Fields = field(default_factory=_no_fields)


@dataclass(frozen=True, slots=True)
class Event:
    """One thing a visitor did.

    `sender` names the open page that sent it and `seq` counts its events, so that sending twice
    does no harm. A form sent without JavaScript has no sender and is always taken. `age` says how
    long ago the visitor did it.
    """

    component: str
    action: Action
    fields: Fields = field(default_factory=_no_fields)
    sender: str = ""
    seq: int = 0
    age: timedelta = timedelta()


@dataclass(frozen=True, slots=True)
class Record:
    """An attempt as it is kept: with the moment, and the last event seen of each recent sender.

    `made_at` is there when the visitor did it well before it was saved.
    """

    attempt: Attempt
    saved_at: datetime
    seen: Mapping[str, int] = field(default_factory=dict)
    made_at: datetime | None = None

    def has_seen(self, event: Event) -> bool:
        """Whether this event, or a later one of the same sender, is already in here."""
        return event.sender != "" and self.seen.get(event.sender, -1) >= event.seq

    def is_newer_than(self, event: Event, now: datetime) -> bool:
        """Whether the visitor did this after an event that arrives late from another page."""
        if event.age < LATE or event.sender == next(reversed([*self.seen]), ""):
            return False
        return (self.made_at or self.saved_at) > now - event.age

    def after(self, event: Event, attempt: Attempt, now: datetime) -> "Record":
        """The record that follows when `event` led to `attempt`."""
        seen = _remember(self.seen, event) if event.sender else self.seen
        return Record(attempt, now, seen, now - event.age if event.age >= LATE else None)


def first_record(event: Event, attempt: Attempt, now: datetime) -> Record:
    """The record of a question that had none."""
    return Record(attempt, now).after(event, attempt, now)


def advance(
    before: Attempt, event: Event, *, filled: bool, right: bool, hints_available: int
) -> Attempt:
    """The attempt after an event.

    `filled` says whether the event's fields answer the question at all, `right` whether they
    answer it fully right. Checking or revealing nothing changes nothing but the fields.

    >>> chosen = Event("q", Action.CHECK, {"keuze": ["a"]})
    >>> advance(Attempt(), chosen, filled=True, right=True, hints_available=0).solved
    True
    """
    if event.action is Action.RETRY:
        return replace(before, fields=NO_FIELDS, checked=False, revealed=False)
    same = _plain(before.fields) == _plain(event.fields)
    after = replace(
        before,
        fields=event.fields,
        checked=before.checked and same,
        revealed=before.revealed and same,
    )
    if event.action is Action.CHECK and filled:
        return replace(after, checked=True, tries=before.tries + 1, solved=before.solved or right)
    if event.action is Action.HINT:
        return replace(after, hints=min(before.hints + 1, hints_available))
    if event.action is Action.REVEAL and before.tries > 0:
        return replace(after, checked=filled, revealed=True, solved=True)
    return after


def keep_first(before: Attempt, after: Attempt) -> Attempt:
    """The attempt after an event with what was checked first; later answers never replace it.

    >>> chosen = Attempt({"chosen": ["a"]}, checked=True, tries=1)
    >>> keep_first(Attempt(), chosen).first
    {'chosen': ['a']}
    """
    checked = after.tries > before.tries
    return replace(after, first=after.fields) if checked and not before.first else after


def _remember(seen: Mapping[str, int], event: Event) -> dict[str, int]:
    recent = {sender: seq for sender, seq in seen.items() if sender != event.sender}
    kept = list(recent.items())[-(REMEMBERED_SENDERS - 1) :]
    return {**dict(kept), event.sender: event.seq}


def _plain(fields: Fields) -> dict[str, tuple[str, ...]]:
    return {name: tuple(values) for name, values in fields.items() if any(values)}
