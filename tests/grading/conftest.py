# SPDX-License-Identifier: EUPL-1.2
"""Courses to work in: the assignment is made once and copied for each test that grades."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.grading.courses import Course, new_course


@pytest.fixture(scope="session")
def made_course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """A course with its assignment made and no submission. Look, do not touch."""
    return new_course(tmp_path_factory.mktemp("made") / "cursus")


@pytest.fixture(scope="session")
def copy_course(
    made_course: Course, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[], Course]:
    """Makes courses of a test's own."""

    def copy() -> Course:
        folder: Path = tmp_path_factory.mktemp("course") / "cursus"
        shutil.copytree(made_course.folder, folder)
        return Course(folder)

    return copy
