# SPDX-License-Identifier: EUPL-1.2
"""Every page of the course done all right and all wrong gives the points that were computed."""

import re
from fractions import Fraction
from pathlib import Path

import nbformat
import pytest

from meedenker.content import Library
from meedenker.domain.attempt import Action, Event, Fields
from meedenker.kinds.base import AnyQuestion
from meedenker.service import Exercises, View, new_token, owner_of
from meedenker.storage import MemoryStore
from tests.conftest import ROOT

PAGES = sorted((ROOT / "notebooks").glob("[0-9]*.ipynb"))
every_page = pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)


def scored_on(path: Path, library: Library) -> list[AnyQuestion]:
    cells = nbformat.read(path, 4).cells
    asked = re.findall(r'Exercise\("([^"]+)"', "\n".join(cell["source"] for cell in cells))
    return [question for item in asked if (question := library.question(item)).scored]


def run(library: Library, answers: dict[str, Fields]) -> dict[str, View]:
    """What a visitor sees after checking these answers."""
    exercises = Exercises(library, MemoryStore())
    owner = owner_of(new_token())
    for number, (item, fields) in enumerate(answers.items()):
        exercises.handle(owner, [Event(item, Action.CHECK, fields, "run", number)])
    return exercises.views(owner, answers)


def points(views: dict[str, View]) -> Fraction:
    scores = [v.question.score(v.question.parse(v.attempt.fields)) for v in views.values()]
    assert all(score.low == score.high for score in scores)
    return sum((score.low for score in scores), Fraction())


@every_page
def test_all_right_gives_every_point_and_is_done(path: Path, library: Library):
    questions = scored_on(path, library)
    views = run(library, {q.id: q.samples().right[0] for q in questions})
    assert points(views) == len(questions) > 0
    assert all(view.attempt.solved and view.question.done(view.attempt) for view in views.values())


@every_page
def test_all_wrong_gives_what_the_wrong_answers_are_worth_and_solves_nothing(
    path: Path, library: Library
):
    questions = scored_on(path, library)
    views = run(library, {q.id: q.samples().wrong[0] for q in questions})
    assert points(views) == 0
    assert not any(view.attempt.solved for view in views.values())
