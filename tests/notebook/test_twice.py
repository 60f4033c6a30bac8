# SPDX-License-Identifier: EUPL-1.2
"""The same question twice in one notebook: both widgets show what was answered last."""

from pathlib import Path

import ipywidgets
import pytest

import meedenker_widgets as mdk
from meedenker.content.texts import shipped_texts
from meedenker.errors import StorageError
from meedenker.storage import MemoryStore, SidecarStore
from meedenker.storage.sidecar import FILE_NAME
from meedenker_widgets.hosts.notebook import OWNER, Session

CHOICE, OTHER = "opschalen.kort.01", "opschalen.kort.02"
A, B = {"chosen": ["a"]}, {"chosen": ["b"]}


@pytest.fixture
def session() -> Session:
    return Session(MemoryStore())


@pytest.fixture
def pair(session: Session) -> tuple[mdk.Exercise, mdk.Exercise]:
    return mdk.Exercise(CHOICE, session=session), mdk.Exercise(CHOICE, session=session)


def send(widget: mdk.Exercise, seq: int = 1, **changes: object) -> None:
    """What the page's script of this widget sends."""
    event = {"component": widget.item, "action": "check", "fields": A, "sender": "p", "seq": seq}
    widget._handle_custom_msg({**event, **changes}, [])


def heard_by(widget: mdk.Exercise) -> list[tuple[object, object]]:
    """What observers of this widget will hear."""
    heard: list[tuple[object, object]] = []
    widget.observe(lambda change: heard.append((change["old"], change["new"])), "value")
    return heard


def kept(session: Session) -> object:
    return session.store.records(OWNER)[CHOICE].attempt.fields


def test_an_answer_by_code_is_in_both(pair, session: Session):
    first, second = pair
    heard = heard_by(first), heard_by(second)
    second.value = A
    first.value = B
    assert first.value == second.value == kept(session) == B
    assert heard == ([({}, A), (A, B)],) * 2


def test_an_answer_in_the_page_is_in_both_and_only_its_own_page_is_answered(pair):
    first, second = pair
    heard = heard_by(first)
    send(second, fields=B)
    assert first.value == second.value == B
    assert heard == [({}, B)]
    assert shipped_texts()["verdict.right"] in str(first._shown["html"])
    assert first._shown["html"] == second._shown["html"]
    assert (second._shown["sender"], second._shown["seq"]) == ("p", 1)
    assert first._shown["sender"] == ""


def test_trying_again_empties_both(pair):
    first, second = pair
    send(second)
    send(first, 2, action="retry", fields={})
    assert first.value == second.value == {}
    assert first._shown["html"] == second._shown["html"]


def test_two_linked_widgets_settle(pair, session: Session):
    first, second = pair
    ipywidgets.link((first, "value"), (second, "value"))
    second.value = A
    send(first, fields=B)
    assert first.value == second.value == kept(session) == B


def test_an_observer_that_answers_again_has_the_last_word(pair, session: Session):
    first, second = pair
    third = mdk.Exercise(CHOICE, session=session)

    def answer_again(change: dict[str, object]) -> None:
        if change["new"] == A:
            first.value = B

    second.observe(answer_again, "value")
    first.value = A
    assert first.value == second.value == third.value == kept(session) == B


def test_another_question_and_another_session_hear_nothing(pair, session: Session):
    others = [mdk.Exercise(OTHER, session=session)]
    others.append(mdk.Exercise(CHOICE, session=Session(MemoryStore())))
    before = [other._shown for other in others]
    pair[0].value = A
    assert [other.value for other in others] == [{}, {}]
    assert [other._shown for other in others] == before


def test_a_closed_widget_hears_nothing(pair):
    first, second = pair
    second.close()
    first.value = A
    assert (first.value, second.value) == (A, {})


def test_what_is_not_saved_is_in_neither(tmp_path: Path):
    session = Session(SidecarStore(tmp_path / FILE_NAME))
    first, second = (mdk.Exercise(CHOICE, session=session) for _ in range(2))
    first.value = A
    (tmp_path / FILE_NAME).write_text("kapot", "utf-8")
    send(second, fields=B)
    assert first.value == second.value == A
    error = StorageError("storage.sidecar-broken", path=tmp_path / FILE_NAME)
    assert second._shown["text"] == shipped_texts().sentence(error)
    assert first._shown["ok"] is True
