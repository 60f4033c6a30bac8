# SPDX-License-Identifier: EUPL-1.2
"""A mistake in an authored overview is refused; a good one is read whole."""

from pathlib import Path

import pytest

from meedenker.content.library import Library
from meedenker.content.loading import load_library
from meedenker.content.texts import shipped_texts
from meedenker.errors import ContentError

GOOD = """
page: /naslag/proef
extra: [column]
sources:
  - {id: book, title: Een boek}
groups:
  - {id: proef, title: Proef, text: Een proef., source: {document: book, place: p. 1}}
items:
  - id: proef.01
    kind: rule
    group: proef
    column: a, b
    title: Eerst
    text: Eerst kijken.
    source: {document: book, place: p. 2}
overviews:
  - id: overzicht.proef
    title: Alles
    text: Kies.
    groups: [proef]
    one: regel
    more: regels
    empty: Niets.
    columns: rol
    facets:
      - name: rol
        title: Rol
        field: column
        options:
          - {value: een, title: Een, holds: [a], group: proef}
          - {value: twee, title: b}
"""

# what is wrong: what is replaced, by what, then the code and what the sentence names
MISTAKES = {
    "unknown group": ("groups: [proef]", "groups: [weg]", "content.no-such-id", "weg"),
    "unknown group of a column": ("group: proef}", "group: weg}", "content.no-such-id", "weg"),
    "unknown columns": ("columns: rol", "columns: kleur", "content.no-such-id", "kleur"),
    "a value no option has": ("column: a, b", "column: a, c", "content.no-option", "proef.01"),
    "an item without the field": ("    column: a, b\n", "", "content.no-option", "proef.01"),
    "a name that is no address": ("name: rol", "name: De rol", "content.no-name", "De rol"),
    "a value that is no address": ("value: een", "value: 'a&b'", "content.no-name", "a&b"),
    "the same value twice": ("value: twee", "value: een", "content.duplicate", "een"),
    "no options": (
        "options:\n          - {value: een, title: Een, holds: [a], group: proef}\n"
        "          - {value: twee, title: b}",
        "options: []",
        "content.no-list",
        "options",
    ),
    "a misspelt field": ("empty: Niets.", "empty: Niets.\n    emty: x", "content.unknown-field",
                         "emty"),
    "a misspelt field of a facet": ("field: column", "field: column\n        soort: x",
                                    "content.unknown-field", "soort"),
    "a misspelt field of an option": ("title: Een,", "title: Een, kop: x,",
                                      "content.unknown-field", "kop"),
    "no words for one": ("    one: regel\n", "", "content.no-text", "one"),
    "the id of a group": ("id: overzicht.proef", "id: proef", "content.duplicate", "proef"),
}  # fmt: skip


def load(folder: Path, text: str) -> Library:
    (folder / "proef.yaml").write_text(text, "utf-8")
    return load_library(folder)


def test_a_good_one_is_read(tmp_path: Path):
    overview = load(tmp_path, GOOD).overview("overzicht.proef")
    assert overview.url == "/naslag/proef#overzicht.proef"
    assert overview.counted == ("regel", "regels")
    (rol,) = overview.facets
    assert [(option.value, option.holds) for option in rol.options] == [
        ("een", ("a",)),
        ("twee", ("b",)),
    ]


@pytest.mark.parametrize("what", MISTAKES)
def test_a_mistake_is_refused_with_its_place(tmp_path: Path, what: str):
    before, after, code, names = MISTAKES[what]
    assert before in GOOD
    with pytest.raises(ContentError) as caught:
        load(tmp_path, GOOD.replace(before, after, 1))
    assert caught.value.code == code
    sentence = shipped_texts().sentence(caught.value)
    assert "proef.yaml" in sentence
    assert names in sentence


def test_every_field_that_is_told_has_its_words(library: Library):
    for overview in library.overviews.values():
        assert {f"tells.{name}" for name in overview.tells} <= set(shipped_texts())
