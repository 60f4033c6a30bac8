# SPDX-License-Identifier: EUPL-1.2
"""A course folder to try things in, with learners who hand in whatever a test wants."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from meedenker.domain.attempt import Attempt, Record
from meedenker.grading.course import lay_out
from meedenker.storage.codec import record_to_json

ROOT = Path(__file__).resolve().parents[2]
ASSIGNMENT = "08-opschalen"
NOTEBOOK = "opschalen.ipynb"
BIN = Path(sys.executable).parent
NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)

Q1, Q2, Q3, Q4 = (f"toets.opschalen.0{number}" for number in range(1, 5))
Answers = Mapping[str, Mapping[str, list[str]]]
PERFECT: Answers = {
    Q1: {"chosen": ["c"]},
    Q2: {"chosen": ["a", "d"]},
    Q3: {"chosen": ["a", "c", "e"]},
    Q4: {"text": ["Gerda, ik wil dit graag samen met iemand doen."]},
}
PARTIAL: Answers = {
    Q1: {"chosen": ["c"]},
    Q2: {"chosen": ["a"]},
    Q3: {"chosen": ["a", "b", "c"]},
}


def sidecar(answers: Answers) -> bytes:
    """`antwoorden.json` with these fields by question."""
    records = {
        item: record_to_json(Record(Attempt(fields=fields), NOW))
        for item, fields in answers.items()
    }
    return json.dumps({"versie": 1, "antwoorden": records}).encode()


@dataclass(frozen=True)
class Grade:
    """What the gradebook says about one cell."""

    auto: float | None
    manual: float | None
    waits: bool


@dataclass(frozen=True)
class Course:
    """A course folder and the programs that work in it."""

    folder: Path

    def nbgrader(self, *arguments: str, folder: Path | None = None, check: bool = True) -> str:
        """Run nbgrader as a person would; returns what it said."""
        done = subprocess.run(
            [sys.executable, "-m", "nbgrader", *arguments],
            cwd=folder or self.folder,
            env=self.environment(),
            capture_output=True,
            text=True,
            timeout=240,
            check=False,
        )
        said = done.stdout + done.stderr
        assert done.returncode == 0 or not check, said
        return said

    def environment(self) -> dict[str, str]:
        """No setting of this machine, and nothing written outside the folder."""
        home = self.folder / ".home"
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("JUPYTER", "MEEDENKER"))}
        return {
            **kept,
            "HOME": str(home),
            "IPYTHONDIR": str(home / "ipython"),
            "JUPYTER_CONFIG_DIR": str(home / "config"),
            "JUPYTER_DATA_DIR": str(home / "data"),
            "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": os.pathsep.join(
                str(Path(entry).resolve())
                for entry in os.environ.get("PYTHONPATH", "").split(os.pathsep)
                if entry
            ),
        }

    @property
    def release(self) -> Path:
        return self.folder / "release" / ASSIGNMENT

    def submitted(self, student: str) -> Path:
        return self.folder / "submitted" / student / ASSIGNMENT

    def feedback(self, student: str) -> str:
        return (self.folder / "feedback" / student / ASSIGNMENT / "opschalen.html").read_text()

    def hand_in(self, student: str, answers: Answers | bytes | None) -> Path:
        """Put a submission where collecting would; returns its folder."""
        folder = self.submitted(student)
        shutil.copytree(self.release, folder, dirs_exist_ok=True)
        if answers is not None:
            content = answers if isinstance(answers, bytes) else sidecar(answers)
            (folder / "antwoorden.json").write_bytes(content)
        return folder

    def grades(self) -> dict[str, dict[str, Grade]]:
        """What the gradebook says, by learner and cell."""
        import sqlite3

        query = """
            select student.id, base_cell.name, auto_score, manual_score, needs_manual_grade
            from grade join base_cell on grade.cell_id = base_cell.id
            join submitted_notebook on grade.notebook_id = submitted_notebook.id
            join submitted_assignment on submitted_notebook.assignment_id = submitted_assignment.id
            join student on submitted_assignment.student_id = student.id
        """
        found: dict[str, dict[str, Grade]] = {}
        connection = sqlite3.connect(self.folder / "gradebook.db")
        try:
            for student, cell, auto, manual, waits in connection.execute(query):
                found.setdefault(student, {})[cell] = Grade(auto, manual, bool(waits))
        finally:
            connection.close()
        return found

    def points(self) -> dict[str, tuple[float | None, ...]]:
        """The points of the three scored questions, by learner."""
        return {
            student: tuple(grades[f"punten-0{number}"].auto for number in (1, 2, 3))
            for student, grades in self.grades().items()
        }


def new_course(folder: Path) -> Course:
    """A course folder with the example bank and one assignment, made and ready to release."""
    lay_out(ROOT, folder)
    course = Course(folder)
    course.nbgrader("generate_assignment", ASSIGNMENT)
    return course
