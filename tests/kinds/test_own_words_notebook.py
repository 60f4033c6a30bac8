# SPDX-License-Identifier: EUPL-1.2
"""Write, reflect and dialogue as widgets: the same events, over a kernel."""

import pytest
import traitlets

from meedenker.storage import MemoryStore
from meedenker_widgets.hosts.notebook import Exercise, Session


@pytest.fixture
def session() -> Session:
    return Session(MemoryStore())


def press(widget: Exercise, seq: int, action: str = "answer", **fields: list[str]) -> None:
    event = {"component": widget.item, "action": action, "sender": "page", "seq": seq}
    widget._on_event(widget, {**event, "fields": fields}, [])


def test_a_talk_goes_on_in_a_notebook_and_a_press_that_comes_twice_counts_once(session: Session):
    widget = Exercise("opschalen.dialogue.01", session=session)
    for _ in range(2):
        press(widget, 1, choose=["brief-vraag"])
    assert widget.value == {"path": ["brief-vraag"]}
    assert "Wat er net gebeurde" in widget._shown["html"]
    press(widget, 2, path=["brief-vraag"], stop=["1"])
    assert widget.value == {"path": ["brief-vraag"], "stopped": ["1"]}
    press(widget, 3, path=["brief-vraag"], choose=["samen-drie"])
    assert widget._shown["ok"] is False
    assert widget.value == {"path": ["brief-vraag"], "stopped": ["1"]}


def test_a_sentence_is_compared_in_a_notebook_without_links_to_the_site(session: Session):
    widget = Exercise("opschalen.write.01", session=session)
    press(widget, 1, "check", text=["Vraag of iemand meekijkt."])
    html = widget._shown["html"]
    assert "Drie zinnen die ook passen" in html
    assert 'href="/' not in html


def test_a_reflection_takes_no_value_from_code_and_no_event_from_a_page(session: Session):
    widget = Exercise("opschalen.reflect.01", session=session)
    with pytest.raises(traitlets.TraitError):
        widget.value = {"text": ["Ik sliep slecht."]}
    press(widget, 1, text=["Ik sliep slecht."])
    assert widget._shown["ok"] is False
    assert "sliep" not in str(widget._shown)
    assert "sliep" not in session.download()
