# SPDX-License-Identifier: EUPL-1.2
"""How nbgrader is set for Meedenker. `nbgrader_config.py` of a course folder calls `configure`."""

import os
import shutil
import sys
from pathlib import Path
from typing import Any

from nbconvert.preprocessors import CSSHTMLHeaderPreprocessor
from nbgrader.preprocessors import (
    AssignLatePenalties,
    CheckCellMetadata,
    ClearHiddenTests,
    ClearOutput,
    ClearSolutions,
    ComputeChecksums,
    GetGrades,
    IncludeHeaderFooter,
    LockCells,
    OverwriteCells,
    OverwriteKernelspec,
    SaveAutoGrades,
    SaveCells,
)
from nbgrader.preprocessors.clearmarkingscheme import ClearMarkScheme

from meedenker.content.texts import shipped_texts
from meedenker.grading.bank import BANK_VARIABLE
from meedenker.grading.collect import Collect, set_strange_files_aside
from meedenker.grading.preprocessors import CheckAssignment, Score
from meedenker.grading.release import FeedbackExporter, ReleaseExporter


def configure(config: Any, folder: Path) -> None:
    """Set nbgrader up for the course folder: what is made, how it is graded, what goes back."""
    config.CourseDirectory.root = str(folder.resolve())
    _set_environment(folder)
    _set_making(config)
    _set_grading(config)
    _set_feedback(config)


def _set_environment(folder: Path) -> None:
    """The bank of this course, unless a setting names another; and alembic for nbgrader."""
    bank = folder / "bank"
    if bank.is_dir():
        os.environ.setdefault(BANK_VARIABLE, str(bank.resolve()))
    if shutil.which("alembic") is None:
        programs = str(Path(sys.executable).parent)
        os.environ["PATH"] = os.pathsep.join([programs, os.environ.get("PATH", "")])


def _set_making(config: Any) -> None:
    config.ClearSolutions.text_stub = shipped_texts().say("assignment.write-here")
    config.GenerateAssignment.preprocessors = [
        CheckAssignment,
        IncludeHeaderFooter,
        LockCells,
        ClearSolutions,
        ClearOutput,
        CheckCellMetadata,
        ComputeChecksums,
        SaveCells,
        ClearHiddenTests,
        ClearMarkScheme,
        ComputeChecksums,
        CheckCellMetadata,
    ]


def _set_grading(config: Any) -> None:
    config.ExchangeFactory.collect = Collect
    config.Autograde.pre_convert_hook = set_strange_files_aside
    config.Autograde.exporter_class = ReleaseExporter
    config.Autograde.sanitize_preprocessors = [
        OverwriteKernelspec,
        OverwriteCells,
        CheckCellMetadata,
    ]
    config.Autograde.autograde_preprocessors = [Score, SaveAutoGrades, AssignLatePenalties]
    # nbconvert else compiles its schema again after each step, which is most of the time.
    config.Exporter.optimistic_validation = True


def _set_feedback(config: Any) -> None:
    config.GenerateFeedback.preprocessors = [
        GetGrades,
        ClearHiddenTests,
        ClearMarkScheme,
        CSSHTMLHeaderPreprocessor,
    ]
    config.GenerateFeedback.exporter_class = FeedbackExporter
    config.HTMLExporter.require_js_url = ""
