# SPDX-License-Identifier: EUPL-1.2
"""Order in a real browser: buttons, keyboard, mouse and finger, saving, and every state."""

import pytest
from playwright.sync_api import Browser, expect

from meedenker.content.loading import shipped_library
from tests.conftest import Server
from tests.kinds.journeys import Journey

SHIPPED = shipped_library().question("opschalen.order.01")


def names_on(visit: Journey) -> list[str]:
    known = {step.text: step.id for step in SHIPPED.steps}
    return [known[text] for text in visit.exercise.locator(".mdk-order__text").all_inner_texts()]


def moved(step: str, place: int) -> list[str]:
    rest = [other for other in SHIPPED.start if other != step]
    return [*rest[:place], step, *rest[place:]]


@pytest.mark.browser
def test_two_quick_presses_are_two_moves_and_the_new_place_is_said(
    proof: Server, chromium: Browser
):
    with Journey(chromium, proof, SHIPPED.id) as visit:
        button = visit.field("up:toestemming")
        button.focus()
        visit.keys("Enter", "Enter")
        said = visit.exercise.get_by_text(
            "‘Vraag wat je aan wie mag vertellen’ staat nu op plaats 1"
        )
        expect(said).to_be_attached()
        expect(button).to_be_focused()
        assert names_on(visit) == moved("toestemming", 0)
        expect(visit.exercise.locator(".mdk-save-status")).to_contain_text("Opgeslagen om")
        visit.page.reload()
        assert names_on(visit) == moved("toestemming", 0)
        visit.press("Kijk na")
        expect(visit.exercise.get_by_role("heading", name="Je bent op weg")).to_be_visible()


@pytest.mark.browser
def test_by_mouse_the_steps_are_put_in_order_checked_and_kept(proof: Server, chromium: Browser):
    with Journey(chromium, proof, SHIPPED.id) as visit:
        for place, step in enumerate(SHIPPED.right):
            while names_on(visit).index(step) > place:
                visit.field(f"up:{step}").click()
        visit.press("Kijk na")
        expect(visit.exercise.get_by_role("heading", name="Goed gezien")).to_be_visible()
        visit.page.reload()
        assert names_on(visit) == list(SHIPPED.right)


@pytest.mark.browser
def test_by_keyboard_the_steps_are_put_in_order_and_focus_stays_on_the_button(
    proof: Server,
    chromium: Browser,
):
    with Journey(chromium, proof, SHIPPED.id) as visit:
        for place, step in enumerate(SHIPPED.right):
            visit.page.locator("main").focus()
            visit.tab_to(f"{SHIPPED.id}:up:{step}")
            while names_on(visit).index(step) > place:
                visit.keys("Enter")
                assert visit.page.evaluate("document.activeElement.id") == f"{SHIPPED.id}:up:{step}"
        visit.tab_to_words("Kijk na")
        visit.keys("Enter")
        expect(visit.exercise.get_by_role("heading", name="Goed gezien")).to_be_visible()
        visit.page.reload()
        visit.tab_to_words("Probeer opnieuw")
        visit.keys("Enter")
        expect(visit.exercise.get_by_role("heading", name="Goed gezien")).to_have_count(0)
        assert names_on(visit) == list(SHIPPED.start)


@pytest.mark.browser
def test_at_the_top_a_button_says_so_and_nothing_moves(proof: Server, chromium: Browser):
    with Journey(chromium, proof, SHIPPED.id) as visit:
        first = SHIPPED.start[0]
        visit.field(f"up:{first}").focus()
        visit.keys("Enter")
        expect(visit.field("order:plaats")).to_contain_text("staat nu op plaats 1 van 5.")
        assert names_on(visit) == list(SHIPPED.start)
        expect(visit.field(f"up:{first}")).to_be_focused()


@pytest.mark.browser
def test_without_scripts_the_buttons_move_a_step(proof: Server, chromium: Browser):
    with Journey(chromium, proof, SHIPPED.id, java_script_enabled=False) as visit:
        visit.field("down:bellen").click()
        expect(visit.exercise.locator(".mdk-save-status")).to_contain_text("Opgeslagen om")
        assert names_on(visit) == moved("bellen", 1)
        assert not visit.exercise.locator("[data-mdk-grip]").first.is_visible()


@pytest.mark.browser
def test_a_step_is_dragged_with_the_mouse_and_escape_lets_it_go(proof: Server, chromium: Browser):
    with Journey(chromium, proof, SHIPPED.id) as visit:
        visit.exercise.scroll_into_view_if_needed()
        grip = visit.field("order:bespreken").locator("[data-mdk-grip]").bounding_box()
        target = visit.field("order:kennismaken").bounding_box()
        assert grip
        assert target
        mouse = visit.page.mouse
        for let_go in (True, False):
            mouse.move(grip["x"] + 9, grip["y"] + 9)
            mouse.down()
            mouse.move(grip["x"] + 9, target["y"] + 9, steps=4)
            expect(visit.field("order:kennismaken")).to_have_attribute("data-mdk-drop", "before")
            if let_go:
                visit.keys("Escape")
            mouse.up()
            assert names_on(visit) == (list(SHIPPED.start) if let_go else moved("bespreken", 1))
        expect(visit.field("order:plaats")).to_contain_text("staat nu op plaats 2 van 5.")


@pytest.mark.browser
def test_a_step_is_dragged_with_a_finger(proof: Server, chromium: Browser):
    with Journey(chromium, proof, SHIPPED.id, width=390, has_touch=True, is_mobile=True) as visit:
        visit.field("order:kennismaken").scroll_into_view_if_needed()
        visit.field("order:bellen").scroll_into_view_if_needed()
        grip = visit.field("order:kennismaken").locator("[data-mdk-grip]").bounding_box()
        target = visit.field("order:bellen").bounding_box()
        assert grip
        assert target
        touch = visit.page.context.new_cdp_session(visit.page)
        x, y = grip["x"] + 9, grip["y"] + 9
        for kind, points in (
            ("touchStart", [{"x": x, "y": y}]),
            ("touchMove", [{"x": x, "y": y - 30}]),
            ("touchMove", [{"x": x, "y": target["y"] + 9}]),
            ("touchEnd", []),
        ):
            touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        expect(visit.exercise.locator(".mdk-save-status")).to_contain_text("Opgeslagen om")
        assert names_on(visit) == moved("kennismaken", 0)


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 1280])
def test_in_every_state_the_page_fits_and_axe_has_nothing_to_say(
    width: int,
    proof: Server,
    chromium: Browser,
):
    with Journey(chromium, proof, SHIPPED.id, width=width) as visit:
        visit.press("Kijk na")
        expect(visit.exercise.get_by_text("Zet eerst de stappen in een andere")).to_be_visible()
        assert visit.complaints() == []
        visit.field("down:bellen").click()
        visit.press("Kijk na")
        expect(visit.exercise.get_by_role("heading", name="Je bent op weg")).to_be_visible()
        assert visit.complaints() == []
        visit.press("Laat het antwoord zien")
        expect(visit.exercise.get_by_role("heading", name="Dit past hier")).to_be_visible()
        assert visit.complaints() == []
