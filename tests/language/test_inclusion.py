# SPDX-License-Identifier: EUPL-1.2
"""Words that leave nobody out."""

import re

import pytest

from tests.language.inclusion import avoided, faults
from tests.language.passages import Passage, every_passage
from tests.language.rules import read


def said(text: str, *, story: bool = False, before: str = "") -> list[str]:
    """The faults in a text; `before` stands earlier in the same block."""
    return list(faults([Passage("f", "k", t, "b", story) for t in (before, text) if t]))


def test_no_text_leaves_anybody_out():
    found = list(faults(every_passage()))
    assert not found, "\n".join(found)


def test_every_exception_has_a_reason_and_is_needed():
    places = {f"{p.file.rpartition('/')[2]}:{p.key}" for p in every_passage()}
    for place, reason in read("inclusive")["exceptions"].items():
        assert place in places
        assert len(reason) > 20


def test_every_word_to_avoid_has_something_better_and_a_reason():
    assert len(avoided()) > 15
    for word in avoided():
        assert word.better
        assert re.fullmatch(r".{20,}\.", word.reason)


@pytest.mark.parametrize(
    "text",
    [
        "De inwoner kiest. Hij beslist zelf.",
        "Vraag aan de beroepskracht wat hij of zij doet.",
        "Veel bejaarden wonen alleen.",
        "Zij lijdt aan dementie.",
        "Een gehandicapte mag meedoen.",
        "Dat is niet normaal.",
        "De verwarde man belde.",
        "Een wijkteam kent kwetsbare mensen.",
    ],
)
def test_a_word_that_leaves_somebody_out_is_seen(text: str):
    assert said(text)


@pytest.mark.parametrize(
    "text",
    [
        "De inwoner kiest en beslist zelf.",
        "Meneer Ali kiest. Hij beslist zelf.",
        "Veel ouderen wonen alleen.",
        "Zij heeft dementie.",
        "‘Dat is niet normaal,’ zegt ze.",
    ],
)
def test_what_is_said_well_is_left_alone(text: str):
    assert said(text) == []


def test_a_story_is_read_as_a_whole_and_a_list_is_not():
    assert said("Hij beslist zelf.", story=True, before="Meneer Ali kiest.") == []
    assert said("Hij beslist zelf.", before="Meneer Ali kiest.")
