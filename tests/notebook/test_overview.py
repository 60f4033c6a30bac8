# SPDX-License-Identifier: EUPL-1.2
"""Overviews in a notebook: a widget that narrows down, and tables that compare."""

import json

import ipywidgets
import pytest

import meedenker_widgets as mdk
from meedenker.errors import NotFoundError
from meedenker_widgets.hosts.marks import HOST_VARIABLE, MIME, WEB

TASKS = "overzicht.taken"


def html(widget: mdk.Overview) -> str:
    return str(widget._shown["html"])


def test_it_is_a_widget_that_shows_everything():
    widget = mdk.Overview(TASKS)
    assert isinstance(widget, ipywidgets.DOMWidget)
    assert widget.value == {}
    assert "52 taken gevonden." in html(widget)
    assert "/naslag/" not in html(widget)


def test_setting_the_value_narrows_it_down():
    widget = mdk.Overview(TASKS)
    widget.value = {"rol": "informeel", "onderwerp": "regelen"}
    assert "4 taken gevonden." in html(widget)
    widget.value = {}
    assert "52 taken gevonden." in html(widget)


def test_it_can_begin_with_a_choice():
    assert "9 taken gevonden." in html(mdk.Overview(TASKS, value={"rol": "informeel"}))


def test_a_choice_in_the_page_is_heard_by_observers():
    widget = mdk.Overview(TASKS)
    heard = []
    widget.observe(lambda change: heard.append(change["new"]), "value")
    widget._handle_custom_msg({"chosen": {"rol": "formeel"}}, [])
    assert heard == [{"rol": "formeel"}]
    assert "18 taken gevonden." in html(widget)


@pytest.mark.parametrize(
    "content",
    [
        None,
        [],
        {},
        {"chosen": None},
        {"chosen": ["rol"]},
        {"chosen": {"rol": "weg"}},
        {"chosen": {"rol": ["informeel"]}},
        {"chosen": {"kleur": "rood"}},
        {"component": TASKS, "action": "answer"},
    ],
    ids=str,
)
def test_a_message_no_page_of_ours_sends_hides_nothing(content: object):
    widget = mdk.Overview(TASKS)
    widget._handle_custom_msg(content, [])
    assert widget.value == {}
    assert "52 taken gevonden." in html(widget)


def test_an_unknown_one_is_told_by_its_name():
    with pytest.raises(NotFoundError, match=r"overzicht\.weg"):
        mdk.Overview("overzicht.weg")


def test_on_the_web_host_it_only_leaves_a_mark(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(HOST_VARIABLE, WEB)
    bundle = mdk.Overview(TASKS)._repr_mimebundle_()
    assert bundle[MIME] == {"component": "overview", "item": TASKS}
    assert "Uitleggen wat er kan" not in json.dumps(bundle)


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda: mdk.Comparison("vergelijk.scenarios"), "De bron noemt hier niets."),
        (lambda: mdk.Stairs("functieprofielen.ervaringsdeskundige.niveau"), "Drie niveaus"),
    ],
)
def test_what_is_side_by_side_is_html_in_dutch(make, says: str):
    shown = str(make()._repr_mimebundle_()["text/html"])
    assert 'lang="nl"' in shown
    assert says in shown
    assert 'href="/naslag' not in shown
