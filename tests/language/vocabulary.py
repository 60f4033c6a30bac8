# SPDX-License-Identifier: EUPL-1.2
"""Words of our texts that are too rare to leave unexplained, or spelt as no dictionary has them."""

from collections.abc import Iterable, Iterator
from functools import cache

from tests.language.dictionary import is_common, is_spelt, is_transparent
from tests.language.passages import Passage
from tests.language.readability import terms
from tests.language.rules import rules
from tests.language.sentences import words


def unexplained(text: str) -> Iterator[str]:
    """The words of a text that stand in no term of the glossary.

    A word with a hyphen counts as its parts when one of them is a term: `Wmo-vraag` is a `vraag`.
    """
    done = 0
    for mention in terms().mentions(text):
        yield from _apart(text[done : mention.start])
        done = mention.end
    yield from _apart(text[done:])


def _apart(text: str) -> Iterator[str]:
    for word in words(text):
        if "-" in word and not is_known(word):
            yield from (part for part in word.split("-") if not is_term(part))
        elif not is_term(word):
            yield word


@cache
def is_term(word: str) -> bool:
    """Whether a whole word is a term."""
    return any(mention.end - mention.start == len(word) for mention in terms().mentions(word))


def is_known(word: str) -> bool:
    """Whether a word is a name, or a single word that we accept."""
    return word in rules().names or word.lower() in rules().words or _is_owned(word)


def _is_owned(word: str) -> bool:
    """`Samirs`, `Yusuf’s`: what belongs to somebody."""
    return any(
        word.removesuffix(ending) in rules().names
        for ending in ("s", "’s", "’")
        if word.endswith(ending)
    )


@cache
def is_rare(word: str) -> bool:
    """Whether a reader may not know a word: uncommon, no name, and not clear from its parts."""
    return len(word) > 1 and not (is_known(word) or is_common(word) or is_transparent(word))


@cache
def is_misspelt(word: str) -> bool:
    """Whether neither the dictionary nor our own lists have a word."""
    return len(word) > 1 and not (is_known(word) or is_spelt(word))


def rare(passages: Iterable[Passage]) -> Iterator[str]:
    """What to mend, a line for each text with a rare word."""
    for passage in passages:
        if found := [word for word in unexplained(passage.text) if is_rare(word)]:
            yield f"{passage}\n    {', '.join(found)}"


def misspelt(passages: Iterable[Passage]) -> Iterator[str]:
    """What to mend, a line for each text with a word that is spelt wrong."""
    for passage in passages:
        if found := [
            word for word in words(passage.text) if is_misspelt(word) and not is_term(word)
        ]:
            yield f"{passage}\n    {', '.join(found)}"
