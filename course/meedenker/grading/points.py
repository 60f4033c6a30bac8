# SPDX-License-Identifier: EUPL-1.2
"""Points for an answer: plain numbers from 0 to the maximum, whatever was submitted."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

from meedenker.domain.attempt import Record
from meedenker.errors import AnswerError, StorageError
from meedenker.grading.bank import Bank
from meedenker.kinds.base import AnyQuestion
from meedenker.kinds.renames import Renames
from meedenker.storage.base import Owner
from meedenker.storage.sidecar import FILE_NAME, SidecarStore

LEARNER = Owner("learner")


@dataclass(frozen=True, slots=True)
class Submission:
    """Submitted answers; `problem` names the sentence when there are none."""

    records: Mapping[str, Record] = field(default_factory=dict)
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """What an answer gives; `problem` names the sentence that says why it could not be read."""

    points: float = 0.0
    text: str = ""
    problem: str = ""


def read_submission(folder: Path) -> Submission:
    """The answers in `antwoorden.json` of a folder; a file we cannot trust holds no answers."""
    try:
        records = SidecarStore(folder / FILE_NAME).records(LEARNER)
    except StorageError:
        return Submission(problem="grading.answers-unreadable")
    return Submission(records) if records else Submission(problem="grading.answers-missing")


def grade(bank: Bank, submission: Submission, item: str, maximum: float) -> Given:
    """Points from 0 to `maximum` for one question. Raises `KeyError` when the bank lacks it."""
    question = bank[item]
    fields, problem = _answer(question, submission)
    if problem:
        return Given(problem=problem)
    score = question.score(fields)
    share = score.low / score.maximum if score.maximum else Fraction(0)
    return Given(clamp(float(share * Fraction(maximum)), maximum))


def written(bank: Bank, submission: Submission, item: str) -> Given:
    """The text of an open question."""
    text, problem = _answer(bank[item], submission)
    return Given(problem=problem) if problem else Given(text=str(text))


def clamp(points: float, maximum: float) -> float:
    """A plain finite number from 0 to `maximum`.

    >>> clamp(float("nan"), 2.0), clamp(-1, 2.0), clamp(9, 2.0), clamp(True, 2.0)
    (0.0, 0.0, 2.0, 1.0)
    """
    plain = float(points)
    return min(max(plain, 0.0), float(maximum)) if math.isfinite(plain) else 0.0


def _answer(question: AnyQuestion, submission: Submission) -> tuple[object, str]:
    """The parsed answer, or the name of the problem."""
    if submission.problem:
        return None, submission.problem
    record = Renames([question]).records(submission.records).get(question.id)
    if record is None:
        return None, "grading.not-answered"
    try:
        answer = question.parse(record.attempt.fields)
    except AnswerError:
        return None, "grading.answer-unreadable"
    return (answer, "") if question.filled(answer) else (None, "grading.not-answered")
