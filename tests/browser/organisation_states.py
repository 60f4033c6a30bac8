# SPDX-License-Identifier: EUPL-1.2
"""States of what the organisation fills in. Each leaves the server as it was: others share it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import Page, expect

from tests.browser.visitor import LESSON, Visitor, press
from tests.organisation.support import ORGANISATION, TEAM

HOME = "/organisatie/"
NETWORK = "/naslag/netwerk"
HEADINGS = (
    "naam;type;wat ze doen;voor wie of waarover;telefoon;website;opmerking;gecontroleerd op\n"
)
MAP = (
    HEADINGS
    + ";".join([*TEAM.values()]).replace(";2025-02-01", ";1 februari 2025")
    + "\nGeldloket;B;Helpt met brieven en schulden;iedereen;;geldloket.example.nl;;\n"
    + "Inloophuis De Linde;C;Koffie en samen eten;;0900 76 54;;Donderdag dicht;12-02-2025\n"
)


def fill_in(page: Page, fields: dict[str, str] = ORGANISATION) -> None:
    """The form about the organisation, sent."""
    page.goto(page.url.partition("/organisatie/")[0] + HOME)
    for name, text in fields.items():
        page.locator(f"[id='{name}']").fill(text)
    press(page, "Sla op")
    expect(page.get_by_text("Deelnemers zien dit nu.")).to_be_visible()


def choose(page: Page, content: str) -> None:
    """A CSV file, sent to look at it."""
    file = {"name": "kaart.csv", "mimeType": "text/csv", "buffer": content.encode()}
    page.get_by_label("CSV-bestand").set_input_files(files=[file])
    press(page, "Bekijk het bestand")


def replace_map(page: Page, content: str) -> None:
    """A CSV file, taken over."""
    page.goto(page.url.partition("/organisatie/")[0] + HOME)
    choose(page, content)
    page.locator("main form button").click()
    expect(page.get_by_text("De sociale kaart is bijgewerkt.")).to_be_visible()


@contextmanager
def filled_in(visitor: Visitor) -> Iterator[Page]:
    """A page while everything is filled in; afterwards nothing is."""
    page = visitor.open(HOME)
    fill_in(page)
    replace_map(page, MAP)
    try:
        yield page
    finally:
        clean = visitor.open(HOME)
        fill_in(clean, dict.fromkeys(ORGANISATION, ""))
        replace_map(clean, HEADINGS)
        clean.close()


def seen_filled_in(visitor: Visitor, path: str) -> Page:
    """A page as it was while everything was filled in."""
    with filled_in(visitor) as page:
        page.goto(visitor.server.url + path)
    return page


def form_with_faults(visitor: Visitor) -> Page:
    """The form about the organisation sent with a number that cannot be called."""
    page = visitor.open(HOME)
    page.locator("#phone").fill("de balie")
    press(page, "Sla op")
    expect(page.locator("#fouten")).to_be_focused()
    return page


def line_with_faults(visitor: Visitor) -> Page:
    """A line of the map sent with nothing that is needed."""
    page = visitor.open("/organisatie/kaart/nieuw")
    page.locator("#website").fill("x")
    press(page, "Sla op")
    expect(page.locator("#fouten")).to_be_focused()
    return page


def file_with_faults(visitor: Visitor) -> Page:
    """A file with a wrong cell."""
    page = visitor.open(HOME)
    choose(page, HEADINGS + "Wijkteam;Q;Helpt;;x;;;morgen\n")
    expect(page.get_by_role("heading", level=1)).to_have_text("Dit bestand klopt nog niet")
    return page


def file_to_confirm(visitor: Visitor) -> Page:
    """A file as it would be taken over."""
    page = visitor.open(HOME)
    choose(page, MAP)
    expect(page.get_by_role("heading", level=1)).to_have_text("Klopt deze lijst?")
    return page


ORGANISATION_STATES: dict[str, Callable[[Visitor], Page]] = {
    "organisation, filled in": lambda visitor: seen_filled_in(visitor, HOME),
    "organisation, faults": form_with_faults,
    "organisation, a line": lambda visitor: seen_filled_in(visitor, "/organisatie/kaart/1"),
    "organisation, a line with faults": line_with_faults,
    "organisation, a file with faults": file_with_faults,
    "organisation, a file to confirm": file_to_confirm,
    "network, filled in": lambda visitor: seen_filled_in(visitor, NETWORK),
    "course, filled in": lambda visitor: seen_filled_in(visitor, "/cursus/"),
    "reference, filled in": lambda visitor: seen_filled_in(visitor, "/naslag/"),
    "lesson, organisation filled in": lambda visitor: seen_filled_in(visitor, LESSON),
}
