# SPDX-License-Identifier: EUPL-1.2
"""Somebody with a browser of their own, who notices requests to other hosts and script errors."""

import json
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Locator, Page, Request, expect

from tests.conftest import Server

LESSON = "/cursus/opschalen"
CASE = "opschalen.kort.01"
WRONG = "De naasten zien niet wat er nodig is"
RIGHT = "De naasten willen helpen, maar weten niet hoe"
SELFTEST = "/gemeente/zelftest"
SEND_HEADERS = {"Accept": "application/json", "Content-Type": "application/json"}


class Visitor:
    """One browser context on one server; what goes wrong unseen is collected in `complaints`."""

    def __init__(self, browser: Browser, server: Server, **options: Any) -> None:
        self.server = server
        self.context: BrowserContext = browser.new_context(locale="nl-NL", **options)
        self.context.set_default_timeout(10_000)
        self.complaints: list[str] = []
        self.context.on("request", self._see_request)
        self.context.on("weberror", lambda error: self.complaints.append(f"script: {error.error}"))
        self.context.on("console", self._see_message)
        self._sent = 0

    def open(self, path: str) -> Page:
        """A new page at this address."""
        page = self.context.new_page()
        page.goto(self.server.url + path)
        return page

    def send(self, path: str, component: str, action: str = "answer", **fields: str) -> None:
        """Answer as the page's script would, without a page."""
        self._sent += 1
        event = {"component": component, "action": action, "sender": "proef", "seq": self._sent}
        event["fields"] = {name: [value] for name, value in fields.items()}
        answer = self.context.request.post(
            self.server.url + path,
            data=json.dumps(event),
            headers={**SEND_HEADERS, "Origin": self.server.url},
        )
        assert answer.ok, answer.text()

    def greet(self) -> None:
        """Visit the lesson once, so that answers have an owner."""
        self.context.request.get(self.server.url + LESSON)

    def begin_selftest(self, name: str = "Duinwaard", role: str = "gemeente") -> str:
        """Begin a self-test; returns its link as a path."""
        answer = self.context.request.post(
            self.server.url + SELFTEST,
            form={"municipality": name, "role": role},
            headers={"Origin": self.server.url},
        )
        return urlsplit(answer.url).path

    def _see_request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob", "about") and parts.hostname != "127.0.0.1":
            self.complaints.append(f"outside: {request.url}")

    def _see_message(self, message: Any) -> None:
        if message.type == "error" and "Content Security Policy" in message.text:
            self.complaints.append(message.text)


def exercise_on(page: Page, identifier: str = CASE) -> Locator:
    """The component of one question."""
    return page.locator(f"[id='{identifier}']")


def press(place: Locator | Page, name: str) -> None:
    """Click a button by the words on it."""
    place.get_by_role("button", name=name, exact=True).click()


def status_of(exercise: Locator) -> Locator:
    """Where a component says whether its answer is saved."""
    return exercise.locator(".mdk-save-status")


def expect_saved(exercise: Locator) -> None:
    """Wait until the component says that its answer is saved."""
    expect(status_of(exercise)).to_contain_text("Opgeslagen om")
