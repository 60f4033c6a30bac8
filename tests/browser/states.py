# SPDX-License-Identifier: EUPL-1.2
"""Every page of the server in every state it can be in, each brought about by a visitor."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from meedenker_widgets.commands.demo import FILE as DEMO
from tests.browser.more_states import MORE_STATES
from tests.browser.organisation_states import ORGANISATION_STATES
from tests.browser.visitor import (
    CASE,
    LESSON,
    RIGHT,
    SELFTEST,
    WRONG,
    Visitor,
    exercise_on,
    expect_saved,
    press,
)

FIXED = (
    "/",
    "/cursus/",
    "/cursus/meedenker",
    "/cursus/wetten",
    "/cursus/luisteren",
    "/cursus/grenzen",
    "/cursus/doelgroepen",
    "/cursus/kompas-relatie",
    "/cursus/kompas-vragen",
    "/cursus/afschalen",
    "/cursus/bagage",
    "/cursus/netwerk",
    "/cursus/onafhankelijk",
    "/cursus/verhalen-zorgen",
    "/cursus/verhalen-zelf",
    "/cursus/verhalen-spanning",
    "/cursus/echt-of-schijn-netwerk",
    "/cursus/echt-of-schijn-formeel",
    "/cursus/herhalen",
    "/cursus/eindopdracht",
    "/cursus/vooraf",
    "/cursus/achteraf",
    "/cursus/verschil",
    "/naslag/",
    "/zoeken",
    "/zoeken?q=geld",
    "/zoeken?q=xyzzy",
    "/naslag/bagage",
    "/naslag/begrippen",
    "/naslag/bekendheid",
    "/naslag/gesprek",
    "/naslag/hulpvragen",
    "/naslag/kompas",
    "/naslag/koplopers",
    "/naslag/leven",
    "/naslag/netwerk",
    "/naslag/opschalen",
    "/naslag/organiseren",
    "/naslag/publicaties",
    "/naslag/regels",
    "/naslag/taken",
    "/naslag/verschillen",
    "/naslag/voorbeelden",
    "/naslag/wat-is",
    "/naslag/werkmodel",
    "/intervisie/",
    "/intervisie/balint",
    "/gemeente/",
    "/gemeente/koploperscan",
    "/trainer/",
    "/trainer/wetsartikelen",
    "/trainer/draaiboek/meedenker",
    "/trainer/draaiboek/wetten",
    "/trainer/draaiboek/luisteren",
    "/trainer/draaiboek/afschalen",
    "/trainer/draaiboek/onafhankelijk",
    "/trainer/programma",
    "/trainer/programma/bundel",
    "/organisatie/",
    "/organisatie/kaart/nieuw",
    "/toegankelijkheid",
    "/privacy",
    "/mijn-code",
    "/klaar",
    "/mijn-gegevens",
    "/bronnen",
    "/over",
    "/bestaat-niet",
)
THEME = "beleidsplan"
FIRST, SECOND = "zelftest.beleidsplan.01.vraag", "zelftest.beleidsplan.02.vraag"
State = Callable[[Visitor], Page]


def lesson(visitor: Visitor, *, choose: str = "", buttons: tuple[str, ...] = ()) -> Page:
    """The lesson after a choice and some buttons in its first case, each seen to be saved."""
    page = visitor.open(LESSON)
    case = exercise_on(page)
    if choose:
        case.get_by_label(choose).check()
        expect_saved(case)
    for button in buttons:
        press(case, button)
        expect(case.get_by_role("button", name=button, exact=True)).to_have_count(0)
        expect_saved(case)
    return page


def partly_right(visitor: Visitor) -> Page:
    """One of the two right options of a case with more than one."""
    page = visitor.open(LESSON)
    case = exercise_on(page, "opschalen.kort.04")
    case.get_by_role("checkbox").first.check()
    press(case, "Kijk na")
    expect(case.get_by_role("heading", name="Je bent er bijna")).to_be_visible()
    return page


def nothing_chosen(visitor: Visitor) -> Page:
    """Checked without a choice."""
    page = visitor.open(LESSON)
    press(exercise_on(page), "Kijk na")
    expect(exercise_on(page).get_by_text("Kies eerst een antwoord.")).to_be_visible()
    return page


def resumed_lesson(visitor: Visitor) -> Page:
    """Answered before, in an earlier visit."""
    visitor.greet()
    visitor.send(LESSON, CASE, "check", chosen="b")
    visitor.send(LESSON, "opschalen.kort.02", "check", chosen="a")
    visitor.send(LESSON, "opschalen.kort.03", "hint")
    return visitor.open(LESSON)


def start_without_name(visitor: Visitor) -> Page:
    """The start form sent without a name."""
    page = visitor.open(SELFTEST)
    press(page, "Begin de zelftest")
    expect(page.locator("#fouten")).to_be_visible()
    return page


def start_without_role(visitor: Visitor) -> Page:
    """The start form sent without a role."""
    page = visitor.open(SELFTEST)
    page.get_by_label("Naam van de gemeente").fill("Duinwaard")
    press(page, "Begin de zelftest")
    expect(page.locator("#fouten")).to_be_visible()
    return page


def theme_with_evidence(visitor: Visitor) -> Page:
    """A theme where the first requirement is claimed: fields for evidence are open."""
    page = visitor.open(visitor.begin_selftest() + THEME)
    page.locator(f"[id='{FIRST}:level:3']").check()
    page.locator(f"[id='{FIRST}:evidence']").fill("Beleidsplan 2026")
    expect_saved(exercise_on(page, FIRST))
    return page


def theme_with_problems(visitor: Visitor) -> Page:
    """A theme sent on with evidence missing and a question open."""
    page = theme_with_evidence(visitor)
    press(page, "Opslaan en verder")
    expect(page.locator("#fouten")).to_be_visible()
    return page


def theme_resumed(visitor: Visitor) -> Page:
    """A theme filled in during an earlier visit."""
    link = visitor.begin_selftest()
    visitor.send(link + THEME, FIRST, level="3", evidence="Plan", date="12-02-2026", example="Ja")
    visitor.send(link + THEME, SECOND, level="unknown")
    return visitor.open(link + THEME)


def result_partly(visitor: Visitor) -> Page:
    """A result with one answer in it."""
    link = visitor.begin_selftest()
    visitor.send(link + THEME, FIRST, level="3", evidence="Plan")
    return visitor.open(link + "resultaat")


def demo_result(visitor: Visitor) -> Page:
    """The result of the fictional municipality, brought in as a file."""
    page = visitor.open(SELFTEST)
    page.get_by_label("Bestand").set_input_files(DEMO)
    press(page, "Haal de zelftest terug")
    page.get_by_role("link", name="Bekijk het resultaat").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Duinwaard")
    return page


LESSON_STATES: dict[str, State] = {
    "lesson": lesson,
    "lesson, chosen": lambda visitor: lesson(visitor, choose=RIGHT),
    "lesson, partly right": partly_right,
    "lesson, wrong": lambda visitor: lesson(visitor, choose=WRONG, buttons=("Kijk na",)),
    "lesson, right": lambda visitor: lesson(visitor, choose=RIGHT, buttons=("Kijk na",)),
    "lesson, hint": lambda visitor: lesson(visitor, buttons=("Geef een hint",)),
    "lesson, answer shown": lambda visitor: lesson(
        visitor, choose=WRONG, buttons=("Kijk na", "Laat het antwoord zien")
    ),
    "lesson, nothing chosen": nothing_chosen,
    "lesson, resumed": resumed_lesson,
}
SELFTEST_STATES: dict[str, State] = {
    "start": lambda visitor: visitor.open(SELFTEST),
    "start, no name": start_without_name,
    "start, no role": start_without_role,
    "overview": lambda visitor: visitor.open(visitor.begin_selftest()),
    "theme": lambda visitor: visitor.open(visitor.begin_selftest() + THEME),
    "theme, evidence": theme_with_evidence,
    "theme, problems": theme_with_problems,
    "theme, resumed": theme_resumed,
    "result, nothing": lambda visitor: visitor.open(visitor.begin_selftest() + "resultaat"),
    "result, partly": result_partly,
    "result, demo": demo_result,
}
FIXED_STATES: dict[str, State] = {
    path: lambda visitor, path=path: visitor.open(path)  # type: ignore[misc]
    for path in FIXED
}
STATES: dict[str, State] = {
    **FIXED_STATES,
    **LESSON_STATES,
    **SELFTEST_STATES,
    **MORE_STATES,
    **ORGANISATION_STATES,
}
