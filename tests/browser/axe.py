# SPDX-License-Identifier: EUPL-1.2
"""The automatic accessibility check, in the page itself and under its real CSP."""

from functools import cache

from playwright.sync_api import Page

from tests.conftest import ROOT

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
RUN = """async (tags) => {
  const found = await axe.run(document, {runOnly: tags, resultTypes: ['violations']});
  return found.violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')}\\n${node.failureSummary}`));
}"""


def violations(page: Page) -> list[str]:
    """What axe-core objects to, one sentence for each element."""
    if not page.evaluate("() => 'axe' in globalThis"):
        page.evaluate(_source())
    return page.evaluate(RUN, list(TAGS))


@cache
def _source() -> str:
    return (ROOT / "widgets/node_modules/axe-core/axe.min.js").read_text("utf-8") + "; 0"
