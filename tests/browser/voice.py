# SPDX-License-Identifier: EUPL-1.2
"""A voice for tests: it keeps what it was asked to say, and comes to its end when told."""

import json

from playwright.sync_api import Page, expect

from tests.browser.visitor import LESSON, Visitor

DUTCH = {"name": "Ellen", "lang": "nl-NL", "localService": True, "default": True}
FAKE = """voices => {
  const speech = new EventTarget();
  Object.assign(speech, {
    said: [], silenced: 0, now: null, voices,
    getVoices() { return this.voices; },
    speak(utterance) { this.now = utterance; this.said.push(utterance.text); },
    cancel() {
      const { now } = this;
      this.now = null;
      this.silenced += 1;
      now?.onerror?.({ error: 'interrupted' });  // as browsers do
    },
    finish() { this.now.onend({}); },
    late(found) { this.voices = found; this.dispatchEvent(new Event('voiceschanged')); },
  });
  Object.defineProperty(window, 'speechSynthesis', { value: speech, configurable: true });
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
}"""
READ = "Lees voor"


def give_voices(visitor: Visitor, *voices: dict[str, object]) -> None:
    """Let every page this visitor opens have these voices."""
    visitor.context.add_init_script(f"({FAKE})({json.dumps(voices)})")


def said(page: Page) -> list[str]:
    """What the voice was asked to say."""
    return page.evaluate("speechSynthesis.said")


def finish(page: Page, times: int = 1) -> None:
    """The voice comes to the end of what it says."""
    for _ in range(times):
        page.evaluate("speechSynthesis.finish()")


def reading(visitor: Visitor, path: str = LESSON) -> Page:
    """A page of which the second part is being read, some sentences on."""
    give_voices(visitor, DUTCH)
    page = visitor.open(path)
    page.locator(".mdk-aloud").nth(1).get_by_role("button", name=READ).click()
    finish(page, 2)
    expect(page.locator(".mdk-aloud-now")).to_have_count(1)
    return page
