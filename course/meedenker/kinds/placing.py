# SPDX-License-Identifier: EUPL-1.2
"""What `sort` and `match` share: every part gets one place out of a few.

A part is a card or a left side; a place is a column or a right side. The form has one field for
each part, named by its id, with the id of a place as its value.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, ClassVar

from meedenker.domain.attempt import NO_FIELDS, Fields
from meedenker.domain.authored import Authored
from meedenker.domain.scoring import Score
from meedenker.domain.shape import WAS, Each, Shape, Text
from meedenker.kinds.base import (
    Feedback,
    Note,
    Problem,
    Question,
    Samples,
    Verdict,
)
from meedenker.kinds.posted import one_of, only_fields

Placement = Mapping[str, str]
"""The id of the place that was given to a part, by the id of that part."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a part can go."""

    id: str
    text: str
    was: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """What gets a place, and the id of the place it belongs in.

    `feedback` is said when it lies there, `misplaced` when it lies elsewhere (`misplaced_in` when
    it lies in that one place), and `explained` when the answer is shown to someone who had it
    elsewhere.
    """

    id: str
    text: str
    place: str
    feedback: str
    misplaced: str
    explained: str
    about: str
    misplaced_in: Mapping[str, str] = field(default_factory=dict)
    was: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Placing(Question[Placement]):
    """Give every part a place. A kind adds how it is read, its words and its template.

    `nothing` and `loose` are the codes of what is said when no part, or this part, has a place.
    """

    nothing: ClassVar[str]
    loose: ClassVar[str]

    parts: tuple[Part, ...]
    places: tuple[Place, ...]
    summary: str

    def check(self, authored: Authored) -> None:
        """Every place that a part names is there."""
        for name in ("cards", "lefts"):
            for part, inner in zip(self.parts, authored.each(name), strict=False):
                for place in (part.place, *part.misplaced_in):
                    if place not in self.texts:
                        inner.fault("content.no-such-id", missing=place)

    @property
    def choices(self) -> Mapping[str, Sequence[Place]]:
        """The places, in the field of each part."""
        return {part.id: self.places for part in self.parts}

    @property
    def field_parts(self) -> Sequence[Part]:
        """The parts."""
        return self.parts

    @property
    def about(self) -> tuple[str, ...]:
        """The indication or compass point that each part is about."""
        return tuple(part.about for part in self.parts)

    @property
    def texts(self) -> Mapping[str, str]:
        """The text of every place by its id."""
        return {place.id: place.text for place in self.places}

    @property
    def key(self) -> Mapping[str, str]:
        """The text of the place that each part belongs in; for when the answer is shown."""
        return {part.id: self.texts[part.place] for part in self.parts}

    def parse(self, fields: Fields) -> Placement:
        """The place of each part that has one."""
        only_fields(fields, *(part.id for part in self.parts))
        given = {part.id: one_of(fields, part.id, self.texts) for part in self.parts}
        return {part: place for part, place in given.items() if place}

    def fields(self, answer: Placement) -> Fields:
        """A field for each part that has a place, in the order of the parts."""
        given = {part.id: [answer[part.id]] for part in self.parts if part.id in answer}
        return given or NO_FIELDS

    def filled(self, answer: Placement) -> bool:
        """Whether any part has a place."""
        return bool(answer)

    def problems(self, answer: Placement) -> tuple[Problem, ...]:
        """One for every part without a place; a single one when nothing was done yet."""
        if not answer:
            return (Problem(self.nothing, self.parts[0].id),)
        return tuple(Problem(self.loose, part.id) for part in self.parts if part.id not in answer)

    def score(self, answer: Placement) -> Score:
        """The share of the parts that lie where they belong, out of 1 point."""
        right = sum(answer.get(part.id) == part.place for part in self.parts)
        return Score.exact(Fraction(right, len(self.parts)), 1)

    def feedback(self, answer: Placement) -> Feedback:
        """First the parts that lie well, then the others; apart, the parts without a place."""
        notes = [_note(part, answer) for part in self.parts]
        well = [note for note in notes if note.right]
        elsewhere = [note for note in notes if note.chosen and not note.right]
        nowhere = [note for note in notes if not note.chosen]
        return Feedback(
            Verdict.RIGHT if len(well) == len(notes) else Verdict.PARTLY if well else Verdict.WRONG,
            (*well, *elsewhere),
            tuple(nowhere),
            self.summary,
        )

    def samples(self) -> Samples:
        """Everything in place, everything elsewhere, only the first, all but the last."""
        count = len(self.parts)
        right = {part.id: [part.place] for part in self.parts}
        wrong = {part.id: [self._elsewhere(part)] for part in self.parts}
        first, last = self.parts[0].id, self.parts[-1].id
        return Samples(
            right=(right,),
            wrong=(wrong, NO_FIELDS),
            partial=(
                ({first: right[first]}, Score.exact(Fraction(1, count), 1)),
                ({**right, last: wrong[last]}, Score.exact(Fraction(count - 1, count), 1)),
            ),
            invalid=(
                {first: ["no such place"]},
                {first: [*right[first], *wrong[first]]},
                {**right, "no such part": right[first]},
            ),
        )

    def _elsewhere(self, part: Part) -> str:
        return next(place.id for place in self.places if place.id != part.place)


def _note(part: Part, answer: Placement) -> Note:
    place = answer.get(part.id)
    right = place == part.place
    misplaced = part.misplaced_in.get(place, part.misplaced) if place else part.explained
    return Note(
        part.id,
        part.about,
        chosen=place is not None,
        right=right,
        label=part.text,
        text=part.feedback if right else misplaced,
        explanation=part.feedback if right else part.explained,
    )


PLACE = Shape(Text("id"), Text("text"), WAS)


def places_shape(name: str, *, most: int | None = None, many: str = "") -> Each:
    """The declaration of a list of places: at least two, each with an id of its own."""
    return Each(name, PLACE, Place, least=2, most=most, many=many, unique=True, renamed="places")


def parts_shape(name: str, place: str) -> Each:
    """The declaration of a list of parts; `place` is what the authored data calls their place.

    At least two, each with an id of its own that can be the name of a field.
    """
    other = Shape(Text(place, renamed="place"), Text("feedback"))
    shape = Shape(
        Text("id", pattern="[^:]*", code="placing.field-name"),
        Text("text"),
        Text(place, renamed="place"),
        Text("feedback"),
        Text("misplaced"),
        Text("explained", otherwise="feedback"),
        Text("about"),
        Each("misplaced_in", other, label=place),
        WAS,
    )
    return Each(name, shape, _part, least=2, unique=True, renamed="parts")


def _part(misplaced_in: Iterable[Mapping[str, str]], **said: Any) -> Part:
    return Part(**said, misplaced_in={other["place"]: other["feedback"] for other in misplaced_in})
