# SPDX-License-Identifier: EUPL-1.2
"""Scored questions in a notebook: answered here, checked elsewhere.

The texts come from `vragen.json` beside the notebook, which holds no key. Only on a machine that
has the question bank and lacks that file (a trainer who looks at the source) they come from the
bank.
"""

import os
from functools import cache
from pathlib import Path

from meedenker.content.library import Library
from meedenker.errors import SetupError, StorageError
from meedenker.grading import questions
from meedenker.grading.bank import bank_path, open_bank
from meedenker.grading.points import grade, read_submission
from meedenker.kinds.base import AnyQuestion
from meedenker.service import Exercises, View
from meedenker.storage import AnswerStore
from meedenker_widgets.components.assessment import (
    render_assessment,
    render_note,
    render_written,
)
from meedenker_widgets.hosts.fixed import Fixed
from meedenker_widgets.hosts.notebook import SETTING, Exercise, Session, session

GRADING_VARIABLE = "NBGRADER_EXECUTION"
GRADING = "autograde"


class AssessmentSession(Session):
    """What the scored questions in one kernel share."""

    def __init__(self, store: AnswerStore, found: dict[str, AnyQuestion]) -> None:
        super().__init__(store)
        self.exercises = Exercises(Library(questions=found), store)


@cache
def assessment_session() -> AssessmentSession:
    """The session of this kernel; raises `SetupError` when there are no questions."""
    return AssessmentSession(session().store, _find_questions(Path.cwd()))


class Assessment(Exercise):
    """A scored question as a widget. It shows and saves; it cannot check, for it has no key."""

    def _shared_session(self) -> Session:
        return assessment_session()

    def _render(self, view: View) -> str:
        return render_assessment(self._session.engine, view, SETTING)


def points(item: str, maximum: float) -> float | Fixed:
    """The points for a question while nbgrader grades; for a learner, who gives them.

    Under nbgrader's own grading the kernel of the trainer runs this; ours reads the call and runs
    nothing, with the same outcome.
    """
    if not _is_grading():
        return Fixed(render_note(session().engine, "assessment.points"))
    return grade(open_bank(), read_submission(Path.cwd()), item, maximum).points


def written(item: str) -> Fixed:
    """The text of an open question while nbgrader grades; for a learner, who will read it.

    A learner sees no copy here: it would stay behind when the text changes.
    """
    if not _is_grading():
        return Fixed(render_note(session().engine, "assessment.will-read"))
    current = assessment_session()
    try:
        view = current.view(item)
    except StorageError:
        return Fixed(render_written(current.engine, "", "grading.answers-unreadable"))
    text = str(view.question.parse(view.attempt.fields))
    return Fixed(render_written(current.engine, text, "grading.not-answered"))


def _is_grading() -> bool:
    return os.environ.get(GRADING_VARIABLE) == GRADING


def _find_questions(folder: Path) -> dict[str, AnyQuestion]:
    found = questions.read_questions(folder)
    if found is not None:
        return dict(found)
    if bank_path() is None:
        raise SetupError("assessment.no-questions", file=folder / questions.FILE_NAME)
    return dict(questions.from_bank(open_bank()))
