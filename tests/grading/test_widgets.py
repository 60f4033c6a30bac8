# SPDX-License-Identifier: EUPL-1.2
"""A scored question in a notebook: it shows and saves, and knows no key."""

import json
from pathlib import Path

import pytest

import meedenker_widgets as mdk
from meedenker.errors import NotFoundError
from meedenker.grading import questions
from meedenker.grading.bank import open_bank
from meedenker.storage import SidecarStore
from meedenker_widgets.hosts import assessment
from meedenker_widgets.hosts.assessment import AssessmentSession
from tests.grading.courses import PERFECT, Q1, Q2, Q4, ROOT, sidecar

BANK = ROOT / "assessments" / "bank"


@pytest.fixture
def session(tmp_path: Path) -> AssessmentSession:
    """A learner's folder: the questions without a key, and no answers yet."""
    bank = open_bank(BANK)
    (tmp_path / "vragen.json").write_text(questions.to_text(bank, bank))
    found = questions.read_questions(tmp_path)
    return AssessmentSession(SidecarStore(tmp_path / "antwoorden.json"), dict(found))


def _event(widget: mdk.Assessment, action: str, fields: dict, seq: int = 1) -> None:
    content = {"component": widget.item, "action": action, "fields": fields}
    widget._on_event(widget, {**content, "sender": "page", "seq": seq}, [])


def test_an_answer_is_saved_beside_the_notebook(session: AssessmentSession, tmp_path: Path):
    widget = mdk.Assessment(Q1, session=session)
    _event(widget, "answer", {"chosen": ["c"]})
    kept = json.loads((tmp_path / "antwoorden.json").read_text())
    assert kept["antwoorden"][Q1]["fields"] == {"chosen": ["c"]}
    assert "Opgeslagen om" in widget._shown["html"]
    assert widget._shown["text"].startswith("Opgeslagen om")
    assert "nakijken doet de trainer" in widget._shown["html"]


def test_there_is_no_button_to_check(session: AssessmentSession):
    html = mdk.Assessment(Q2, session=session)._shown["html"]
    assert 'data-mdk-action="check"' not in html
    assert "Kijk na" not in html


@pytest.mark.parametrize("action", ["check", "hint", "reveal", "retry"])
def test_asking_for_help_that_is_not_offered_shows_nothing(session: AssessmentSession, action: str):
    widget = mdk.Assessment(Q2, session=session)
    for chosen in ("a", "b"):
        _event(widget, "answer", {"chosen": [chosen]}, seq=1 if chosen == "a" else 3)
        _event(widget, action, {"chosen": [chosen]}, seq=2 if chosen == "a" else 4)
        for word in ("Goed gezien", "Kijk nog eens", "Je bent er bijna", "Dit past hier", "Hint"):
            assert word not in widget._shown["html"]


def test_a_right_and_a_wrong_answer_look_the_same(session: AssessmentSession):
    pages = []
    for chosen in ("c", "a"):
        widget = mdk.Assessment(Q1, session=session)
        _event(widget, "answer", {"chosen": [chosen]}, seq=ord(chosen))
        html = widget._shown["html"].replace(f'value="{chosen}"', "").replace(" checked", "")
        pages.append(html.replace('value="a"', "").replace('value="c"', ""))
    assert pages[0] == pages[1]


def test_an_answer_is_there_again_when_the_notebook_is_opened_again(session: AssessmentSession):
    mdk.Assessment(Q4, session=session).value = {"text": ["Dag Gerda"]}
    assert mdk.Assessment(Q4, session=session).value == {"text": ["Dag Gerda"]}


def test_an_unknown_question_is_refused(session: AssessmentSession):
    with pytest.raises(NotFoundError):
        mdk.Assessment("toets.opschalen.99", session=session)


@pytest.fixture
def kernel(session: AssessmentSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder as the working folder of a kernel."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(assessment, "assessment_session", lambda: session)
    return tmp_path


def test_the_text_a_trainer_reads_is_escaped(kernel: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    text = '<script>alert("x")</script>\nGerda & co'
    (kernel / "antwoorden.json").write_bytes(sidecar({Q4: {"text": [text]}}))
    html = mdk.written(Q4)._repr_mimebundle_()["text/html"]
    assert "<script>alert" not in html
    assert "&lt;script&gt;" in html
    assert "Gerda &amp; co" in html


def test_a_learner_gets_no_copy_of_the_text_that_could_grow_old(kernel: Path):
    (kernel / "antwoorden.json").write_bytes(sidecar({Q4: {"text": ["Dag Gerda"]}}))
    html = mdk.written(Q4)._repr_mimebundle_()["text/html"]
    assert "Dag Gerda" not in html
    assert "dan leest de trainer hier je antwoord" in html


def test_without_a_text_the_cell_says_so(kernel: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    assert "Hier is niets ingevuld" in mdk.written(Q4)._repr_mimebundle_()["text/html"]


def test_a_learner_who_runs_the_cell_for_points_learns_nothing(
    kernel: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)
    (kernel / "antwoorden.json").write_bytes(sidecar(PERFECT))
    shown = mdk.points(Q1, 2)
    assert not isinstance(shown, float)
    assert "De trainer kijkt na" in shown._repr_mimebundle_()["text/html"]


def test_under_nbgraders_own_grading_the_cell_is_a_plain_number(
    kernel: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    monkeypatch.setenv("MEEDENKER_BANK", str(BANK))
    (kernel / "antwoorden.json").write_bytes(sidecar(PERFECT))
    assert repr(mdk.points(Q2, 4)) == "4.0"


def test_without_questions_and_without_a_bank_the_learner_reads_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(assessment, "bank_path", lambda: None)
    with pytest.raises(assessment.SetupError) as caught:
        assessment._find_questions(tmp_path)
    assert caught.value.code == "assessment.no-questions"


def test_a_trainer_who_opens_the_source_sees_the_questions_from_the_bank(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("MEEDENKER_BANK", str(BANK))
    found = assessment._find_questions(tmp_path)
    assert set(found) == set(open_bank(BANK))
    assert not any(question.scored for question in found.values())
