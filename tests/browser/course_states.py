# SPDX-License-Identifier: EUPL-1.2
"""The course page and repeating, in every state somebody can bring them in."""

import json
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from meedenker.content.loading import shipped_library
from meedenker.domain.attempt import Fields
from meedenker.service.repeated import PREFIX
from tests.browser.visitor import CASE, LESSON, SEND_HEADERS, Visitor, press
from tests.web.course import COURSE, REPEAT, WHOLE, answers, done, pass_days
from tests.web.support import COOKIE

PART = "Oefen toch vijf vragen"


def answer(visitor: Visitor, path: str, item: str, fields: Fields) -> None:
    """Answer and check as the page's script would, without a page."""
    visitor._sent += 1
    sent = {"component": item, "action": "check", "sender": "proef", "seq": visitor._sent}
    reply = visitor.context.request.post(
        visitor.server.url + path,
        data=json.dumps({**sent, "fields": {name: list(many) for name, many in fields.items()}}),
        headers={**SEND_HEADERS, "Origin": visitor.server.url},
    )
    assert reply.ok, reply.text()


def finish(visitor: Visitor) -> None:
    """Do every exercise of a lesson."""
    visitor.greet()
    for item, fields in answers():
        answer(visitor, f"{COURSE}{WHOLE}", item, fields)


def wait_days(visitor: Visitor, days: int) -> None:
    """Let time pass for what this visitor did."""
    (token,) = [c["value"] for c in visitor.context.cookies() if c["name"] == COOKIE]
    pass_days(visitor.server, token, days)


def questions(page: Page) -> Locator:
    """The questions of the set."""
    return page.locator(".mdk-exercise")


def busy(visitor: Visitor) -> Page:
    """The course page of somebody with one finished lesson and one begun."""
    finish(visitor)
    visitor.send(LESSON, CASE, "check", chosen="b")
    page = visitor.open(COURSE)
    expect(page.get_by_role("progressbar").first).to_be_visible()
    return page


def due(visitor: Visitor) -> Page:
    """A day after a lesson was finished."""
    finish(visitor)
    wait_days(visitor, 1)
    page = visitor.open(REPEAT)
    expect(page.get_by_role("heading", name="Er staan vijf vragen voor je klaar")).to_be_visible()
    return page


def begun(visitor: Visitor) -> Page:
    """A set of which nothing is done."""
    page = due(visitor)
    press(page, "Begin met herhalen")
    expect(questions(page)).to_have_count(5)
    return page


def repeated(visitor: Visitor) -> Page:
    """A set that was done."""
    page = begun(visitor)
    for item in questions(page).evaluate_all("parts => parts.map(part => part.id)"):
        question = shipped_library().question(item.removeprefix(PREFIX))
        answer(visitor, REPEAT, item, done(question))
    page = visitor.open(REPEAT)
    expect(page.get_by_role("heading", name="Klaar voor nu")).to_be_visible()
    return page


def not_due(visitor: Visitor) -> Page:
    """The day on which a lesson was finished."""
    finish(visitor)
    page = visitor.open(REPEAT)
    expect(page.get_by_role("button", name=PART)).to_be_visible()
    return page


COURSE_STATES: dict[str, Callable[[Visitor], Page]] = {
    "course, busy": busy,
    "repeat, not due": not_due,
    "repeat, due": due,
    "repeat, begun": begun,
    "repeat, done": repeated,
    "reminders, not finished": lambda visitor: visitor.open(
        "/cursus/herinneringen.ics?les=opschalen"
    ),
}
