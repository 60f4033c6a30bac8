# SPDX-License-Identifier: EUPL-1.2
"""The rules of our language, as data: `data/*.yaml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

FOLDER = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Rules:
    """What is said in data about fields, names and single exceptions; each with its reason."""

    codes: frozenset[str]
    """Fields that hold no words for a reader."""
    official: Mapping[str, str]
    """Fields, as `file:field`, that hold a name or title exactly as others gave it."""
    names: frozenset[str]
    """Words of names: of people in stories, places and organisations."""
    words: Mapping[str, str]
    """Single words that the frequency list or the dictionary does not have, with the reason."""


@cache
def rules() -> Rules:
    """The rules, read once."""
    fields, names, words = read("fields"), read("names"), read("words")
    return Rules(
        codes=frozenset(fields["codes"]),
        official=dict(fields["official"]),
        names=frozenset(
            word for group in names.values() for name in group for word in str(name).split()
        ),
        words={str(word).lower(): reason for reason, group in words.items() for word in group},
    )


def is_official(file: str, key: str) -> bool:
    """Whether a text is a name or title exactly as others gave it."""
    name, field = file.rpartition("/")[2], key.rpartition(".")[2]
    return any(place in rules().official for place in (f"*:{field}", f"{name}:{field}"))


def read(name: str) -> dict:
    """One file of rules."""
    return yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8"))
