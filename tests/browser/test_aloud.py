# SPDX-License-Identifier: EUPL-1.2
"""Reading aloud: with a Dutch voice of the device only, by sentence, to be paused and stopped."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import NewVisitor
from tests.browser.visitor import CASE, LESSON, WRONG, Visitor, exercise_on, press
from tests.browser.voice import DUTCH, READ, finish, give_voices, reading, said
from tests.conftest import Server

pytestmark = pytest.mark.browser
NOW = ".mdk-aloud-now"


def part(page: Page, number: int = 1) -> Locator:
    """The buttons of a part of the page."""
    return page.locator(".mdk-aloud").nth(number)


def button(box: Locator, name: str) -> Locator:
    """A button whose words begin like this; what follows says which part it is of."""
    return box.get_by_role("button", name=name)


@pytest.mark.parametrize(
    "voices",
    [(), ({**DUTCH, "lang": "en-GB"},), ({**DUTCH, "localService": False},)],
    ids=["none", "English", "of a service elsewhere"],
)
def test_without_a_dutch_voice_of_the_device_there_is_no_button_and_nothing_is_fetched(
    voices: tuple[dict[str, object], ...], visitor: Visitor
):
    give_voices(visitor, *voices)
    asked: list[str] = []
    visitor.context.on("request", lambda request: asked.append(request.url))
    page = visitor.open(LESSON)
    expect(page.get_by_role("button", name="Druk af", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name=READ)).to_have_count(0)
    assert not [url for url in asked if url.endswith("aloud.js")]


def test_a_browser_that_cannot_speak_shows_no_button(visitor: Visitor):
    visitor.context.add_init_script("delete Window.prototype.speechSynthesis")
    visitor.context.add_init_script(
        "Object.defineProperty(window, 'speechSynthesis', {value: undefined})"
    )
    page = visitor.open(LESSON)
    expect(page.get_by_role("button", name="Druk af", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name=READ)).to_have_count(0)


def test_a_voice_that_comes_late_brings_the_buttons(visitor: Visitor):
    give_voices(visitor)
    page = visitor.open(LESSON)
    expect(page.get_by_role("button", name=READ)).to_have_count(0)
    page.evaluate("voice => speechSynthesis.late([voice])", DUTCH)
    expect(button(part(page), READ)).to_be_visible()


@pytest.mark.parametrize("path", [LESSON, "/cursus/afschalen", "/naslag/kompas", "/naslag/taken"])
def test_every_part_and_every_exercise_has_a_button_that_says_which(path: str, visitor: Visitor):
    give_voices(visitor, DUTCH)
    page = visitor.open(path)
    expect(button(part(page, 0), READ)).to_be_visible()
    names = page.locator(".mdk-aloud button:visible").all_text_contents()
    assert len(set(names)) >= len(names) - 2, "two exercises may have one title"
    for title in page.locator("main article :is(h2, .mdk-exercise__title)").all():
        if title.evaluate("e => !e.closest('nav, aside, details') && e.checkVisibility()"):
            assert f"{READ}: {title.inner_text().strip()}" in names


def test_it_reads_sentence_by_sentence_and_marks_the_paragraph(visitor: Visitor):
    page = reading(visitor)
    marked = page.locator(NOW)
    spoken = said(page)
    assert len(spoken) == 3
    assert all(len(piece) <= 200 for piece in spoken)
    assert spoken[2] in " ".join(marked.inner_text().split())
    assert not page.evaluate("document.querySelector('.mdk-aloud-now').closest('.mdk-exercise')")
    voice = page.evaluate("[speechSynthesis.now.voice.name, speechSynthesis.now.lang]")
    assert voice == [DUTCH["name"], DUTCH["lang"]]


def test_pausing_keeps_the_place_and_stopping_begins_anew(visitor: Visitor):
    page = reading(visitor)
    box = part(page)
    button(box, "Pauzeer").click()
    assert page.evaluate("speechSynthesis.now") is None
    expect(page.locator(NOW)).to_have_count(1)
    button(box, "Lees verder").click()
    assert said(page)[-1] == said(page)[-2]
    button(box, "Stop met voorlezen").click()
    expect(page.locator(NOW)).to_have_count(0)
    expect(button(box, READ)).to_be_focused()
    expect(button(box, "Stop met voorlezen")).to_have_count(0)
    button(box, READ).click()
    assert said(page)[-1] == said(page)[0]


def test_at_the_end_it_is_as_before(visitor: Visitor):
    page = reading(visitor)
    for _ in range(500):
        if page.evaluate(
            "speechSynthesis.now === null || !document.querySelector('.mdk-aloud-now')"
        ):
            break
        finish(page)
    expect(page.locator(NOW)).to_have_count(0)
    expect(button(part(page), READ)).to_be_visible()
    heading = page.locator("main article h2").nth(1).inner_text()
    assert heading not in said(page), "the next part is not read"


def test_another_part_takes_over(visitor: Visitor):
    page = reading(visitor)
    button(part(page, 2), READ).click()
    expect(button(part(page, 1), READ)).to_be_visible()
    expect(button(part(page, 2), "Pauzeer")).to_be_visible()
    expect(page.locator(NOW)).to_have_count(1)


def test_leaving_the_page_silences_the_voice(visitor: Visitor):
    page = reading(visitor)
    page.evaluate("speechSynthesis.cancel = () => localStorage.setItem('silenced', 'ja')")
    page.goto(visitor.server.url + "/over")
    assert page.evaluate("localStorage.getItem('silenced')") == "ja"


def test_a_voice_that_fails_says_so_in_words(visitor: Visitor):
    page = reading(visitor)
    page.evaluate("speechSynthesis.now.onerror({error: 'synthesis-failed'})")
    expect(part(page).get_by_role("status")).to_have_text("Voorlezen lukt nu niet.")
    expect(button(part(page), READ)).to_be_visible()


def test_an_exercise_is_read_with_its_question_options_and_what_is_explained(visitor: Visitor):
    give_voices(visitor, DUTCH)
    page = visitor.open(LESSON)
    case = exercise_on(page)
    case.get_by_label(WRONG).check()
    press(case, "Kijk na")
    expect(case.get_by_role("heading", name="Kijk nog eens")).to_be_visible()
    box = case.locator(".mdk-aloud")
    expect(box).to_have_count(1)
    button(box, READ).click()
    for _ in range(100):
        if button(box, READ).count():
            break
        finish(page)
    everything = " ".join(said(page))
    for words in (case.locator("legend").inner_text(), WRONG, "Kijk nog eens"):
        assert words in everything
    assert "Opgeslagen" not in everything
    assert "Geef een hint" not in everything


def test_answering_while_an_exercise_is_read_leaves_its_buttons_where_they_are(visitor: Visitor):
    give_voices(visitor, DUTCH)
    page = visitor.open(LESSON)
    case = exercise_on(page)
    box = case.locator(".mdk-aloud")
    button(box, READ).click()
    place = "e => [...e.parentElement.children].indexOf(e)"
    before = box.evaluate(place)
    for action in ("Kijk na", "Geef een hint"):
        case.get_by_label(WRONG).check()
        press(case, action)
        expect(case.locator(".mdk-save-status").last).to_contain_text("Opgeslagen om")
    expect(case.locator(".utrecht-alert").first).to_be_visible()
    expect(box).to_have_count(1)
    assert box.evaluate(place) == before
    assert box.evaluate("e => e.closest('[data-mdk-component]').dataset.mdkComponent") == CASE
    button(box, "Pauzeer").click()
    expect(button(box, "Lees verder")).to_be_visible()


def test_the_keys_come_along_while_it_reads_and_go_back_after(visitor: Visitor):
    page = reading(visitor)
    page.locator("footer").scroll_into_view_if_needed()
    pause = button(part(page), "Pauzeer")
    expect(pause).to_be_in_viewport()
    button(part(page), "Stop met voorlezen").click()
    expect(part(page).locator(".mdk-aloud__keys")).not_to_have_css("position", "fixed")


def test_it_works_with_the_keyboard_alone(visitor: Visitor):
    give_voices(visitor, DUTCH)
    page = visitor.open(LESSON)
    button(part(page), READ).focus()
    page.keyboard.press("Enter")
    expect(button(part(page), "Pauzeer")).to_be_focused()
    page.keyboard.press("Tab")
    expect(button(part(page), "Stop met voorlezen")).to_be_focused()
    page.keyboard.press("Space")
    expect(button(part(page), READ)).to_be_focused()


def test_what_is_read_stays_in_sight_without_movement_for_who_asks(
    server: Server, visit: NewVisitor
):
    page = reading(visit(server, reduced_motion="reduce"))
    page.evaluate("""() => {
      window.asked = [];
      Element.prototype.scrollIntoView = (how) => window.asked.push(how.behavior);
    }""")
    for _ in range(60):
        if page.evaluate("window.asked.length"):
            break
        finish(page)
    assert page.evaluate("window.asked")[0] == "auto"


def test_on_paper_there_are_no_buttons_and_no_mark(visitor: Visitor):
    page = reading(visitor)
    page.emulate_media(media="print")
    for box in page.locator(".mdk-aloud").all():
        expect(box).to_be_hidden()
    expect(page.locator(NOW)).to_have_css("box-shadow", "none")
