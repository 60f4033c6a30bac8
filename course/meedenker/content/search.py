# SPDX-License-Identifier: EUPL-1.2
"""Finding content by words: accents, hyphens, endings and parts of compounds do not matter."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import log

import snowballstemmer

from meedenker.content.library import Library

MOST = 30
MAX_QUERY = 100
IN_TITLE, IN_TEXT = 3.0, 1.0
WHOLE, START, INSIDE, AROUND = 1.0, 0.7, 0.5, 0.4
"""How much a word counts that is the same, begins with, holds, or is held by the word asked for."""
SHORTEST_START, SHORTEST_INSIDE, SHORTEST_AROUND = 4, 4, 5
COMMON = 0.2
"""A word in more than this part of everything tells nothing, as long as another word does."""
KEPT_STEMS = 10_000
"""More than all words of the content; what visitors ask can never fill the memory."""
REPEATING = frozenset({"card", "goal", "handover", "subject"})
"""Kinds that only say shortly what a lesson tells; the lesson itself is found."""
_WORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_stemmer = snowballstemmer.stemmer("dutch")


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: what it is called, what it says, where it stands and below which title."""

    title: str
    text: str
    url: str
    below: str


class Search:
    """An index of a library and of whole pages. Made once; finding changes nothing."""

    def __init__(self, library: Library, pages: Iterable[Hit] = ()) -> None:
        self._entries = (*pages, *_entries(library))
        self._places: dict[str, dict[int, float]] = defaultdict(dict)
        for number, hit in enumerate(self._entries):
            for text, weight in ((hit.title, IN_TITLE), (hit.text, IN_TEXT), (hit.url, IN_TEXT)):
                for stem in _stems(text):
                    places = self._places[stem]
                    places[number] = max(weight, places.get(number, 0))

    def find(self, query: str) -> list[Hit]:
        """What fits best first, at most `MOST`; empty when nothing does.

        Everything found holds all words of the query; when nothing does, some of them.
        """
        scores = [self._scores(stem) for stem in dict.fromkeys(_stems(query[:MAX_QUERY]))]
        telling = [found for found in scores if len(found) <= COMMON * len(self._entries)]
        scores = telling or scores
        if not scores:
            return []
        numbers = set.intersection(*map(set, scores)) or set.union(*map(set, scores))
        ranked = sorted(numbers, key=lambda n: (-sum(found.get(n, 0) for found in scores), n))
        return [self._entries[number] for number in ranked[:MOST]]

    def _scores(self, asked: str) -> Mapping[int, float]:
        """How well each entry fits one word."""
        best: dict[int, float] = {}
        for stem, places in self._places.items():
            likeness = _likeness(asked, stem)
            if likeness == 0:
                continue
            rare = log(1 + len(self._entries) / len(places))
            for number, weight in places.items():
                best[number] = max(best.get(number, 0), likeness * weight * rare)
        return best


def _likeness(asked: str, stem: str) -> float:
    if stem == asked:
        return WHOLE
    if stem.startswith(asked) and len(asked) >= SHORTEST_START:
        return START
    if asked in stem and len(asked) >= SHORTEST_INSIDE:
        return INSIDE
    return AROUND if stem in asked and len(stem) >= SHORTEST_AROUND else 0


def _entries(library: Library) -> Iterator[Hit]:
    for group in library.groups.values():
        below = library.group(group.parent).title if group.parent else ""
        yield Hit(group.title, group.text, group.url, below)
    for item in library.items.values():
        if item.kind in REPEATING:
            continue
        below = library.group(item.group).title
        yield Hit(item.title, f"{item.text} {item.note}".strip(), item.url, below)


def _stems(text: str) -> Iterator[str]:
    """The stem of each word; a word with hyphens counts as a whole and in its parts."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    for word in _WORD.findall(re.sub(r"['’]", "", plain)):
        yield _stem(word.replace("-", ""))
        if "-" in word:
            yield from map(_stem, word.split("-"))


@lru_cache(maxsize=KEPT_STEMS)
def _stem(word: str) -> str:
    stem: str = _stemmer.stemWord(word)
    return stem
