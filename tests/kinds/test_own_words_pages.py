# SPDX-License-Identifier: EUPL-1.2
"""Write, reflect and dialogue through a server: without JavaScript, by mouse and by keyboard."""

import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.kinds.small_lesson import (
    PATH,
    LessonServer,
    exercise,
    open_at,
    serve_lesson,
    sound,
)
from tests.plain import PlainBrowser

WRITE, REFLECT, TALK = "opschalen.write.01", "opschalen.reflect.01", "opschalen.dialogue.01"
SECRET = "Ik lag wakker om zeven over drie"
WAY = [
    "Dat is een tegenvaller", "Liever geen vreemden", "U bent bang", "Ik blijf op dinsdag komen, "
    "voor de post. Met", "Wat mag ik haar wel", "Ik vraag of ze dinsdag",
]  # fmt: skip


@pytest.fixture(scope="module")
def lesson(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LessonServer]:
    running = serve_lesson(tmp_path_factory.mktemp("lesson"), WRITE, REFLECT, TALK)
    yield running
    running.stop()


@pytest.fixture
def plain(chromium: Browser) -> Iterator[Page]:
    made = chromium.new_context(java_script_enabled=False)
    yield made.new_page()
    made.close()


# Forms, without a browser


def test_a_button_that_carries_a_field_works_as_a_plain_form(lesson: LessonServer):
    browser = PlainBrowser(lesson)
    browser.get(PATH)
    status, html = browser.post(PATH, [(f"{TALK}:choose", "brief-vraag")])
    assert status == 200
    assert "hij gaat ervoor zitten" in html.replace("\n", " ") or "gaat ervoor zitten" in html
    _, html = browser.post(PATH, [(f"{TALK}:path", "brief-vraag"), (f"{TALK}:back", "1")])
    assert "gaat ervoor zitten" not in html


def test_a_choice_that_is_not_there_is_refused_and_nothing_changes(lesson: LessonServer):
    browser = PlainBrowser(lesson)
    browser.get(PATH)
    status, html = browser.post(PATH, [(f"{TALK}:choose", "samen-drie")])
    assert status == 400
    assert "Deze keuze staat niet in de lijst" in html


def test_the_server_refuses_a_reflection_however_it_is_sent(lesson: LessonServer):
    browser = PlainBrowser(lesson)
    browser.get(PATH)
    for name in (f"{REFLECT}:text", f"{REFLECT}:denk"):
        status, html = browser.post(PATH, [(name, SECRET)])
        assert status == 400
        assert SECRET not in html
    event = {"component": REFLECT, "action": "answer", "sender": "x", "seq": 1}
    body = json.dumps({**event, "fields": {"text": [SECRET]}}).encode()
    assert browser.send(PATH, body, "application/json")[0] == 400


def test_an_empty_sentence_comes_back_with_what_is_needed(lesson: LessonServer):
    browser = PlainBrowser(lesson)
    browser.get(PATH)
    fields = {f"{WRITE}:text": "", "action": f"{WRITE}:check"}
    status, html = browser.post(PATH, fields)
    assert status == 422
    assert "Schrijf eerst je eigen zin." in html


# In a browser without JavaScript


@pytest.mark.browser
def test_without_javascript_one_can_write_compare_and_keep_ticks(lesson: LessonServer, plain: Page):
    plain.goto(lesson.lesson)
    form = exercise(plain, WRITE)
    form.locator("textarea").fill("Eén ding zien is genoeg om te vragen.")
    form.get_by_role("button", name="Vergelijk").click()
    expect(form.get_by_text("Drie zinnen die ook passen")).to_be_visible()
    form.get_by_label("Ik beslis niet voor").check()
    form.get_by_role("button", name="Bewaar").click()
    expect(form.get_by_label("Ik beslis niet voor")).to_be_checked()
    expect(form.locator("textarea")).to_have_value("Eén ding zien is genoeg om te vragen.")


@pytest.mark.browser
def test_without_javascript_a_reflection_is_a_printable_blank(lesson: LessonServer, plain: Page):
    plain.goto(lesson.lesson)
    form = exercise(plain, REFLECT)
    expect(form.locator("textarea")).to_be_hidden()
    expect(form.get_by_text("Hier valt niets te bewaren")).to_be_visible()
    plain.emulate_media(media="print")
    expect(form.locator(".mdk-lines")).to_be_visible()
    expect(form.get_by_text("Hier valt niets te bewaren")).to_be_hidden()


@pytest.mark.browser
def test_without_javascript_one_can_talk_stop_go_on_and_step_back(
    lesson: LessonServer, plain: Page
):
    plain.goto(lesson.lesson)
    form = exercise(plain, TALK)
    form.get_by_role("button", name=WAY[0]).click()
    expect(form.get_by_role("heading", name="Wat er net gebeurde")).to_be_visible()
    form.get_by_role("button", name="Stop het gesprek").click()
    expect(form.get_by_text("Stoppen mag altijd. Je plek blijft bewaard.")).to_be_visible()
    plain.goto(lesson.lesson)
    form.get_by_role("button", name="Ga verder met het gesprek").click()
    expect(form.get_by_role("heading", name="Nu, moment 2")).to_be_visible()
    form.get_by_role("button", name="Eén stap terug").click()
    expect(form.get_by_role("heading", name="Nu, moment 1")).to_be_visible()


@pytest.mark.browser
def test_an_unanswered_talk_can_be_used_on_paper(lesson: LessonServer, plain: Page):
    plain.goto(lesson.lesson)
    plain.emulate_media(media="print")
    form = exercise(plain, TALK)
    expect(form.locator(".mdk-choice")).to_have_count(3)
    expect(form.locator(".mdk-choice").first).to_be_visible()
    expect(form.locator(".mdk-lines")).to_be_visible()
    expect(form.get_by_role("button", name="Stop het gesprek")).to_be_hidden()


# By mouse


@pytest.mark.browser
def test_a_talk_by_mouse_to_its_end_and_again(lesson: LessonServer, context: BrowserContext):
    page, form = open_at(context, lesson, TALK)
    sound(page)
    for number, words in enumerate(WAY, start=1):
        expect(form.get_by_role("heading", name=f"Nu, moment {number}")).to_be_visible()
        form.get_by_role("button", name=words).click()
    expect(form.get_by_role("heading", name="Zo loopt het af")).to_be_visible()
    expect(form.get_by_text("Klaar", exact=True)).to_be_visible()
    expect(page.locator("#voortgang")).to_contain_text("1 van 2")
    sound(page)
    form.get_by_role("button", name="Begin opnieuw").click()
    expect(form.get_by_role("heading", name="Nu, moment 1")).to_be_visible()
    expect(form.get_by_text("Klaar", exact=True)).to_be_visible()
    expect(form.locator(".mdk-save-status")).to_contain_text("Opgeslagen om")
    page.reload()
    expect(form.get_by_text("Lees het hele gesprek")).to_be_visible()


@pytest.mark.browser
def test_a_sentence_by_mouse_with_the_warning_and_ticks_that_stay(
    lesson: LessonServer, context: BrowserContext
):
    page, form = open_at(context, lesson, WRITE)
    form.get_by_role("button", name="Vergelijk").click()
    expect(form.get_by_text("Schrijf eerst je eigen zin.")).to_be_visible()
    form.locator("textarea").fill("Bel maar, op 06-12345678.")
    expect(form.get_by_text("Staat hier een telefoonnummer: 06-12345678?")).to_be_visible()
    form.get_by_role("button", name="Vergelijk").click()
    expect(form.get_by_text("Drie zinnen die ook passen")).to_be_visible()
    form.get_by_label("Ik beslis niet voor").check()
    form.locator("textarea").fill("Bel gerust je coördinator.")
    expect(form.get_by_text("Staat hier een telefoonnummer")).to_be_hidden()
    expect(form.get_by_text("Drie zinnen die ook passen")).to_be_visible()
    sound(page)
    page.reload()
    expect(form.get_by_label("Ik beslis niet voor")).to_be_checked()
    expect(form.locator("textarea")).to_have_value("Bel gerust je coördinator.")


# By keyboard


@pytest.mark.browser
def test_a_talk_by_keyboard_goes_on_where_the_new_text_begins(
    lesson: LessonServer, context: BrowserContext
):
    page, form = open_at(context, lesson, TALK)
    form.get_by_role("button", name=WAY[0]).focus()
    page.keyboard.press("Enter")
    expect(form.get_by_role("heading", name="Wat er net gebeurde")).to_be_focused()
    for _ in range(4):  # the other answers, the link, and then the answers
        page.keyboard.press("Tab")
        if "mdk-choice" in (page.evaluate("document.activeElement.className") or ""):
            break
    assert page.evaluate("document.activeElement.textContent").strip().startswith("‘Liever geen")
    page.keyboard.press("Space")
    expect(form.get_by_role("heading", name="Nu, moment 3")).to_be_visible()
    form.get_by_role("button", name="Stop het gesprek").focus()
    page.keyboard.press("Enter")
    expect(form.get_by_role("heading", name="Het gesprek staat stil")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(form.get_by_role("heading", name="Wat er net gebeurde")).to_be_focused()


@pytest.mark.browser
def test_a_sentence_by_keyboard_keeps_its_focus(lesson: LessonServer, context: BrowserContext):
    page, form = open_at(context, lesson, WRITE)
    form.locator("textarea").focus()
    page.keyboard.type("Vraag of iemand meekijkt.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(form.get_by_text("Drie zinnen die ook passen")).to_be_visible()
    expect(form.get_by_role("button", name="Vergelijk")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(form.get_by_role("checkbox").first).to_be_checked()
    expect(form.get_by_role("checkbox").first).to_be_focused()


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 1280])
def test_forced_colours_show_every_answer_with_a_border(
    lesson: LessonServer, chromium: Browser, width: int
):
    context = chromium.new_context(
        viewport={"width": width, "height": 800}, forced_colors="active", bypass_csp=True
    )
    page, form = open_at(context, lesson, TALK)
    border = form.locator(".mdk-choice").first.evaluate("e => getComputedStyle(e).borderTopWidth")
    assert float(re.sub("[^0-9.]", "", border)) >= 1
    sound(page)
    context.close()
