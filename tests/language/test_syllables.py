# SPDX-License-Identifier: EUPL-1.2
"""Syllables, against words that were counted by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.language.rules import read
from tests.language.syllables import syllables

COUNTED = read("syllables")


@pytest.mark.parametrize(
    ("word", "count"),
    [(word, count) for count, words in COUNTED.items() for word in words],
)
def test_a_word_has_as_many_syllables_as_one_says(word: str, count: int):
    assert syllables(word) == count


FIRST = ["b", "d", "f", "g", "k", "l", "n", "p", "s", "t", "v", "z", "sch", "str", "br", "kl"]
VOWELS = ["a", "e", "i", "o", "u", "aa", "ee", "oo", "uu", "ie", "oe", "eu", "ui", "ij", "ei", "ou"]
LAST = ["k", "l", "n", "p", "r", "s", "t", "rk", "lp", "nt"]
simple = st.lists(
    st.builds(
        "{}{}{}".format,
        st.sampled_from(FIRST),
        st.sampled_from(VOWELS),
        st.sampled_from(LAST),
    ),
    min_size=1,
    max_size=6,
)


@given(simple)
def test_closed_syllables_add_up(parts: list[str]):
    assert syllables("".join(parts)) == len(parts)


@given(simple)
def test_a_hyphen_and_capitals_change_nothing(parts: list[str]):
    assert syllables("-".join(parts)) == syllables("".join(parts))
    assert syllables("".join(parts).capitalize()) == syllables("".join(parts))


@given(st.text(min_size=1, max_size=30))
def test_whatever_stands_there_counts_at_least_once(word: str):
    assert syllables(word) >= 1
