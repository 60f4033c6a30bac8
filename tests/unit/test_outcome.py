# SPDX-License-Identifier: EUPL-1.2
"""The outcome of the self-test by hand-worked examples (course plan, part 7)."""

import pytest

from meedenker.instruments.selftest import Outcome, State, ThemeQuality, conclude, state_of
from meedenker.kinds.rating import Level, Rated
from tests.unit.make import rated, rating

# One question each: its labels and the answer, in short (see `rated`). Then: low, high, known of
# asked, unproven. Points are of 3 per question; `None` for low and high: too much is unknown.
THEMES = [
    # 3 + 2 + 0..3 of 9: 5/9 = 55.6, 8/9 = 88.9; a third unknown is just enough
    ("U 3!, U 2!, U unknown", (56, 89, 2, 3, 0)),
    # all proven: 9/9
    ("U 3!, K 3!, U 3!", (100, 100, 3, 3, 0)),
    # all no: 0/6
    ("U 0, K 0", (0, 0, 2, 2, 0)),
    # 2 said, not proven, counts as 1 at least: 1/3 = 33.3, 2/3 = 66.7
    ("U 2", (33, 67, 1, 1, 1)),
    # 3 said, not proven, counts as 1 at least too: 1/3 = 33.3, 3/3
    ("U 3", (33, 100, 1, 1, 1)),
    # 1 + 1..3 of 6: 2/6 = 33.3, 4/6 = 66.7
    ("U 1, U 3", (33, 67, 2, 2, 1)),
    # not applicable leaves the denominator: 2/3 = 66.7
    ("U 2!, K not-applicable", (67, 67, 1, 1, 0)),
    # 3 of 3, and one of the two that apply unknown: 1/2 > 1/3, so no position
    ("U 3!, U unknown, K not-applicable", (None, None, 1, 2, 0)),
    # two of three unknown: no position, though a range would exist
    ("U 3!, U unknown, U unknown", (None, None, 1, 3, 0)),
    # nothing filled in is not known either
    ("U -, U -", (None, None, 0, 2, 0)),
    # one of three not filled in, exactly a third: 1 + 1 + 0..3 of 9: 2/9 = 22.2, 5/9 = 55.6
    ("U 1, U 1, U -", (22, 56, 2, 3, 0)),
    # a requirement with a legal and another part counts once, like any other: 2/3 = 66.7
    ("WU 2!", (67, 67, 1, 1, 0)),
    # a purely legal requirement does not count for quality: 1/3 = 33.3
    ("W 3!, K 1", (33, 33, 1, 1, 0)),
    # 2 + 3 + 1 + 0..3 of 12: 6/12 = 50, 9/12 = 75; a quarter unknown is enough
    ("U 2!, U 3!, K 1, K unknown", (50, 75, 3, 4, 0)),
    # two of six unknown is exactly a third: 3 + 3 + 0 + 0 + 0..6 of 18: 6/18 = 33.3, 12/18 = 66.7
    ("U 3!, U 3!, U 0, U 0, U unknown, U -", (33, 67, 4, 6, 0)),
]


def pairs(theme: str):
    answers = (part.split() for part in theme.split(", "))
    return [(rating(*labels), rated(answer)) for labels, answer in answers]


def outcome(**themes: str) -> Outcome:
    return conclude({name: pairs(theme) for name, theme in themes.items()})


@pytest.mark.parametrize(("theme", "expected"), THEMES)
def test_the_range_of_a_theme_follows_the_worked_example(theme: str, expected: tuple):
    low, high, known, asked, unproven = expected
    (quality,) = outcome(theme=theme).quality
    assert quality == ThemeQuality("theme", low, high, known, asked, unproven)
    assert quality.enough == (low is not None)


@pytest.mark.parametrize("theme", ["W 3!", "W 0, W unknown", "W -", "K not-applicable"])
def test_a_theme_where_no_quality_is_asked_is_not_shown(theme: str):
    assert outcome(theme=theme).quality == ()


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        (rated("-"), State.OPEN),
        (rated("unknown"), State.UNKNOWN),
        (rated("0"), State.NOT_PROVEN),
        (rated("1"), State.NOT_PROVEN),
        (rated("2"), State.CLAIMED),
        (rated("2!"), State.PROVEN),
        (rated("3"), State.CLAIMED),
        (rated("3!"), State.PROVEN),
        (Rated(Level.WORKS, "Verordening", "1 maart 2027"), State.CLAIMED),  # without an example
        (Rated(Level.WRITTEN, "Verordening", "1 maart 2027"), State.PROVEN),
        (Rated(None, "Verordening", "1 maart 2027"), State.OPEN),
    ],
)
def test_a_legal_part_has_the_state_of_its_answer(answer: Rated, state: State):
    assert state_of(answer) is state


def test_the_minimum_lists_every_legal_part_apart_and_in_order():
    found = outcome(one="WU 3!, K 0", two="W 0, W unknown, WW 2")
    assert [line.state for line in found.minimum] == [
        State.PROVEN,
        State.NOT_PROVEN,
        State.UNKNOWN,
        State.CLAIMED,
        State.CLAIMED,
    ]
    assert [line.text for line in found.minimum] == ["Deel W"] * 5


def test_nothing_is_averaged():
    found = outcome(strong="W 3!, U 3!", weak="W 0, U 0")
    assert [line.state for line in found.minimum] == [State.PROVEN, State.NOT_PROVEN]
    assert [(quality.low, quality.high) for quality in found.quality] == [(100, 100), (0, 0)]


def test_a_legal_part_never_moves_the_picture_of_quality():
    for answer in ("0", "3!", "unknown", "-"):
        (quality,) = outcome(theme=f"W {answer}, U 2!").quality
        assert (quality.low, quality.high, quality.asked) == (67, 67, 1)


def test_a_better_legal_answer_never_hides_a_weaker_one():
    (line, other) = outcome(one="W 3!", two="W 1").minimum
    assert (line.state, other.state) == (State.PROVEN, State.NOT_PROVEN)


def test_what_was_answered_is_counted_with_unknown_apart():
    found = outcome(one="W 3!, U unknown", two="U -, K not-applicable")
    assert (found.questions, found.answered, found.unknown) == (4, 3, 1)


def test_themes_keep_the_order_of_the_test():
    found = outcome(b="U 1", a="U 1")
    assert [quality.theme for quality in found.quality] == ["b", "a"]
