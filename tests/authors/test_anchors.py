# SPDX-License-Identifier: EUPL-1.2
"""An address that names an old id still leads to the right place, and so does an old notebook."""

from dataclasses import replace

import pytest

from meedenker.content import Library
from meedenker.content.loading import shipped_library
from meedenker.content.texts import shipped_texts
from meedenker.domain.attempt import Action, Attempt, Event
from meedenker.service import Exercises, View
from meedenker.storage import MemoryStore, Owner
from meedenker_widgets.components.engine import Engine, Setting
from meedenker_widgets.components.exercise import render_exercise
from meedenker_widgets.components.reference import render_reference
from meedenker_widgets.hosts import notebook
from meedenker_widgets.hosts.web.handlers.events import from_form
from tests.content.questions import Page, every_question, valid_samples

GROUP = "kompas.regie"


@pytest.fixture
def renamed(library: Library) -> Library:
    """The library in which a group, an item and a question were renamed twice."""
    group, item = library.group(GROUP), library.members(GROUP)[0]
    groups = {**library.groups, GROUP: replace(group, was=("oud.groep", "ouder.groep"))}
    items = {**library.items, item.id: replace(item, was=("oud.item", "ouder.item"))}
    question = library.question("opschalen.kort.01")
    questions = {**library.questions, question.id: replace(question, was=("oude.vraag",))}
    return Library(library.documents, groups, items, questions)


def test_old_anchors_stand_in_the_new_place(renamed: Library):
    page = Page(render_reference(Engine(renamed, shipped_texts()), "oud.groep", links=True))
    for now, *olds in ((GROUP, "oud.groep", "ouder.groep"), ("kompas.regie.01", "oud.item")):
        for old in olds:
            (anchor,) = [element for element in page.elements if element["id"] == old]
            assert now in [outer["id"] for outer in anchor.inside]
            assert anchor.text == ""


@every_question
def test_every_kind_has_its_old_anchors_in_its_heading(question):
    named = replace(question, was=("oud-1", "oud-2"))
    page = Page(render_exercise(_engine(), View(named, Attempt()), Setting()))
    for old in named.was:
        (anchor,) = [element for element in page.elements if element["id"] == old]
        assert [outer["id"] for outer in anchor.inside if outer["id"] == f"{question.id}:kop"]


def _engine() -> Engine:
    return Engine(shipped_library(), shipped_texts())


def test_a_notebook_that_names_an_old_id_shows_the_question_of_now(renamed: Library):
    session = notebook.Session(MemoryStore())
    session.exercises = Exercises(renamed, session.store)
    shown = notebook.Exercise("oude.vraag", session=session)
    assert shown.item == "opschalen.kort.01"
    (right,) = renamed.question("oude.vraag").samples().right
    shown.value = {name: list(values) for name, values in right.items()}
    assert list(session.store.records(notebook.OWNER)) == ["opschalen.kort.01"]


def test_a_form_of_an_old_page_is_read_as_the_question_of_now(renamed: Library):
    exercises = Exercises(renamed, MemoryStore())
    fields = valid_samples(renamed.question("oude.vraag"))[0]
    sent = {f"oude.vraag:{name}": [v.encode() for v in values] for name, values in fields.items()}
    sent["action"] = [b"oude.vraag:check"]
    events, _ = from_form(sent, ["opschalen.kort.01"], exercises.id)
    assert events == [Event("opschalen.kort.01", Action.CHECK, fields)]
    assert exercises.handle(Owner("o"), events)["opschalen.kort.01"].attempt.checked
