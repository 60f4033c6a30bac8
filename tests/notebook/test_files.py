# SPDX-License-Identifier: EUPL-1.2
"""The notebooks themselves: a story in markdown, one component a cell, nothing that ran before."""

import ast
import re
import shutil
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

import meedenker_widgets as mdk
from meedenker.content import Library
from meedenker.errors import NotFoundError
from meedenker_widgets.hosts.web.material import LESSONS, SELFTEST
from tests.conftest import ROOT
from tests.content.questions import SPARE

NOTEBOOKS = [*sorted((ROOT / LESSONS).rglob("*.ipynb")), ROOT / SELFTEST]
every_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def read(path: Path) -> nbformat.NotebookNode:
    return nbformat.read(path, as_version=4)


def code_cells(path: Path) -> list[nbformat.NotebookNode]:
    return [cell for cell in read(path).cells if cell.cell_type == "code"]


def components(path: Path) -> list[ast.Call]:
    """The calls of our API in a notebook, in order."""
    statements = [ast.parse(cell.source).body for cell in code_cells(path)]
    return [
        statement.value
        for body in statements
        for statement in body
        if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call)
    ]


@every_notebook
def test_it_is_a_valid_notebook_as_the_standard_writes_it(path: Path):
    notebook = read(path)
    nbformat.validate(notebook)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
    assert path.read_text("utf-8").rstrip("\n") == nbformat.writes(notebook).rstrip("\n")


@every_notebook
def test_nothing_that_ran_before_is_in_it(path: Path):
    for cell in code_cells(path):
        assert cell.outputs == []
        assert cell.execution_count is None
        assert "execution" not in cell.metadata


@every_notebook
def test_every_cell_has_a_stable_id_of_its_own(path: Path):
    ids = [cell.id for cell in read(path).cells]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[a-z]+-\d+", identifier) for identifier in ids)


@every_notebook
def test_a_code_cell_is_one_import_or_one_call_of_the_api(path: Path):
    first, *rest = code_cells(path)
    assert first.source == "import meedenker_widgets as mdk"
    for cell in rest:
        (statement,) = ast.parse(cell.source).body
        assert isinstance(statement, ast.Expr)
        call = statement.value
        assert isinstance(call, ast.Call)
        assert isinstance(call.func, ast.Attribute)
        assert ast.unparse(call.func.value) == "mdk"
        assert call.func.attr in mdk.__all__
        assert all(isinstance(argument, ast.Constant) for argument in call.args)


@every_notebook
def test_a_reader_sees_no_code(path: Path):
    for cell in code_cells(path):
        assert cell.metadata["jupyter"]["source_hidden"] is True
        assert "remove-input" in cell.metadata["tags"]


@every_notebook
def test_it_begins_with_its_title_and_has_story_between_components(path: Path):
    markdown = [cell.source for cell in read(path).cells if cell.cell_type == "markdown"]
    assert markdown[0].startswith("# ")
    assert sum(source.startswith("# ") for source in markdown) == 1


@every_notebook
def test_it_shows_each_component_once_and_every_id_exists(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    calls = [ast.unparse(call) for call in components(path)]
    assert len(set(calls)) == len(calls)
    for call in components(path):
        component = getattr(mdk, call.func.attr)
        made = component(*map(ast.literal_eval, call.args))
        assert made._repr_mimebundle_()


def test_an_id_that_does_not_exist_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    for component in (mdk.Exercise, mdk.Reference, mdk.Card):
        with pytest.raises(NotFoundError):
            component("bestaat.niet")._repr_mimebundle_()


def test_every_question_of_the_library_is_in_a_notebook_or_spare(library: Library):
    asked = [
        ast.literal_eval(call.args[0])
        for path in NOTEBOOKS
        for call in components(path)
        if call.func.attr == "Exercise"
    ]
    assert len(set(asked)) == len(asked)
    assert set(library.questions) - set(asked) == set(SPARE)
    assert all(SPARE.values())


@pytest.mark.slow
@every_notebook
def test_it_runs_without_an_error(path: Path, tmp_path: Path):
    shutil.copy(path, tmp_path)
    notebook = read(tmp_path / path.name)
    # Moving a cell moves its component: the second run has all components in another order.
    head, tail = notebook.cells[:2], notebook.cells[2:]
    notebook.cells = [*head, *reversed(tail)]
    before = [cell.id for cell in notebook.cells]
    client = NotebookClient(
        notebook, timeout=60, resources={"metadata": {"path": tmp_path}}, kernel_name="python3"
    )
    client.execute()
    assert [cell.id for cell in notebook.cells] == before
    for cell in notebook.cells:
        if cell.cell_type == "code" and cell.source.startswith("mdk."):
            (output,) = cell.outputs
            kinds = set(output["data"])
            assert kinds & {"application/vnd.jupyter.widget-view+json", "text/html"}
    assert [p.name for p in tmp_path.iterdir()] == [path.name], "looking saves nothing"
