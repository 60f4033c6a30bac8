# SPDX-License-Identifier: EUPL-1.2
"""A conversation as authored data: which graphs are refused, and with which words."""

import copy
from typing import Any

import pytest

from meedenker.content.texts import shipped_texts
from meedenker.errors import ContentError
from tests.kinds.small_talk import choice, read, small

GONE = object()
ROUNDS = [choice("k1", "kelder"), choice("k2", "kelder")]
CELLAR = {"id": "kelder", "speaker": "Mevrouw", "text": "Hm.", "choices": ROUNDS}
ATTIC = {**CELLAR, "id": "zolder", "choices": [choice("z1", "goed"), choice("z2", "goed")]}
FIRST, SECOND = ("nodes", 0, "choices"), ("nodes", 1, "choices")
Edit = tuple[tuple[str | int, ...], object]


def edited(edits: list[Edit]) -> dict[str, Any]:
    """The small conversation with values put at paths, added at the end of a list, or removed."""
    data: Any = copy.deepcopy(small())
    for (*way, last), value in edits:
        place = data
        for key in way:
            place = place[key]
        if value is GONE:
            del place[last]
        elif isinstance(place, list) and last == len(place):
            place.append(value)
        else:
            place[last] = value
    return data


@pytest.mark.parametrize(
    ("edits", "code", "key"),
    [
        ([(("nodes", 2), ATTIC)], "dialogue.unreachable", "d / zolder"),
        ([((*SECOND, 1, "next"), "goed")], "dialogue.unreachable", "d / weg"),
        (
            [(("nodes", 2), CELLAR), ((*FIRST, 2), choice("trap", "kelder"))],
            "dialogue.endless",
            "d / kelder",
        ),
        ([((*FIRST, 0, "next"), "nergens")], "dialogue.no-such-next", "d / deur"),
        ([(SECOND, [])], "dialogue.few-choices", "d / gang"),
        ([((*FIRST, 1), GONE)], "dialogue.few-choices", "d / deur"),
        ([(("nodes", 2), small()["nodes"][0])], "dialogue.twice", "d / deur"),
        ([((*SECOND, 0, "id"), "dag")], "dialogue.twice", "d / gang"),
        ([(("ends", 0, "id"), "deur")], "dialogue.twice", "d / deur"),
        ([(("ends", 1), GONE)], "dialogue.ends", "d"),
        ([(("nodes",), [])], "dialogue.ends", "d"),
        ([((*FIRST, 0, "contact"), "+2")], "dialogue.step", "d / deur / dag"),
        ([((*SECOND, 0, "contact"), "up")], "dialogue.safety-choice", "d / gang / meld"),
        ([((*SECOND, 0, "sufficient"), GONE)], "dialogue.safety-choice", "d / gang / meld"),
        ([((*FIRST, 0, "sufficient"), True)], "dialogue.safety-choice", "d / deur / dag"),
        ([(("ends", 0, "take"), [])], "content.no-list", "d / goed"),
        ([((*FIRST, 0, "repyl"), "x")], "content.unknown-field", "d / deur / dag"),
    ],
)
def test_a_graph_that_is_not_right_is_refused_by_name(edits: list[Edit], code: str, key: str):
    with pytest.raises(ContentError) as raised:
        read(edited(edits))
    assert (raised.value.code, raised.value.params["key"]) == (code, key)
    assert key in shipped_texts().sentence(raised.value)


def test_a_graph_that_is_right_is_read():
    assert list(read(small()).graph.moments) == ["deur", "gang"]
