# SPDX-License-Identifier: EUPL-1.2
"""The note for who takes over: stays in the browser, asks consent, counts lines, prints."""

import json
import urllib.parse

import pytest
from playwright.sync_api import Locator, Page, expect

import meedenker_widgets as mdk
from meedenker.content.loading import shipped_library
from meedenker_widgets.assets import DIST
from tests.browser.conftest import NewVisitor
from tests.browser.visitor import Visitor
from tests.conftest import Server

pytestmark = pytest.mark.browser
PAGE = "/cursus/afschalen"
SECRET = "Elke week langs het water bij brug zeven"
WISH = "Wat wil de inwoner graag?"
WHO = "Wie doet wat?"
CONSENT = "De inwoner weet van dit briefje en vindt het goed"


def note(page: Page) -> Locator:
    """The note."""
    return page.locator("#overdracht")


def press(page: Page, name: str) -> None:
    """Press one of its buttons."""
    note(page).get_by_role("button", name=name, exact=True).click()


def test_what_is_written_stays_in_the_browser_and_is_there_after_a_reload(visitor: Visitor):
    sent: list[str] = []
    visitor.context.on("request", lambda r: sent.append(f"{r.url} {r.headers} {r.post_data or ''}"))
    page = visitor.open(PAGE)
    note(page).get_by_label(WISH).fill(SECRET)
    note(page).get_by_label(CONSENT).check()
    expect(note(page).get_by_role("status")).to_have_text("Staat alleen op dit apparaat")
    page.get_by_role("radio").first.check()
    expect(page.locator(".mdk-exercise .mdk-save-status").first).to_contain_text("Opgeslagen om")
    page.reload()
    expect(note(page).get_by_label(WISH)).to_have_value(SECRET)
    expect(note(page).get_by_label(CONSENT)).to_be_checked()
    assert [line for line in sent if "terug.01" in line]
    assert not [line for line in sent if "brug zeven" in urllib.parse.unquote_plus(line)]
    assert "brug zeven" not in json.dumps(visitor.context.cookies())
    files = list(visitor.server.data.rglob("*.sqlite3*"))
    assert files
    assert not [file for file in files if b"brug zeven" in file.read_bytes()]


def test_no_field_has_a_name_and_the_lines_offered_are_ten(visitor: Visitor):
    page = visitor.open(PAGE)
    assert note(page).locator("[name]").count() == 0
    lines = [int(item.extra["lines"]) for item in shipped_library().members("overdracht")]
    assert sum(lines) == 10
    expect(note(page).get_by_text("Schrijf geen echte namen op.")).to_be_visible()
    for question in (CONSENT, WHO, "Wanneer kijken jullie samen terug?"):
        expect(note(page).get_by_label(question)).to_be_visible()


def test_it_counts_lines_and_more_than_ten_is_said_but_not_refused(visitor: Visitor):
    page = visitor.open(PAGE)
    expect(note(page).get_by_text("0 van de 10 regels")).to_be_visible()
    note(page).get_by_label(WHO).fill("\n".join("abcd"))
    expect(note(page).get_by_text("4 van de 10 regels")).to_be_visible()
    note(page).get_by_label(WISH).fill("\n".join("abcdefg"))
    expect(note(page).get_by_text("Dit zijn 11 regels.")).to_be_visible()
    page.reload()
    expect(note(page).get_by_label(WISH)).to_have_value("\n".join("abcdefg"))


def test_wiping_can_be_undone_and_then_it_is_gone(visitor: Visitor):
    page = visitor.open(PAGE)
    note(page).get_by_label(WISH).fill(SECRET)
    note(page).get_by_label(CONSENT).check()
    press(page, "Wis")
    expect(note(page).get_by_label(WISH)).to_have_value("")
    expect(note(page).get_by_label(CONSENT)).not_to_be_checked()
    press(page, "Zet terug")
    expect(note(page).get_by_label(WISH)).to_have_value(SECRET)
    expect(note(page).get_by_label(CONSENT)).to_be_checked()
    press(page, "Wis")
    page.reload()
    expect(note(page).get_by_label(WISH)).to_have_value("")
    assert page.evaluate("Object.keys(localStorage).filter(k => k.includes('local:'))") == []


def test_what_is_typed_in_one_tab_shows_in_the_other(visitor: Visitor):
    one, other = visitor.open(PAGE), visitor.open(PAGE)
    note(one).get_by_label(WISH).fill(SECRET)
    expect(note(other).get_by_label(WISH)).to_have_value(SECRET)


def test_a_browser_that_keeps_nothing_says_so(visitor: Visitor):
    visitor.context.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('no', 'QuotaExceededError') }"
    )
    page = visitor.open(PAGE)
    note(page).get_by_label(WISH).fill(SECRET)
    expect(note(page).get_by_role("status")).to_contain_text("Deze browser bewaart niets.")
    expect(note(page).get_by_label(WISH)).to_have_value(SECRET)


def test_copying_gives_the_questions_with_what_was_written(visitor: Visitor):
    visitor.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = visitor.open(PAGE)
    note(page).get_by_label(WISH).fill(SECRET)
    press(page, "Kopieer de tekst")
    expect(note(page).get_by_role("status")).to_contain_text("Gekopieerd.")
    assert page.evaluate("navigator.clipboard.readText()") == f"{WISH}\n{SECRET}"
    note(page).get_by_label(CONSENT).check()
    press(page, "Kopieer de tekst")
    expect(note(page).get_by_role("status")).to_contain_text("Gekopieerd.")
    assert page.evaluate("navigator.clipboard.readText()").startswith(f"{CONSENT}\nJa.")


def test_a_clipboard_that_refuses_is_said_in_words(visitor: Visitor):
    page = visitor.open(PAGE)
    refuse = "navigator.clipboard.writeText = () => Promise.reject(new Error('no'))"
    page.evaluate(f"() => {{ {refuse}; }}")
    note(page).get_by_label(WISH).fill(SECRET)
    press(page, "Kopieer de tekst")
    expect(note(page).get_by_role("status")).to_contain_text("Kopiëren lukt niet.")


def test_the_note_prints_alone_and_an_empty_one_is_a_blank(visitor: Visitor):
    page = visitor.open(PAGE)
    page.evaluate("window.print = () => {}")
    press(page, "Druk alleen dit briefje af")
    page.emulate_media(media="print")
    expect(note(page).locator("[data-blank] .mdk-lines").first).to_be_visible()
    expect(note(page).locator("textarea").first).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_hidden()
    page.emulate_media(media="screen")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    note(page).get_by_label(WISH).fill(SECRET)
    page.emulate_media(media="print")
    expect(note(page).locator("[data-blank]")).to_be_hidden()
    expect(note(page).get_by_label(WISH)).to_be_visible()


def test_without_javascript_there_is_a_blank_with_the_same_questions(
    server: Server, visit: NewVisitor
):
    page = visit(server, java_script_enabled=False).open(PAGE)
    expect(note(page).locator("textarea:visible, button:visible")).to_have_count(0)
    expect(note(page).get_by_text("Hier valt niets te bewaren")).to_be_visible()
    page.emulate_media(media="print")
    blank = note(page).locator("[data-blank]")
    for item in shipped_library().members("overdracht"):
        expect(blank.get_by_text(item.title)).to_be_visible()
    assert blank.locator(".mdk-lines > span").count() == 10
    assert blank.evaluate("e => e.scrollWidth <= e.clientWidth")


def test_in_a_notebook_the_same_script_keeps_it_and_sends_nothing(visitor: Visitor):
    script = DIST.joinpath("notebook.js").read_text("utf-8")
    show = """async ([script, html]) => {
        const address = "data:text/javascript;charset=utf-8," + encodeURIComponent(script);
        const host = await import(address);
        const el = document.querySelector("main");
        el.replaceChildren();
        window.sent = [];
        const model = {get: () => ({html}), on() {}, off() {}, send: (m) => window.sent.push(m)};
        host.default.render({model, el});
    }"""
    page = visitor.context.new_page()  # a page of ours refuses a script from anywhere else
    page.route("**/leeg", lambda route: route.fulfill(content_type="text/html", body="<main>"))
    page.goto(visitor.server.url + "/leeg")
    page.evaluate(show, [script, mdk.HandoverNote()._shown["html"]])
    field = note(page).get_by_label(WISH)
    field.fill(SECRET)
    expect(note(page).get_by_role("status")).to_have_text("Staat alleen op dit apparaat")
    page.evaluate(show, [script, mdk.HandoverNote()._shown["html"]])
    expect(field).to_have_value(SECRET)
    assert page.evaluate("window.sent") == []
