# SPDX-License-Identifier: EUPL-1.2
"""Syllables of Dutch words, counted by their vowel sounds.

Hyphenation lists tell where a line may break, which is not the same: they give `over` and `idee`
one part. Here every vowel sound counts, so that a score is rather too low than too high.
"""

import re

_SOUNDS = re.compile(
    r"aai|ooi|oei|eeu|ieu|"  # three letters, one sound
    r"aa|ee|oo|uu|ie|ïe|oe|eu|ui|üi|ij|ei|ëi|au|ou|"
    r"[aeiouyáéíóúàèìòùâêîôûäëïöü]"
)
_VOWEL = re.compile(r"[aeiouyáéíóúàèìòùâêîôûäëïöü]")
_RESPELT = (  # words and parts whose letters do not tell their sounds
    (re.compile(r"eau"), "o"),
    (re.compile(r"qu"), "kw"),
    (re.compile(r"éé"), "ee"),
    (re.compile(r"óó"), "oo"),
    (re.compile(r"áá"), "aa"),
    (re.compile(r"úú"), "uu"),
    (re.compile(r"íé"), "ie"),
    (re.compile(r"\by|(?<=[aeo])y(?=[aeiou])"), "j"),  # yoghurt, royaal
    (re.compile(r"(?<=[aeo])y"), "i"),
    (re.compile(r"(?<=[sc])eum\b"), "e-um"),  # museum
    (re.compile(r"(?<=t)i(?=on)"), "j"),  # station
    (re.compile(r"coach"), "kootsj"),
    (re.compile(r"team"), "tiem"),
    (re.compile(r"mail"), "meel"),
    (re.compile(r"\b(on)?line\b"), "\\1lain"),
    (re.compile(r"site"), "sait"),
)
_LONG_LETTERS = {"y": 2}


def syllables(word: str) -> int:
    """How many syllables a word has; at least one.

    Letters that are said one by one count one by one.

    >>> [syllables(word) for word in ("over", "idee", "cliënt", "meeuw", "Wmo", "VNG", "geïnd")]
    [2, 2, 2, 1, 3, 3, 2]
    """
    head, *rest = re.split(r"[’']", word)
    parts = [*re.split(r"[-.]", head), *(part for part in rest if len(part) > 1)]
    return sum(_of_part(part) for part in parts if part) or 1


def _of_part(part: str) -> int:
    """The syllables of a word without hyphens."""
    plain = part.lower()
    said_by_letter = re.fullmatch(r"[A-Z]{2,}|Wmo", part) or not _VOWEL.search(plain)
    if said_by_letter and part not in SAID_AS_WORD:
        return sum(_LONG_LETTERS.get(letter, 1) for letter in plain)
    for shape, sound in _RESPELT:
        plain = shape.sub(sound, plain)
    return len(_SOUNDS.findall(plain))


SAID_AS_WORD = frozenset({"CAK", "NAH", "MEE", "WIJ", "DAS"})
"""Abbreviations that are said as a word."""
