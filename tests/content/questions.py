# SPDX-License-Identifier: EUPL-1.2
"""Every question there is, the states a visitor can see it in, and the HTML it gives."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest

from meedenker.content.loading import shipped_library
from meedenker.domain.attempt import Attempt, Fields
from meedenker.grading.bank import open_bank
from meedenker.kinds.base import AnyQuestion
from meedenker.service import View
from tests.conftest import ROOT

# Questions that stand in no notebook, each with its reason.
SPARE: dict[str, str] = {}
QUESTIONS = [
    *shipped_library().questions.values(),
    *open_bank(ROOT / "assessments" / "bank").values(),
]
NOW = datetime(2027, 3, 1, 13, 5, tzinfo=UTC)
VOID = {"input", "br"}
every_question = pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q.id)


def of_kind(kind: type[AnyQuestion]) -> pytest.MarkDecorator:
    """Parametrizes a test with the questions of one kind that anyone can practise."""
    practised = shipped_library().questions.values()
    found = [question for question in practised if isinstance(question, kind)]
    return pytest.mark.parametrize("question", found, ids=lambda q: q.id)


def valid_samples(question: AnyQuestion) -> list[Fields]:
    samples = question.samples()
    return [*samples.right, *samples.wrong, *(fields for fields, _ in samples.partial)]


def kept(question: AnyQuestion, fields: Fields) -> Fields:
    """These fields as they are kept after they were sent."""
    return question.fields(question.parse(fields))


def states(question: AnyQuestion) -> Iterator[View]:
    """A question in every state a visitor can see it in."""
    yield View(question, Attempt())
    for fields in valid_samples(question):
        answer = question.parse(fields)
        filled = Attempt(question.fields(answer))
        yield View(question, filled, saved_at=NOW)
        yield View(question, filled, question.problems(answer), NOW)
        if question.checkable and question.filled(answer):
            checked = replace(filled, checked=True, tries=1)
            yield View(question, checked, saved_at=NOW)
            yield View(question, replace(checked, checked=False), saved_at=NOW)
            for hints in range(1, len(question.hints) + 1):
                yield View(question, replace(checked, hints=hints), saved_at=NOW)
            if question.scored:
                yield View(question, replace(checked, revealed=True, solved=True), saved_at=NOW)


@dataclass
class Element:
    """An element, the elements it is in, and the text in it."""

    tag: str
    attrs: dict[str, str | None]
    inside: list["Element"] = field(default_factory=list)
    text: str = ""

    def __getitem__(self, name: str) -> str:
        return self.attrs.get(name) or ""

    @property
    def choice(self) -> bool:
        """Whether it is a radio button or a checkbox."""
        return self["type"] in ("radio", "checkbox")

    @property
    def typed(self) -> bool:
        """Whether one can type in it and it is sent."""
        text = self.tag == "textarea" or (self.tag == "input" and self["type"] in ("", "text"))
        return text and self["name"] != ""


class Page(HTMLParser):
    """The elements of a piece of HTML; fails on a tag that is not closed in order."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[Element] = []
        self.elements: list[Element] = []
        self.text = ""
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        assert len(dict(attrs)) == len(attrs), f"twice the same attribute on {tag}"
        element = Element(tag, dict(attrs), list(self.open))
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag, attrs):
        self.elements.append(Element(tag, dict(attrs), list(self.open)))

    def handle_endtag(self, tag):
        assert self.open.pop().tag == tag

    def handle_data(self, data):
        self.text += data
        for element in self.open:
            element.text += data

    def all(self, *tags: str) -> list[Element]:
        return [element for element in self.elements if element.tag in tags]

    @property
    def fields(self) -> list[Element]:
        """Everything a visitor can fill in."""
        found = self.all("input", "textarea", "select")
        return [element for element in found if element["type"] != "hidden"]

    def words_of(self, identifiers: str) -> str:
        """The text of the elements with these ids."""
        ids = identifiers.split()
        return " ".join(element.text for element in self.elements if element["id"] in ids)

    def name_of(self, element: Element) -> str:
        """What a screen reader calls a field."""
        if element["aria-labelledby"]:
            return self.words_of(element["aria-labelledby"]).strip()
        around = [outer.text for outer in element.inside if outer.tag == "label"]
        pointing = [
            label.text
            for label in self.all("label")
            if element["id"] and label["for"] == element["id"]
        ]
        return (element["aria-label"] or " ".join([*around, *pointing])).strip()

    def sent(self, question: AnyQuestion) -> Mapping[str, list[str]]:
        """What the form would send now, without a button: the fields of this question."""
        found: dict[str, list[str]] = {}
        for element in self.all("input", "textarea", "option"):
            name, value = element["name"], element["value"]
            if element.tag == "option":
                if "selected" not in element.attrs:
                    continue
                name = next(outer["name"] for outer in element.inside if outer.tag == "select")
            elif element.tag == "textarea":
                value = element.text.removeprefix("\n")
            elif element.choice and "checked" not in element.attrs:
                continue
            if name and value:
                assert name.startswith(f"{question.id}:")
                found.setdefault(name.removeprefix(f"{question.id}:"), []).append(value)
        return found
