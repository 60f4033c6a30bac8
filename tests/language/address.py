# SPDX-License-Identifier: EUPL-1.2
"""Who is addressed how: `je` to learners, `u` to municipalities."""

import re
from functools import cache

from tests.language.passages import Passage
from tests.language.rules import read

JE, U, NEITHER = "je", "u", "neither"
WORDS = {
    JE: re.compile(r"\b(?:je|jij|jou|jouw|jezelf|jullie)\b", re.IGNORECASE),
    U: re.compile(r"\b(?:u|uw|uzelf)\b", re.IGNORECASE),
}


@cache
def _declared() -> dict[str, str]:
    data = read("audience")
    return {name: way for way in (U, NEITHER) for name in data[way]}


def audience(passage: Passage) -> str:
    """How the reader of a text is addressed."""
    name = passage.file.rpartition("/")[2]
    area = f"{name}:{passage.key.partition('.')[0]}"
    return _declared().get(area) or _declared().get(name, JE)


def refused(passage: Passage) -> list[str]:
    """The ways that a text may not use."""
    return [way for way in WORDS if way != audience(passage)]
