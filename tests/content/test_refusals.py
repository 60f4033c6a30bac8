# SPDX-License-Identifier: EUPL-1.2
"""A mistake in authored data is refused with the file, the key and how to mend it."""

from pathlib import Path

import pytest

from meedenker.content.loading import load_library
from meedenker.content.texts import shipped_texts
from meedenker.domain.standing import Standing
from meedenker.errors import ContentError
from meedenker.kinds import all_kinds

SOURCES = """
sources:
  - {id: book, title: Een boek, publisher: Wij}
"""
GOOD = """
page: /naslag/proef
groups:
  - {id: proef, title: Proef, text: Een proef., source: {document: book, place: p. 1}}
items:
  - id: proef.01
    kind: rule
    group: proef
    title: Eerst
    text: Eerst kijken.
    source: {document: book, place: p. 2}
questions:
  - id: proef.vraag
    kind: choice
    prompt: Wat past?
    options:
      - {id: a, text: Dit, right: true, feedback: Ja., about: proef.01}
      - {id: b, text: Dat, feedback: Nee., about: proef.01}
    source: {document: book, place: p. 3}
  - id: proef.eis
    kind: rating
    prompt: Is het zo?
    requirement: proef.01
    parts: [{label: U, text: Deel}]
    source: {document: book, place: p. 4}
"""
ITEM = "    source: {document: book, place: p. 2}\n"

# what is wrong, what is replaced, by what, then: the code, the key, and what the sentence names
MISTAKES = {
    "missing id": ("id: proef.01", "", "content.no-text", "- / 1", "id"),
    "empty id": ("id: proef.01", "id: ' '", "content.no-text", "- /  ", "id"),
    "id that is no text": ("id: proef.01", "id: 7", "content.no-text", "- / 7", "id"),
    "missing source": (ITEM, "", "content.no-source", "- / proef.01", "bron"),
    "source without a place": (", place: p. 2", "", "content.no-text", "- / proef.01", "place"),
    "source as a text": (ITEM, "    source: book\n", "content.not-a-mapping", "- / proef.01", ""),
    "unknown field of a source": (
        "place: p. 2", "place: p. 2, url: x", "content.unknown-field", "- / proef.01", "url",
    ),
    "missing text": ("Eerst kijken.", "''", "content.no-text", "- / proef.01", "text"),
    "unknown document": ("document: book, place: p. 2", "document: boek, place: p. 2",
                         "content.no-such-id", "proef.01", "boek"),
    "unknown group": ("group: proef", "group: proeven", "content.no-such-id", "proef.01",
                      "proeven"),
    "unknown parent": ("title: Proef,", "title: Proef, parent: weg,", "content.no-such-id",
                       "proef", "weg"),
    "unknown topic": ("feedback: Nee., about: proef.01", "feedback: Nee., about: proef.02",
                      "content.no-such-id", "proef.vraag", "proef.02"),
    "unknown related item": (ITEM, ITEM + "    see: [proef.01, proef.09]\n",
                             "content.no-such-id", "proef.01", "proef.09"),
    "unknown requirement": ("requirement: proef.01", "requirement: proef.03",
                            "content.no-such-id", "proef.eis", "proef.03"),
    "group as a topic": ("requirement: proef.01", "requirement: proef", "content.no-such-id",
                         "proef.eis", "proef"),
    "misspelt field of a question": ("prompt: Wat past?", "prompt: Wat past?\n    tips: []",
                                     "content.unknown-field", "- / proef.vraag", "tips"),
    "misspelt field of an option": ("feedback: Nee.,", "feedback: Nee., feedbak: x,",
                                    "content.unknown-field", "- / proef.vraag / b", "feedbak"),
    "misspelt field of a group": ("title: Proef,", "title: Proef, kop: x,",
                                  "content.unknown-field", "- / proef", "kop"),
    "misspelt field of a part": ("text: Deel", "text: Deel, tekst: x",
                                 "content.unknown-field", "- / proef.eis / U", "tekst"),
    "misspelt field of an item": ("text: Eerst kijken.", "text: Eerst kijken.\n    notes: x",
                                  "content.unknown-field", "- / proef.01", "notes"),
    "extra field that the file does not name": ("kind: rule", "kind: rule\n    ladder: 1",
                                                "content.unknown-field", "- / proef.01", "ladder"),
    "a law with neither a check nor a doubt": ("kind: rule", "kind: law", "content.no-standing",
                                              "- / proef.01", "wet"),
    "a contradiction that names the law": (
        "kind: rule\n    group: proef\n    title: Eerst\n    text: Eerst kijken.",
        "kind: contradiction\n    group: proef\n    title: Eerst\n    text: De wet zegt wat.",
        "content.no-standing", "- / proef.01", "wet",
    ),
    "a requirement labelled as law": ("label: U", "label: W", "content.no-standing", "- / proef.01",
                                      "wet"),
    "a check without a date": (ITEM, ITEM + "    checked: {where: x}\n", "content.no-date",
                               "- / proef.01", "date"),
    "a check in a year": (ITEM, ITEM + "    checked: {date: '2026', where: x}\n",
                          "content.no-date", "- / proef.01", "date"),
    "a day that is not there": (ITEM, ITEM + "    checked: {date: '2026-02-30', where: x}\n",
                                "content.no-date", "- / proef.01", "date"),
    "a date without its quotes": (ITEM, ITEM + "    doubtful: {date: 2026-11-22, where: x}\n",
                                  "content.no-date", "- / proef.01", "date"),
    "a date in words": (ITEM, ITEM + "    doubtful: {date: november 2026, where: x}\n",
                        "content.no-date", "- / proef.01", "date"),
    "a doubt without where to look": (ITEM, ITEM + "    doubtful: {date: '2015'}\n",
                                      "content.no-text", "- / proef.01", "where"),
    "an address that is no link": (
        ITEM, ITEM + "    doubtful: {date: '2015', where: x, url: 'javascript:x'}\n",
        "content.no-address", "- / proef.01", "url",
    ),
    "a check and a doubt": (
        ITEM,
        ITEM + "    checked: {date: 2026-11, where: x}\n    doubtful: {date: '2015', where: x}\n",
        "content.two-standings", "- / proef.01", "doubtful",
    ),
    "a misspelt field of a check": (
        ITEM, ITEM + "    checked: {date: 2026-11, where: x, wie: y}\n",
        "content.unknown-field", "- / proef.01", "wie",
    ),
    "list where an extra field has a text": ("items:\n  - id: proef.01",
                                             "extra: [a]\nitems:\n  - a: []\n    id: proef.01",
                                             "content.no-text", "- / proef.01", "a"),
    "misspelt list": ("items:", "item:", "content.unknown-field", "-", "item"),
    "unknown kind": ("kind: choice", "kind: keuze", "content.unknown-kind", "- / proef.vraag",
                     ", ".join(all_kinds())),
    "unknown label": ("label: U", "label: X", "content.unknown-label", "- / proef.eis / X", "X"),
    "no parts": ("[{label: U, text: Deel}]", "[]", "content.no-list", "- / proef.eis", "parts"),
    "no list of parts": ("[{label: U, text: Deel}]", "U", "content.no-list", "- / proef.eis",
                         "parts"),
    "no right option": ("right: true", "right: false", "content.right-options",
                        "- / proef.vraag", "0 goede"),
    "two right options": ("text: Dat,", "text: Dat, right: true,", "content.right-options",
                          "- / proef.vraag", "2 goede"),
    "the same option twice": ("{id: b,", "{id: a,", "content.options", "- / proef.vraag", ""),
    "a flag in words": ("right: true", "right: ja", "content.no-flag", "- / proef.vraag / a",
                        "right"),
    "an item that is a text": ("items:", "items:\n  - tekst", "content.not-a-mapping", "- / 1",
                               ""),
    "a date where a text belongs": ("title: Eerst", "title: 2021-06-15", "content.no-text",
                                    "- / proef.01", "title"),
    "the same id in the same file": ("id: proef.eis", "id: proef.vraag", "content.duplicate",
                                     "- / proef.vraag", "al in"),
    "the id of a group": ("id: proef.eis", "id: proef", "content.duplicate", "- / proef",
                          "al in"),
    "the id of another file": ("id: proef.eis", "id: book", "content.duplicate", "- / book",
                               "a-bronnen.yaml"),
}  # fmt: skip

# what is no YAML, the text, and the line it is on
UNREADABLE = {
    "broken indentation": ("page: x\n  items: []\n", "regel 2"),
    "an open bracket": ("items: [\n", "regel 2"),
    "a doubled key": ("page: x\npage: y\n", "regel 2"),
    "a doubled key deep inside": ("items:\n  - id: a\n    kind: x\n    id: b\n", "regel 4"),
    "a list as a key": ("page: x\n? [a, b]\n: c\n", "regel 2"),
    "an object of Python": ("page: !!python/object/apply:os.getcwd []\n", "regel 1"),
    "an unknown name": ("page: x\nitems: *away\n", "regel 2"),
    "a control character": ("page: \x01\n", "regel ?"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "content"
    made.mkdir()
    (made / "a-bronnen.yaml").write_text(SOURCES, "utf-8")
    (made / "proef.yaml").write_text(GOOD, "utf-8")
    return made


def refusal(folder: Path) -> ContentError:
    """What loading refuses; the same again when a compiled copy could have been kept."""
    with pytest.raises(ContentError) as first:
        load_library(folder)
    with pytest.raises(ContentError) as again:
        load_library(folder)
    assert str(first.value) == str(again.value)
    return first.value


def test_content_without_a_mistake_loads(folder: Path):
    library = load_library(folder)
    assert list(library.items) == ["proef.01"]
    assert list(library.questions) == ["proef.vraag", "proef.eis"]


def test_a_file_names_the_fields_that_only_its_items_have(folder: Path):
    indication = GOOD.replace("kind: rule", "kind: indication\n    ladder: 1\n    side: netwerk")
    (folder / "proef.yaml").write_text(f"extra: [ladder, side]\n{indication}", "utf-8")
    extra = load_library(folder).item("proef.01").extra
    assert extra == {"ladder": "1", "side": "netwerk"}


@pytest.mark.parametrize("where", ["item", "group"])
def test_a_law_with_a_doubt_of_its_own_or_of_its_group_loads(folder: Path, where: str):
    law = GOOD.replace("kind: rule", "kind: law")
    old, doubt = (ITEM, "    doubtful: {date: '2015', where: de wet}\n")
    if where == "group":
        old, doubt = ("text: Een proef.,", " doubtful: {date: '2015', where: de wet},")
    (folder / "proef.yaml").write_text(law.replace(old, old + doubt), "utf-8")
    library = load_library(folder)
    standing = library.standing("proef.01")
    assert standing == Standing(checked=False, date="2015", where="de wet")
    assert [name for name, _ in library.statements()] == [
        {"item": "proef.01", "group": "proef"}[where]
    ]


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_named_with_its_file_and_key(folder: Path, name: str):
    old, new, code, key, named = MISTAKES[name]
    assert GOOD.count(old) == 1
    (folder / "proef.yaml").write_text(GOOD.replace(old, new), "utf-8")
    error = refusal(folder)
    assert error.code == code
    assert error.params["key"] == key
    assert error.params["file"] == "content/proef.yaml"
    sentence = shipped_texts().sentence(error)
    assert "content/proef.yaml" in sentence
    assert key.strip() in sentence
    assert named in sentence


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_file_that_is_no_yaml_is_named_with_its_line(folder: Path, name: str):
    text, line = UNREADABLE[name]
    (folder / "proef.yaml").write_text(text, "utf-8")
    error = refusal(folder)
    assert error.code == "content.not-yaml"
    assert error.params["file"] == "content/proef.yaml"
    assert error.params["key"] == line
    assert "content/proef.yaml" in shipped_texts().sentence(error)


@pytest.mark.parametrize("text", ["", "- een\n- lijst\n", "tekst\n", "7\n"])
def test_a_file_without_names_and_values_is_refused(folder: Path, text: str):
    (folder / "proef.yaml").write_text(text, "utf-8")
    error = refusal(folder)
    assert (error.code, error.params["file"]) == ("content.not-a-mapping", "content/proef.yaml")


def test_bytes_that_are_no_text_are_refused(folder: Path):
    (folder / "proef.yaml").write_bytes(b"page: \xff\xfe\n")
    assert refusal(folder).code == "content.not-yaml"
