# SPDX-License-Identifier: EUPL-1.2
"""Words that leave people out, and pronouns that are about nobody in particular."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from tests.language.passages import Passage
from tests.language.rules import read
from tests.language.sentences import unquoted


@dataclass(frozen=True, slots=True)
class Avoided:
    """A word to avoid, what is better and why."""

    pattern: re.Pattern[str]
    better: str
    reason: str


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun that needs somebody it can be about."""

    word: Avoided
    about: re.Pattern[str]


@cache
def avoided() -> tuple[Avoided, ...]:
    """Every word to avoid."""
    return tuple(map(_avoided, read("inclusive")["words"]))


@cache
def pronouns() -> tuple[Pronoun, ...]:
    """Every pronoun that is checked."""
    return tuple(
        Pronoun(_avoided(entry), _any_of([*entry["about"], *entry["people"]]))
        for entry in read("inclusive")["pronouns"]
    )


def _avoided(entry: dict[str, str]) -> Avoided:
    return Avoided(re.compile(entry["pattern"], re.I), entry["better"], entry["reason"])


def _any_of(names: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})(?:s|’s)?\b", re.I)


def faults(passages: Sequence[Passage]) -> Iterator[str]:
    """What to mend, a line for each place."""
    stories: dict[tuple[str, str], str] = {}
    for passage in passages:
        place = (passage.file, passage.block)
        stories[place] = f"{stories.get(place, '')} {passage.text}"
    excepted = read("inclusive")["exceptions"]
    for passage in passages:
        if f"{passage.file.rpartition('/')[2]}:{passage.key}" in excepted:
            continue
        text = unquoted(passage.text)
        for word in avoided():
            if found := word.pattern.search(text):
                yield f"{passage}\n    ‘{found[0]}’: {word.better} {word.reason}"
        around = stories[passage.file, passage.block] if passage.story else passage.text
        for pronoun in pronouns():
            found = pronoun.word.pattern.search(text)
            if found and not pronoun.about.search(around):
                yield f"{passage}\n    ‘{found[0]}’: {pronoun.word.better} {pronoun.word.reason}"
