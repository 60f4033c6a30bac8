# SPDX-License-Identifier: EUPL-1.2
"""How easy a text reads: Flesch-Douma, the Dutch form of Flesch's measure.

206.835 - 0.93 * (words in a sentence) - 77 * (syllables in a word). Higher is easier; 60 to 70 is
plain. It is a safety net and no proof: only readers can tell whether a text is clear.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from meedenker.content.glossary import Glossary
from meedenker.content.loading import shipped_library
from tests.language.passages import Passage
from tests.language.sentences import length, sentences, words
from tests.language.syllables import syllables

FEWEST_WORDS = 50
TERM_SYLLABLES = 2
"""A term that is explained counts as a word of so many syllables."""
RUNNING_WORDS = 12
"""A text without a full stop is prose too when it has this many words."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A text with its counts."""

    words: int
    sentences: int
    syllables: int

    @property
    def ease(self) -> float:
        """The Flesch-Douma score."""
        return 206.835 - 0.93 * self.mean - 77 * self.syllables / self.words

    @property
    def mean(self) -> float:
        """The mean number of words in a sentence."""
        return self.words / self.sentences


@cache
def terms() -> Glossary:
    """The terms that are explained."""
    return Glossary.of(shipped_library())


def measure(texts: Sequence[str]) -> Measured:
    """The counts of some passages together."""
    lines = [sentence for text in texts for sentence in sentences(text)]
    return Measured(
        words=sum(map(length, lines)),
        sentences=len(lines),
        syllables=sum(map(_syllables, lines)),
    )


def _syllables(sentence: str) -> int:
    """The syllables of a sentence; what is not a word (a number) counts as one."""
    found, done = 0, 0
    explained = 0
    for mention in terms().mentions(sentence):
        explained += length(sentence[mention.start : mention.end])
        found += sum(
            min(TERM_SYLLABLES, syllables(word))
            for word in words(sentence[mention.start : mention.end])
        )
        found += sum(map(syllables, words(sentence[done : mention.start])))
        done = mention.end
    found += sum(map(syllables, words(sentence[done:])))
    return found + max(0, length(sentence) - len(words(sentence)))


def is_prose(text: str) -> bool:
    """Whether a passage is running text, and no title, label or button."""
    return text.rstrip("’”)*").endswith((".", "!", "?", "…")) or length(text) >= RUNNING_WORDS


def blocks(passages: Sequence[Passage]) -> Iterator[tuple[str, list[str]]]:
    """The running text of each block with its place.

    A block with few words is read with what follows it in its file, the last with what goes before;
    files that are shorter are read together.
    """
    small: list[str] = []
    for file, inside in groupby(passages, key=lambda passage: passage.file):
        found: list[tuple[str, list[str]]] = []
        for block, group in groupby(inside, key=lambda passage: passage.block):
            texts = [passage.text for passage in group if is_prose(passage.text)]
            if found and _short(found[-1][1]):
                found[-1][1].extend(texts)
            else:
                found.append((f"{file} | {block}", texts))
        if len(found) > 1 and _short(found[-1][1]):
            _, texts = found.pop()
            found[-1][1].extend(texts)
        for block, texts in found:
            if _short(texts):
                small.extend(texts)
            else:
                yield block, texts
    if small:
        yield "short files", small


def _short(texts: Sequence[str]) -> bool:
    return sum(map(length, texts)) < FEWEST_WORDS
