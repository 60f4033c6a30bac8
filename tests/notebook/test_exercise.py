# SPDX-License-Identifier: EUPL-1.2
"""An exercise is a real ipywidget: value, observe, boxes, and answers that stay."""

import base64
import json
import re
from pathlib import Path

import ipywidgets
import pytest
import traitlets

import meedenker_widgets as mdk
from meedenker.content.texts import shipped_texts
from meedenker.errors import AnswerError, NotFoundError
from meedenker.storage import MemoryStore, SidecarStore
from meedenker.storage.sidecar import FILE_NAME
from meedenker_widgets.hosts.marks import HOST_VARIABLE, MIME, WEB
from meedenker_widgets.hosts.notebook import OWNER, Session

CHOICE, RATING = "opschalen.kort.01", "zelftest.beleidsplan.01.vraag"
A, B = {"chosen": ["a"]}, {"chosen": ["b"]}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / FILE_NAME


@pytest.fixture
def session(path: Path) -> Session:
    return Session(SidecarStore(path))


def saved(path: Path, item: str = CHOICE) -> dict[str, list[str]]:
    return json.loads(path.read_text("utf-8"))["antwoorden"][item]["fields"]


def sent(widget: mdk.Exercise, **changes: object) -> dict[str, object]:
    """What the page's script sends, and what the widget shows then."""
    event = {"component": widget.item, "action": "check", "fields": A, "sender": "p", "seq": 1}
    widget._handle_custom_msg({**event, **changes}, [])
    return widget._shown


def test_a_new_exercise_is_empty_and_saves_nothing(session: Session, path: Path):
    widget = mdk.Exercise(CHOICE, session=session)
    assert isinstance(widget, ipywidgets.DOMWidget)
    assert widget.value == {}
    assert not path.exists()


def test_setting_the_value_answers_and_saves(session: Session, path: Path):
    mdk.Exercise(CHOICE, session=session).value = A
    assert saved(path) == A
    assert mdk.Exercise(CHOICE, session=session).value == A
    assert mdk.Exercise(CHOICE, session=Session(SidecarStore(path))).value == A


def test_observers_hear_a_change_once(session: Session):
    widget = mdk.Exercise(CHOICE, session=session)
    heard = []
    widget.observe(lambda change: heard.append((change["old"], change["new"])), "value")
    widget.value = A
    widget.value = A
    sent(widget, action="answer", fields=B)
    assert heard == [({}, A), (A, B)]


def test_a_click_in_the_page_is_checked_explained_and_saved(session: Session, path: Path):
    widget = mdk.Exercise(CHOICE, session=session)
    shown = sent(widget, fields=B)
    assert (shown["ok"], shown["sender"], shown["seq"]) == (True, "p", 1)
    assert shipped_texts()["verdict.right"] in str(shown["html"])
    assert widget.value == B
    assert saved(path) == B


def test_a_double_click_counts_once(session: Session, path: Path):
    widget = mdk.Exercise(CHOICE, session=session)
    sent(widget)
    sent(widget)
    assert json.loads(path.read_text("utf-8"))["antwoorden"][CHOICE]["tries"] == 1


@pytest.mark.parametrize(
    ("item", "value", "code"),
    [
        (CHOICE, {"chosen": ["z"]}, "answer.unknown-option"),
        (CHOICE, {"chosen": ["a", "b"]}, "answer.too-many"),
        (CHOICE, {"keuze": ["a"]}, "answer.unknown-field"),
        (RATING, {"level": ["7"]}, "answer.unknown-option"),
        (RATING, {"note": ["x" * 2001]}, "answer.too-long"),
    ],
)
def test_a_value_that_does_not_fit_is_refused_with_its_sentence(
    session: Session, path: Path, item: str, value: dict[str, list[str]], code: str
):
    widget = mdk.Exercise(item, session=session)
    with pytest.raises(traitlets.TraitError) as caught:
        widget.value = value
    error = AnswerError(code, field="keuze", limit=2000)
    assert str(caught.value) == shipped_texts().sentence(error)
    assert widget.value == {}
    assert not path.exists()


@pytest.mark.parametrize("value", ["a", ["a"], {"chosen": "a"}, {"chosen": [1]}, None])
def test_a_value_of_another_shape_is_refused(session: Session, path: Path, value: object):
    widget = mdk.Exercise(CHOICE, session=session)
    with pytest.raises(traitlets.TraitError):
        widget.value = value
    assert not path.exists()


@pytest.mark.parametrize(
    "changes",
    [
        {"component": RATING},
        {"action": "delete"},
        {"fields": ["a"]},
        {"fields": {"chosen": 1}},
        {"seq": "x"},
        {"sender": "half \ud800", "seq": 1},
        {"seq": -1},
        {"fields": {"chosen": ["z"]}},
    ],
    ids=str,
)
def test_a_message_no_page_of_ours_sends_changes_nothing(
    session: Session, path: Path, changes: dict[str, object]
):
    widget = mdk.Exercise(CHOICE, session=session)
    sent(widget, **changes)
    assert widget.value == {}
    assert not path.exists()


def test_it_works_in_a_box_and_with_links(session: Session):
    one = mdk.Exercise(CHOICE, session=session)
    other = mdk.Exercise("opschalen.kort.02", session=Session(MemoryStore()))
    box = ipywidgets.VBox([one, ipywidgets.HTML("en"), other])
    assert box.children[0] is one
    heard = ipywidgets.Text()
    ipywidgets.dlink((one, "value"), (heard, "value"), transform=str)
    one.value = A
    assert heard.value == str(A)


def test_two_widgets_of_one_question_share_what_is_saved(session: Session, path: Path):
    first = mdk.Exercise(CHOICE, session=session)
    second = mdk.Exercise(CHOICE, session=session)
    first.value = A
    second.value = B
    assert saved(path) == B
    assert mdk.Exercise(CHOICE, session=session).value == B


def test_an_answer_that_cannot_be_saved_is_never_called_saved(session: Session, path: Path):
    widget = mdk.Exercise(CHOICE, session=session)
    path.write_text("kapot", "utf-8")
    shown = sent(widget)
    assert shown["ok"] is False
    assert "Er is niets overschreven" in str(shown["text"])
    assert path.read_text("utf-8") == "kapot"


def test_an_unknown_question_is_told_by_its_name(session: Session):
    with pytest.raises(NotFoundError, match=r"opschalen\.kort\.99"):
        mdk.Exercise("opschalen.kort.99", session=session)


def test_in_memory_the_answers_can_be_taken_home(path: Path):
    widget = mdk.Exercise(CHOICE, session=Session(MemoryStore()))
    assert "data:" not in str(widget._shown["html"])
    widget.value = A
    (data,) = re.findall(r"data:application/json;base64,([^\"]+)", str(widget._shown["html"]))
    path.write_bytes(base64.b64decode(data))
    assert SidecarStore(path).records(OWNER)[CHOICE].attempt.fields == A


def test_on_the_web_host_it_only_leaves_a_mark(session: Session, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(HOST_VARIABLE, WEB)
    bundle = mdk.Exercise(CHOICE, session=session)._repr_mimebundle_()
    assert bundle[MIME] == {"component": "exercise", "item": CHOICE}
    assert "Farida" not in json.dumps(bundle)


@pytest.mark.parametrize(
    "make",
    [
        mdk.Ladders,
        mdk.Safety,
        lambda: mdk.Reference("kompas.regie"),
        lambda: mdk.Picture("netwerk"),
    ],
)
def test_what_is_the_same_for_everyone_is_html_in_dutch(make):
    html = str(make()._repr_mimebundle_()["text/html"])
    assert 'lang="nl"' in html
    assert "<style>" in html
    assert "http://" not in html.replace("http://www.w3.org/", "")
    assert "https://" not in html
