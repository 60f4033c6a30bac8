# SPDX-License-Identifier: EUPL-1.2
"""Put each card into a column."""

from dataclasses import dataclass
from typing import ClassVar

from meedenker.domain.shape import Shape, Text
from meedenker.kinds.placing import Placing, parts_shape, places_shape

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
    shape: ClassVar[Shape] = Shape(
        places_shape("columns", most=MOST_COLUMNS, many="sort.columns"),
        parts_shape("cards", "column"),
        Text("summary", ""),
    )


KIND = Sort
