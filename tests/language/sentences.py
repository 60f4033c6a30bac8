# SPDX-License-Identifier: EUPL-1.2
"""Sentences and words.

>>> sentences("Dit is één. ‘Nog een?’ vraagt ze. Om 9.30 uur, bijv. morgen.")
['Dit is één.', '‘Nog een?’ vraagt ze.', 'Om 9.30 uur, bijv. morgen.']
>>> words("Zo’n Wmo-loket: ’s avonds 3 mensen, cliënt-ondersteuners…")
['Zo’n', 'Wmo-loket', '’s', 'avonds', 'mensen', 'cliënt-ondersteuners']
"""

import re

_SHORTENED = re.compile(r"\b(?:bijv|blz|o\.a|nr|p|art)\.$")
_WORD = re.compile(r"(?<![\w’])’[nst](?!\w)|[^\W\d_]+(?:[’'.-][^\W\d_]+)*")
_ADDRESS = re.compile(
    r"(?:https?://)?(?:\w[\w-]*\.)+(?:nl|org|com|nu|eu|ipynb|yaml|json|csv|md)\b\S*|--\w\S*"
)


def sentences(text: str) -> list[str]:
    """The sentences of a text; a colon or a semicolon ends none."""
    found: list[str] = []
    start = 0
    for end in re.finditer(r"[.!?…]+[’”)]*\s+(?=[‘“(]*[A-ZÀ-Þ0-9’])", text):
        piece = text[start : end.end()].strip()
        if not _SHORTENED.search(piece):
            found.append(piece)
            start = end.end()
    found.append(text[start:].strip())
    return [sentence for sentence in found if sentence]


def words(text: str) -> list[str]:
    """The words of a text, without numbers and addresses."""
    return _WORD.findall(_ADDRESS.sub("", text))


def length(sentence: str) -> int:
    """How many words a reader reads: what stands between spaces and holds a letter or a digit."""
    return sum(any(mark.isalnum() or mark == "…" for mark in part) for part in sentence.split())


_QUOTED = re.compile(r"‘[^’]*(?:’\w[^’]*)*’(?!\w)|“[^”]*”")


def unquoted(text: str) -> str:
    """A text without what somebody else says in it.

    >>> unquoted("Ze vroeg: ‘Hoe is ’t met u?’ Je knikt.")
    'Ze vroeg: … Je knikt.'
    """
    return _QUOTED.sub("…", text)
