# SPDX-License-Identifier: EUPL-1.2
"""A learner's own progress as a table."""

from collections.abc import Mapping

from meedenker.content import Library, Texts
from meedenker.domain.attempt import Attempt, Record
from meedenker.errors import AnswerError
from meedenker.kinds.base import AnyQuestion
from meedenker.reports.table import Cell, Table, table


def progress_table(records: Mapping[str, Record], library: Library, texts: Texts) -> Table:
    """One line per question that was answered, in the order of the course."""
    rows = [
        _row(item, records[item], library, texts) for item in library.questions if item in records
    ]
    names = (
        "table.id",
        "table.exercise",
        "table.question",
        "table.chosen",
        "table.done",
        "table.tries",
        "table.hints",
        "table.saved-at",
    )
    headings = [texts.say(name) for name in names]
    return table(texts.say("table.sheet-progress"), headings, rows)


def _row(item: str, record: Record, library: Library, texts: Texts) -> tuple[Cell, ...]:
    question, attempt = library.question(item), record.attempt
    return (
        item,
        question.title,
        question.prompt,
        "; ".join(_in_words(question, attempt)),
        texts.say("table.yes" if _done(question, attempt) else "table.no"),
        attempt.tries,
        attempt.hints,
        record.saved_at,
    )


def _in_words(question: AnyQuestion, attempt: Attempt) -> tuple[str, ...]:
    """What was answered; an answer that no longer fits a rewritten question as it was sent."""
    try:
        return question.in_words(question.parse(attempt.fields))
    except AnswerError:
        return tuple(value for values in attempt.fields.values() for value in values)


def _done(question: AnyQuestion, attempt: Attempt) -> bool:
    """Whether it is done; an answer that no longer fits a rewritten question is not."""
    try:
        return question.done(attempt)
    except AnswerError:
        return False
