# SPDX-License-Identifier: EUPL-1.2
"""Steps for nbgrader: check an assignment when it is made, and score a submission without a kernel.

The scoring step fills in the outputs that running the locked cells would have given, so that every
later step of nbgrader, its form for graders and its feedback work as always.
"""

import html
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor
from nbgrader.utils import is_grade, is_task

from meedenker.content.texts import shipped_texts
from meedenker.errors import ContentError, MeedenkerError, NotFoundError
from meedenker.grading import questions, reread
from meedenker.grading.bank import Bank, open_bank
from meedenker.grading.calls import POINTS, WRITTEN, Call, read_call
from meedenker.grading.points import Given, grade, read_submission, written
from meedenker.storage import sidecar

Resources = Any


class CheckAssignment(NbGraderPreprocessor):  # type: ignore[misc]
    """Refuses a source that cannot be graded, and adds the questions without their key."""

    def preprocess(self, notebook: NotebookNode, resources: Resources) -> Any:
        """The notebook unchanged; `vragen.json` comes along as a file."""
        folder = Path(resources["metadata"]["path"])
        try:
            bank = open_bank()
            name = resources["nbgrader"]["notebook"]
            check_notebook(bank, name, notebook)
            if (folder / sidecar.FILE_NAME).exists():
                raise ContentError("grading.answers-in-source", path=folder)
            text = questions.to_text(bank, _items_in(folder))
        except MeedenkerError as error:
            self.log.error(shipped_texts().sentence(error))
            raise
        outputs = dict(resources.get("outputs") or {})
        outputs[questions.FILE_NAME] = text.encode("utf-8")
        resources["outputs"] = outputs
        return notebook, resources


class Score(NbGraderPreprocessor):  # type: ignore[misc]
    """Fills in the points and the texts of one submission. Runs nothing."""

    def preprocess(self, notebook: NotebookNode, resources: Resources) -> Any:
        """The notebook with its outputs; changed texts are put up for reading again."""
        place = resources["nbgrader"]
        course = self.parent.parent.coursedir
        # Not from autograded/: a file in source/ would have taken the place of the learner's there.
        folder = course.format_path(
            course.submitted_directory, place["student"], place["assignment"]
        )
        submission = read_submission(Path(folder))
        bank = open_bank()
        texts: dict[str, str] = {}
        for cell, call, task in _calls(notebook):
            if call is not None and call.name == POINTS:
                cell.outputs = _points_outputs(grade(bank, submission, call.item, call.maximum))
            elif call is not None and call.name == WRITTEN:
                given = written(bank, submission, call.item)
                texts[task] = given.text
                cell.outputs = _written_outputs(given)
            elif is_grade(cell):
                name = cell.metadata.nbgrader.grade_id
                raise ContentError(
                    "grading.cell", notebook=place["notebook"], cell=name, example=""
                )
        reread.ask_for_changed(place, texts)
        return notebook, resources


def check_notebook(bank: Bank, name: str, notebook: NotebookNode) -> None:
    """Raise `ContentError` or `NotFoundError` for a cell that could not be graded later."""
    example = next(iter(bank))
    for cell, call, task in _calls(notebook):
        label = cell.metadata.get("nbgrader", {}).get("grade_id", "?")
        if call is not None and call.item not in bank:
            raise NotFoundError("grading.not-in-bank", id=call.item)
        if call is not None and call.name == WRITTEN and not task:
            raise ContentError("grading.no-task", notebook=name, cell=label)
        if not is_grade(cell):
            continue
        if call is None or call.name != POINTS or not bank[call.item].scored:
            raise ContentError("grading.cell", notebook=name, cell=label, example=example)
        points = float(cell.metadata.nbgrader.points)
        if points != call.maximum:
            raise ContentError(
                "grading.cell-points",
                notebook=name,
                cell=label,
                points=call.maximum,
                maximum=points,
            )


def written_html(given: Given) -> str:
    """The text of a learner as HTML: escaped, with its line ends."""
    say = shipped_texts().say
    text = html.escape(given.text or say(given.problem)).replace("\n", "<br>\n")
    return f"<p><strong>{say('assessment.written')}</strong></p>\n<p>{text}</p>"


def _calls(notebook: NotebookNode) -> list[tuple[NotebookNode, Call | None, str]]:
    """Each code cell with its call and the open task it belongs to: the last one above it."""
    found, task = [], ""
    for cell in notebook.cells:
        if is_task(cell):
            task = cell.metadata.nbgrader.grade_id
        if cell.cell_type == "code":
            found.append((cell, read_call(cell.source), task))
    return found


def _items_in(folder: Path) -> list[str]:
    """The questions that the notebooks of an assignment show, each once."""
    items: dict[str, None] = {}
    for path in sorted(folder.glob("*.ipynb")):
        notebook = nbformat.read(path, as_version=4)
        items.update({call.item: None for _, call, _ in _calls(notebook) if call is not None})
    return list(items)


def _points_outputs(given: Given) -> list[NotebookNode]:
    """What running the cell would show: a plain number. nbgrader takes anything else as full."""
    number = _result({"text/plain": repr(given.points)})
    if not given.problem:
        return [number]
    said = shipped_texts().say(given.problem)
    return [NotebookNode(output_type="stream", name="stdout", text=f"{said}\n"), number]


def _written_outputs(given: Given) -> list[NotebookNode]:
    plain = given.text or shipped_texts().say(given.problem)
    return [_result({"text/plain": plain, "text/html": written_html(given)})]


def _result(data: dict[str, str]) -> NotebookNode:
    return NotebookNode(
        output_type="execute_result", execution_count=1, metadata=NotebookNode(), data=data
    )
