# SPDX-License-Identifier: EUPL-1.2
"""Every question renders in every state, with everything a person wrote escaped."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest

from meedenker.content.library import shipped_library
from meedenker.content.texts import shipped_texts
from meedenker.domain.attempt import Attempt, Fields
from meedenker.kinds.base import AnyQuestion, Verdict
from meedenker.kinds.choice import Choice
from meedenker.kinds.rating import LIMITS, Level, Rating
from meedenker.service import View
from meedenker_widgets.components.engine import Engine, Setting
from meedenker_widgets.components.exercise import render_exercise

NOW = datetime(2027, 3, 1, 13, 5, tzinfo=UTC)
QUESTIONS = list(shipped_library().questions.values())
SETTINGS = (
    Setting(action="/cursus/les"),
    Setting(links=False, status_texts=True),
    Setting(form=False),
)
EVIL = "</textarea>\"'><script>alert(1)</script>&lt;{{ 7 * 7 }}"
VOID = {"input", "br"}
every_question = pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q.id)


class Page(HTMLParser):
    """The elements of a piece of HTML; fails on a tag that is not closed in order."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        assert len(dict(attrs)) == len(attrs), f"twice the same attribute on {tag}"
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data

    def ids(self) -> list[str]:
        return [attrs["id"] or "" for _, attrs in self.elements if "id" in attrs]

    def named(self, name: str) -> list[tuple[str, dict[str, str | None]]]:
        return [(tag, attrs) for tag, attrs in self.elements if attrs.get("name") == name]


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(shipped_library(), shipped_texts())


def states(question: AnyQuestion) -> Iterator[View]:
    """A question in every state a visitor can see it in."""
    yield View(question, Attempt())
    samples = question.samples()
    answers: list[Fields] = [*samples.right, *samples.wrong, *(f for f, _ in samples.partial)]
    for fields in answers:
        filled = Attempt(fields)
        yield View(question, filled, saved_at=NOW)
        yield View(question, filled, question.problems(question.parse(fields)), NOW)
        if question.scored and question.filled(question.parse(fields)):
            checked = replace(filled, checked=True, tries=1)
            yield View(question, checked, saved_at=NOW)
            for hints in range(1, len(question.hints) + 1):
                yield View(question, replace(checked, hints=hints), saved_at=NOW)
            yield View(question, replace(checked, revealed=True, solved=True), saved_at=NOW)


@every_question
def test_it_renders_in_every_state_as_well_formed_html(question: AnyQuestion, engine: Engine):
    for view in states(question):
        for setting in SETTINGS:
            page = Page(render_exercise(engine, view, setting, number=2))
            ids = page.ids()
            assert len(set(ids)) == len(ids)
            for _, attrs in page.elements:
                for name in ("aria-describedby", "aria-labelledby", "for"):
                    assert set((attrs.get(name) or "").split()) <= set(ids)


@every_question
def test_the_group_has_a_legend_and_every_field_a_label(question: AnyQuestion, engine: Engine):
    for view in states(question):
        page = Page(render_exercise(engine, view, SETTINGS[0]))
        tags = [tag for tag, _ in page.elements]
        assert tags.count("fieldset") == tags.count("legend") == 1
        labels = {attrs.get("for") for tag, attrs in page.elements if tag == "label"}
        for tag, attrs in page.elements:
            if tag == "textarea" or (tag == "input" and attrs.get("type") == "text"):
                assert attrs["id"] in labels
                assert int(attrs["maxlength"] or 0) == LIMITS[(attrs["id"] or "").split(":")[-1]]


@every_question
def test_what_was_chosen_is_checked_and_nothing_else(question: AnyQuestion, engine: Engine):
    for view in states(question):
        page = Page(render_exercise(engine, view, SETTINGS[0]))
        checked = [attrs["value"] for _, attrs in page.elements if "checked" in attrs]
        chosen = [
            value
            for name, values in view.attempt.fields.items()
            if name in ("chosen", "level")
            for value in values
        ]
        assert sorted(filter(None, checked)) == sorted(chosen)


@pytest.mark.parametrize(
    "question", [q for q in QUESTIONS if isinstance(q, Rating)], ids=lambda q: q.id
)
def test_what_someone_typed_is_text_and_never_markup(question: Rating, engine: Engine):
    typed = {"evidence": [EVIL], "date": [EVIL[:40]], "example": [EVIL], "note": [EVIL]}
    for level in question.levels:
        answer = question.parse({"level": [level], **typed})
        attempt = Attempt(question.fields(answer))
        html = render_exercise(
            engine, View(question, attempt, question.problems(answer), NOW), SETTINGS[0]
        )
        page = Page(html)
        assert "script" not in [tag for tag, _ in page.elements]
        for name, (value,) in typed.items():
            shown = page.named(f"{question.id}:{name}")
            assert len(shown) == 1, "what was typed stays in the form at every level"
            tag, attrs = shown[0]
            assert value in page.text if tag == "textarea" else attrs["value"] == value


@pytest.mark.parametrize("kind", ["choice", "rating"])
def test_what_an_author_wrote_is_text_and_never_markup(kind: str, engine: Engine):
    question = next(q for q in QUESTIONS if q.kind == kind)
    question = replace(question, title=EVIL, story=EVIL, prompt=EVIL, help=EVIL, hints=(EVIL,))
    if isinstance(question, Choice):
        evil = {"text": EVIL, "feedback": EVIL, "unchosen": EVIL, "explained": EVIL}
        options = tuple(replace(option, **evil) for option in question.options)
        question = replace(question, options=options, summary=EVIL)
    else:
        assert isinstance(question, Rating)
        parts = tuple(replace(part, text=EVIL) for part in question.parts)
        question = replace(question, example=EVIL, parts=parts)
    for view in states(question):
        page = Page(render_exercise(engine, view, SETTINGS[0]))
        assert "script" not in [tag for tag, _ in page.elements]
        assert EVIL in page.text


@pytest.mark.parametrize(
    "question", [q for q in QUESTIONS if isinstance(q, Choice)], ids=lambda q: q.id
)
def test_before_checking_a_page_gives_nothing_of_the_key_away(question: Choice, engine: Engine):
    for option in question.options:
        view = View(question, Attempt({"chosen": [option.id]}), saved_at=NOW)
        html = render_exercise(engine, view, SETTINGS[0])
        text = Page(html).text
        for other in question.options:
            assert other.feedback not in text
            assert other.unchosen not in text
        assert "true" not in html.replace('aria-hidden="true"', "")


@pytest.mark.parametrize(
    "question", [q for q in QUESTIONS if isinstance(q, Choice)], ids=lambda q: q.id
)
def test_feedback_names_the_indication_that_a_right_choice_is_about(
    question: Choice, engine: Engine
):
    (right,) = question.samples().right
    view = View(question, Attempt(right, checked=True, solved=True, tries=1), saved_at=NOW)
    text = Page(render_exercise(engine, view, SETTINGS[0])).text
    assert shipped_texts()["verdict.right"] in text
    for option in question.options:
        if option.right:
            assert option.feedback in text
            assert shipped_library().item(option.about).title in text


@every_question
def test_each_step_shows_its_own_hints_and_no_more(question: AnyQuestion, engine: Engine):
    for hints in range(len(question.hints) + 1):
        view = View(question, Attempt(hints=hints))
        text = Page(render_exercise(engine, view, SETTINGS[0])).text
        assert [hint in text for hint in question.hints] == [
            number < hints for number in range(len(question.hints))
        ]


@pytest.mark.parametrize(
    "question", [q for q in QUESTIONS if isinstance(q, Rating)], ids=lambda q: q.id
)
def test_every_free_text_field_asks_for_no_real_names(question: Rating, engine: Engine):
    asked = shipped_texts()["field.no-names"]
    for level in Level:
        if level in question.levels:
            view = View(question, Attempt({"level": [level]}))
            page = Page(render_exercise(engine, view, SETTINGS[0]))
            free = [
                attrs
                for tag, attrs in page.elements
                if tag in ("textarea", "input")
                and attrs.get("type") not in ("radio", "hidden")
                and not (attrs["name"] or "").endswith(":date")
            ]
            assert page.text.count(asked) == len(free) > 0


def test_a_partly_right_answer_says_which_ones_can_still_be_found(engine: Engine):
    one = next(q for q in QUESTIONS if isinstance(q, Choice) and len(q.options) > 2)
    first, second, *_ = one.options
    options = tuple(replace(o, right=o in (first, second)) for o in one.options)
    question = replace(one, multiple=True, options=options)
    feedback = question.feedback(question.parse({"chosen": [first.id]}))
    assert feedback.verdict is Verdict.PARTLY
    view = View(question, Attempt({"chosen": [first.id]}, checked=True, tries=1), saved_at=NOW)
    text = Page(render_exercise(engine, view, SETTINGS[0])).text
    assert f"{shipped_texts()['choice.missed']} {second.unchosen}" in text
