# SPDX-License-Identifier: EUPL-1.2
"""How sure a statement about the law is, and since when: a law changes, a page stays."""

import re
from dataclasses import dataclass

from meedenker.domain.dates import written_in_part

LEGAL_KINDS = frozenset({"definition", "fact", "law"})
"""Kinds of which every item is a statement about the law."""
_LAW = re.compile(
    r"\b(?:(?:de|deze|die) wet|wettelijke?|Awb|AVG|Jeugdwet|Participatiewet|Wlz|Wmo|Wvggz|Wzd"
    r"|Zvw)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Standing:
    """Checked at a place that a reader can follow, or still to be checked there.

    `date` is ISO, whole or in part: of checking, or of the source that says so. `where` names a
    site or a law; `url` leads there, when there is an address that will last.
    """

    checked: bool
    date: str
    where: str
    url: str = ""

    @property
    def dated(self) -> str:
        """The date in words."""
        return written_in_part(self.date)


def names_law(text: str) -> bool:
    """Whether a text speaks of the law or of one law by its name.

    >>> [names_law(text) for text in ("De wet noemt acht gebieden.", "Een wet is lang.")]
    [True, False]
    """
    return _LAW.search(text) is not None


def is_legal(kind: str, text: str) -> bool:
    """Whether an item of this kind with this text tells what the law says.

    A contradiction does when it names the law. A requirement does when it is labelled as law,
    and that only its questions know.
    """
    return kind in LEGAL_KINDS or (kind == "contradiction" and names_law(text))
