# SPDX-License-Identifier: EUPL-1.2
"""Answers or questions that cannot be read: the cell shows one sentence, and nothing is written."""

import html
import json
import re
from pathlib import Path

import ipywidgets
import nbformat
import pytest
import traitlets
from nbclient import NotebookClient

import meedenker_widgets as mdk
from meedenker.content.texts import shipped_texts
from meedenker.errors import MeedenkerError, NotFoundError, SetupError, StorageError
from meedenker.grading.bank import BANK_VARIABLE
from meedenker.storage import SidecarStore
from meedenker.storage.sidecar import FILE_NAME, VERSION
from meedenker_widgets.hosts import assessment
from meedenker_widgets.hosts.marks import HOST_VARIABLE, WEB
from meedenker_widgets.hosts.notebook import OWNER, Session
from tests.conftest import ROOT

CHOICE, SCORED = "opschalen.kort.01", "toets.opschalen.01"
BANK = ROOT / "assessments" / "bank"
NEWER = json.dumps({"versie": VERSION + 1, "antwoorden": {}})
FILES = {
    "half a file": ('{"versie": 1, "antw', "storage.sidecar-broken"),
    "no text": ("\x00\x01", "storage.sidecar-broken"),
    "a newer version": (NEWER, "storage.sidecar-version"),
}
every_file = pytest.mark.parametrize(("content", "code"), FILES.values(), ids=FILES)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / FILE_NAME


def shown(widget: mdk.Exercise) -> str:
    """The words a learner reads, which must be the same inside a box and on their own."""
    bundle = widget._repr_mimebundle_()
    assert str(widget._shown["html"]) in bundle["text/html"]
    words = html.unescape(re.sub(r"<[^>]+>", " ", str(widget._shown["html"])))
    assert " ".join(words.split()) == bundle["text/plain"]
    return bundle["text/plain"]


@every_file
def test_a_question_beside_a_file_that_is_not_ours_is_one_sentence(
    path: Path, content: str, code: str
):
    path.write_text(content, "utf-8")
    widget = mdk.Exercise(CHOICE, session=Session(SidecarStore(path)))
    error = StorageError(code, path=path, version=VERSION)
    assert shown(widget) == shipped_texts().sentence(error)
    assert str(path) in shown(widget)
    assert ipywidgets.VBox([widget]).children == (widget,)


@every_file
def test_nothing_is_taken_or_overwritten_then(path: Path, content: str, code: str):
    path.write_text(content, "utf-8")
    widget = mdk.Exercise(CHOICE, session=Session(SidecarStore(path)))
    event = {"component": CHOICE, "action": "check", "fields": {"chosen": ["a"]}}
    widget._handle_custom_msg({**event, "sender": "p", "seq": 1}, [])
    with pytest.raises(traitlets.TraitError) as caught:
        widget.value = {"chosen": ["a"]}
    assert str(caught.value) == shown(widget)
    assert widget.value == {}
    assert path.read_text("utf-8") == content, code
    assert list(path.parent.iterdir()) == [path]


def test_a_file_that_is_damaged_later_is_told_to_who_sets_the_value(path: Path):
    widget = mdk.Exercise(CHOICE, session=Session(SidecarStore(path)))
    path.write_text("kapot", "utf-8")
    with pytest.raises(traitlets.TraitError) as caught:
        widget.value = {"chosen": ["a"]}
    error = StorageError("storage.sidecar-broken", path=path)
    assert str(caught.value) == shipped_texts().sentence(error)
    assert widget.value == {}
    assert path.read_text("utf-8") == "kapot"
    path.unlink()
    widget.value = {"chosen": ["a"]}
    assert SidecarStore(path).records(OWNER)[CHOICE].attempt.fields == {"chosen": ["a"]}


def test_when_the_file_is_mended_the_cell_works_again(path: Path):
    session = Session(SidecarStore(path))
    path.write_text("kapot", "utf-8")
    assert mdk.Exercise(CHOICE, session=session)._refusal
    path.unlink()
    mdk.Exercise(CHOICE, session=session).value = {"chosen": ["a"]}
    assert mdk.Exercise(CHOICE, session=session).value == {"chosen": ["a"]}


def test_a_page_of_the_web_host_that_cannot_be_made_is_still_an_error(
    path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv(HOST_VARIABLE, WEB)
    path.write_text("kapot", "utf-8")
    with pytest.raises(StorageError):
        mdk.Exercise(CHOICE, session=Session(SidecarStore(path)))


@pytest.fixture
def learner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A learner's own folder as the working folder of a kernel, without a bank."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv(BANK_VARIABLE, raising=False)
    monkeypatch.setattr(assessment, "bank_path", lambda: None)
    kept = assessment.assessment_session
    kept.cache_clear()
    yield tmp_path
    kept.cache_clear()


def test_a_scored_question_without_questions_says_what_to_do(learner: Path):
    error: MeedenkerError = SetupError("assessment.no-questions", file=learner / "vragen.json")
    assert shown(mdk.Assessment(SCORED)) == shipped_texts().sentence(error)
    assert list(learner.iterdir()) == []


@pytest.mark.parametrize("content", ["{", "{}", "[]", '{"versie": 99, "vragen": []}'])
def test_a_scored_question_with_damaged_questions_says_what_to_do(learner: Path, content: str):
    (learner / "vragen.json").write_text(content, "utf-8")
    sentence = shown(mdk.Assessment(SCORED))
    assert "vragen.json" in sentence
    assert "Haal de toets opnieuw op" in sentence


def test_a_question_that_is_in_no_list_is_still_named(learner: Path):
    (learner / "vragen.json").write_text('{"versie": 1, "vragen": []}', "utf-8")
    with pytest.raises(NotFoundError, match=SCORED):
        mdk.Assessment(SCORED)


def test_a_trainer_reads_that_the_answers_are_damaged(
    learner: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv(assessment.GRADING_VARIABLE, assessment.GRADING)
    monkeypatch.setattr(assessment, "bank_path", lambda: BANK)
    monkeypatch.setenv(BANK_VARIABLE, str(BANK))
    (learner / FILE_NAME).write_text("kapot", "utf-8")
    session = assessment.AssessmentSession(
        SidecarStore(learner / FILE_NAME), assessment._find_questions(learner)
    )
    monkeypatch.setattr(assessment, "assessment_session", lambda: session)
    page = mdk.written(SCORED)._repr_mimebundle_()["text/html"]
    assert shipped_texts()["grading.answers-unreadable"] in str(page)


@pytest.mark.slow
def test_in_a_kernel_there_is_no_traceback_and_the_rest_goes_on(path: Path):
    path.write_text("kapot", "utf-8")
    (path.parent / "vragen.json").write_text("kapot", "utf-8")
    sources = [
        "import meedenker_widgets as mdk",
        f'mdk.Exercise("{CHOICE}")',
        f'mdk.Assessment("{SCORED}")',
        "mdk.Safety()",
    ]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(s) for s in sources])
    metadata = {"path": path.parent}
    NotebookClient(notebook, timeout=60, resources={"metadata": metadata}).execute()
    _, answers, questions, safety = (cell.outputs for cell in notebook.cells)
    for (output,), name in ((answers, FILE_NAME), (questions, "vragen.json")):
        assert output["output_type"] == "execute_result"
        assert name in output["data"]["text/plain"]
        assert output["data"]["text/plain"].endswith(".")
    assert "112" in safety[0]["data"]["text/html"]
    assert path.read_text("utf-8") == "kapot"
