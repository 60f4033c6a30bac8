# SPDX-License-Identifier: EUPL-1.2
"""An overview narrows down in JupyterLab and in plain Voilà as it does on the web host."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from meedenker_widgets.commands.lab import copy_notebooks
from meedenker_widgets.hosts.web.material import material_root
from tests.browser.more_states import TASKS
from tests.browser.notebook_hosts import jupyter_lab, plain_voila
from tests.browser.test_hosts import PATIENT, SIZE, voila_visitor
from tests.browser.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.slow]
NOTEBOOK = "notebooks/naslag/taken.ipynb"


def narrow_down(page: Page) -> list[str]:
    """What an overview says it shows: everything, one role, one subject of it, and that again."""
    found = page.locator(".mdk-overview__found")
    expect(found).to_be_visible(timeout=PATIENT)
    said = [found.inner_text()]
    role, subject = page.get_by_label("Rol", exact=True), page.get_by_label("Onderwerp", exact=True)
    role.select_option("informeel")
    expect(found).to_contain_text("9 taken gevonden.", timeout=PATIENT)
    said.append(found.inner_text())
    subject.select_option("regelen")
    expect(found).to_contain_text("4 taken gevonden.", timeout=PATIENT)
    said.append(found.inner_text())
    expect(page.locator("[id='taken.informeel.02']")).to_be_visible()
    expect(page.locator("[id='taken.informeel.01']")).to_have_count(0)
    expect(role).to_have_value("informeel")
    return said


def test_every_host_finds_the_same(
    visitor: Visitor, chromium: Browser, tmp_path_factory: pytest.TempPathFactory
):
    on_the_web = narrow_down(visitor.open(TASKS))
    assert on_the_web[0] == "52 taken gevonden."
    assert narrow_down_in_voila(chromium, tmp_path_factory.mktemp("voila") / "naslag") == on_the_web
    assert narrow_down_in_lab(chromium, tmp_path_factory.mktemp("lab") / "naslag") == on_the_web


def narrow_down_in_voila(chromium: Browser, folder: Path) -> list[str]:
    copy_notebooks(material_root(), folder)
    context = voila_visitor(chromium)
    with plain_voila(folder, NOTEBOOK) as address:
        page = context.new_page()
        page.goto(address)
        said = narrow_down(page)
        context.close()
    return said


def narrow_down_in_lab(chromium: Browser, folder: Path) -> list[str]:
    context = chromium.new_context(viewport=SIZE)
    context.set_default_timeout(PATIENT)
    with jupyter_lab(folder, NOTEBOOK) as address:
        page = context.new_page()
        page.goto(address)
        expect(page.get_by_text("| Idle")).to_be_visible(timeout=PATIENT)
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
        said = narrow_down(page)
        context.close()
    return said
