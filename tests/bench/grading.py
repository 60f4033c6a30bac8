# SPDX-License-Identifier: EUPL-1.2
"""Grading the same submissions with ours and with nbgrader's own settings, at equal scores."""

import shutil
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tests.bench.table import Row, part_row
from tests.bench.workshop import Workshop
from tests.grading.courses import (
    ASSIGNMENT,
    PARTIAL,
    PERFECT,
    Q1,
    Answers,
    Course,
    new_course,
)

COUNT, QUICK_COUNT, FASTER = 50, 8, 4
STOCK = """
c = get_config()
c.CourseDirectory.course_id = "meedenker"
"""
VARIANTS: tuple[Answers, ...] = (PERFECT, PARTIAL, {}, {Q1: {"chosen": ["a"]}})


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds of wall time for the same submissions, and how many there were."""

    submissions: int
    ours: float
    stock: float


def measure(workshop: Workshop) -> list[Row]:
    """How much faster ours grades than nbgrader's own `autograde`; at least 4 times is wanted."""
    found = both_ways(QUICK_COUNT if workshop.quick else COUNT)
    name = f"grading {found.submissions} submissions"
    against = "nbgrader autograde"
    return [part_row(name, found.ours, found.stock, part=FASTER, unit="s", name=against)]


def both_ways(submissions: int) -> Measured:
    """Grade as many submissions both ways; raises `AssertionError` when the scores differ."""
    with tempfile.TemporaryDirectory(prefix="meedenker-grading-") as name:
        ours = new_course(Path(name) / "ours")
        for number in range(submissions):
            ours.hand_in(f"learner-{number:03}", VARIANTS[number % len(VARIANTS)])
        stock = Course(Path(name) / "stock")
        shutil.copytree(ours.folder, stock.folder)
        (stock.folder / "nbgrader_config.py").write_text(STOCK)
        seconds = [_seconds(course) for course in (ours, stock)]
        assert ours.points() == stock.points()
        assert len(ours.points()) == submissions
    return Measured(submissions, *seconds)


def _seconds(course: Course) -> float:
    start = time.perf_counter()
    course.nbgrader("autograde", ASSIGNMENT)
    return time.perf_counter() - start
