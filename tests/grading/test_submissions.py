# SPDX-License-Identifier: EUPL-1.2
"""Perfect, empty, partial, broken and hostile submissions, graded in one batch."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.grading.courses import ASSIGNMENT, NOTEBOOK, PARTIAL, Course
from tests.grading.handed_in import ANSWERS, EXPECTED, FILES, NOTEBOOKS, SIDECARS

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def marker(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("marker") / "ran"


@pytest.fixture(scope="module")
def graded(copy_course: Callable[[], Course], marker: Path) -> Course:
    course = copy_course()
    for name, (answers, _) in ANSWERS.items():
        course.hand_in(name, answers)
    for name, content in FILES.items():
        course.hand_in(f"file-{name}", content)
    for change in NOTEBOOKS:
        change(course.hand_in(change.__name__, PARTIAL), marker)
    for change in SIDECARS:
        change(course.hand_in(change.__name__, None), marker)
    course.hand_in("no-sidecar", None)
    course.nbgrader("autograde", ASSIGNMENT)
    return course


@pytest.mark.parametrize("student", EXPECTED)
def test_a_submission_scores_what_was_worked_out_by_hand(graded: Course, student: str):
    assert graded.points()[student] == EXPECTED[student]


def test_every_submission_is_graded_and_none_waits_for_a_person_but_for_its_text(graded: Course):
    grades = graded.grades()
    assert set(grades) == set(EXPECTED)
    for cells in grades.values():
        assert [name for name, grade in cells.items() if grade.waits] == ["open-04"]


def test_grading_ran_no_code_of_any_learner(graded: Course, marker: Path):
    assert not marker.exists()


def test_a_strange_file_is_taken_out_and_what_it_points_to_stays(graded: Course, marker: Path):
    assert not list(graded.submitted("endless_link_beside_it").glob("veel.bin"))
    assert (marker.parent / "perfect.json").exists()


def test_the_graded_notebook_is_the_released_one_whatever_was_handed_in(graded: Course):
    released = json.loads((graded.release / NOTEBOOK).read_text())
    for student in ("deleted_cell", "patched_scorer", "no_json"):
        path = graded.folder / "autograded" / student / ASSIGNMENT / NOTEBOOK
        cells = json.loads(path.read_text())["cells"]
        assert [c["source"] for c in cells] == [c["source"] for c in released["cells"]]


def test_a_file_that_cannot_be_read_is_explained_in_the_graded_notebook(graded: Course):
    path = graded.folder / "autograded" / "file-list" / ASSIGNMENT / NOTEBOOK
    assert "Het bestand met antwoorden is beschadigd" in path.read_text()
