# SPDX-License-Identifier: EUPL-1.2
"""Somebody at one exercise, with a real browser."""

from types import TracebackType
from typing import Self

from playwright.sync_api import Browser, Locator, expect

from tests.conftest import ROOT, Server
from tests.kinds.arranged import PATH

MOST_STOPS = 120
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE = """async (tags) => {
  const found = await axe.run(document, {runOnly: tags, resultTypes: ['violations']});
  return found.violations.flatMap((rule) => rule.nodes.map((n) => `${rule.id}: ${n.target}`));
}"""


class Journey:
    """A visitor in a browser of their own, who hears of script and policy errors at the end."""

    def __init__(self, browser: Browser, server: Server, item: str, **options: object) -> None:
        size = {"width": int(str(options.pop("width", 1280))), "height": 900}
        self._context = browser.new_context(viewport=size, **options)  # type: ignore[arg-type]
        self.item = item
        self.page = self._context.new_page()
        self._errors: list[str] = []
        self._context.on("weberror", lambda error: self._errors.append(str(error.error)))
        self.page.on("console", lambda message: self._hear(message.type, message.text))
        self.page.goto(server.url + PATH)
        self.exercise = self.page.locator(f"[id='{item}']")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _: object, __: TracebackType | None
    ) -> None:
        self._context.close()
        assert kind is not None or self._errors == []

    def field(self, name: str) -> Locator:
        """An element of the exercise by its id within it."""
        return self.page.locator(f"[id='{self.item}:{name}']")

    def press(self, words: str) -> None:
        """Click the button with these words, when what came before is saved."""
        expect(self.exercise.locator(".mdk-save-status[data-state=saving]")).to_have_count(0)
        self.exercise.get_by_role("button", name=words, exact=True).click()

    def keys(self, *names: str) -> None:
        for name in names:
            self.page.keyboard.press(name)

    def tab_to(self, target: str) -> None:
        """Press Tab until this element has focus."""
        self._tab_until("e.id", target)

    def tab_to_words(self, words: str) -> None:
        """Press Tab until a button of this exercise with these words has focus."""
        inside = f"e.closest('[data-mdk-component]')?.id === '{self.item}'"
        self._tab_until(f"{inside} && e.textContent.trim()", words)

    def _tab_until(self, seen: str, wanted: str) -> None:
        for _ in range(MOST_STOPS):
            if (
                self.page.evaluate(f"() => {{ const e = document.activeElement; return {seen} }}")
                == wanted
            ):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(wanted)

    def complaints(self) -> list[str]:
        """What axe objects to, and whether the page must be scrolled sideways."""
        if not self.page.evaluate("() => 'axe' in globalThis"):
            source = ROOT / "widgets/node_modules/axe-core/axe.min.js"
            self.page.evaluate(source.read_text("utf-8") + "; 0")
        found: list[str] = self.page.evaluate(AXE, TAGS)
        wide = "document.documentElement.scrollWidth > innerWidth"
        return [*found, *(["too wide"] if self.page.evaluate(wide) else [])]

    def _hear(self, kind: str, text: str) -> None:
        if kind == "error" and "Content Security Policy" in text:
            self._errors.append(text)
