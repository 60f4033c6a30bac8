# SPDX-License-Identifier: EUPL-1.2
"""The kind `personal`: phrases that tell who it is, and the note without them."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import expect

from meedenker.domain.attempt import Action
from meedenker.errors import ContentError
from meedenker.kinds.marking import CHOSEN, Key
from meedenker_widgets.components.engine import Setting
from tests.conftest import Server
from tests.kinds import marked
from tests.kinds.laws import parsed_or_refused, samples_keep_their_word
from tests.plain import PlainBrowser

ITEM = "opschalen.personal.01"
KEYS = {"a": "applies", "b": "applies", "p": "possible", "x": "not", "y": "not"}
NOTE = ["Bij {a} was {x}. {y}", "Daar woont {b}, met {p}."]


def note(paragraphs: list[str], **more: object):
    phrases = [marked.part(name, key) for name, key in KEYS.items()]
    data = {"kind": "personal", "about": marked.ABOUT, "paragraphs": paragraphs}
    return marked.question({**data, "phrases": phrases, "rewritten": ["Bij iemand."], **more})


QUESTION = note(NOTE)


def points(chosen: str) -> Fraction:
    return QUESTION.score(QUESTION.parse({CHOSEN: list(chosen)})).low


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ("ab", Fraction(1)),  # two of two
        ("abp", Fraction(1)),  # what is only possible changes nothing
        ("a", Fraction(1, 2)),  # one of two
        ("abx", Fraction(3, 4)),  # two found, one too many: (2 - ½) / 2
        ("abxy", Fraction(1, 2)),  # two found, two too many: (2 - 1) / 2
        ("ax", Fraction(1, 4)),  # one found, one too many: (1 - ½) / 2
        ("xy", Fraction(0)),  # -1 becomes 0
        ("", Fraction(0)),  # nothing found
    ],
)
def test_the_score_is_worked_out_by_hand(chosen, expected):
    assert points(chosen) == expected


def test_the_text_keeps_its_order_and_its_words():
    texts = [
        "".join(piece if isinstance(piece, str) else f"[{piece.id}]" for piece in paragraph)
        for paragraph in QUESTION.paragraphs
    ]
    assert texts == ["Bij [a] was [x]. [y]", "Daar woont [b], met [p]."]
    assert [part.id for part in QUESTION.parts] == ["a", "x", "y", "b", "p"]


@given(marked.RANDOM_FIELDS)
def test_whatever_is_posted_is_parsed_or_refused_as_an_answer(fields):
    parsed_or_refused(QUESTION, fields)


@given(st.sets(st.sampled_from(sorted(KEYS))))
def test_more_that_tells_never_lowers_and_more_that_does_not_never_raises(chosen):
    marked.every_part_counts_its_own_way(QUESTION.parts, points, chosen)


def test_samples_score_as_they_say():
    samples_keep_their_word(QUESTION)


@pytest.mark.parametrize(
    ("paragraphs", "more", "code"),
    [
        (["Bij {a}, {b}, {p} en {x}."], {}, "content.phrases"),
        ([*NOTE, "Nog eens {a}."], {}, "content.phrases"),
        ([*NOTE, "Daar is {z}."], {}, "content.phrases"),
        (NOTE, {"rewritten": []}, "content.no-list"),
        (NOTE, {"rewriten": ["Verkeerd gespeld."]}, "content.unknown-field"),
    ],
)
def test_an_author_is_told_what_to_mend(paragraphs, more, code):
    with pytest.raises(ContentError) as caught:
        note(paragraphs, **more)
    assert caught.value.code == code


@pytest.mark.parametrize("form", [True, False])
def test_nothing_tells_before_checking(form):
    desk = marked.Desk(ITEM, Setting(action=marked.LESSON, links=form, form=form))
    parts = desk.question.parts
    everything = {CHOSEN: [part.id for part in parts]}
    for html in (desk.html, desk.do(Action.ANSWER, everything), desk.do(Action.HINT, everything)):
        assert marked.told(html, parts) == []
        assert not any(paragraph[:30] in html for paragraph in desk.question.rewritten)


def test_after_checking_the_note_is_there_without_what_tells(library):
    desk = marked.Desk(ITEM)
    html = desk.do(Action.CHECK, {CHOSEN: ["naam", "soep"]})
    assert "Je vond er 1 van de 6" in html
    assert "Zo kan het ook" in html
    rewritten = " ".join(desk.question.rewritten)
    for part in desk.question.parts:
        assert part.key is not Key.APPLIES or part.text not in rewritten
    assert "Dit past hier" in desk.do(Action.REVEAL, {CHOSEN: ["naam", "soep"]})


def test_a_form_without_javascript_is_checked_and_explained(server: Server):
    browser = PlainBrowser(server)
    browser.get(marked.LESSON)
    name = f"{ITEM}:chosen"
    status, page = browser.post(
        marked.LESSON, [(name, "naam"), (name, "zoon"), ("action", f"{ITEM}:check")]
    )
    assert status == 200
    assert "Je vond er 2 van de 6" in page
    status, page = browser.post(
        marked.LESSON, [(f"{ITEM}:none", "yes"), (name, "naam"), ("action", "")]
    )
    assert status == 200
    status, page = browser.post(
        marked.LESSON, [(f"{ITEM}:none", "yes"), (name, "naam"), ("action", f"{ITEM}:check")]
    )
    assert status == 422
    assert "Haal een van de twee weg" in page


@pytest.mark.browser
def test_a_reader_marks_by_clicking_words(server: Server, chromium: Chromium):
    page = chromium.new_page()
    page.goto(server.url + marked.LESSON)
    exercise = page.locator(f"[id='{ITEM}']")
    for words in ("mevrouw Aukje Zandstra", "97 jaar"):
        exercise.get_by_text(words, exact=True).click()
        expect(exercise.get_by_role("checkbox", name=words)).to_be_checked()
    exercise.get_by_role("button", name="Kijk na").click()
    expect(exercise.get_by_role("heading", name="Je vond er 2 van de 6")).to_be_visible()
    expect(exercise.get_by_role("heading", name="Zo kan het ook")).to_be_visible()
    page.reload()
    expect(exercise.get_by_role("checkbox", name="97 jaar")).to_be_checked()
    page.context.close()


@pytest.mark.browser
def test_a_reader_marks_by_keyboard(server: Server, chromium: Chromium):
    page = chromium.new_page()
    page.goto(server.url + marked.LESSON)
    exercise = page.locator(f"[id='{ITEM}']")
    exercise.locator("input").first.focus()
    tells = {part.id for part in marked.Desk(ITEM).question.parts if part.key is Key.APPLIES}
    for words in exercise.locator(".mdk-mark input").all():
        if words.get_attribute("value") in tells:
            page.keyboard.press("Space")
        page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(exercise.get_by_role("heading", name="Goed gezien")).to_be_visible()
    page.context.close()
