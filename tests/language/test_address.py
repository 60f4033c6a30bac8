# SPDX-License-Identifier: EUPL-1.2
"""A learner is `je`, a municipality is `u`, and nobody is both on one page."""

import re

import pytest

from meedenker.content.loading import shipped_library
from tests.language.address import NEITHER, WORDS, audience, refused
from tests.language.passages import Passage, every_passage, name_of, notebooks
from tests.language.rules import read
from tests.language.sentences import unquoted


def test_every_reader_is_addressed_as_declared():
    excepted = read("audience")["exceptions"]
    wrong = [
        f"{passage}\n    ‘{found[0]}’; deze lezer is ‘{audience(passage)}’ (audience.yaml)."
        for passage in every_passage()
        if f"{passage.file.rpartition('/')[2]}:{passage.key}" not in excepted
        for way in refused(passage)
        if (found := WORDS[way].search(unquoted(passage.text)))
    ]
    assert not wrong, "\n".join(wrong)


def test_every_declared_file_is_there():
    files = {passage.file.rpartition("/")[2] for passage in every_passage()}
    areas = {f"{p.file.rpartition('/')[2]}:{p.key.partition('.')[0]}" for p in every_passage()}
    data = read("audience")
    assert {*data["u"], *data["neither"]} <= files | areas
    keys = {f"{p.file.rpartition('/')[2]}:{p.key}" for p in every_passage()}
    assert set(data["exceptions"]) <= keys


@pytest.mark.parametrize("path", notebooks(), ids=lambda path: path.name)
def test_a_page_shows_only_texts_for_its_own_reader(path):
    """What a notebook shows of the content is addressed as the notebook is."""
    library = shipped_library()
    own = audience(Passage(name_of(path), "", "", ""))
    of_group = {
        passage.key.removesuffix(".text"): audience(passage)
        for passage in every_passage()
        if passage.key.endswith(".text") and not passage.story
    }
    shown = {
        identifier
        for identifier in re.findall(r'\\"([a-z][\w.-]+)\\"', path.read_text("utf-8"))
        if identifier in library.groups
    }
    assert {of_group[group] for group in shown} <= {own, NEITHER}


@pytest.mark.parametrize(
    ("file", "key", "text", "wrong"),
    [
        ("a/bagage.yaml", "x", "Kunt u dit lezen?", True),
        ("a/bagage.yaml", "x", "Kun je dit lezen?", False),
        ("a/zelftest.yaml", "x", "Kun je dit lezen?", True),
        ("a/zelftest.yaml", "x", "Inwoners zeggen: ‘Kun je dit lezen?’", False),
        ("a/messages.yaml", "selftest.name", "Vul je naam in.", True),
        ("a/messages.yaml", "code.empty", "Vul uw naam in.", True),
        ("a/layout.html", "x", "Jouw pagina", True),
    ],
)
def test_the_wrong_way_is_seen(file: str, key: str, text: str, wrong: bool):
    passage = Passage(file, key, text, "")
    found = [way for way in refused(passage) if WORDS[way].search(unquoted(text))]
    assert bool(found) is wrong
