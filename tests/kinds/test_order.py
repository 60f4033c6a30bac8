# SPDX-License-Identifier: EUPL-1.2
"""Order: steps in sequence. Scores by hand, moves, what holds always, and what a page tells."""

from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meedenker.content.loading import shipped_library
from meedenker.errors import AnswerError, ContentError
from meedenker.kinds.base import Verdict
from meedenker.storage import MemoryStore
from meedenker_widgets.hosts.notebook import Exercise, Session
from tests.conftest import Server
from tests.kinds.arranged import ABOUT, PATH, make, render
from tests.kinds.laws import parsed_or_refused
from tests.plain import PlainBrowser

SHIPPED = shipped_library().question("opschalen.order.01")
RIGHT = "dacb"  # the right order; the letters themselves tell nothing
START = "bdca"
orders = st.permutations(RIGHT).map("".join)


def order(right: str = RIGHT, said: str = "", start: str = START):
    """Four steps with single letters."""
    steps = [
        {"id": letter, "text": f"Stap {letter}", "about": ABOUT}
        | {"early": f"KAN-AL {letter}{said}?", "feedback": f"OMDAT {letter}{said}."}
        for letter in right
    ]
    return make("order", steps=steps, **({"start": list(start)} if start else {}))


def sent(letters: str, move: str = ""):
    return {"order": list(letters)} | ({"move": [move]} if move else {})


@pytest.mark.parametrize(
    ("answer", "points"),
    [
        # four steps make 6 pairs: da dc db ac ab cb
        ("dacb", Fraction(6, 6)),  # all six in order
        ("bcad", Fraction(0, 6)),  # turned around: none
        ("adcb", Fraction(5, 6)),  # only da is turned around
        ("dabc", Fraction(5, 6)),  # only cb is turned around
        ("adbc", Fraction(4, 6)),  # da and cb are turned around
        ("bdac", Fraction(3, 6)),  # the last in front: db, ab and cb are turned around
        ("acbd", Fraction(3, 6)),  # the first at the end: da, dc and db are turned around
        ("cbda", Fraction(2, 6)),  # halves swapped: only da and cb are in order
        ("bdca", Fraction(0)),  # as at the start: no answer, though dc and da stand in order
        ("", Fraction(0)),  # nothing sent
    ],
)
def test_the_points_are_the_share_of_pairs_in_the_right_order(answer, points):
    question = order()
    score = question.score(question.parse(sent(answer)))
    assert (score.low, score.high, score.maximum) == (points, points, 1)


@pytest.mark.parametrize(
    ("before", "move", "after"),
    [
        ("dacb", "up:a", "adcb"),
        ("dacb", "down:a", "dcab"),
        ("dacb", "up:d", "dacb"),  # the first cannot go up
        ("dacb", "down:b", "dacb"),  # the last cannot go down
        ("", "up:d", "dbca"),  # from the start, which a page without answers shows
        ("dbca", "down:d", ""),  # back to the start is no answer
    ],
)
def test_a_move_is_done_and_then_forgotten(before, move, after):
    question = order()
    answer = question.parse(sent(before, move))
    assert "".join(answer) == after
    assert dict(question.fields(answer)) == (sent(after) if after else {})


@pytest.mark.parametrize(
    "fields",
    [
        sent("dac"),
        sent("daccb"),
        sent("dacx"),
        sent("dacb", "left:a"),
        sent("dacb", "up:"),
        sent("dacb", "up:x"),
        sent("dacb", "up"),
        {"order": list("dacb"), "move": ["up:a", "up:c"]},
        {"steps": list("dacb")},
    ],
)
def test_what_no_form_sends_is_refused(fields):
    with pytest.raises(AnswerError):
        order().parse(fields)


def test_feedback_asks_about_the_first_step_that_stands_too_early():
    question = order()
    feedback = question.feedback(question.parse(sent("dcab")))
    assert feedback.verdict is Verdict.PARTLY
    assert [(note.option, note.text) for note in feedback.notes] == [("c", "KAN-AL c?")]
    assert {note.option for note in feedback.others} == set("dab")


def test_what_was_seen_well_comes_first_and_is_always_true():
    question = order()
    for letters in permutations(RIGHT):
        seen = question.seen(letters)
        if seen.pair:
            first, then = (step.id for step in seen.pair)
            assert letters.index(first) < letters.index(then)
            assert RIGHT.index(first) < RIGHT.index(then)
        elif seen.first:
            assert "".join(letters[: seen.first]) == RIGHT[: seen.first]
        else:
            assert "".join(letters) == RIGHT[::-1]


@pytest.mark.parametrize(
    ("question", "code"),
    [
        (lambda: order("ba"), "order.steps"),
        (lambda: order("bab"), "order.steps"),
        (lambda: order("abcd"), "order.ids-tell"),
        (lambda: order("dcba"), "order.ids-tell"),
        (lambda: order(start=RIGHT), "order.start"),
        (lambda: order(start="dac"), "order.start"),
    ],
)
def test_authored_data_that_cannot_work_or_tells_the_key_is_refused(question, code):
    with pytest.raises(ContentError) as caught:
        question()
    assert caught.value.code == code


@settings(deadline=None)
@given(st.permutations("abcdef").map("".join).filter(lambda s: s not in ("abcdef", "fedcba")))
def test_the_shuffled_start_is_fixed_and_never_more_than_half_in_order(right):
    question = order(right, start="")
    assert question.start == order(right, start="").start
    assert sorted(question.start) == sorted(right)
    pairs = [(a, b) for i, a in enumerate(right) for b in right[i + 1 :]]
    in_order = sum(question.start.index(a) < question.start.index(b) for a, b in pairs)
    assert in_order <= len(pairs) / 2


anything = st.dictionaries(
    st.sampled_from(["order", "move", "other"]),
    st.lists(st.sampled_from([*RIGHT, "", "up:a", "down:b"]) | st.text(), max_size=5),
)


@settings(deadline=None)
@given(anything | orders.map(sent))
def test_whatever_is_sent_is_an_answer_or_an_answer_error(fields):
    parsed_or_refused(order(), fields)


@given(orders, st.integers(0, 2))
def test_swapping_two_neighbours_into_the_right_order_gives_one_pair_more(letters, place):
    a, b = letters[place], letters[place + 1]
    better = letters[:place] + b + a + letters[place + 2 :]
    if RIGHT.index(a) < RIGHT.index(b) or START in (letters, better):
        return
    question = order()
    gain = question.score(tuple(better)).low - question.score(tuple(letters)).low
    assert gain == Fraction(1, 6)


@settings(deadline=None)
@given(orders)
def test_before_checking_the_page_is_the_same_whatever_the_key_is(letters):
    one, other = order(), order("cbda", said=" anders")
    assert render(one, sent(letters)) == render(other, sent(letters))
    assert render(one, {}, problems=True) == render(other, {}, problems=True)


def test_a_checked_page_names_one_step_and_a_revealed_one_explains_all_in_order():
    question = order()
    checked = render(question, sent("dcab"), checked=True, tries=1)
    assert checked.index("De eerste stap staat goed.") < checked.index("KAN-AL c?")
    assert checked.count("Kijk hier nog eens.") == 1
    assert "OMDAT" not in checked
    shown = render(question, sent("dcab"), checked=True, revealed=True, tries=1, solved=True)
    places = [shown.index(f"OMDAT {letter}") for letter in RIGHT]
    assert places == sorted(places)
    right = render(question, sent(RIGHT), checked=True, tries=1, solved=True)
    assert "Goed gezien" in right
    assert all(f"OMDAT {letter}" in right for letter in RIGHT)
    turned = render(question, sent(RIGHT[::-1]), checked=True, tries=1)
    assert "Kijk nog eens" in turned
    assert "bij het eind begon" in turned
    pair = render(question, sent("acbd"), checked=True, tries=1)
    assert "Je zag dat dit eerst komt: ‘Stap a’. En daarna pas: ‘Stap c’." in pair


def test_every_step_has_two_named_buttons_and_the_ends_say_they_are_ends():
    html = render(order(), sent("dacb"))
    for letter in RIGHT:
        assert f'aria-label="‘Stap {letter}’ omhoog"' in html
        assert f'aria-label="‘Stap {letter}’ omlaag"' in html
    assert html.count('aria-disabled="true"') == 2
    assert html.count('type="hidden"') == 4


def test_on_paper_an_unanswered_list_has_boxes_and_an_answered_one_numbers():
    assert "mdk-order--open" in render(order(), {})
    assert "Schrijf in elk vakje een nummer." in render(order(), {})
    assert "mdk-order--open" not in render(order(), sent("dacb"))


def test_in_a_notebook_the_order_can_be_set_by_code_and_by_the_page():
    exercise = Exercise(SHIPPED.id, session=Session(MemoryStore()))
    right = list(SHIPPED.right)
    exercise.value = {"order": right, "move": [f"down:{right[0]}"]}
    assert exercise.value == {"order": [right[1], right[0], *right[2:]]}
    event = {"component": SHIPPED.id, "action": "check", "sender": "page", "seq": 1}
    exercise._on_event(exercise, event | {"fields": {"order": right}}, [])
    assert "Goed gezien" in exercise._shown["html"]


def test_without_javascript_a_button_moves_its_step_and_the_rest_works(proof: Server):
    visit = PlainBrowser(proof)
    visit.get(PATH)
    steps = list(SHIPPED.start)
    field, move = f"{SHIPPED.id}:order", f"{SHIPPED.id}:move"
    _, page = visit.post(PATH, [(field, step) for step in steps] + [(move, f"up:{steps[1]}")])
    names = [SHIPPED.shown(())[1].text, SHIPPED.shown(())[0].text]
    assert page.index(f"‘{names[0]}’ staat nu op plaats 1") < page.index(f"‘{names[1]}’ staat nu")
    check = ("action", f"{SHIPPED.id}:check")
    _, page = visit.post(PATH, [*((field, step) for step in SHIPPED.right[::-1]), check])
    assert "Kijk hier nog eens." in page
    _, page = visit.post(PATH, [*((field, step) for step in SHIPPED.right), check])
    assert "Goed gezien" in page
    _, page = visit.post(PATH, [*((field, step) for step in SHIPPED.start), check])
    assert "Zet eerst de stappen in een andere volgorde." in page
