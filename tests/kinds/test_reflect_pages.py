# SPDX-License-Identifier: EUPL-1.2
"""What is written for oneself stays in the browser, is kept there and can be wiped."""

import base64
import json
import urllib.parse
from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, expect

from meedenker.content.loading import shipped_library
from meedenker.content.texts import shipped_texts
from meedenker.domain.attempt import Attempt
from meedenker.service import View
from meedenker_widgets.assets import DIST
from meedenker_widgets.components.engine import Engine, Setting
from meedenker_widgets.components.exercise import render_exercise
from tests.kinds.small_lesson import (
    LessonServer,
    exercise,
    open_at,
    serve_lesson,
    sound,
)

REFLECT, TALK = "opschalen.reflect.01", "opschalen.dialogue.01"
SECRET = "Ik lag wakker om zeven over drie"
FIRST = "Dat is een tegenvaller"


@pytest.fixture(scope="module")
def lesson(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LessonServer]:
    running = serve_lesson(tmp_path_factory.mktemp("lesson"), REFLECT, TALK)
    yield running
    running.stop()


@pytest.mark.browser
def test_a_reflection_never_leaves_the_browser_and_is_there_after_a_reload(
    lesson: LessonServer, context: BrowserContext
):
    page = context.new_page()
    sent: list[str] = []
    page.on("request", lambda r: sent.append(f"{r.url} {r.headers} {r.post_data or ''}"))
    page.goto(lesson.lesson)
    form = exercise(page, REFLECT)
    form.locator("textarea").focus()
    page.keyboard.type(SECRET)
    page.keyboard.press("Tab")
    expect(form.locator("[role=status]")).to_have_text("Staat alleen op dit apparaat")
    exercise(page, TALK).get_by_role("button", name=FIRST).click()
    expect(exercise(page, TALK).locator(".mdk-save-status")).to_contain_text("Opgeslagen om")
    sound(page)
    page.reload()
    expect(form.locator("textarea")).to_have_value(SECRET)
    posted = [line for line in sent if "brief-vraag" in line]
    assert posted
    assert not [line for line in sent if "zeven over drie" in urllib.parse.unquote_plus(line)]
    assert not [line for line in sent if REFLECT in line]
    assert "zeven over drie" not in json.dumps(context.cookies())
    files = list(lesson.data.rglob("*.sqlite3*"))
    assert files
    assert not [file for file in files if SECRET.encode() in file.read_bytes()]


@pytest.mark.browser
def test_wiping_a_reflection_can_be_undone_and_then_it_is_gone(
    lesson: LessonServer, context: BrowserContext
):
    page, form = open_at(context, lesson, REFLECT)
    field = form.locator("textarea")
    expect(form.get_by_role("button")).to_have_count(0)
    field.fill(SECRET)
    form.get_by_role("button", name="Wis").click()
    expect(field).to_have_value("")
    form.get_by_role("button", name="Zet terug").click()
    expect(field).to_have_value(SECRET)
    form.get_by_role("button", name="Wis").click()
    page.reload()
    expect(field).to_have_value("")
    kept = page.evaluate("Object.keys(localStorage).filter(k => k.includes('local:'))")
    assert kept == []


@pytest.mark.browser
def test_what_is_typed_in_one_tab_is_not_overwritten_by_another(
    lesson: LessonServer, context: BrowserContext
):
    first, second = context.new_page(), context.new_page()
    for page in (first, second):
        page.goto(lesson.lesson)
    exercise(first, REFLECT).locator("textarea").fill(SECRET)
    expect(exercise(second, REFLECT).locator("textarea")).to_have_value(SECRET)


@pytest.mark.browser
def test_a_browser_that_keeps_nothing_says_so(lesson: LessonServer, context: BrowserContext):
    page = context.new_page()
    page.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('no', 'QuotaExceededError') }"
    )
    page.goto(lesson.lesson)
    form = exercise(page, REFLECT)
    expect(form.locator("[role=status]")).to_contain_text("Deze browser bewaart niets.")
    form.locator("textarea").fill(SECRET)
    expect(form.locator("[role=status]")).to_contain_text("Deze browser bewaart niets.")


@pytest.mark.browser
def test_in_print_a_written_reflection_shows_its_text_and_an_empty_one_its_lines(
    lesson: LessonServer, context: BrowserContext
):
    page, form = open_at(context, lesson, REFLECT)
    page.emulate_media(media="print")
    expect(form.locator(".mdk-lines")).to_be_visible()
    expect(form.locator("textarea")).to_be_hidden()
    page.emulate_media(media="screen")
    form.locator("textarea").fill(SECRET)
    page.emulate_media(media="print")
    expect(form.locator(".mdk-lines")).to_be_hidden()
    expect(form.locator("textarea")).to_be_visible()


@pytest.mark.browser
def test_in_a_notebook_the_same_script_keeps_a_reflection_and_sends_nothing(
    lesson: LessonServer, context: BrowserContext
):
    page = context.new_page()
    script = base64.b64encode((DIST / "notebook.js").read_bytes()).decode()
    engine = Engine(shipped_library(), shipped_texts())
    view = View(shipped_library().question(REFLECT), Attempt())
    html = render_exercise(engine, view, Setting(links=False, status_texts=True))
    show = """async ([script, html]) => {
        const host = await import("data:text/javascript;base64," + script);
        const el = document.querySelector("main");
        el.replaceChildren();
        window.sent = [];
        const model = {get: () => ({html}), on() {}, off() {}, send: (m) => window.sent.push(m)};
        host.default.render({model, el});
    }"""
    page.goto(lesson.url + "/over")
    page.evaluate(show, [script, html])
    field = exercise(page, REFLECT).locator("textarea")
    field.fill(SECRET)
    field.press("Tab")
    status = exercise(page, REFLECT).locator("[role=status]")
    expect(status).to_have_text("Staat alleen op dit apparaat")
    assert page.evaluate("window.sent") == []
    page.reload()
    page.evaluate(show, [script, html])
    expect(field).to_have_value(SECRET)
