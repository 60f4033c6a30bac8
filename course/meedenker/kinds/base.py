# SPDX-License-Identifier: EUPL-1.2
"""What every question kind can do. A kind is a folder; adding one touches only that folder.

A kind reads its authored data, parses what a visitor filled in, scores it, explains it, and makes
sample answers of itself so that every question in every lesson can be tried automatically.
"""

import dataclasses
from abc import ABC, abstractmethod
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar, Generic, Protocol, Self, TypeVar

from meedenker.domain.attempt import Attempt, Fields
from meedenker.domain.authored import Authored
from meedenker.domain.certainty import CERTAINTY
from meedenker.domain.items import Source
from meedenker.domain.scoring import Score
from meedenker.domain.shape import WAS, Origin, Shape, Text, Texts, twice
from meedenker.domain.standing import Standing

A = TypeVar("A")


class Verdict(StrEnum):
    """How an answer compares with the key. `NONE` where there is no key."""

    RIGHT = "right"
    PARTLY = "partly"
    WRONG = "wrong"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Note:
    """What is said about one option, and the compass point or indication it is about.

    `text` fits what the visitor did; `explanation` stands on its own, for when the answer is shown.
    Both are authored with the question. A kind that puts its notes under headings gives the `code`
    of the heading's sentence too.
    """

    option: str
    about: str
    chosen: bool
    right: bool = False
    label: str = ""
    text: str = ""
    explanation: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Feedback:
    """What is said after checking: first about what was chosen or missed, then about the rest."""

    verdict: Verdict
    notes: tuple[Note, ...] = ()
    others: tuple[Note, ...] = ()
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something still needed at one field; `code` names its sentence."""

    code: str
    field: str
    params: Mapping[str, object] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Samples:
    """Answers a question makes of itself. `partial` comes with the points it must give."""

    right: tuple[Fields, ...]
    wrong: tuple[Fields, ...]
    partial: tuple[tuple[Fields, Score], ...]
    invalid: tuple[Fields, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(ABC, Generic[A]):
    """A question with its key. `A` is the parsed answer of its kind.

    `scored`: there is a key, so an answer gives points and can be right. `checkable`: there is
    something to see after “Kijk na”. `counted`: it counts for progress; what never leaves the
    browser does not. `closed`: an answer is made of options of ours, with nothing a visitor typed.
    `joint`: several devices make one answer at the same time, so what is sent is merged into what
    is kept, also when it comes late.

    `shape` declares the fields that only this kind has: what is read, and what editors are told.
    `goals` are the items of kind `goal` that practising this serves. `measures` is the item of kind
    `subject` that the tests before and after the course ask about with it: such a question is done
    once it was checked, and the first answer is kept. `was` holds ids that the question had before.
    """

    kind: ClassVar[str]
    shape: ClassVar[Shape]
    scored: ClassVar[bool] = True
    checkable: ClassVar[bool] = True
    counted: ClassVar[bool] = True
    closed: ClassVar[bool] = False
    joint: ClassVar[bool] = False

    id: str
    title: str
    story: str
    prompt: str
    help: str
    hints: tuple[str, ...]
    source: Source
    url: str
    goals: tuple[str, ...] = ()
    measures: str = ""
    was: tuple[str, ...] = ()
    standing: Standing | None = None

    @classmethod
    def read(cls, authored: Authored, url: str) -> Self:
        """The question from authored data; raises `ContentError`."""
        question = cls(**common(authored, url, cls.shape))
        question.check(authored)
        return question

    def check(self, authored: Authored) -> None:
        """Name the faults that its fields together have, with `authored.fault`."""

    @property
    def choices(self) -> Mapping[str, Sequence["HasId"]]:
        """The parts whose ids an answer holds, by the name of the field that holds them."""
        return {}

    @property
    def field_parts(self) -> Sequence["HasId"]:
        """The parts that have a field of their own."""
        return ()

    def field_of(self, part: str) -> str:
        """The name of the field of one of `field_parts`, by its id."""
        return part

    def renewed(self, fields: Fields) -> Fields:
        """Kept fields with the ids that parts have now; what nobody knows stays as it is."""
        former = now_called(self.field_parts)
        names = {self.field_of(old): self.field_of(now) for old, now in former.items()}
        known = {names[name]: values for name, values in fields.items() if name in names}
        known |= {name: values for name, values in fields.items() if name not in names}
        for name, parts in self.choices.items():
            now = now_called(parts)
            if now and name in known:
                known[name] = [now.get(value, value) for value in known[name]]
        return known

    @property
    def names(self) -> tuple[str, ...]:
        """Ids of all items that it names; the content must have them."""
        return (*self.about, *self.goals, *filter(None, [self.measures]))

    @property
    @abstractmethod
    def about(self) -> tuple[str, ...]:
        """Ids of the items that its explanations refer to."""

    @abstractmethod
    def parse(self, fields: Fields) -> A:
        """The answer in what a form posted; raises `AnswerError` for what no form of ours sends."""

    @abstractmethod
    def fields(self, answer: A) -> Fields:
        """The answer as form fields again: `parse(fields(answer)) == answer`."""

    def merged(self, kept: A, sent: A) -> A:  # noqa: ARG002
        """The answer to keep when this one is sent; what is sent replaces what is kept."""
        return sent

    def in_words(self, answer: A) -> tuple[str, ...]:
        """The answer as somebody reads it in a table."""
        return tuple(value for values in self.fields(answer).values() for value in values)

    @abstractmethod
    def filled(self, answer: A) -> bool:
        """Whether something was answered."""

    @abstractmethod
    def problems(self, answer: A) -> tuple[Problem, ...]:
        """What is still needed before this answer counts as complete."""

    @abstractmethod
    def score(self, answer: A) -> Score:
        """Points for the answer; a range where part is unknown."""

    @abstractmethod
    def feedback(self, answer: A) -> Feedback:
        """The explanation of every option, for this answer."""

    def done(self, attempt: Attempt) -> bool:
        """Whether a visitor is done with it: solved, looked at, or else simply filled in."""
        if self.scored and not self.measures:
            return attempt.solved
        if self.checkable:
            return attempt.tries > 0
        return self.filled(self.parse(attempt.fields))

    def looks(self, attempt: Attempt) -> Hashable:
        """What the server draws of an attempt; while it stays the same, no page is drawn again.

        A kind may leave out what the browser shows by itself, such as a text that is being typed.
        """
        fields = tuple((name, tuple(values)) for name, values in attempt.fields.items())
        return (fields, *state_of(attempt))

    @abstractmethod
    def samples(self) -> Samples:
        """Right, wrong, partial and invalid answers to this very question."""


AnyQuestion = Question[Any]


def state_of(attempt: Attempt) -> tuple[bool | int, ...]:
    """An attempt without what was filled in."""
    return (attempt.checked, attempt.solved, attempt.tries, attempt.hints, attempt.revealed)


COMMON = Shape(
    Text("id"),
    Text("kind"),
    Text("title", ""),
    Text("story", ""),
    Text("prompt"),
    Text("help", ""),
    Texts("hints"),
    Texts("goals"),
    Text("measures", ""),
    Origin(),
    WAS,
    CERTAINTY,
)
"""The fields every kind has."""


def common(authored: Authored, url: str, shape: Shape) -> dict[str, Any]:
    """The fields every kind has and those of `shape`, as keyword arguments for the question.

    What stands on no page has no address.
    """
    values = authored.take(COMMON + shape)
    del values["kind"]
    return {**values, "url": f"{url}#{values['id']}" if url else ""}


class HasId(Protocol):
    """A part of a question with an id of its own, and those it had before."""

    @property
    def id(self) -> str:
        """The id, which the answers name."""

    @property
    def was(self) -> tuple[str, ...]:
        """Ids it had before."""


def now_called(parts: Iterable[HasId]) -> dict[str, str]:
    """The ids that parts have now, by those they had before."""
    return {old: part.id for part in parts for old in part.was}


def enough_parts(authored: Authored, parts: Sequence[HasId], least: int = 2) -> None:
    """Name too few parts, and an id that stands twice, as a fault."""
    if len(parts) < least or twice(part.id for part in parts):
        authored.fault("content.options")
