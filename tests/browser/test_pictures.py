# SPDX-License-Identifier: EUPL-1.2
"""Pictures as a browser shows them: large enough, in their place, without colour, on paper."""

import pytest
from playwright.sync_api import Page, expect

from meedenker_widgets.components.pictures.measure import width_of
from tests.browser.conftest import NewVisitor
from tests.browser.visitor import Visitor
from tests.conftest import Server
from tests.pictures.test_drawings import PAGES

pytestmark = pytest.mark.browser
SMALLEST = 15
SHOWN = """() => [...document.querySelectorAll('.mdk-picture svg text')].map((text) => {
  const sheet = text.ownerSVGElement.getBoundingClientRect();
  const place = text.getBoundingClientRect();
  return {
    words: text.textContent,
    size: parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a,
    inside: place.left >= sheet.left && place.right <= sheet.right + .5
      && place.top >= sheet.top - .5 && place.bottom <= sheet.bottom + .5,
  };
})"""
LINES = """() => [...document.querySelectorAll('.mdk-picture svg tspan')].map((line) => ({
  words: line.textContent,
  width: line.getComputedTextLength(),
  size: parseFloat(getComputedStyle(line).fontSize),
  strong: getComputedStyle(line).fontWeight === '700',
}))"""
INK = """() => Object.fromEntries(
  ['words', 'light', 'full', 'solid', 'paper', 'tint', 'plain', 'hollow', 'dashed', 'dotted']
  .map((look) => [look, document.querySelector(`.mdk-picture__${look}`)])
  .filter(([, part]) => part).map(([look, part]) => [look, getComputedStyle(part).fill]))"""
BACKS = {
    "words": ("paper", "tint", "plain", "hollow", "dashed", "dotted"),
    "light": ("full", "solid"),
}


def pictures(page: Page, slug: str) -> None:
    """Wait until every picture of the page is there."""
    expect(page.locator("figure.mdk-picture svg")).to_have_count(len(PAGES[slug]))


@pytest.mark.parametrize("slug", PAGES)
@pytest.mark.parametrize("width", [320, 768, 1280])
def test_every_word_is_large_enough_and_on_its_sheet(slug: str, width: int, visitor: Visitor):
    page = visitor.open(f"/naslag/{slug}")
    page.set_viewport_size({"width": width, "height": 800})
    pictures(page, slug)
    shown = page.evaluate(SHOWN)
    assert shown
    assert [text for text in shown if text["size"] < SMALLEST or not text["inside"]] == []


@pytest.mark.parametrize("slug", PAGES)
def test_no_line_is_wider_than_was_estimated(slug: str, visitor: Visitor):
    page = visitor.open(f"/naslag/{slug}")
    pictures(page, slug)
    lines = page.evaluate(LINES)
    assert lines
    for line in lines:
        estimate = width_of(line["words"], size=line["size"], strong=line["strong"])
        assert line["width"] <= estimate, line


@pytest.mark.parametrize("slug", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_differ_from_what_is_behind_them_under_forced_colors(
    slug: str, scheme: str, server: Server, visit: NewVisitor
):
    page = visit(server, forced_colors="active", color_scheme=scheme).open(f"/naslag/{slug}")
    pictures(page, slug)
    ink = page.evaluate(INK)
    assert "words" in ink
    for words, backs in BACKS.items():
        for back in backs:
            if words in ink and back in ink:
                assert ink[words] != ink[back], (words, back)


@pytest.mark.parametrize("slug", PAGES)
def test_a_picture_is_printed_whole(slug: str, visitor: Visitor):
    page = visitor.open(f"/naslag/{slug}")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 672, "height": 900})  # A4 without its margins
    for figure in page.locator("figure.mdk-picture").all():
        expect(figure.locator("svg")).to_be_visible()
        assert figure.evaluate("(f) => getComputedStyle(f).breakInside") == "avoid"
        box = figure.bounding_box()
        assert box is not None
        assert box["x"] + box["width"] <= 672


def test_a_picture_leads_to_what_it_names_without_a_script(server: Server, visit: NewVisitor):
    page = visit(server, java_script_enabled=False).open("/naslag/netwerk")
    link = page.locator("figure.mdk-picture a").first
    link.click()
    target = str(link.get_attribute("href")).partition("#")[2]
    expect(page.locator(f"[id='{target}']")).to_be_in_viewport()
