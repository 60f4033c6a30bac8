# SPDX-License-Identifier: EUPL-1.2
"""Pair each left side with one right side."""

from dataclasses import dataclass
from typing import ClassVar

from meedenker.domain.authored import Authored
from meedenker.domain.shape import Flag, Shape, Text, twice
from meedenker.kinds.base import Problem
from meedenker.kinds.placing import Part, Place, Placement, Placing, parts_shape, places_shape


@dataclass(frozen=True, slots=True, kw_only=True)
class Match(Placing):
    """Pair every left side with a right side; the answer is the right side of each left.

    There may be more right sides than left ones. Unless `shared`, each right side belongs to one
    left side at most, and choosing it twice is a problem to mend (but never lost).

    Points: right pairs / all pairs. With three pairs, of which one is right, one is wrong and one
    is still open: 1 / 3 point.

    >>> from meedenker.domain.authored import Authored
    >>> said = {"feedback": "Ja.", "misplaced": "Kijk nog eens.", "about": "x"}
    >>> rights = [{"id": name, "text": name} for name in ("gans", "koe", "schaap", "vis")]
    >>> pairs = {"wol": "schaap", "melk": "koe", "veer": "gans"}
    >>> lefts = [{"id": name, "text": name, "right": pairs[name]} | said for name in pairs]
    >>> data = {"id": "q", "kind": "match", "prompt": "?", "lefts": lefts, "rights": rights}
    >>> data["source"] = {"document": "meedenker", "place": "een voorbeeld"}
    >>> question = Match.read(Authored(data, file="f", key="q"), "/page")
    >>> question.score({"wol": "schaap", "melk": "vis"}).low
    Fraction(1, 3)
    """

    kind: ClassVar[str] = "match"
    closed: ClassVar[bool] = True
    nothing: ClassVar[str] = "match.begin"
    loose: ClassVar[str] = "match.open"
    shape: ClassVar[Shape] = Shape(
        places_shape("rights"),
        parts_shape("lefts", "right"),
        Flag("shared"),
        Text("summary", ""),
    )

    shared: bool

    def check(self, authored: Authored) -> None:
        """Every right side is there; none belongs to two, and no id tells what belongs together."""
        Placing.check(self, authored)
        if not self.shared and twice(part.place for part in self.parts):
            authored.fault("match.shared")
        if _ids_tell(self.parts):
            authored.fault("match.ids-tell")

    @property
    def offered(self) -> tuple[Place, ...]:
        """The right sides by the alphabet: easy to search, and their order tells nothing."""
        return tuple(sorted(self.places, key=lambda place: place.text.casefold()))

    def problems(self, answer: Placement) -> tuple[Problem, ...]:
        """What is still open, and what was chosen twice."""
        again = set() if self.shared else twice(answer.values())
        doubled = (Problem("match.twice", left) for left, right in answer.items() if right in again)
        return (*Placing.problems(self, answer), *doubled)


def _ids_tell(parts: tuple[Part, ...]) -> bool:
    """Whether someone who reads the page's source finds the pairs by their ids alone."""
    places = [part.place for part in sorted(parts, key=lambda part: part.id)]
    in_step = len(parts) > 2 and places == sorted(places)
    return in_step or any(part.id == part.place for part in parts)


KIND = Match
