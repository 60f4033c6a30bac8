# SPDX-License-Identifier: EUPL-1.2
"""Points as exact ranges."""

from fractions import Fraction

import pytest

from meedenker.domain.scoring import NOT_APPLICABLE, Score, percentage, total


@pytest.mark.parametrize(("low", "high", "maximum"), [(-1, 0, 1), (1, 0, 1), (0, 2, 1), (0, 0, -1)])
def test_an_impossible_range_cannot_be_made(low: int, high: int, maximum: int):
    with pytest.raises(ValueError, match="low <= high"):
        Score.between(low, high, maximum)


def test_exact_points_are_clamped_to_the_scale():
    assert Score.exact(-3, 1) == Score.between(0, 0, 1)
    assert Score.exact(5, 1) == Score.between(1, 1, 1)


def test_a_sum_adds_each_bound_apart():
    # 1..2 of 3 and 0..3 of 3: at least 1, at most 5, of 6
    assert total([Score.between(1, 2, 3), Score.between(0, 3, 3)]) == Score.between(1, 5, 6)


def test_what_does_not_apply_changes_no_sum():
    one = Score.between(1, 2, 3)
    assert one + NOT_APPLICABLE == one
    assert total([]) == NOT_APPLICABLE


def test_full_and_none_are_about_what_is_certain():
    assert Score.exact(1, 1).full
    assert not Score.between(0, 1, 1).full
    assert Score.exact(0, 1).none
    assert not Score.between(0, 1, 1).none
    assert not NOT_APPLICABLE.full


@pytest.mark.parametrize(
    ("points", "maximum", "expected"),
    [
        ("0", "9", 0),
        ("5", "9", 56),  # 55.6
        ("4", "9", 44),  # 44.4
        ("1", "8", 13),  # 12.5: half goes up
        ("3", "8", 38),  # 37.5: half goes up, also where rounding to even would not
        ("9", "9", 100),
    ],
)
def test_percentages_round_half_up(points: str, maximum: str, expected: int):
    assert percentage(Fraction(points), Fraction(maximum)) == expected


def test_a_percentage_of_nothing_is_refused():
    with pytest.raises(ValueError, match="above zero"):
        percentage(Fraction(0), Fraction(0))
