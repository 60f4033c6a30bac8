# SPDX-License-Identifier: EUPL-1.2
"""The kind `mark`: found, missed, too many, and a text in which there is nothing to find."""

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
from meedenker.kinds.marking import CHOSEN, Key
from meedenker_widgets.components.engine import Setting
from tests.conftest import Server
from tests.kinds import marked
from tests.kinds.laws import parsed_or_refused, samples_keep_their_word
from tests.plain import PlainBrowser

ITEM = "opschalen.mark.01"
KEYS = {"a": "applies", "b": "applies", "c": "applies", "p": "possible", "x": "not", "y": "not"}


def text_of(keys: dict[str, str], **more: object):
    sentences = [marked.part(name, key) for name, key in keys.items()]
    return marked.question({"kind": "mark", "paragraphs": [{"sentences": sentences}], **more})


QUESTION = text_of(KEYS)
QUIET = text_of({"p": "possible", "x": "not", "y": "not", "z": "not"})


def points(question, chosen: str) -> Fraction:
    score = question.score(question.parse({CHOSEN: list(chosen)}))
    assert score.low == score.high
    assert score.maximum == 1
    return score.low


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ("abc", Fraction(1)),  # three found of three
        ("", Fraction(0)),  # nothing found
        ("a", Fraction(1, 3)),  # one of three
        ("abx", Fraction(1, 2)),  # two found, one too many: (2 - ½) / 3
        ("abcxy", Fraction(2, 3)),  # three found, two too many: (3 - 1) / 3
        ("ax", Fraction(1, 6)),  # one found, one too many: (1 - ½) / 3
        ("axy", Fraction(0)),  # one found, two too many: (1 - 1) / 3
        ("xy", Fraction(0)),  # two too many: -1 becomes 0
        ("abcp", Fraction(1)),  # a possible one changes nothing
        ("p", Fraction(0)),  # nor does it help
    ],
)
def test_the_score_is_worked_out_by_hand(chosen, expected):
    assert points(QUESTION, chosen) == expected


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ("", Fraction(1)),  # nothing to find and nothing chosen
        ("p", Fraction(1)),  # possible counts neither way
        ("x", Fraction(1, 2)),  # one too many takes half
        ("xy", Fraction(0)),  # two too many take all
        ("xyz", Fraction(0)),  # and never below
    ],
)
def test_a_text_without_signals_asks_to_leave_everything(chosen, expected):
    assert points(QUIET, chosen) == expected


def test_saying_there_is_nothing_is_an_answer_and_leaving_it_open_is_not():
    assert not QUIET.filled(QUIET.parse({}))
    nothing = QUIET.parse({"none": ["yes"]})
    assert QUIET.filled(nothing)
    assert QUIET.feedback(nothing).verdict is Verdict.RIGHT
    both = QUIET.parse({"none": ["yes"], CHOSEN: ["x"]})
    assert not QUIET.filled(both)
    assert [problem.code for problem in QUIET.problems(both)] == ["mark.both"]
    assert [problem.code for problem in QUIET.problems(QUIET.parse({}))] == ["mark.choose"]


def test_feedback_begins_with_what_was_found_and_says_something_of_every_sentence():
    feedback = QUESTION.feedback(QUESTION.parse({CHOSEN: list("xap")}))
    first = [(note.option, note.code, note.text) for note in feedback.notes]
    assert first == [
        ("a", "marking.found", "Gekozen a."),
        ("b", "marking.missed", "Gelaten b."),
        ("c", "marking.missed", "Gelaten c."),
        ("x", "marking.extra", "Gekozen x."),
        ("p", "marking.possible", "Gekozen p."),
    ]
    assert [note.option for note in feedback.others] == ["y"]
    assert feedback.verdict is Verdict.PARTLY


@given(marked.RANDOM_FIELDS)
def test_whatever_is_posted_is_parsed_or_refused_as_an_answer(fields):
    parsed_or_refused(QUESTION, fields)


@given(st.sets(st.sampled_from(sorted(KEYS))))
def test_more_that_applies_never_lowers_and_more_that_does_not_never_raises(chosen):
    marked.every_part_counts_its_own_way(QUESTION.parts, partial(points, QUESTION), chosen)


@pytest.mark.parametrize("question", [QUESTION, QUIET])
def test_samples_score_as_they_say(question):
    samples_keep_their_word(question)


@pytest.mark.parametrize(
    ("broken", "code"),
    [
        ({"a": "maybe"}, "content.part-key"),
        ({"a": "applies"}, "content.options"),
        ({"A!": "applies", "b": "not"}, "content.part-id"),
    ],
)
def test_an_author_is_told_what_to_mend(broken, code):
    with pytest.raises(ContentError) as caught:
        text_of(broken)
    assert caught.value.code == code


def test_a_signal_without_an_indication_is_refused():
    sentences = [marked.part("a", "applies"), marked.part("b", "not")]
    del sentences[0]["about"]
    with pytest.raises(ContentError) as caught:
        marked.question({"kind": "mark", "paragraphs": [{"sentences": sentences}]})
    assert caught.value.code == "content.part-about"


@pytest.mark.parametrize("form", [True, False])
def test_nothing_tells_a_signal_before_checking(form):
    desk = marked.Desk(ITEM, Setting(action=marked.LESSON, links=form, form=form))
    parts = desk.question.parts
    assert marked.told(desk.html, parts) == []
    filled = desk.do(Action.ANSWER, {CHOSEN: [part.id for part in parts]})
    assert marked.told(filled, parts) == []
    hinted = desk.do(Action.HINT, {CHOSEN: ["gas"]})
    assert marked.told(hinted, parts) == []
    texts = [text for part in parts for text in (part.key, part.group(chosen=True))]
    assert not any(f'"{text}"' in filled for text in texts)


def test_after_checking_each_sentence_says_what_became_of_it():
    desk = marked.Desk(ITEM)
    html = desk.do(Action.CHECK, {CHOSEN: ["gas", "dagopvang", "dementie"]})
    assert "Je vond er 1 van de 5" in html
    for word in ("gevonden", "gemist", "te veel gekozen", "mogelijk"):
        assert f">{word}</small>" in html
    assert "fout" not in html.lower().replace(":fout", "")
    shown = desk.do(Action.REVEAL, {CHOSEN: ["gas", "dagopvang", "dementie"]})
    assert marked.told(shown, desk.question.parts) == [part.id for part in desk.question.parts]
    assert "Dit past hier" in shown
    again = desk.do(Action.RETRY, {})
    assert marked.told(again, desk.question.parts) == []


def test_a_form_without_javascript_is_checked_and_explained(server: Server):
    browser = PlainBrowser(server)
    browser.get(marked.LESSON)
    name = f"{ITEM}:chosen"
    status, page = browser.post(
        marked.LESSON, [(name, "gas"), (name, "nacht"), ("action", f"{ITEM}:check")]
    )
    assert status == 200
    assert "Je vond er 2 van de 5" in page
    assert 'value="gas" checked' in page


def test_checking_nothing_without_javascript_asks_to_choose(server: Server):
    browser = PlainBrowser(server)
    browser.get(marked.LESSON)
    status, page = browser.post(marked.LESSON, [("action", f"{ITEM}:check")])
    assert status == 422
    assert "Kies eerst een zin." in page


def test_the_signals_shown_are_those_of_the_case_in_the_course_plan(library):
    question = library.question(ITEM)
    signals = {part.about for part in question.parts if part.key is Key.APPLIES}
    assert signals == {
        "opschalen.eigen-netwerk.netwerk.10",
        "opschalen.informeel-formeel.casus.05",
        "opschalen.informeel-formeel.client.01",
    }
    words = " ".join(part.text for part in question.parts).split()
    assert len(words) >= 250


@pytest.mark.browser
def test_a_reader_marks_by_clicking_a_sentence(server: Server, chromium: Chromium):
    page = chromium.new_page()
    page.goto(server.url + marked.LESSON)
    exercise = page.locator(f"[id='{ITEM}']")
    exercise.get_by_text("‘En vorige week stond het gas open").click()
    expect(
        exercise.get_by_role("checkbox", name="‘En vorige week stond het gas open")
    ).to_be_checked()
    expect(exercise.locator(".mdk-save-status")).to_contain_text("Opgeslagen om")
    exercise.get_by_role("button", name="Kijk na").click()
    expect(exercise.get_by_role("heading", name="Je vond er 1 van de 5")).to_be_visible()
    exercise.get_by_role("button", name="Laat het antwoord zien").click()
    expect(exercise.get_by_role("heading", name="Dit past hier")).to_be_visible()
    page.context.close()


@pytest.mark.browser
def test_a_reader_marks_by_keyboard(server: Server, chromium: Chromium):
    page = chromium.new_page()
    page.goto(server.url + marked.LESSON)
    exercise = page.locator(f"[id='{ITEM}']")
    exercise.locator("input").first.focus()
    for sentence in exercise.locator(".mdk-mark input").all():
        if sentence.get_attribute("value") in {"slaap", "nacht", "gas", "nodig", "huilen"}:
            page.keyboard.press("Space")
        page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(exercise.get_by_role("heading", name="Goed gezien")).to_be_visible()
    expect(exercise.locator(".utrecht-status-badge").first).to_have_text("Klaar")
    page.context.close()
