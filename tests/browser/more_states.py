# SPDX-License-Identifier: EUPL-1.2
"""States that take more than one page: every exercise done, one's own code and data, erasing."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from meedenker_widgets.commands.demo import FILE as DEMO
from meedenker_widgets.components.compass import DIRECTIONS
from tests.browser.course_states import COURSE_STATES
from tests.browser.player import play
from tests.browser.visitor import CASE, LESSON, SELFTEST, Visitor, exercise_on, press
from tests.browser.voice import reading

TALK = "opschalen.dialogue.01"
TASKS, BOOKS, MODEL = "/naslag/taken", "/naslag/publicaties", "/naslag/werkmodel"
LIST_PAGE, LIST = "/naslag/bekendheid", "bekendheid.vlaggen"
BEFORE, AFTER = "/cursus/vooraf", "/cursus/achteraf"
COMPARED: tuple[tuple[str, str, str, dict[str, str]], ...] = (
    (BEFORE, "vooraf.luisteren", "check", {"chosen": "a"}),
    (AFTER, "achteraf.luisteren", "check", {"chosen": "c"}),
    (BEFORE, "vooraf.kompas", "check", {"chosen": "a"}),
    (BEFORE, "vooraf.opschalen", "check", {"chosen": "b"}),
    (AFTER, "achteraf.opschalen", "check", {"chosen": "b"}),
    (BEFORE, "vooraf.afschalen", "check", {"bank": "jij"}),
    (AFTER, "achteraf.afschalen", "check", {"klacht": "blijft"}),
    (AFTER, "achteraf.wetten", "answer", {"douche": "gemeente"}),
)
COMPONENTS = "parts => parts.map(part => part.dataset.mdkComponent).filter(item => item)"


def every_exercise(visitor: Visitor, *, shown: bool = False, path: str = LESSON) -> Page:
    """The lesson with every exercise filled in and checked; `shown` asks for the answers too."""
    page = visitor.open(path)
    for item in page.locator(".mdk-exercise[data-mdk-component]").evaluate_all(COMPONENTS):
        play(page, item)
        reveal = exercise_on(page, item).locator("[data-mdk-action=reveal]:visible")
        if shown and reveal.count():
            reveal.click()
            expect(reveal).to_have_count(0)
    return page


def answered(visitor: Visitor, path: str) -> Page:
    """A page for somebody who did one exercise."""
    visitor.greet()
    visitor.send(LESSON, CASE, "check", chosen="b")
    return visitor.open(path)


def code_made(visitor: Visitor) -> Page:
    """Four words, shown once."""
    page = answered(visitor, "/mijn-code")
    press(page, "Maak een code")
    expect(page.locator(".mdk-four-words")).to_be_visible()
    return page


def code_for_nothing(visitor: Visitor) -> Page:
    """A code asked for before anything was filled in."""
    page = visitor.open("/mijn-code")
    press(page, "Maak een code")
    expect(page.locator("#niets")).to_be_focused()
    return page


def code_misspelt(visitor: Visitor) -> Page:
    """Four words of which one is spelt wrong."""
    page = visitor.open("/mijn-code")
    page.get_by_label("Jouw vier woorden").fill("citroen lantern ooievaar zeilboot")
    press(page, "Ga verder")
    expect(page.get_by_text("Bedoel je ‘lantaarn’?")).to_be_visible()
    return page


def data_erased(visitor: Visitor) -> Page:
    """Everything of a visitor gone, in two steps."""
    page = answered(visitor, "/mijn-gegevens")
    page.get_by_text("Ik wil alles wissen").click()
    press(page, "Wis alles van mij")
    expect(page.get_by_text("Alles is gewist.")).to_be_visible()
    return page


def visit_ended(visitor: Visitor) -> Page:
    """A shared computer that forgot who was there."""
    page = answered(visitor, "/klaar")
    press(page, "Sluit af op deze computer")
    expect(page.get_by_text("Deze browser weet niet meer wie je was.")).to_be_visible()
    return page


def selftest_erased(visitor: Visitor) -> Page:
    """A respondent's answers gone."""
    page = visitor.open(visitor.begin_selftest() + "wissen")
    press(page, "Wis mijn antwoorden")
    expect(page.get_by_role("heading", level=1)).to_have_text("Uw antwoorden zijn gewist")
    return page


def nothing_brought_in(visitor: Visitor) -> Page:
    """The form for a downloaded self-test sent without a file."""
    page = visitor.open(SELFTEST)
    press(page, "Haal de zelftest terug")
    expect(page.get_by_role("heading", level=1)).to_have_text("Dat lukte niet")
    return page


def everything_answered(visitor: Visitor) -> Page:
    """The overview of a self-test in which nothing is open."""
    page = visitor.open(SELFTEST)
    page.get_by_label("Bestand").set_input_files(DEMO)
    press(page, "Haal de zelftest terug")
    expect(page.get_by_text("U beantwoordde alle vragen.")).to_be_visible()
    return page


def narrowed(visitor: Visitor, path: str, **chosen: str) -> Page:
    """An overview after choices, each seen to be shown."""
    page = visitor.open(path)
    for facet, option in chosen.items():
        page.get_by_label(facet.capitalize(), exact=True).select_option(option)
        expect(page.locator(".mdk-overview__found")).to_contain_text(facet)
    return page


def compass(visitor: Visitor, direction: str) -> Page:
    """The compass with a direction chosen, one of its points picked and one drawn."""
    page = visitor.open("/naslag/kompas")
    page.locator(f".mdk-wheel a[href='#{direction}']").click()
    part = page.locator(f"[id='{direction}']")
    part.locator("[data-mdk-pick]").first.click()
    part.locator("[data-mdk-draw-one]").click()
    expect(part.locator("[data-mdk-drawn] a")).to_be_visible()
    expect(part.locator("[data-mdk-mine]").first).to_be_visible()
    return page


def list_made(visitor: Visitor) -> Page:
    """A list of a group with ticked lines, own lines and a telephone number in one of them."""
    page = visitor.open(LIST_PAGE)
    play(page, LIST)
    exercise = exercise_on(page, LIST)
    field = page.locator(f"[id='{LIST}:own-zelf:nieuw']")
    for text in ("Bel 06-12345678", "Eenlangwoordzonderspatiesdatnietpast" * 3):
        field.fill(text)
        field.press("Enter")
        expect(exercise.get_by_text(text, exact=True).first).to_be_visible()
    exercise.get_by_text("Waar komen deze tekens vandaan?").first.click()
    return page


def list_full(visitor: Visitor) -> Page:
    """A list below one of whose headings nothing more fits."""
    visitor.greet()
    for number in range(12):
        visitor.send(LIST_PAGE, LIST, "save", **{"own-zelf": f"regel {number}", "seen": ""})
    page = visitor.open(LIST_PAGE)
    expect(page.get_by_text("Hier is geen plek meer.")).to_be_visible()
    return page


def programme(visitor: Visitor, *lessons: str) -> Page:
    """A programme for a group, made of these lessons."""
    page = visitor.open("/trainer/programma")
    for lesson in lessons:
        page.get_by_label(lesson).check()
    press(page, "Maak het programma")
    expect(page.get_by_role("table")).to_be_visible()
    return page


def bundle(visitor: Visitor) -> Page:
    """All papers of two meetings."""
    page = programme(visitor, "Wat is een meedenker?", "Luisteren, samenvatten, doorvragen")
    page.get_by_role("link", name="Bekijk de bundel en druk die af").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bundel voor de trainer")
    return page


def docked(visitor: Visitor) -> Page:
    """A lesson that is read aloud, with the keys at the top since one went on reading below."""
    page = reading(visitor)
    page.locator("footer").scroll_into_view_if_needed()
    expect(page.locator(".mdk-aloud--docked")).to_have_count(1)
    return page


def note_filled_in(visitor: Visitor) -> Page:
    """A note for who takes over, with more lines than ten and a word that breaks nowhere."""
    page = visitor.open("/cursus/afschalen")
    fields = page.locator("#overdracht textarea")
    fields.first.fill("Eenlangwoordzonderspatiesdatnietpast" * 3)
    fields.last.fill("\n".join("abcdefghij"))
    expect(page.locator("#overdracht [role=status]")).to_have_text("Staat alleen op dit apparaat")
    return page


def talk_as_text(visitor: Visitor) -> Page:
    """A conversation that somebody would rather read, asked for by keyboard."""
    page = visitor.open(LESSON)
    talk = exercise_on(page, TALK)
    talk.get_by_role("button", name="Lees het liever als tekst").focus()
    page.keyboard.press("Enter")
    expect(talk.locator("details[open] > summary")).to_be_focused()
    return page


def largest_letters(visitor: Visitor, path: str) -> Page:
    """A page with the largest letters."""
    page = visitor.open(path)
    page.locator("footer").get_by_label("Grootst", exact=True).check()
    return page


def compared(visitor: Visitor) -> Page:
    """Before and after side by side, with every way a subject can be in it."""
    visitor.greet()
    for path, item, action, fields in COMPARED:
        visitor.send(path, item, action, **fields)
    page = visitor.open("/cursus/verschil")
    for sentence in ("Dit ging nu beter.", "Dit vraagt nog aandacht.", "Ingevuld, nog niet"):
        expect(page.get_by_text(sentence).first).to_be_visible()
    return page


MORE_STATES: dict[str, Callable[[Visitor], Page]] = {
    **COURSE_STATES,
    "lesson, every exercise checked": every_exercise,
    "lesson, every answer shown": lambda visitor: every_exercise(visitor, shown=True),
    "lesson, read aloud": reading,
    "lesson, read aloud while scrolling": docked,
    "reference, read aloud": lambda visitor: reading(visitor, "/naslag/leven"),
    "note, filled in": note_filled_in,
    "talk, read as text": talk_as_text,
    "lesson, largest letters": lambda visitor: largest_letters(visitor, LESSON),
    "start, largest letters": lambda visitor: largest_letters(visitor, "/"),
    "before, every question checked": lambda visitor: every_exercise(visitor, path=BEFORE),
    "after, every question checked": lambda visitor: every_exercise(visitor, path=AFTER),
    "difference": compared,
    "list, made": list_made,
    "list, full": list_full,
    "code, made": code_made,
    "code, nothing to keep": code_for_nothing,
    "code, misspelt": code_misspelt,
    "own data, kept": lambda visitor: answered(visitor, "/mijn-gegevens"),
    "own data, erased": data_erased,
    "visit ended": visit_ended,
    "erase": lambda visitor: visitor.open(visitor.begin_selftest() + "wissen"),
    "erased": selftest_erased,
    "unknown link": lambda visitor: visitor.open(f"{SELFTEST}/{'a' * 32}/"),
    "bring in, no file": nothing_brought_in,
    "overview, all answered": everything_answered,
    "programme, some lessons": lambda visitor: programme(visitor, "Wetten", "Grenzen en behoeften"),
    "programme, nothing together": lambda visitor: programme(visitor, "Opschalen"),
    "programme, bundle": bundle,
    "tasks, one subject": lambda visitor: narrowed(visitor, TASKS, onderwerp="regelen"),
    "tasks, one role": lambda visitor: visitor.open(f"{TASKS}?rol=informeel"),
    "publications, one kind": lambda visitor: narrowed(visitor, BOOKS, soort="handreiking"),
    "model, one cell": lambda visitor: narrowed(visitor, MODEL, groep="ggz", leefgebied="wonen"),
    "model, an empty cell": lambda visitor: visitor.open(f"{MODEL}?groep=ouderen&gebied=leren"),
    **{
        f"compass, {direction}": lambda visitor, direction=direction: compass(visitor, direction)  # type: ignore[misc]
        for direction in DIRECTIONS
    },
}
