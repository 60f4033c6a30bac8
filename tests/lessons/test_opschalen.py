# SPDX-License-Identifier: EUPL-1.2
"""Lesson 8 as a whole: its build-up, its ten short cases, its card, and both hosts."""

import json
import re

import nbformat
import pytest
import traitlets
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import Page, expect

import meedenker_widgets as mdk
from meedenker.domain.attempt import Action
from meedenker.errors import NotFoundError
from meedenker.storage import MemoryStore
from meedenker_widgets.components.card import CARDS
from meedenker_widgets.hosts.notebook import Session
from tests.conftest import ROOT, Server

NOTEBOOK = ROOT / "notebooks" / "08-opschalen.ipynb"
AXE = ROOT / "widgets" / "node_modules" / "axe-core" / "axe.min.js"
FIRST_IDS = [f"cel-{number:02d}" for number in range(1, 18)]
NEW_KINDS = ("opschalen.mark.01", "opschalen.decide.01", "opschalen.personal.01")
CARD_WIDTH_MM = 148
PAGE_HEIGHT_MM = 297 - 2 * 18


@pytest.fixture(scope="module")
def cells():
    return nbformat.read(NOTEBOOK, 4).cells


@pytest.fixture(scope="module")
def exercises(cells) -> list[str]:
    found = [re.fullmatch(r'mdk\.Exercise\("([^"]+)"\)', cell["source"]) for cell in cells]
    return [match[1] for match in found if match]


@pytest.fixture(scope="module")
def short(library, exercises):
    return [library.question(item) for item in exercises if item.startswith("opschalen.kort.")]


def test_the_lesson_takes_ninety_minutes_and_keeps_the_ids_of_its_cells(cells):
    assert nbformat.read(NOTEBOOK, 4).metadata["meedenker"] == {"module": 8, "minutes": 90}
    ids = [cell["id"] for cell in cells]
    assert [i for i in ids if i in FIRST_IDS] == FIRST_IDS
    assert len(set(ids)) == len(ids)


def test_it_goes_from_remembering_through_an_example_to_doing_it_alone(exercises):
    order = ["terug", "half", "kort", "mark", "decide", "personal"]
    groups = [item.split(".")[1] for item in exercises if item.split(".")[1] in order]
    assert list(dict.fromkeys(groups)) == order
    assert 3 <= groups.count("terug") <= 5


def test_every_question_of_this_page_stands_in_the_lesson(library, exercises):
    here = {item for item, q in library.questions.items() if q.url.startswith("/cursus/opschalen#")}
    mine = {item for item in here if item.split(".")[1] in {"terug", "half", "kort"}}
    assert mine | set(NEW_KINDS) <= set(exercises) <= here


def test_ten_short_cases_cover_both_ladders_up_and_several_sides(short, library):
    assert len(short) == 10
    right = [option.about for question in short for option in question.options if option.right]
    sides = {(i.extra["ladder"], i.extra["side"]) for i in map(library.item, right) if i.extra}
    assert {ladder for ladder, _ in sides} == {"1", "2"}
    assert {side for _, side in sides} == {"netwerk", "casus", "client", "meedenker"}
    nothing = [q for q in short if any(o.right and o.text.startswith("Nee,") for o in q.options)]
    assert len(nothing) >= 3
    places = [tuple(option.right for option in question.options) for question in short]
    assert len(set(places)) > 3


def test_every_short_question_has_three_hints_and_words_for_every_option(library, exercises):
    for item in exercises:
        question = library.question(item)
        if question.scored:
            assert len(question.hints) == 3, item
        if question.kind != "choice":
            continue
        assert question.summary
        assert len(question.story.split()) <= 45
        for option in question.options:
            assert option.feedback
            assert option.explained if option.right else option.unchosen != option.feedback


def test_no_text_of_the_lesson_calls_an_answer_wrong(library, exercises, cells):
    for item in exercises:
        question = library.question(item)
        for fields in (*question.samples().right, *question.samples().wrong):
            feedback = question.feedback(question.parse(fields))
            for note in (*feedback.notes, *feedback.others):
                assert not re.search(r"\bfout\b", note.text + note.explanation)
    assert not any(re.search(r"\bfout\b", cell["source"]) for cell in cells)


def test_the_card_holds_every_indication_and_rule(library):
    html = mdk.Card("opschalen")._repr_mimebundle_()["text/html"]
    for group in CARDS["opschalen"]:
        for part in (library.group(group), *library.subgroups(group)):
            assert all(item.title in html for item in library.members(part.id))
    assert "112" in html
    with pytest.raises(NotFoundError):
        mdk.Card("bestaat niet")


@pytest.mark.parametrize("item", NEW_KINDS)
def test_in_a_notebook_an_answer_is_taken_checked_and_refused(item):
    exercise = mdk.Exercise(item, session=Session(MemoryStore()))
    question = exercise._session.exercises.library.question(item)
    fields = {name: list(values) for name, values in question.samples().right[0].items()}
    exercise.value = fields
    assert "checked" in exercise._shown["html"]
    event = {"component": item, "action": Action.CHECK, "fields": fields, "sender": "s", "seq": 1}
    exercise._on_event(exercise, event, None)
    assert "Goed gezien" in exercise._shown["html"]
    assert "href=" not in exercise._shown["html"].replace('href="data:', "")
    with pytest.raises(traitlets.TraitError):
        exercise.value = {"other": ["field"]}


def fill(page: Page) -> None:
    """Answer the three long exercises partly and check them."""
    values = {
        "opschalen.mark.01": ("gas", "dagopvang", "dementie"),
        "opschalen.decide.01": ("veilig", "klacht", "meer", "consult"),
        "opschalen.personal.01": ("naam", "soep", "heup"),
    }
    for item, chosen in values.items():
        exercise = page.locator(f"[id='{item}']")
        for value in chosen:
            exercise.locator(f"input[value={value}]").check()
        exercise.get_by_role("button", name="Kijk na").click()
        expect(exercise.get_by_role("heading", name="Je vond er 1 van")).to_be_visible()


def violations(page: Page) -> list[str]:
    page.evaluate(AXE.read_text("utf-8"))
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    return [f"{one['id']}: {json.dumps([node['html'] for node in one['nodes']])}" for one in found]


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_in_any_state_and_nothing_is_wider_than_the_screen(
    server: Server, chromium: Chromium, width: int
):
    context = chromium.new_context(viewport={"width": width, "height": 900}, bypass_csp=True)
    page = context.new_page()
    page.goto(server.url + "/cursus/opschalen")
    assert violations(page) == []
    fill(page)
    assert violations(page) == []
    for item in NEW_KINDS:
        exercise = page.locator(f"[id='{item}']")
        exercise.get_by_role("button", name="Laat het antwoord zien").click()
        expect(exercise.get_by_role("heading", name="Dit past hier")).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


@pytest.mark.browser
def test_each_sentence_is_a_target_of_at_least_24_pixels(server: Server, chromium: Chromium):
    context = chromium.new_context(viewport={"width": 320, "height": 900})
    page = context.new_page()
    page.goto(server.url + "/cursus/opschalen")
    heights = page.evaluate(
        "[...document.querySelectorAll('.mdk-mark')].flatMap((one) => "
        "[...one.getClientRects()].map((line) => line.height))"
    )
    assert min(heights) >= 24
    context.close()


@pytest.mark.browser
def test_what_was_marked_is_underlined_in_forced_colours(server: Server, chromium: Chromium):
    context = chromium.new_context(forced_colors="active")
    page = context.new_page()
    page.goto(server.url + "/cursus/opschalen")
    sentence = page.locator("[id='opschalen.mark.01'] .mdk-mark").nth(3)
    before = sentence.evaluate("(one) => getComputedStyle(one).outlineStyle")
    sentence.locator("input").check()
    line = sentence.locator(".mdk-mark__text").first
    assert "underline" in line.evaluate("(one) => getComputedStyle(one).textDecorationLine")
    assert (before, sentence.evaluate("(one) => getComputedStyle(one).outlineStyle")) == (
        "none",
        "solid",
    )
    context.close()


@pytest.mark.browser
def test_the_card_prints_alone_on_one_page(server: Server, chromium: Chromium):
    context = chromium.new_context(viewport={"width": 673, "height": 900})
    page = context.new_page()
    page.goto(server.url + "/cursus/opschalen")
    page.emulate_media(media="print")
    box = page.locator(".mdk-print-alone > .mdk-card").bounding_box()
    assert box is not None
    millimetre = 96 / 25.4
    assert box["width"] / millimetre == pytest.approx(CARD_WIDTH_MM, abs=1)
    assert box["height"] / millimetre <= PAGE_HEIGHT_MM
    before, after, last = page.locator(".mdk-print-alone").evaluate("""(one) => {
      const style = getComputedStyle(one);
      return [style.breakBefore, style.breakAfter, one.matches(":last-child")];
    }""")
    assert before == "page"
    assert after == ("auto" if last else "page"), "only the line of the footer may stand below it"
    context.close()
