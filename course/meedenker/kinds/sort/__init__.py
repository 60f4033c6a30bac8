# SPDX-License-Identifier: EUPL-1.2
"""Put each card into a column."""

from dataclasses import dataclass
from typing import ClassVar, Self

from meedenker.domain.authored import Authored
from meedenker.kinds.base import common
from meedenker.kinds.placing import Placing, read_parts, read_places

MOST_COLUMNS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Sort(Placing):
    """Sort cards into two to four columns; the answer is the column of each card.

    Points: cards in their own column / all cards. A card without a column gives nothing. With four
    cards, two of them in their own column, one in another and one left out: 2 / 4 = 1/2 point.

    >>> from meedenker.domain.authored import Authored
    >>> card = {"feedback": "Ja.", "misplaced": "Kijk nog eens.", "about": "x"}
    >>> columns = [{"id": "in", "text": "Binnen"}, {"id": "out", "text": "Buiten"}]
    >>> where = {"stoel": "in", "bed": "in", "boom": "out", "gras": "out"}
    >>> cards = [{"id": name, "text": name, "column": where[name]} | card for name in where]
    >>> data = {"id": "q", "kind": "sort", "prompt": "?", "columns": columns, "cards": cards}
    >>> data["source"] = {"document": "meedenker", "place": "een voorbeeld"}
    >>> question = Sort.read(Authored(data, file="f", key="q"), "/page")
    >>> question.score({"stoel": "in", "boom": "out", "gras": "in"}).low
    Fraction(1, 2)
    """

    kind: ClassVar[str] = "sort"
    closed: ClassVar[bool] = True
    nothing: ClassVar[str] = "sort.begin"
    loose: ClassVar[str] = "sort.open"

    @classmethod
    def read(cls, authored: Authored, url: str) -> Self:
        """The question from authored data: two to four `columns`, and `cards` that name one."""
        authored.text("kind")
        base = common(authored, url)
        columns = read_places(authored, "columns")
        if len(columns) > MOST_COLUMNS:
            authored.refuse("sort.columns", most=MOST_COLUMNS)
        question = cls(
            **base,
            places=columns,
            parts=read_parts(authored, "cards", "column", columns),
            summary=authored.text("summary", ""),
        )
        authored.finish()
        return question


KIND = Sort
