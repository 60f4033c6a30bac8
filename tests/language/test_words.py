# SPDX-License-Identifier: EUPL-1.2
"""Words that readers know, spelt as the dictionary has them."""

import pytest

from meedenker.content.loading import shipped_library
from tests.language.dictionary import base_forms, is_common, is_spelt, is_transparent
from tests.language.passages import every_passage
from tests.language.readability import terms
from tests.language.rules import read, rules
from tests.language.sentences import words
from tests.language.vocabulary import is_rare, misspelt, rare, unexplained


def test_every_rare_word_is_explained():
    found = list(rare(every_passage()))
    assert not found, "Kies een gewoon woord, of leg het uit in begrippen-….yaml.\n" + "\n".join(
        found
    )


def test_every_word_is_spelt_well():
    found = list(misspelt(every_passage()))
    assert not found, "\n".join(found)


@pytest.mark.parametrize("term", read("field")["terms"])
def test_a_term_of_the_field_is_explained(term: str):
    assert [term[m.start : m.end] for m in terms().mentions(term)] == [term]


def test_every_explanation_uses_words_that_are_known_or_explained():
    items = [item for item in shipped_library().items.values() if item.kind == "term"]
    assert len(items) > 100
    for item in items:
        assert item.text.endswith(".")
        assert [word for word in unexplained(item.text) if is_rare(word)] == [], item.id


def test_no_exception_is_left_over():
    """A name or a word is accepted as long as a text needs it."""
    used = {word for passage in every_passage() for word in words(passage.text)}
    small = {word.lower() for word in used}
    parts = {part for word in used for part in (*word.split("-"), word.split("’")[0], word)}
    assert {name for name in rules().names if name not in parts} == set()
    assert {word for word in rules().words if word not in small} == set()


@pytest.mark.parametrize(
    "word", ["geklopt", "drempels", "tabellen", "brieven", "huizen", "schrijft", "onbekende"]
)
def test_forms_of_common_words_are_common(word: str):
    assert is_common(word)


@pytest.mark.parametrize(
    "word", ["aanbellen", "meegelopen", "moestuin", "voorbeeldvraag", "oefengesprek", "wandelgroep"]
)
def test_a_word_made_of_common_words_is_clear(word: str):
    assert is_transparent(word)


@pytest.mark.parametrize("word", ["casuïstiek", "intervisie", "statuut", "vigerend", "prioritair"])
def test_a_hard_or_invented_word_is_not(word: str):
    assert not is_common(word)
    assert not is_transparent(word)


@pytest.mark.parametrize("word", ["woort", "fietse", "mantelzorgert", "bureauw", "beinvloeden"])
def test_a_word_that_is_spelt_wrong_is_seen(word: str):
    assert not is_spelt(word)


@pytest.mark.parametrize("word", ["zo’n", "’s", "nú", "foto’s", "cliëntondersteuner", "Wmo-vraag"])
def test_a_word_that_is_spelt_well_is_left_alone(word: str):
    assert is_spelt(word)


@pytest.mark.parametrize(
    ("form", "base"),
    [("drempels", "drempel"), ("brieven", "brief"), ("talen", "taal"), ("geklopt", "kloppen"),
     ("schrijft", "schrijven"), ("speelde", "spelen"), ("kleintjes", "klein")],
)  # fmt: skip
def test_a_form_leads_to_its_base(form: str, base: str):
    assert base in base_forms(form)
