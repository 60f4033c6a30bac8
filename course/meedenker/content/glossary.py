# SPDX-License-Identifier: EUPL-1.2
"""The glossary: terms that are explained once, found again in any text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from meedenker.content.library import Library
from meedenker.domain.items import Item

KIND = "term"
FORMS = "forms"
"""The field of a term that holds its other forms: plural, inflections, abbreviation."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A term in a text, from `start` to `end`."""

    start: int
    end: int
    term: Item


class Glossary:
    """Terms by everything they can be called. Made once; finding changes nothing."""

    def __init__(self, terms: Iterable[Item]) -> None:
        named = [(name, term) for term in terms for name in (term.title, *other_forms(term))]
        self._terms = {_plain(name): term for name, term in named}
        self._proper = {_plain(name) for name, _ in named if _is_proper(name)}
        longest_first = sorted(self._terms, key=lambda name: (-len(name), name))
        names = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in longest_first)
        self._names = re.compile(rf"{_BEFORE}(?:{names}){_AFTER}" if names else r"(?!)", re.I)

    @classmethod
    def of(cls, library: Library) -> "Glossary":
        """The glossary of a library; empty when it has none."""
        return cls(item for item in library.items.values() if item.kind == KIND)

    def mentions(self, text: str) -> Iterator[Mention]:
        """Every term in a text: whole words, the longest where several fit.

        Capitals do not matter, unless they make a name of common words: who is safe at home is not
        `Veilig Thuis`. A word with a hyphen or an apostrophe in it is one word.
        """
        for match in self._names.finditer(text):
            name = _plain(match[0])
            if name not in self._proper or _is_proper(match[0]):
                yield Mention(match.start(), match.end(), self._terms[name])


def other_forms(term: Item) -> tuple[str, ...]:
    """What a term is called as well, beside its title."""
    forms = term.extra.get(FORMS, "").split(",")
    return tuple(form.strip() for form in forms if form.strip())


_BEFORE = r"(?<![\w-])(?<!\w[’'])"
_AFTER = r"(?![\w-]|[’']\w)"


def _is_proper(name: str) -> bool:
    """Whether these are several words, each with a capital."""
    words = name.split()
    return len(words) > 1 and all(word[0].isupper() for word in words)


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
