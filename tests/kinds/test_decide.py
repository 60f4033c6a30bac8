# SPDX-License-Identifier: EUPL-1.2
"""The kind `decide`: indications with points, a decision without, and danger that always speaks."""

import html
from fractions import Fraction
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import expect

from meedenker.domain.attempt import Action
from meedenker.errors import ContentError
from meedenker.kinds.base import Verdict
from meedenker.kinds.decide import LONG, Way
from meedenker.kinds.marking import Key
from meedenker_widgets.components.engine import Setting
from tests.conftest import Server
from tests.kinds import marked
from tests.kinds.laws import parsed_or_refused, samples_keep_their_word
from tests.plain import PlainBrowser

ITEM = "opschalen.decide.01"
KEYS = {
    "a": "applies",
    "b": "applies",
    "c": "applies",
    "p": "possible",
    "q": "possible",
    "x": "not",
    "y": "not",
}
WAYS = [{"id": way, "speaks": f"Voor {way}.", "asks": f"Vraagt {way}."} for way in Way]


def case(keys: dict[str, str], **more: object):
    indications = [marked.part(name, key) for name, key in keys.items()]
    data = {"kind": "decide", "paragraphs": ["Het verhaal."], "indications": indications}
    return marked.question({**data, "decisions": WAYS, **more})


QUESTION = case(KEYS)
QUIET = case({**KEYS, "a": "not", "b": "not", "c": "not"})


def points(question, chosen: str, way: str = "up") -> Fraction:
    fields = {"indication": list(chosen), "decision": [way]}
    return question.score(question.parse(fields)).low


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ("abc", Fraction(1)),  # three found of three
        ("abcpq", Fraction(1)),  # possible counts neither way
        ("ab", Fraction(2, 3)),  # one missed costs only its own point
        ("abcx", Fraction(5, 6)),  # three found, one too many: (3 - ½) / 3
        ("abxy", Fraction(1, 3)),  # two found, two too many: (2 - 1) / 3
        ("ax", Fraction(1, 6)),  # one found, one too many: (1 - ½) / 3
        ("pq", Fraction(0)),  # only possible ones: nothing found
        ("xy", Fraction(0)),  # -1 becomes 0
        ("", Fraction(0)),  # nothing found
    ],
)
def test_the_score_is_worked_out_by_hand(chosen, expected):
    assert points(QUESTION, chosen) == expected


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ("", Fraction(1)),  # nothing applies, nothing chosen
        ("pq", Fraction(1)),  # possible is allowed
        ("x", Fraction(1, 2)),  # one too many takes half
        ("xy", Fraction(0)),  # two take all
    ],
)
def test_where_nothing_applies_leaving_all_empty_is_the_full_point(chosen, expected):
    assert points(QUIET, chosen) == expected


@given(st.sets(st.sampled_from(sorted(KEYS))), st.sampled_from(Way), st.sampled_from(Way))
def test_the_decision_never_changes_points_or_verdict(chosen, one, other):
    indications = {"indication": sorted(chosen)}
    first = QUESTION.parse({**indications, "decision": [one]})
    second = QUESTION.parse({**indications, "decision": [other], "reason": ["Omdat."]})
    assert QUESTION.score(first) == QUESTION.score(second)
    assert QUESTION.feedback(first) == QUESTION.feedback(second)


@given(marked.RANDOM_FIELDS)
def test_whatever_is_posted_is_parsed_or_refused_as_an_answer(fields):
    parsed_or_refused(QUESTION, fields)


@given(st.sets(st.sampled_from(sorted(KEYS))))
def test_more_that_applies_never_lowers_and_more_that_does_not_never_raises(chosen):
    marked.every_part_counts_its_own_way(QUESTION.indications, partial(points, QUESTION), chosen)


@pytest.mark.parametrize("question", [QUESTION, QUIET])
def test_samples_score_as_they_say(question):
    samples_keep_their_word(question)


def test_without_a_decision_it_is_not_answered_yet():
    answer = QUESTION.parse({"indication": ["a"]})
    assert not QUESTION.filled(answer)
    assert [problem.field for problem in QUESTION.problems(answer)] == ["decision"]


def test_no_indication_and_a_decision_is_an_answer():
    answer = QUIET.parse({"decision": ["stay"]})
    assert QUIET.filled(answer)
    assert QUIET.feedback(answer).verdict is Verdict.RIGHT


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"decisions": WAYS[:3]}, "content.decisions"),
        ({"decisions": [*WAYS[:3], {**WAYS[3], "id": "sideways"}]}, "content.decisions"),
        ({"paragraphs": []}, "content.no-list"),
    ],
)
def test_an_author_is_told_what_to_mend(more, code):
    with pytest.raises(ContentError) as caught:
        case(KEYS, **more)
    assert caught.value.code == code


def test_a_case_has_six_to_ten_indications():
    for names in ("abcde", "abcdefghijk"):
        with pytest.raises(ContentError) as caught:
            case(dict.fromkeys(names, "applies"))
        assert caught.value.code == "content.options"


@pytest.mark.parametrize("form", [True, False])
def test_nothing_tells_before_checking(form):
    desk = marked.Desk(ITEM, Setting(action=marked.LESSON, links=form, form=form))
    question = desk.question
    every = {"indication": [part.id for part in question.indications], "decision": ["up"]}
    for page in (desk.html, desk.do(Action.ANSWER, every), desk.do(Action.HINT, every)):
        assert marked.told(page, question.indications) == []
        assert question.danger not in page
        assert not any(way.speaks in page or way.asks in page for way in question.decisions)


@pytest.mark.parametrize("way", list(Way))
def test_in_danger_every_decision_is_told_to_act_now(way):
    desk = marked.Desk(ITEM)
    page = desk.do(Action.CHECK, {"decision": [way]})
    assert desk.question.danger in page
    for needed in ("112", "vandaag", "coördinator"):
        assert needed in desk.question.danger
    reaction = next(decision for decision in desk.question.decisions if decision.id is way)
    assert (
        page.index(desk.question.danger) < page.index(reaction.speaks) < page.index(reaction.asks)
    )
    assert all(decision.speaks in page for decision in desk.question.decisions)


def test_each_indication_says_what_became_of_it_and_the_reason_is_shown_back():
    desk = marked.Desk(ITEM)
    fields = {
        "indication": ["veel", "klacht", "meer"],
        "decision": ["consult"],
        "reason": ["Ik ken haar al <lang>.\nEerst praten."],
    }
    page = desk.do(Action.CHECK, fields)
    assert "Je vond er 1 van de 3" in page
    for word in ("Gevonden", "Gemist", "Te veel gekozen", "Mogelijk"):
        assert f">{word}</strong></small>" in page
    assert "allebei goed" in page
    assert page.count(html.escape("Ik ken haar al <lang>.\nEerst praten.")) == 2
    shown = desk.do(Action.REVEAL, fields)
    assert marked.told(shown, desk.question.indications) == [
        part.id for part in desk.question.indications
    ]


def test_checking_again_never_empties_the_reason():
    desk = marked.Desk(ITEM)
    right = {**desk.question.samples().right[0], "reason": ["Mijn eigen woorden."]}
    page = desk.do(Action.CHECK, right)
    assert "Goed gezien" in page
    assert "Probeer opnieuw" not in page
    assert "Kijk opnieuw na" in page


def test_the_key_is_that_of_the_course_plan(library):
    question = library.question(ITEM)
    keys = {
        key: {p.about.removeprefix("opschalen.") for p in question.indications if p.key is key}
        for key in Key
    }
    assert keys == {
        Key.APPLIES: {
            "eigen-netwerk.netwerk.10",
            "informeel-formeel.casus.05",
            "informeel-formeel.client.01",
        },
        Key.POSSIBLE: {
            "eigen-netwerk.netwerk.01",
            "eigen-netwerk.netwerk.12",
            "informeel-formeel.casus.01",
            "informeel-formeel.casus.02",
            "informeel-formeel.casus.03",
            "informeel-formeel.client.03",
        },
        Key.NOT: {"informeel-formeel.client.02"},
    }
    for indication in question.indications:
        assert indication.text == library.item(indication.about).title


def test_the_case_is_the_text_that_was_marked_before(library):
    marked_before = library.question("opschalen.mark.01").parts
    assert " ".join(library.question(ITEM).paragraphs) == " ".join(p.text for p in marked_before)


def test_a_form_without_javascript_is_checked_and_explained(server: Server):
    browser = PlainBrowser(server)
    browser.get(marked.LESSON)
    name = f"{ITEM}:indication"
    status, page = browser.post(marked.LESSON, [(name, "veilig"), ("action", f"{ITEM}:check")])
    assert status == 422
    assert "Kies ook wat jij zou doen." in page
    assert 'value="veilig" checked' in page
    fields = [(name, "veilig"), (f"{ITEM}:decision", "up"), (f"{ITEM}:reason", "Mijn reden.")]
    status, page = browser.post(marked.LESSON, [*fields, ("action", f"{ITEM}:check")])
    assert status == 200
    assert "Je vond er 1 van de 3" in page
    assert "Jouw besluit: opschalen" in page
    assert page.count("Mijn reden.") == 2
    assert LONG == 2000


@pytest.mark.browser
def test_a_reader_decides_by_mouse(server: Server, chromium: Chromium):
    page = chromium.new_page()
    page.goto(server.url + marked.LESSON)
    exercise = page.locator(f"[id='{ITEM}']")
    exercise.get_by_label("Er is een risico voor de veiligheid").check()
    exercise.get_by_label("Zo laten").check()
    exercise.get_by_label("Wijk je af").fill("Zij wil het zo.")
    exercise.get_by_role("button", name="Kijk na").click()
    expect(exercise.get_by_role("heading", name="Je vond er 1 van de 3")).to_be_visible()
    expect(exercise.get_by_role("heading", name="Jouw besluit: zo laten")).to_be_visible()
    expect(exercise.get_by_text("Is er nu gevaar, bel dan 112")).to_be_visible()
    expect(exercise.get_by_role("blockquote")).to_have_text("Zij wil het zo.")
    page.context.close()


@pytest.mark.browser
def test_a_reader_decides_by_keyboard(server: Server, chromium: Chromium):
    page = chromium.new_page()
    page.goto(server.url + marked.LESSON)
    exercise = page.locator(f"[id='{ITEM}']")
    exercise.locator("input[type=checkbox]").first.focus()
    for box in exercise.locator("input[type=checkbox]").all():
        if box.get_attribute("value") in {"veel", "veilig", "nodig"}:
            page.keyboard.press("Space")
        page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.type("Samen kijken.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(exercise.get_by_role("heading", name="Goed gezien")).to_be_visible()
    expect(exercise.get_by_role("heading", name="Jouw besluit: eerst overleggen")).to_be_visible()
    page.context.close()
