# SPDX-License-Identifier: EUPL-1.2
"""The same exercise on the web host, in JupyterLab and in plain Voilà says the same thing."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from meedenker_widgets.commands.lab import copy_notebooks
from meedenker_widgets.hosts.web.material import material_root
from tests.browser.notebook_hosts import NOTEBOOK, jupyter_lab, plain_voila
from tests.browser.player import KINDS, NOTEBOOKS, play
from tests.browser.visitor import CASE, LESSON, RIGHT, WRONG, Visitor, exercise_on, press, status_of

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PATIENT = 60_000
OTHER_CASE = "opschalen.kort.02"
SIZE = {"width": 1280, "height": 900}


@dataclass
class Lab:
    """A lesson open in JupyterLab, its folder, and the requests to other hosts."""

    page: Page
    folder: Path
    outside: list[str]

    def choose(self, menu: str, command: str) -> None:
        """Choose a command from the menu bar."""
        self.page.get_by_role("menuitem", name=menu, exact=True).click()
        self.page.get_by_role("menuitem", name=command, exact=True).click()

    def run(self, address: str, item: str) -> None:
        """Open a notebook and run every cell of it, until this exercise is there."""
        self.page.goto(address)
        expect(self.page.get_by_text("| Idle")).to_be_visible(timeout=PATIENT)
        self.choose("Run", "Run All Cells")
        expect(exercise_on(self.page, item)).to_be_visible(timeout=PATIENT)


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory, chromium: Browser) -> Iterator[Lab]:
    """JupyterLab with every cell of the lesson run."""
    folder = tmp_path_factory.mktemp("lab") / "lessen"
    context = chromium.new_context(viewport=SIZE)
    context.set_default_timeout(PATIENT)
    outside: list[str] = []
    context.on("request", lambda request: outside.append(request.url))
    with jupyter_lab(folder) as address:
        opened = Lab(context.new_page(), folder, outside)
        opened.run(address, CASE)
        yield opened
        context.close()


@pytest.fixture(scope="module")
def folder_for_voila(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every notebook."""
    folder = tmp_path_factory.mktemp("voila") / "lessen"
    copy_notebooks(material_root(), folder)
    return folder


@pytest.fixture(scope="module")
def voila(folder_for_voila: Path) -> Iterator[str]:
    """The address of the lesson in Voilà with its stock template."""
    with plain_voila(folder_for_voila) as address:
        yield address


@pytest.fixture(scope="module")
def voila_page(voila: str, chromium: Browser) -> Iterator[Page]:
    """The lesson in Voilà, ready."""
    context = voila_visitor(chromium)
    page = context.new_page()
    page.goto(voila)
    expect(exercise_on(page)).to_be_visible(timeout=PATIENT)
    yield page
    context.close()


def voila_visitor(chromium: Browser) -> BrowserContext:
    """A browser without other hosts: Voilà's own template asks for style sheets elsewhere."""

    def keep_inside(route: Route) -> None:
        if urlsplit(route.request.url).hostname == "127.0.0.1":
            route.continue_()
        else:
            route.abort()

    context = chromium.new_context(viewport=SIZE)
    context.route("**/*", keep_inside)
    return context


def feedback_after_wrong_and_right(page: Page) -> list[str]:
    """What the exercise says after a wrong and after a right answer."""
    case = exercise_on(page)
    said = []
    for option, button, heading in (
        (WRONG, "Kijk na", "Kijk nog eens"),
        (RIGHT, "Kijk na", "Goed gezien"),
    ):
        case.get_by_label(option).check()
        expect(status_of(case)).to_have_attribute("data-state", "saved")
        press(case, button)
        expect(case.get_by_role("heading", name=heading)).to_be_visible()
        text = page.locator(f"[id='{CASE}:uitleg']").inner_text()
        said.append(re.sub(r"\s+", " ", text).strip())
    return said


def test_all_three_hosts_give_the_same_feedback(
    visitor: Visitor, lab: Lab, voila: str, chromium: Browser
):
    on_the_web = feedback_after_wrong_and_right(visitor.open(LESSON))
    in_lab = feedback_after_wrong_and_right(lab.page)
    context = voila_visitor(chromium)
    page = context.new_page()
    page.goto(voila)
    expect(exercise_on(page)).to_be_visible(timeout=PATIENT)
    in_voila = feedback_after_wrong_and_right(page)
    context.close()
    assert on_the_web == in_lab == in_voila
    assert "maar niet weten hoe" in on_the_web[0]
    assert "ladder 1" in on_the_web[1]


@pytest.mark.parametrize("kind", [kind for kind, (path, _) in KINDS.items() if path == LESSON])
def test_every_kind_works_the_same_in_every_host(
    kind: str, visitor: Visitor, lab: Lab, voila_page: Page
):
    path, item = KINDS[kind]
    on_the_web = play(visitor.open(path), item)
    assert play(lab.page, item) == on_the_web
    assert play(voila_page, item) == on_the_web


@pytest.mark.parametrize("kind", [kind for kind, (path, _) in KINDS.items() if path != LESSON])
def test_a_kind_of_another_page_works_the_same_in_every_host(
    kind: str,
    visitor: Visitor,
    chromium: Browser,
    tmp_path: Path,
    folder_for_voila: Path,
):
    path, item = KINDS[kind]
    on_the_web = play(visitor.open(path), item)
    context = voila_visitor(chromium)
    context.set_default_timeout(PATIENT)
    with plain_voila(folder_for_voila, NOTEBOOKS[path]) as address:
        page = context.new_page()
        page.goto(address)
        expect(exercise_on(page, item)).to_be_visible(timeout=PATIENT)
        assert play(page, item) == on_the_web
    with jupyter_lab(tmp_path / "lessen") as address:
        opened = Lab(context.new_page(), tmp_path, [])
        opened.run(address.replace(NOTEBOOK, NOTEBOOKS[path]), item)
        assert play(opened.page, item) == on_the_web
    context.close()


def test_lab_keeps_the_answer_beside_the_notebook_and_shows_it_after_a_restart(lab: Lab):
    case = exercise_on(lab.page, OTHER_CASE)
    case.get_by_role("radio").first.check()
    press(case, "Kijk na")
    expect(case.get_by_role("heading", name="Kijk nog eens")).to_be_visible()
    kept = json.loads((lab.folder / "notebooks" / "antwoorden.json").read_text("utf-8"))
    assert kept["antwoorden"][OTHER_CASE]["fields"] == {"chosen": ["a"]}
    case.evaluate("(shown) => { shown.dataset.before = 'the restart'; }")
    lab.choose("Run", "Restart Kernel and Run All Cells…")
    lab.page.locator(".jp-Dialog button.jp-mod-accept").click()
    before = lab.page.locator(f"[id='{OTHER_CASE}'][data-before]")
    expect(before).to_have_count(0, timeout=PATIENT)
    expect(case.get_by_role("heading", name="Kijk nog eens")).to_be_visible(timeout=PATIENT)
    expect(case.get_by_role("radio").first).to_be_checked()


def test_lab_shows_no_code_and_asks_nothing_of_other_hosts(lab: Lab):
    expect(lab.page.locator(".jp-CodeCell").first).to_be_visible()
    assert lab.page.locator(".jp-CodeCell .jp-InputArea-editor:visible").count() == 0
    assert [url for url in lab.outside if "://127.0.0.1" not in url and "://" in url] == []


def test_in_voila_two_browsers_never_see_each_others_answers(voila: str, chromium: Browser):
    mine, theirs = voila_visitor(chromium), voila_visitor(chromium)
    page = mine.new_page()
    page.goto(voila)
    case = exercise_on(page)
    expect(case).to_be_visible(timeout=PATIENT)
    case.get_by_label(RIGHT).check()
    expect(status_of(case)).to_contain_text("Bewaard zolang deze pagina openstaat")
    other = theirs.new_page()
    other.goto(voila)
    expect(exercise_on(other)).to_be_visible(timeout=PATIENT)
    expect(exercise_on(other).locator(":checked")).to_have_count(0)
    assert other.get_by_text("Goed gezien").count() == 0
    assert other.get_by_role("link", name="Download je antwoorden").count() == 0
    with page.expect_download() as download:
        page.get_by_role("link", name="Download je antwoorden").first.click()
    kept = json.loads(Path(download.value.path()).read_text("utf-8"))
    assert kept["antwoorden"][CASE]["fields"] == {"chosen": ["b"]}
    assert "mdk." not in page.locator("body").inner_text()
    mine.close()
    theirs.close()
