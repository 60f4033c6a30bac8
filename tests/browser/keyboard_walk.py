# SPDX-License-Identifier: EUPL-1.2
"""Somebody who does a whole page with nothing but a keyboard, and gives the right answers."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from meedenker.content.loading import shipped_library
from tests.browser.visitor import exercise_on, status_of

WORDS = "Wat wil je zelf?"
MOST_STOPS = 3000
FOCUSED = """() => {
  const at = document.activeElement;
  const exercise = at.closest('[data-mdk-component]');
  return {
    body: at === document.body, id: at.id, kind: at.type || at.tagName.toLowerCase(),
    name: at.name || '', value: at.value || '', checked: Boolean(at.checked),
    exercise: exercise ? exercise.id : '', action: at.dataset.mdkAction || '',
    choice: at.classList.contains('mdk-choice'), line: 'mdkOnce' in at.dataset,
    moves: Boolean(at.dataset.mdkShift),
  };
}"""
TOWARDS = """id => {
  const wanted = document.getElementById(id);
  const after = wanted.compareDocumentPosition(document.activeElement);
  return wanted === document.activeElement ? '' :
    after & Node.DOCUMENT_POSITION_FOLLOWING ? 'Shift+Tab' : 'Tab';
}"""
Stop = Mapping[str, Any]


class Walker:
    """Goes from stop to stop over one page, and does what the stop is for."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._checked: set[str] = set()
        self._written: set[str] = set()

    def walk(self) -> None:
        """From the top to the last stop."""
        self.page.evaluate("document.activeElement.blur()")
        for _ in range(MOST_STOPS):
            self.page.keyboard.press("Tab")
            stop = self._focused()
            if stop["body"]:
                return
            if stop["exercise"]:
                self._do(stop)
        pytest.fail("the page has no last stop")

    def open(self, address: str) -> None:
        """Tab to the link to this address and follow it."""
        for _ in range(MOST_STOPS):
            if self.page.evaluate("document.activeElement.getAttribute('href')") == address:
                self.page.keyboard.press("Enter")
                self.page.wait_for_url(f"**{address}")
                return
            self.page.keyboard.press("Tab")
        pytest.fail(f"{address} cannot be reached by Tab")

    def _focused(self) -> Stop:
        stop: Stop = self.page.evaluate(FOCUSED)
        return stop

    def _do(self, stop: Stop) -> None:
        exercise = stop["exercise"]
        wanted = self._wanted(stop)
        if stop["choice"]:
            self._press("Enter", exercise)
        elif stop["moves"]:
            self._arrange(exercise)
        elif stop["kind"] == "radio" and wanted:
            self._choose(exercise, wanted[0])
        elif stop["kind"] == "checkbox" and (stop["value"] in wanted) != stop["checked"]:
            self._press("Space", exercise)
        elif stop["kind"] == "select-one" and wanted and stop["value"] != wanted[0]:
            self._pick(exercise, wanted[0])
        elif stop["kind"] in ("text", "textarea") and stop["id"] not in self._written:
            self._write(stop)
        elif stop["action"] == "check" and exercise not in self._checked:
            self._checked.add(exercise)
            self._press("Enter", exercise)
            expect(exercise_on(self.page, exercise).locator("[data-mdk-answer]")).not_to_be_empty()

    def _wanted(self, stop: Stop) -> Sequence[str]:
        """The right values of this field; its first option where the question leaves it free."""
        answers = shipped_library().question(stop["exercise"]).samples().right
        fields = answers[0] if answers else {}
        name = stop["name"].removeprefix(f"{stop['exercise']}:")
        if name in fields or stop["kind"] == "checkbox":
            return fields.get(name, ())
        return [stop["value"]] if stop["kind"] == "radio" else ()

    def _choose(self, exercise: str, wanted: str) -> None:
        """Space chooses the radio button at hand, an arrow the next one of its group."""
        stop = self._focused()
        if stop["value"] == wanted:
            if not stop["checked"]:
                self._press("Space", exercise)
            return
        while self._focused()["value"] != wanted:
            self._press("ArrowDown", exercise)

    def _pick(self, exercise: str, wanted: str) -> None:
        while self._focused()["value"] != wanted:
            before = self._focused()["value"]
            self._press("ArrowDown", exercise)
            assert self._focused()["value"] != before, f"{wanted} is not in the list"

    def _arrange(self, exercise: str) -> None:
        (steps,) = shipped_library().question(exercise).samples().right[0].values()
        for place, step in enumerate(steps):
            while self._order(exercise).index(step) > place:
                self._go_to(f"{exercise}:up:{step}")
                before = self._order(exercise)
                self._press("Enter", exercise)
                assert self._order(exercise) != before

    def _order(self, exercise: str) -> list[str]:
        found: list[str] = exercise_on(self.page, exercise).evaluate(
            "e => [...e.querySelectorAll('input[name$=\":order\"]')].map(field => field.value)"
        )
        return found

    def _write(self, stop: Stop) -> None:
        self._written.add(stop["id"])
        self.page.keyboard.type(WORDS)
        if stop["line"]:
            self._press("Enter", stop["exercise"])

    def _go_to(self, identifier: str) -> None:
        for _ in range(MOST_STOPS):
            key = self.page.evaluate(TOWARDS, identifier)
            if not key:
                return
            self.page.keyboard.press(key)

    def _press(self, key: str, exercise: str) -> None:
        """Press it and wait until that was saved; focus stays in the exercise."""
        self.page.keyboard.press(key)
        status = status_of(exercise_on(self.page, exercise))
        if status.count():
            expect(status).to_have_attribute("data-state", "saved")
        assert self._focused()["exercise"] == exercise, f"{key} loses the focus"
