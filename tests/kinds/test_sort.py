# SPDX-License-Identifier: EUPL-1.2
"""Sort: each card into a column. Scores by hand, what holds always, and what a page tells."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, expect

from meedenker.content.loading import shipped_library
from meedenker.errors import ContentError
from meedenker.kinds.base import Verdict
from tests.conftest import Server
from tests.kinds.arranged import ABOUT, PATH, make, render
from tests.kinds.journeys import Journey
from tests.kinds.laws import parsed_or_refused
from tests.plain import PlainBrowser

SHIPPED = shipped_library().question("opschalen.sort.01")
COLUMNS = ("in", "out", "up")
KEY = {"stoel": "in", "bed": "in", "boom": "out", "gras": "out", "maan": "up"}


def sort(**changes):
    """Five cards in three columns."""
    data = {
        "columns": [{"id": name, "text": f"Kolom {name}"} for name in COLUMNS],
        "cards": [
            {
                "id": card,
                "text": f"Kaart {card}",
                "column": column,
                "feedback": f"GOED {card}",
                "misplaced": f"ELDERS {card}",
                "misplaced_in": [{"column": "up", "feedback": f"NIET-OMHOOG {card}"}]
                if column != "up"
                else [],
                "explained": f"UITLEG {card}",
                "about": ABOUT,
            }
            for card, column in KEY.items()
        ],
    }
    return make("sort", **(data | changes))


def fields(**columns: str):
    return {card: [column] for card, column in columns.items()}


@pytest.mark.parametrize(
    ("answer", "points"),
    [
        (KEY, Fraction(1)),  # five cards out of five
        ({}, Fraction(0)),  # nothing in place out of five
        ({"stoel": "in"}, Fraction(1, 5)),  # one in place, four still loose
        ({**KEY, "maan": "out"}, Fraction(4, 5)),  # the moon elsewhere, four in place
        # all inside: the chair and the bed belong there, so two out of five
        (dict.fromkeys(KEY, "in"), Fraction(2, 5)),
        (dict.fromkeys(KEY, "up"), Fraction(1, 5)),  # all up: only the moon belongs there
        # each card one column too far: none out of five
        ({"stoel": "out", "bed": "out", "boom": "up", "gras": "up", "maan": "in"}, Fraction(0)),
        ({"stoel": "in", "bed": "out", "boom": "out"}, Fraction(2, 5)),  # two well, one elsewhere
    ],
)
def test_the_points_are_the_share_of_cards_in_their_own_column(answer, points):
    question = sort()
    score = question.score(question.parse(fields(**answer)))
    assert (score.low, score.high, score.maximum) == (points, points, 1)


def test_feedback_says_first_what_was_seen_well_and_fits_the_chosen_column():
    question = sort()
    feedback = question.feedback(
        question.parse(fields(stoel="out", bed="up", boom="out", maan="up"))
    )
    assert [note.text for note in feedback.notes] == [
        "GOED boom",
        "GOED maan",
        "ELDERS stoel",
        "NIET-OMHOOG bed",
    ]
    assert [note.option for note in feedback.others] == ["gras"]
    assert feedback.verdict is Verdict.PARTLY


def test_every_loose_card_is_a_problem_and_nothing_at_all_is_one_problem():
    question = sort()
    assert [p.code for p in question.problems({})] == ["sort.begin"]
    loose = question.problems(question.parse(fields(stoel="out", boom="out", maan="up")))
    assert [(p.code, p.field) for p in loose] == [("sort.open", "bed"), ("sort.open", "gras")]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"columns": [{"id": "in", "text": "x"}]}, "content.options"),
        ({"columns": [{"id": n, "text": n} for n in "abcde"]}, "sort.columns"),
        ({"cards": []}, "content.options"),
        ({"cards": [{"id": "a"}, {"id": "b"}]}, "content.no-text"),
        ({"columns": [{"id": n, "text": n} for n in ("out", "up")]}, "content.no-such-id"),
    ],
)
def test_authored_data_that_cannot_work_is_refused_with_a_code(changes, code):
    with pytest.raises(ContentError) as caught:
        sort(**changes)
    assert caught.value.code == code


anything = st.dictionaries(
    st.sampled_from([*KEY, "other", ""]),
    st.lists(st.sampled_from([*COLUMNS, "", "nope", "\x00"]) | st.text(), max_size=3),
)
placed = st.dictionaries(st.sampled_from(list(KEY)), st.sampled_from(COLUMNS))


@settings(deadline=None)
@given(anything)
def test_whatever_is_sent_is_an_answer_or_an_answer_error(sent):
    parsed_or_refused(sort(), sent)


@settings(deadline=None)
@given(placed, st.sampled_from(list(KEY)))
def test_putting_one_more_card_in_its_column_never_costs_a_point(columns, card):
    question = sort()
    better = columns | {card: KEY[card]}
    gain = question.score(better).low - question.score(columns).low
    assert gain == (0 if columns.get(card) == KEY[card] else Fraction(1, 5))


@settings(deadline=None)
@given(placed)
def test_before_checking_the_page_is_the_same_whatever_the_key_is(columns):
    other = sort()
    turned = {card: COLUMNS[(COLUMNS.index(column) + 1) % 3] for card, column in KEY.items()}
    cards = [
        {"id": card, "text": f"Kaart {card}", "column": column, "about": "compass"}
        | {"feedback": "Anders", "misplaced": "Anders"}
        for card, column in turned.items()
    ]
    sent = fields(**columns)
    assert render(sort(cards=cards), sent) == render(other, sent)
    assert render(sort(cards=cards), sent, problems=True) == render(other, sent, problems=True)


def test_a_checked_page_says_what_fits_and_a_revealed_one_where_each_card_belongs():
    question = sort()
    sent = fields(stoel="in", bed="up")
    checked = render(question, sent, checked=True, tries=1)
    assert "Je hebt er 1 van de 5" in checked
    assert checked.index("GOED stoel") < checked.index("NIET-OMHOOG bed")
    for hidden in ("UITLEG", "GOED bed", "Dit past hier"):
        assert hidden not in checked
    shown = render(question, sent, checked=True, revealed=True, tries=1, solved=True)
    for card in ("bed", "boom", "gras", "maan"):
        assert f"UITLEG {card}" in shown
    assert "Kaart maan: ‘Kolom up’." in shown
    assert shown.count("Dit past hier.") == 4
    right = render(question, fields(**KEY), checked=True, solved=True, tries=1)
    assert "Goed gezien" in right
    assert "Probeer opnieuw" in right


def test_every_card_is_a_group_with_a_legend_and_a_choice_for_every_column():
    html = render(sort(), {})
    assert html.count("<legend") == html.count("<fieldset") == 1 + len(KEY)
    assert html.count('type="radio"') == len(KEY) * len(COLUMNS)
    assert "checked" not in html


def test_a_form_without_javascript_is_checked_and_explained(proof: Server):
    visit = PlainBrowser(proof)
    visit.get(PATH)
    form = {f"{SHIPPED.id}:{card.id}": card.place for card in SHIPPED.parts[:2]}
    _, page = visit.post(PATH, form | {"action": f"{SHIPPED.id}:check"})
    assert "Je hebt er 2 van de 6" in page
    assert page.count("Kies hier nog een kolom.") == 4
    everything = {f"{SHIPPED.id}:{card.id}": card.place for card in SHIPPED.parts}
    _, page = visit.post(PATH, everything | {"action": f"{SHIPPED.id}:check"})
    assert "Goed gezien" in page


@pytest.mark.browser
def test_by_mouse_cards_are_sorted_checked_corrected_and_kept(proof: Server, chromium: Browser):
    with Journey(chromium, proof, SHIPPED.id) as visit:
        for card in SHIPPED.parts:
            place = "client" if card.id == "slaap" else card.place
            visit.field(f"{card.id}:{place}").check()
        visit.press("Kijk na")
        expect(visit.exercise.get_by_role("heading", name="Je hebt er 5 van de 6")).to_be_visible()
        visit.field("slaap:netwerk").check()
        expect(visit.exercise.locator(".utrecht-alert")).to_have_count(0)
        visit.press("Kijk na")
        expect(visit.exercise.get_by_role("heading", name="Goed gezien")).to_be_visible()
        visit.page.reload()
        expect(visit.field("slaap:netwerk")).to_be_checked()
        visit.press("Probeer opnieuw")
        expect(visit.exercise.locator(":checked")).to_have_count(0)


@pytest.mark.browser
def test_by_keyboard_cards_are_sorted_and_the_answer_is_shown(proof: Server, chromium: Browser):
    with Journey(chromium, proof, SHIPPED.id) as visit:
        visit.tab_to(f"{SHIPPED.id}:bezwaar:casus")
        visit.keys("Space", "ArrowDown")
        expect(visit.field("bezwaar:client")).to_be_checked()
        expect(visit.field("bezwaar:client")).to_be_focused()
        visit.tab_to_words("Kijk na")
        visit.keys("Enter")
        expect(visit.exercise.get_by_role("heading", name="Je hebt er 1 van de 6")).to_be_visible()
        visit.tab_to_words("Laat het antwoord zien")
        visit.keys("Enter")
        expect(visit.exercise.get_by_role("heading", name="Dit past hier")).to_be_visible()
        expect(visit.exercise.get_by_text("Klaar", exact=True)).to_be_visible()


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 1280])
def test_in_every_state_the_page_fits_and_axe_has_nothing_to_say(
    width: int,
    proof: Server,
    chromium: Browser,
):
    with Journey(chromium, proof, SHIPPED.id, width=width) as visit:
        assert visit.complaints() == []
        visit.press("Kijk na")
        expect(visit.exercise.get_by_text("Kies eerst bij elke kaart een kolom.")).to_be_visible()
        assert visit.complaints() == []
        visit.field("bezwaar:client").check()
        visit.field("slaap:client").check()
        visit.press("Kijk na")
        expect(visit.exercise.get_by_role("heading", name="Je hebt er 1 van de 6")).to_be_visible()
        assert visit.complaints() == []
        visit.press("Laat het antwoord zien")
        expect(visit.exercise.get_by_role("heading", name="Dit past hier")).to_be_visible()
        assert visit.complaints() == []
