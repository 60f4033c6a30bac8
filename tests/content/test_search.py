# SPDX-License-Identifier: EUPL-1.2
"""Whoever types a word as people do finds what is there."""

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meedenker.content import Library, Search
from meedenker.content.search import MOST, REPEATING, Hit
from tests.property.strategies import any_text

LIMIT = 0.050


@pytest.fixture(scope="module")
def search(library: Library) -> Search:
    page = Hit("De drie ladders", "Opschalen en afschalen.", "/naslag/opschalen", "")
    return Search(library, [page])


def titles(hits: list[Hit]) -> str:
    return " | ".join(hit.title for hit in hits).casefold()


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("mantelzorger", "mantelzorgers"),
        ("MANTELZORGERS", "mantelzorgers"),
        ("financien", "financiën"),
        ("client-ondersteuner", "cliëntondersteuner"),
        ("clientondersteuners", "cliëntondersteuner"),
        ("dementietraining", "training"),
        ("regelhulpen", "regelhulp"),
        ("afschalen", "ladders"),
        ("grens", "grenzen"),
    ],
)
def test_a_word_is_found_however_it_is_written(search: Search, asked: str, found: str):
    assert found in titles(search.find(asked))


def test_what_holds_all_words_comes_before_what_holds_one(search: Search, library: Library):
    item = library.item("opschalen.eigen-netwerk.netwerk.01")
    words = " ".join(item.title.split()[-3:])
    assert search.find(f"{words} {item.text.split()[-1]}")[0].url == item.url


def test_a_word_in_a_title_counts_more_than_in_a_text(search: Search):
    assert "mantelzorg" in search.find("mantelzorg")[0].title.casefold()


def test_common_words_do_not_hide_the_telling_one(search: Search):
    assert titles(search.find("wat is een huisarts")) == titles(search.find("huisarts"))


@pytest.mark.parametrize("asked", ["", "  ", "?!", "xyzzy", "\x00", "🌍"])
def test_what_cannot_be_found_finds_nothing(search: Search, asked: str):
    assert search.find(asked) == []


def test_every_item_is_found_by_its_own_title_and_leads_to_its_place(
    search: Search, library: Library
):
    for item in library.items.values():
        if item.kind in REPEATING:
            assert all(item.url != hit.url for hit in search.find(item.title))
            continue
        if any(item.url == hit.url for hit in search.find(item.title)):
            continue
        same = [other for other in library.items.values() if other.title == item.title]
        assert len(same) > 1, item.id


@given(any_text | st.text(max_size=300))
def test_any_text_may_be_asked(search: Search, asked: str):
    hits = search.find(asked)
    assert len(hits) <= MOST
    assert len({hit.url for hit in hits}) == len(hits)


@pytest.mark.parametrize("asked", ["zorg", "wat doet een vrijwilliger bij een inwoner", "e" * 100])
def test_finding_takes_less_than_50_ms(search: Search, asked: str):
    times = []
    for _ in range(5):
        begin = perf_counter()
        search.find(asked)
        times.append(perf_counter() - begin)
    assert min(times) <= LIMIT
