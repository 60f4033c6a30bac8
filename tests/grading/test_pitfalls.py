# SPDX-License-Identifier: EUPL-1.2
"""What goes wrong with nbgrader's own settings, each once (ontwerp/nbgrader.md)."""

import json
import sqlite3
from collections.abc import Callable

import pytest

from tests.grading.courses import (
    ASSIGNMENT,
    NOTEBOOK,
    PARTIAL,
    PERFECT,
    Q1,
    Q4,
    Course,
    Grade,
    sidecar,
)

pytestmark = pytest.mark.slow


def _give_manual_points(course: Course, points: float) -> None:
    """What a trainer does in the form for graders."""
    connection = sqlite3.connect(course.folder / "gradebook.db")
    with connection:
        connection.execute(
            "update grade set manual_score = ?, needs_manual_grade = 0 where cell_id in "
            "(select id from base_cell where name = 'open-04')",
            (points,),
        )
    connection.close()


def test_a_second_attempt_is_read_again_only_where_the_text_changed(
    copy_course: Callable[[], Course],
):
    course = copy_course()
    for student in ("changed", "same", "emptied"):
        course.hand_in(student, PERFECT)
    course.nbgrader("autograde", ASSIGNMENT)
    assert all(grades["open-04"] == Grade(None, None, True) for grades in course.grades().values())
    _give_manual_points(course, 3.0)
    course.hand_in("changed", {**PERFECT, Q4: {"text": ["Iets heel anders."]}})
    course.hand_in("same", {**PERFECT, Q1: {"chosen": ["a"]}})
    course.hand_in("emptied", {**PERFECT, Q4: {}})
    course.nbgrader("autograde", ASSIGNMENT, "--force")
    grades = course.grades()
    assert grades["changed"]["open-04"] == Grade(None, None, True)
    assert grades["emptied"]["open-04"] == Grade(None, None, True)
    assert grades["same"]["open-04"] == Grade(None, 3.0, False)
    assert grades["same"]["punten-01"].auto == 0.0


def test_answers_left_in_the_source_never_take_the_place_of_a_learners(
    copy_course: Callable[[], Course],
):
    course = copy_course()
    left = course.folder / "source" / ASSIGNMENT / "antwoorden.json"
    left.write_bytes(sidecar(PERFECT))
    course.hand_in("learner", PARTIAL)
    course.nbgrader("autograde", ASSIGNMENT)
    assert course.points() == {"learner": (2.0, 2.0, 1.0)}


def test_an_assignment_is_not_made_while_answers_stand_in_its_source(
    copy_course: Callable[[], Course],
):
    course = copy_course()
    left = course.folder / "source" / ASSIGNMENT / "antwoorden.json"
    left.write_bytes(sidecar(PERFECT))
    said = course.nbgrader("generate_assignment", ASSIGNMENT, "--force", check=False)
    assert "staat een bestand met antwoorden" in said
    assert not (course.release / "antwoorden.json").exists()


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ("print('4.0')", "geen vaste opdracht"),
        (f'mdk.points("{Q4}", 2)', "geen vaste opdracht"),
        (f'mdk.points("{Q1}", 3)', "nbgrader telt er 2.0"),
        ('mdk.points("toets.no.01", 2)', "staat niet in de vragenbank"),
    ],
)
def test_an_assignment_that_could_not_be_graded_is_refused_when_it_is_made(
    source: str, sentence: str, made_course: Course
):
    # In process: only the check itself, without making the assignment.
    nbformat = pytest.importorskip("nbformat")
    from meedenker.content.texts import load_texts
    from meedenker.errors import MeedenkerError
    from meedenker.grading.bank import open_bank
    from meedenker.grading.preprocessors import check_notebook

    path = made_course.folder / "source" / ASSIGNMENT / NOTEBOOK
    notebook = nbformat.read(path, as_version=4)
    cell = next(c for c in notebook.cells if "points" in c.source)
    cell.source = source
    with pytest.raises(MeedenkerError) as caught:
        check_notebook(open_bank(made_course.folder / "bank"), "opschalen", notebook)
    assert sentence in load_texts().sentence(caught.value)


def test_what_a_learner_reads_before_answering_is_dutch(made_course: Course):
    text = (made_course.release / NOTEBOOK).read_text()
    assert "YOUR ANSWER HERE" not in text
    import traitlets.config

    from meedenker.grading.settings import configure

    config = traitlets.config.Config()
    configure(config, made_course.folder)
    assert config.ClearSolutions.text_stub == "Schrijf hier je antwoord."


def test_the_released_cells_cannot_be_edited_or_removed(made_course: Course):
    cells = json.loads((made_course.release / NOTEBOOK).read_text())["cells"]
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    assert len(code) == 9
    assert all(cell["metadata"]["editable"] is False for cell in code)
    assert all(cell["metadata"]["deletable"] is False for cell in code)
