# SPDX-License-Identifier: EUPL-1.2
"""What every lesson has: goals that its exercises serve, enough to do, safety and a card."""

import re
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest

from meedenker.content import Library
from meedenker.kinds.base import AnyQuestion
from tests.conftest import ROOT

LESSONS = sorted(
    path for path in (ROOT / "notebooks").glob("*.ipynb") if re.match(r"(0\d|1[0-3])-", path.name)
)
MINUTES = (60, 75, 120, 75, 90, 75, 60, 90, 75, 60, 75, 90, 90)
TOGETHER = {1, 2, 3, 9, 12, 13}
"""Modules that a group does together, or in part (course plan, part 2).

13 is the final assignment."""
FEWEST_EXERCISES, FEWEST_KINDS, FEWEST_WORDS = 8, 4, 700
STORIES = ("decide", "dialogue")
"""Kinds in which somebody may be in danger."""
every_lesson = pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)


def calls(path: Path) -> Iterator[tuple[str, str]]:
    """The components of a lesson, in order: `("Exercise", "opschalen.kort.01")`."""
    for cell in nbformat.read(path, 4).cells:
        if cell["cell_type"] == "code":
            yield from re.findall(r'mdk\.(\w+)\((?:"([^"]*)")?\)', cell["source"])


def exercises(path: Path, library: Library) -> list[AnyQuestion]:
    return [library.question(item) for name, item in calls(path) if name == "Exercise"]


def slug(path: Path) -> str:
    return path.stem.partition("-")[2]


@every_lesson
def test_it_says_which_module_it_is_and_how_long_it_takes(path: Path):
    about = dict(nbformat.read(path, 4).metadata["meedenker"])
    number = int(path.name[:2])
    assert about.pop("together", False) == (number in TOGETHER)
    assert about == {"module": number, "minutes": MINUTES[number - 1]}


@every_lesson
def test_every_goal_is_served_and_every_exercise_serves_one(path: Path, library: Library):
    group = f"doel.{slug(path)}"
    assert ("Goals", group) in list(calls(path))
    goals = {item.id for item in library.members(group)}
    served = [question.goals for question in exercises(path, library)]
    assert len(goals) >= 2
    assert all(served)
    assert {goal for some in served for goal in some} == goals


@every_lesson
def test_there_is_enough_to_do_in_enough_ways(path: Path, library: Library):
    found = exercises(path, library)
    assert len(found) >= FEWEST_EXERCISES
    assert len({question.kind for question in found}) >= FEWEST_KINDS
    again = [question for question in found if question.id.startswith(f"{slug(path)}.terug.")]
    assert 3 <= len(again) <= 5


@every_lesson
def test_every_question_of_its_page_stands_in_it_once(path: Path, library: Library):
    shown = [question.id for question in exercises(path, library)]
    page = f"/cursus/{slug(path)}#"
    assert len(set(shown)) == len(shown)
    assert {i for i, q in library.questions.items() if q.url.startswith(page)} == set(shown)


@every_lesson
def test_it_tells_as_well_as_it_asks(path: Path):
    prose = [c["source"] for c in nbformat.read(path, 4).cells if c["cell_type"] == "markdown"]
    assert len(" ".join(prose).split()) >= FEWEST_WORDS
    headings = [line for text in prose for line in text.split("\n") if line.startswith("## ")]
    assert "## Wat neem je mee" in headings
    assert headings[0] == "## Na deze les"


@every_lesson
def test_the_safety_button_stands_before_every_case_and_conversation(path: Path, library: Library):
    found = list(calls(path))
    kinds = [library.question(item).kind if name == "Exercise" else name for name, item in found]
    stories = [number for number, kind in enumerate(kinds) if kind in STORIES]
    assert not stories or "Safety" in kinds[: stories[0]]
    assert kinds.count("Safety") <= 1  # from there on it stays in sight


@every_lesson
def test_it_ends_with_a_card_for_in_a_pocket(path: Path, library: Library):
    name, item = list(calls(path))[-1]
    assert name == "Card"
    if item in library.groups:
        parts = library.subgroups(item)
        lines = [line for part in parts for line in library.members(part.id)]
        assert 1 <= len(parts) <= 4
        assert 3 <= len(lines) <= 16


@every_lesson
def test_every_option_that_counts_is_explained_and_leads_somewhere(path: Path, library: Library):
    for question in exercises(path, library):
        for fields in (*question.samples().right, *question.samples().wrong):
            feedback = question.feedback(question.parse(fields))
            for note in (*feedback.notes, *feedback.others):
                assert note.text or note.explanation, (question.id, note.option)
                # A sentence of a story that is no signal is about nothing in particular.
                told = question.kind == "mark" and not note.right
                assert told or note.about in library.items, (question.id, note.option)
