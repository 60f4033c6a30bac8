# SPDX-License-Identifier: EUPL-1.2
"""The glossary as authored: each name once, in order, below its letter."""

import unicodedata
from collections import Counter

import pytest

from meedenker.content.glossary import KIND, other_forms
from meedenker.content.library import Library
from meedenker.content.loading import shipped_library
from meedenker.domain.items import Item


@pytest.fixture(scope="module")
def library() -> Library:
    return shipped_library()


@pytest.fixture(scope="module")
def terms(library: Library) -> list[Item]:
    return [item for item in library.items.values() if item.kind == KIND]


def order(title: str) -> str:
    plain = unicodedata.normalize("NFKD", title.casefold())
    return "".join(letter for letter in plain if letter.isascii() and letter.isalnum())


def test_terms_stand_in_order_below_their_letter(terms: list[Item]):
    assert [term.title for term in terms] == sorted((term.title for term in terms), key=order)
    for term in terms:
        assert term.group == f"begrip.{order(term.title)[0]}"


def test_a_letter_says_which_words_it_holds(library: Library):
    for letter in library.subgroups("begrip"):
        first, *rest = [term.title for term in library.members(letter.id)]
        assert letter.title == order(first)[0].upper()
        assert letter.text == (f"Van {first} tot {rest[-1]}." if rest else f"Eén woord: {first}.")


def test_no_name_is_of_two_terms(terms: list[Item]):
    names = Counter(name.casefold() for term in terms for name in {term.title, *other_forms(term)})
    assert [name for name, count in names.items() if count > 1] == []


def test_an_explanation_is_short(terms: list[Item]):
    for term in terms:
        assert len(term.text.split()) <= 45, term.id
