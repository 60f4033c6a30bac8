# SPDX-License-Identifier: EUPL-1.2
"""The compass: a wheel that opens its list, a point for this week, and its card on paper."""

import base64

import pytest
from playwright.sync_api import Locator, Page, expect

import meedenker_widgets as mdk
from meedenker.content.loading import shipped_library
from meedenker_widgets.assets import DIST
from meedenker_widgets.components.compass import DIRECTIONS
from tests.browser.conftest import NewVisitor
from tests.browser.visitor import Visitor, press
from tests.conftest import Server

pytestmark = pytest.mark.browser
COMPASS = "/naslag/kompas"
REGIE, FRIENDS = "kompas.regie", "kompas.regie.02"
TITLE = shipped_library().item(FRIENDS).title
REFUSE = "Storage.prototype.setItem = () => { throw new DOMException('no', 'QuotaExceededError') }"
# Everything drawn in the wheel that reaches outside its circle, and the smallest word in pixels.
WORDS = """(wheel) => {
  const matrix = wheel.getScreenCTM();
  const words = [...wheel.querySelectorAll('text')];
  const outside = words.filter((word) => {
    const box = word.getBBox();
    const corners = [[box.x, box.y], [box.x + box.width, box.y],
      [box.x, box.y + box.height], [box.x + box.width, box.y + box.height]];
    return corners.some(([x, y]) => Math.hypot(x, y) > 175 || Math.hypot(x, y) < 46);
  });
  const sizes = words.map((word) => parseFloat(getComputedStyle(word).fontSize) * matrix.a);
  return {outside: outside.map((word) => word.textContent), smallest: Math.min(...sizes)};
}"""

TURN = """(needle) => {
  const matrix = new DOMMatrix(getComputedStyle(needle).transform);
  return Math.round(Math.atan2(matrix.b, matrix.a) * 180 / Math.PI);
}"""


def open_parts(page: Page) -> list[str]:
    """The directions whose part of the list is open."""
    shown = page.locator("[data-mdk-part][open] > div")
    return [part.get_attribute("id") or "" for part in shown.all()]


def in_wheel(page: Page, direction: str) -> Locator:
    """The link of a direction in the wheel."""
    return page.locator(f".mdk-wheel a[href='#{direction}']")


def expect_chosen(page: Page, direction: str) -> None:
    """Wait until a direction is the chosen one, in the wheel and in the list."""
    expect(in_wheel(page, direction)).to_have_attribute("aria-current", "true")
    expect(page.locator(".mdk-wheel [aria-current]")).to_have_count(1)
    expect(page.locator(f"[id='{direction}']")).to_be_visible()
    assert open_parts(page) == [direction]


def pick_button(page: Page, item: str = FRIENDS) -> Locator:
    return page.locator(f"[data-mdk-pick='{item}']")


@pytest.fixture
def still(server: Server, visit: NewVisitor) -> Visitor:
    """Somebody who asked for no motion: the needle is where it should be at once."""
    return visit(server, reduced_motion="reduce")


def test_choosing_in_the_wheel_opens_that_part_and_turns_the_needle(still: Visitor):
    page = still.open(COMPASS)
    expect_chosen(page, DIRECTIONS[0])
    for number, direction in enumerate(DIRECTIONS):
        in_wheel(page, direction).click()
        expect_chosen(page, direction)
        expect(page.locator(f"[id='{direction}:kop']")).to_be_in_viewport()
        turn = page.locator(".mdk-compass .mdk-wheel__needle").evaluate(TURN)
        assert turn % 360 == number * 90
    page.go_back()
    expect_chosen(page, DIRECTIONS[2])


def test_the_wheel_and_what_it_opens_are_reached_by_keyboard(visitor: Visitor):
    page = visitor.open(COMPASS)
    first = in_wheel(page, DIRECTIONS[0])
    first.focus()
    for direction in DIRECTIONS[1:]:
        page.keyboard.press("Tab")
        expect(in_wheel(page, direction)).to_be_focused()
    page.keyboard.press("Enter")
    expect_chosen(page, DIRECTIONS[3])
    page.keyboard.press("Tab")
    inside = "(part) => part.contains(document.activeElement)"
    assert page.locator(f"[id='{DIRECTIONS[3]}']").evaluate(inside)


def test_what_is_opened_in_the_list_stays_open_and_the_needle_follows(visitor: Visitor):
    page = visitor.open(COMPASS)
    page.locator("summary", has_text="Vragen").click()
    expect(in_wheel(page, "kompas.vragen")).to_have_attribute("aria-current", "true")
    assert open_parts(page) == ["kompas.relatie", "kompas.vragen"]


def test_an_address_of_one_point_opens_its_part(visitor: Visitor):
    page = visitor.open(f"{COMPASS}#kompas.checken.06")
    expect_chosen(page, "kompas.checken")
    expect(page.locator("[id='kompas.checken.06'] dt")).to_be_in_viewport()


@pytest.mark.parametrize("hash_", ["#inhoud", "#bestaat-niet", "#%E0%A4%A", "#%22%5D"])
def test_another_address_leaves_the_compass_as_it_is(hash_: str, visitor: Visitor):
    expect_chosen(visitor.open(COMPASS + hash_), DIRECTIONS[0])


@pytest.mark.parametrize("forced", ["none", "active"])
def test_focus_on_a_sector_shows_in_pixels(forced: str, server: Server, visit: NewVisitor):
    page = visit(server, forced_colors=forced, reduced_motion="reduce").open(COMPASS)
    wheel = page.locator(".mdk-compass .mdk-wheel")
    wheel.scroll_into_view_if_needed()
    shots = [wheel.screenshot()]
    in_wheel(page, DIRECTIONS[0]).focus()
    for _ in DIRECTIONS:
        page.keyboard.press("Tab")
        page.keyboard.press("Shift+Tab")
        shots.append(wheel.screenshot())
        page.keyboard.press("Tab")
    assert len(set(shots)) == 1 + len(DIRECTIONS)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_chosen_sector_shows_under_forced_colors(
    scheme: str, server: Server, visit: NewVisitor
):
    visitor = visit(server, forced_colors="active", color_scheme=scheme, reduced_motion="reduce")
    page = visitor.open(COMPASS)
    fill = "(link) => getComputedStyle(link.querySelector('.mdk-wheel__part')).fill"
    ink = "(link) => getComputedStyle(link.querySelector('text')).fill"
    chosen, other = (in_wheel(page, direction) for direction in DIRECTIONS[:2])
    assert chosen.evaluate(fill) != other.evaluate(fill)
    for link in (chosen, other):
        assert link.evaluate(fill) != link.evaluate(ink)


@pytest.mark.parametrize("width", [320, 1280])
def test_words_in_both_wheels_are_large_enough_and_stay_inside(width: int, visitor: Visitor):
    page = visitor.open(COMPASS)
    page.set_viewport_size({"width": width, "height": 800})
    for wheel in page.locator(".mdk-wheel").all():
        measured = wheel.evaluate(WORDS)
        assert measured["outside"] == []
        assert measured["smallest"] >= 15


def test_without_a_script_everything_is_open_and_only_what_works_is_shown(
    server: Server, visit: NewVisitor
):
    page = visit(server, java_script_enabled=False, viewport={"width": 320, "height": 800}).open(
        COMPASS
    )
    for direction in DIRECTIONS:
        for item in shipped_library().members(direction):
            expect(page.locator(f"[id='{item.id}'] dd").first).to_be_visible()
        in_wheel(page, direction).click()
        expect(page.locator(f"[id='{direction}:kop']")).to_be_in_viewport()
    expect(page.locator("main button:visible")).to_have_count(0)
    expect(page.get_by_text("Deze week let je op")).to_be_hidden()
    expect(page.locator(".mdk-card__line")).to_have_text("")


def test_a_picked_point_stays_in_the_browser_and_comes_on_the_card(visitor: Visitor):
    page = visitor.open(f"{COMPASS}#{REGIE}")
    sent: list[str] = []
    page.on("request", lambda r: sent.append(f"{r.method} {r.url} {r.post_data or ''}"))
    pick_button(page).click()
    line, week = page.locator(".mdk-card__line"), page.locator("[data-mdk-week]")
    expect(page.locator("[data-mdk-pick-said]")).to_have_text(f"Gekozen voor deze week: {TITLE}")
    expect(line).to_have_text(TITLE)
    expect(week).to_contain_text(TITLE)
    expect(pick_button(page)).to_be_focused()
    page.reload()
    expect(line).to_have_text(TITLE)
    assert sent
    assert not [line for line in sent if FRIENDS in line or not line.startswith("GET ")]
    expect(page.locator(f"[data-mdk-mine='{FRIENDS}']")).to_be_visible()
    pick_button(page, "kompas.regie.04").click()
    expect(page.locator("[data-mdk-mine]:visible")).to_have_count(1)
    other = visitor.open(f"{COMPASS}#{REGIE}")
    pick_button(other, "kompas.regie.04").click()
    expect(other.locator("[data-mdk-pick-said]")).to_have_text("Je keuze is gewist.")
    expect(line).to_have_text("")
    expect(page.locator("[data-mdk-mine]:visible")).to_have_count(0)
    expect(week).to_be_hidden()


def test_a_storage_with_something_else_in_it_picks_nothing(visitor: Visitor):
    page = visitor.open(COMPASS)
    page.evaluate("localStorage.setItem('meedenker-local:kompas.week', '<img src=x onerror=y>')")
    page.reload()
    expect(in_wheel(page, DIRECTIONS[0])).to_have_attribute("aria-current", "true")
    expect(page.locator(".mdk-card__line")).to_have_text("")
    expect(page.locator("[data-mdk-week]")).to_be_hidden()


def test_a_browser_that_keeps_nothing_offers_no_picking(visitor: Visitor):
    visitor.context.add_init_script(REFUSE)
    page = visitor.open(COMPASS)
    expect_chosen(page, DIRECTIONS[0])
    expect(page.locator("[data-mdk-pick]:visible")).to_have_count(0)
    expect(page.get_by_text("Je keuze blijft in deze browser")).to_be_hidden()
    press(page, "Geef me een uitspraak")
    expect(page.locator("[data-mdk-drawn] a")).to_have_count(1)


def test_a_drawn_point_is_of_that_direction_is_said_politely_and_is_never_the_same_twice(
    visitor: Visitor,
):
    page = visitor.open(f"{COMPASS}#kompas.vragen")
    titles = {item.title: item.text for item in shipped_library().members("kompas.vragen")}
    drawn = page.locator("[id='kompas.vragen'] [data-mdk-drawn]")
    assert drawn.get_attribute("role") == "status"
    before = ""
    for _ in range(8):
        press(page, "Geef me een vraag")
        said = drawn.locator("a").inner_text()
        assert said in titles
        assert said != before
        expect(drawn).to_contain_text(titles[said])
        before = said
    drawn.locator("a").click()
    expect(page.locator("dt").get_by_text(before, exact=True)).to_be_in_viewport()


def test_paper_shows_every_point_and_the_card_on_its_own(visitor: Visitor):
    page = visitor.open(f"{COMPASS}#{REGIE}")
    pick_button(page).click()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert open_parts(page) == list(DIRECTIONS)
    expect(page.locator("main button:visible")).to_have_count(0)
    card = page.locator(".mdk-card")
    millimetres = card.evaluate("(card) => card.getBoundingClientRect().width / 96 * 25.4")
    assert millimetres == pytest.approx(148, abs=0.5)
    assert card.evaluate("(card) => getComputedStyle(card.parentElement).breakBefore") == "page"
    expect(card.locator(".mdk-card__line")).to_have_text(TITLE)
    expect(card.get_by_text("Bel 112")).to_be_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert open_parts(page) == [REGIE]


@pytest.mark.parametrize("path", [COMPASS, "/cursus/opschalen"])
def test_the_card_alone_is_one_sheet(path: str, visitor: Visitor):
    page = visitor.open(path)
    page.evaluate("globalThis.print = () => {}")
    press(page, "Druk alleen dit kaartje af")
    sheets = page.pdf(format="A4", prefer_css_page_size=True).count(b"/Type /Page\n")
    assert sheets == 1
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_in_a_notebook_the_same_script_turns_the_wheel_and_keeps_the_pick(
    server: Server, visit: NewVisitor
):
    page = visit(server, bypass_csp=True).open("/over")
    script = base64.b64encode((DIST / "notebook.js").read_bytes()).decode()
    show = """async ([script, html]) => {
        const host = await import("data:text/javascript;base64," + script);
        const el = document.querySelector("main");
        el.replaceChildren();
        const model = {get: () => ({html}), on() {}, off() {}, send() {}};
        host.default.render({model, el});
    }"""
    page.evaluate(show, [script, mdk.Compass()._shown["html"]])
    in_wheel(page, REGIE).click()
    expect_chosen(page, REGIE)
    pick_button(page).click()
    expect(page.locator("[data-mdk-week]")).to_contain_text(TITLE)
