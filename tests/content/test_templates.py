# SPDX-License-Identifier: EUPL-1.2
"""Every question renders in every state, with everything a person wrote escaped."""

import re
from dataclasses import fields as dataclass_fields
from dataclasses import is_dataclass, replace
from typing import Any

import pytest

from meedenker.content.loading import shipped_library
from meedenker.content.texts import shipped_texts
from meedenker.domain.attempt import Attempt
from meedenker.domain.items import Source
from meedenker.errors import AnswerError
from meedenker.kinds import all_kinds
from meedenker.kinds.base import AnyQuestion, Verdict
from meedenker.kinds.choice import Choice
from meedenker.service import View
from meedenker_widgets.components.engine import Engine, Setting
from meedenker_widgets.components.exercise import render_exercise
from tests.content.questions import (
    NOW,
    QUESTIONS,
    Page,
    every_question,
    kept,
    of_kind,
    states,
    valid_samples,
)

SETTINGS = (
    Setting(action="/cursus/les"),
    Setting(links=False, status_texts=True),
    Setting(form=False),
)
EVIL = "</textarea>\"'><script>alert(1)</script>&lt;{{ 7 * 7 }}"


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(shipped_library(), shipped_texts())


def shown(engine: Engine, view: View) -> Page:
    return Page(render_exercise(engine, view, SETTINGS[0]))


@every_question
def test_it_renders_in_every_state_as_well_formed_html(question: AnyQuestion, engine: Engine):
    for view in states(question):
        for setting in SETTINGS:
            page = Page(render_exercise(engine, view, setting, number=2))
            ids = [element["id"] for element in page.elements if "id" in element.attrs]
            assert len(set(ids)) == len(ids)
            for element in page.elements:
                for name in ("aria-describedby", "aria-labelledby", "for"):
                    assert set(element[name].split()) <= set(ids)


@every_question
def test_every_group_has_a_legend_and_every_field_a_label(question: AnyQuestion, engine: Engine):
    for view in states(question):
        page = shown(engine, view)
        owners = [legend.inside[-1] for legend in page.all("legend") if legend.text.strip()]
        groups = page.all("fieldset")
        assert [sum(owner is group for owner in owners) for group in groups] == [1] * len(groups)
        assert len(page.all("legend")) == len(groups)
        for element in page.fields:
            assert page.name_of(element), element.attrs
            if element.choice:
                assert any(outer.tag == "fieldset" for outer in element.inside), element.attrs
        for button in page.all("button"):
            assert (button["aria-label"] or button.text).strip()


@every_question
def test_a_text_field_takes_as_much_as_may_be_sent_and_asks_for_no_real_names(
    question: AnyQuestion, engine: Engine
):
    asked = shipped_texts()["field.no-names"]
    for view in states(question):
        page = shown(engine, view)
        for element in filter(lambda element: element.typed, page.fields):
            name, limit = element["name"].removeprefix(f"{question.id}:"), int(element["maxlength"])
            question.parse({name: ["x" * limit]})
            with pytest.raises(AnswerError):
                question.parse({name: ["x" * (limit + 1)]})
            assert (asked in page.words_of(element["aria-describedby"])) == (name != "date")


@every_question
def test_the_form_holds_what_was_answered_and_nothing_else(question: AnyQuestion, engine: Engine):
    for view in states(question):
        sent = shown(engine, view).sent(question)
        assert question.parse(sent) == question.parse(view.attempt.fields)


@every_question
def test_what_someone_typed_is_text_and_never_markup(question: AnyQuestion, engine: Engine):
    empty = shown(engine, View(question, Attempt()))
    bases = [dict(fields) for fields in valid_samples(question)]
    bases += [
        {element["name"].removeprefix(f"{question.id}:"): [element["value"]]}
        for element in empty.fields
        if element.choice
    ]
    typed = {
        element["name"].removeprefix(f"{question.id}:"): [EVIL[: int(element["maxlength"])]]
        for view in states(question)
        for element in shown(engine, view).fields
        if element.typed
    }
    if not typed:
        return
    for base in bases:
        answer = question.parse({**base, **typed})
        attempt = Attempt(question.fields(answer))
        checked = replace(attempt, checked=question.checkable, tries=1)
        for view in (View(question, attempt, question.problems(answer)), View(question, checked)):
            page = shown(engine, view)
            assert not page.all("script")
            sent = page.sent(question)
            assert {name: sent.get(name) for name in typed} == typed, "what was typed stays"


def spoiled(value: Any) -> Any:
    """The value with markup in place of every text of more than one word."""
    if type(value) is str:
        return EVIL if " " in value else value
    if isinstance(value, tuple):
        return tuple(spoiled(part) for part in value)
    if isinstance(value, dict):
        return {key: spoiled(part) for key, part in value.items()}
    if is_dataclass(value) and not isinstance(value, type | Source):
        parts = {part.name: getattr(value, part.name) for part in dataclass_fields(value)}
        return replace(value, **{name: spoiled(part) for name, part in parts.items()})
    return value


@pytest.mark.parametrize("kind", all_kinds())
def test_what_an_author_wrote_is_text_and_never_markup(kind: str, engine: Engine):
    question = spoiled(next(q for q in QUESTIONS if q.kind == kind))
    hints = (EVIL,) if question.hints else ()
    question = replace(question, title=EVIL, story=EVIL, prompt=EVIL, help=EVIL, hints=hints)
    for view in states(question):
        page = shown(engine, view)
        assert not page.all("script")
        assert EVIL in page.text


@every_question
def test_before_checking_a_page_gives_nothing_of_the_key_away(
    question: AnyQuestion, engine: Engine
):
    if not question.checkable:
        return
    notes = [
        note
        for fields in valid_samples(question)
        for feedback in [question.feedback(question.parse(fields))]
        for note in (*feedback.notes, *feedback.others)
    ]
    explained = {text for note in notes for text in (note.text, note.explanation) if text}
    assert explained
    for fields in valid_samples(question):
        view = View(question, Attempt(kept(question, fields)), saved_at=NOW)
        html = render_exercise(engine, view, SETTINGS[0])
        text = Page(html).text
        assert [said for said in explained if said in text] == []
        assert "true" not in re.sub(r' aria-[a-z]+="true"', "", html)


@every_question
def test_after_checking_there_is_more_to_read(question: AnyQuestion, engine: Engine):
    for fields in valid_samples(question):
        if question.checkable and question.filled(question.parse(fields)):
            before = Attempt(kept(question, fields))
            after = replace(before, checked=True, tries=1)
            pages = [shown(engine, View(question, attempt)) for attempt in (before, after)]
            assert len(pages[1].text.split()) > len(pages[0].text.split())


@every_question
def test_feedback_says_why_and_names_what_a_right_answer_is_about(
    question: AnyQuestion, engine: Engine
):
    if not question.scored:
        return
    for right in question.samples().right:
        attempt = Attempt(kept(question, right), checked=True, solved=True, tries=1)
        text = shown(engine, View(question, attempt, saved_at=NOW)).text
        assert shipped_texts()["verdict.right"] in text
        for note in question.feedback(question.parse(right)).notes:
            assert note.text in text
            if note.right and note.about:
                assert shipped_library().item(note.about).title in text


@every_question
def test_each_step_shows_its_own_hints_and_no_more(question: AnyQuestion, engine: Engine):
    assert question.checkable or not question.hints, "hints stand with what is checked"
    for hints in range(len(question.hints) + 1):
        text = shown(engine, View(question, Attempt(hints=hints))).text
        assert [hint in text for hint in question.hints] == [
            number < hints for number in range(len(question.hints))
        ]


@of_kind(Choice)
def test_a_partly_right_answer_says_which_ones_can_still_be_found(question: Choice, engine: Engine):
    first, second, *_ = question.options
    options = tuple(replace(o, right=o in (first, second)) for o in question.options)
    question = replace(question, multiple=True, options=options)
    feedback = question.feedback(question.parse({"chosen": [first.id]}))
    assert feedback.verdict is Verdict.PARTLY
    view = View(question, Attempt({"chosen": [first.id]}, checked=True, tries=1), saved_at=NOW)
    text = shown(engine, view).text
    assert f"{shipped_texts()['choice.missed']} {second.unchosen}" in text
