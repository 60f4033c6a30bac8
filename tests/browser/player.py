# SPDX-License-Identifier: EUPL-1.2
"""Somebody who does an exercise of any kind, and what can be read there afterwards."""

import re

from playwright.sync_api import Locator, Page, expect

from meedenker.content.loading import shipped_library
from meedenker_widgets.hosts.web.material import material_root
from tests.browser.visitor import exercise_on, status_of

NOTEBOOKS = {
    "/cursus/opschalen": "notebooks/08-opschalen.ipynb",
    "/naslag/bekendheid": "notebooks/naslag/bekendheid.ipynb",
}
"""Pages with exercises, and the notebooks they are made of."""


def _first_of_each_kind(notebook: str) -> dict[str, str]:
    text = (material_root() / notebook).read_text("utf-8")
    asked = re.findall(r'Exercise\(\\"([a-z0-9.]+)', text)
    return {shipped_library().question(item).kind: item for item in reversed(asked)}


KINDS = {
    kind: (path, item)
    for path, notebook in reversed(NOTEBOOKS.items())
    for kind, item in _first_of_each_kind(notebook).items()
}
"""The page of the first exercise of each kind, and its id."""
WORDS = "Ik overleg met mijn coördinator."
MOVES = ".mdk-choice:visible, .mdk-order__move:not([aria-disabled=true])"
NUMBER = re.compile(r"^\d+\. ")
FIELDS = """exercise => [...exercise.querySelectorAll('input, select, textarea')]
  .filter(field => field.type !== 'hidden' && field.checkVisibility())
  .map(field => ({id: field.id, type: field.type, group: field.name}))"""
TEXT = """exercise => {
  const copy = exercise.cloneNode(true);
  copy.querySelectorAll('.mdk-save-status').forEach(part => part.remove());
  const filled = [...exercise.querySelectorAll('input, select, textarea')]
    .filter(field => field.type !== 'hidden')
    .map(field => ['checkbox', 'radio'].includes(field.type) ? field.checked : field.value);
  return copy.textContent + filled.join(' ');
}"""


def play(page: Page, item: str) -> list[str]:
    """Do everything an exercise asks; returns what can be read in it after each step.

    Fields are filled in, or the first move or choice is made; then the answer is checked, which
    shows what this kind has to say about it.
    """
    exercise = exercise_on(page, item)
    fields = exercise.evaluate(FIELDS)
    boxes = [field for field in fields if field["type"] == "checkbox"]
    for field in fields:
        if field in boxes[2:]:  # the last may say “none of these”
            continue
        _fill(page.locator(f"[id='{field['id']}']"), field)
    lines = exercise.locator("[data-mdk-once]:visible")
    if lines.count():
        lines.last.press("Enter")
        expect(lines.last).to_have_value("")
        _saved(exercise)
    moves = exercise.locator(MOVES)
    if moves.count():
        moves.first.click()
        _saved(exercise)
    steps = [_text(exercise)]
    check = exercise.locator("[data-mdk-action=check]:visible")
    if check.count():
        check.click()
        expect(exercise.locator("[data-mdk-answer]")).not_to_be_empty()
        _saved(exercise)
        steps.append(_text(exercise))
    return steps


def _fill(field: Locator, about: dict[str, str]) -> None:
    exercise = field.locator("xpath=ancestor::*[@data-mdk-component]")
    if about["type"] == "select-one":
        field.select_option(index=1)
    elif about["type"] in ("textarea", "text"):
        field.fill(WORDS)
    else:
        field.check()
    if about["group"] and field.get_attribute("data-mdk-once") is None:
        _saved(exercise)


def _saved(exercise: Locator) -> None:
    expect(status_of(exercise)).to_have_attribute("data-state", "saved")


def _text(exercise: Locator) -> str:
    words = re.sub(r"\s+", " ", exercise.evaluate(TEXT)).strip()
    return NUMBER.sub("", words)
