# SPDX-License-Identifier: EUPL-1.2
"""Before and after the course in a browser: without scripts, on paper and in forced colours."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewVisitor
from tests.browser.more_states import AFTER, BEFORE, compared
from tests.browser.visitor import Visitor, exercise_on, press
from tests.conftest import Server

pytestmark = pytest.mark.browser
TALK = "Luisteren, samenvatten, doorvragen"
LARGE = "parts => parts.every(part => part.getBoundingClientRect().width >= 15)"


def answer(page: Page, item: str, label: str) -> None:
    """Choose and check one answer, and see that it is kept."""
    exercise = exercise_on(page, item)
    exercise.get_by_label(label).check()
    press(exercise, "Kijk na")
    expect(exercise.get_by_text("Opgeslagen om")).to_be_visible()


def test_both_tests_and_the_difference_work_without_javascript(server: Server, visit: NewVisitor):
    visitor = visit(server, java_script_enabled=False)
    page = visitor.open(BEFORE)
    answer(page, "vooraf.luisteren", "Waarom ga je niet")
    expect(page.locator("#voortgang")).to_contain_text("1 van 8")
    page = visitor.open(AFTER)
    answer(page, "achteraf.luisteren", "Wat maakt dat met je los")
    page.get_by_role("link", name="Bekijk het verschil").click()
    row = page.get_by_role("row").filter(has_text=TALK)
    expect(row).to_contain_text("Nog niet goed")
    expect(row).to_contain_text("Dit ging nu beter.")


@pytest.mark.parametrize(
    "media", [{"media": "print"}, {"forced_colors": "active"}, {"color_scheme": "dark"}], ids=str
)
def test_signs_and_words_stay_on_paper_and_in_other_colours(
    media: dict[str, str], visitor: Visitor
):
    page = compared(visitor)
    page.emulate_media(**media)  # type: ignore[arg-type]
    signs = page.locator(".mdk-difference .mdk-icon")
    expect(signs).to_have_count(16)
    assert signs.evaluate_all(LARGE)
    for word in ("Meteen goed", "Voor een deel goed", "Niet ingevuld"):
        expect(page.get_by_text(word, exact=True).first).to_be_visible()
