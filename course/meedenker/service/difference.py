# SPDX-License-Identifier: EUPL-1.2
"""The tests before and after the course side by side, for the visitor alone."""

from collections.abc import Mapping
from dataclasses import dataclass

from meedenker.content import Library
from meedenker.domain.attempt import Record
from meedenker.domain.difference import (
    OPEN,
    REWRITTEN,
    STARTED,
    Change,
    Outcome,
    compare,
    outcome_of,
)
from meedenker.domain.items import Item
from meedenker.kinds.base import AnyQuestion
from meedenker.service.answers import Answers
from meedenker.service.exercises import still_fits
from meedenker.storage import AnswerStore, Owner

SUBJECTS = "meting"
BEFORE, AFTER = "/cursus/vooraf", "/cursus/achteraf"


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two times: how it went, and where its question is (nowhere when it is gone)."""

    url: str = ""
    outcome: Outcome = OPEN


@dataclass(frozen=True, slots=True)
class Row:
    """A subject with both times, and the slug of the lesson to read about it."""

    subject: Item
    lesson: str
    before: Side
    after: Side

    @property
    def change(self) -> Change:
        """What the two together tell."""
        return compare(self.before.outcome, self.after.outcome)


class Difference:
    """What a visitor answered before and after the course. It only reads, and adds nothing up."""

    def __init__(self, library: Library, store: AnswerStore) -> None:
        self._library = library
        self._answers = Answers(library, store)
        self._asked = {
            (question.measures, question.url.partition("#")[0]): question
            for question in library.questions.values()
            if question.measures
        }

    def rows(self, owner: Owner | None) -> tuple[Row, ...]:
        """Every subject in authored order; nothing filled in for nobody in particular."""
        records = self._answers.records(owner) if owner else {}
        return tuple(
            Row(
                subject,
                subject.id.rpartition(".")[2],
                self._side(subject, BEFORE, records),
                self._side(subject, AFTER, records),
            )
            for subject in self._library.members(SUBJECTS)
        )

    def _side(self, subject: Item, page: str, records: Mapping[str, Record]) -> Side:
        question = self._asked.get((subject.id, page))
        if question is None:
            return Side()
        return Side(question.url, _outcome(question, records.get(question.id)))


def _outcome(question: AnyQuestion, record: Record | None) -> Outcome:
    if record is None:
        return OPEN
    attempt = record.attempt
    if attempt.first:
        if not still_fits(question, attempt.first):
            return REWRITTEN
        score = question.score(question.parse(attempt.first))
        return outcome_of(score.low / score.maximum)
    if still_fits(question, attempt.fields):
        return STARTED if question.filled(question.parse(attempt.fields)) else OPEN
    return REWRITTEN
