# SPDX-License-Identifier: EUPL-1.2
"""A list that a group makes together: tick offered lines and add lines of its own.

Several devices may change it at the same moment, so what is sent is merged into what is kept. Each
page sends along what it showed (`seen`): the difference is what somebody did there.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from meedenker.domain.attempt import NO_FIELDS, Fields
from meedenker.domain.authored import Authored
from meedenker.domain.scoring import NOT_APPLICABLE, Score
from meedenker.domain.shape import WAS, Each, Shape, Text
from meedenker.domain.traces import Trace, find_traces
from meedenker.errors import AnswerError
from meedenker.kinds.base import (
    Feedback,
    Problem,
    Question,
    Samples,
    Verdict,
    enough_parts,
)
from meedenker.kinds.collect.lines import Collected, Line, clean, merge
from meedenker.kinds.posted import one_text, only_fields, some_of

CHOSEN, SEEN, TOUCHED, REMOVE = "chosen", "seen", "touched", "remove"
OWN = "own-"
LIMIT = 120
MOST = 12
"""Lines of its own that a group can add below one heading."""
MOST_MERGED = 3 * MOST
"""What is kept when several devices fill the last places at once: none of their lines is lost."""
_ID = re.compile(r"[a-z0-9-]{1,40}", re.ASCII)
_KEY = re.compile(r"[0-9a-f]{12}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Offer:
    """A line to tick, and the item it comes from."""

    id: str
    text: str
    about: str
    was: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A part of the list. `text` says what belongs below it."""

    id: str
    title: str
    text: str
    offers: tuple[Offer, ...]
    was: tuple[str, ...] = ()

    @property
    def field(self) -> str:
        """The field with the group's own lines below this heading."""
        return OWN + self.id


OFFER = Shape(Text("id"), Text("text"), Text("about"), WAS)
HEADING = Shape(Text("id"), Text("title"), Text("text"), Each("offers", OFFER, Offer), WAS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Collect(Question[Collected]):
    """A list below headings. There is no key, so there are no points.

    The form posts `chosen` (ticked lines) and `own-<heading>` (each line of the group's own, and
    the empty field for a new one). `seen` is what the page showed, `touched` which boxes somebody
    clicked since, and `remove` the line whose button was pressed. Those three are never kept.
    Fields without `seen` are the whole answer, as a program sends it.
    """

    kind: ClassVar[str] = "collect"
    scored: ClassVar[bool] = False
    checkable: ClassVar[bool] = False
    joint: ClassVar[bool] = True
    shape: ClassVar[Shape] = Shape(Each("headings", HEADING, Heading, least=1, unique=True))

    headings: tuple[Heading, ...]

    def check(self, authored: Authored) -> None:
        """Every offer has an id of its own, that no line of a group could have."""
        enough_parts(authored, self._offers)
        ids = [offer.id for offer in self._offers]
        named = [*ids, *(heading.id for heading in self.headings)]
        if not all(map(_ID.fullmatch, named)) or any(map(_KEY.fullmatch, ids)):
            authored.fault("collect.ids")

    @property
    def choices(self) -> Mapping[str, Sequence[Offer]]:
        """The lines to tick."""
        return {CHOSEN: self._offers}

    @property
    def field_parts(self) -> Sequence[Heading]:
        """The headings: each has a field with the group's own lines."""
        return self.headings

    def field_of(self, part: str) -> str:
        """The field with the group's own lines below a heading."""
        return OWN + part

    @property
    def about(self) -> tuple[str, ...]:
        """The item that each offered line comes from."""
        return tuple(offer.about for offer in self._offers)

    @property
    def limit(self) -> int:
        """How many characters fit in a line."""
        return LIMIT

    def parse(self, fields: Fields) -> Collected:
        """The list as one page has it now, without what `remove` names."""
        own = {heading.field: heading.id for heading in self.headings}
        only_fields(fields, CHOSEN, SEEN, TOUCHED, REMOVE, *own)
        removed = one_text(fields, REMOVE, 12)
        if removed and not _KEY.fullmatch(removed):
            raise AnswerError("answer.unknown-option", field=REMOVE)
        known = {offer.id for offer in self._offers}
        lines: dict[str, Line] = {}
        for name, heading in own.items():
            for text in _texts(fields, name):
                line = Line(heading, text)
                lines.setdefault(line.key, line)
        lines.pop(removed, None)
        return self._within_bounds(
            Collected(
                some_of(fields, CHOSEN, known),
                tuple(lines.values()),
                _seen(fields, known),
                some_of(fields, TOUCHED, known),
            )
        )

    def fields(self, answer: Collected) -> Fields:
        """The ticked lines in authored order, and the group's own below each heading."""
        chosen = [offer.id for offer in self._offers if offer.id in answer.chosen]
        fields = {CHOSEN: chosen} | {
            heading.field: [line.text for line in answer.below(heading.id)]
            for heading in self.headings
        }
        return {name: values for name, values in fields.items() if values} or NO_FIELDS

    def merged(self, kept: Collected, sent: Collected) -> Collected:
        """What is kept, with what somebody did on the page that sent this.

        Raises `AnswerError` when the list has no room left.
        """
        order = [heading.id for heading in self.headings]
        return self._within_bounds(merge(kept, sent, order))

    def filled(self, answer: Collected) -> bool:
        """Whether anything stands on the list."""
        return answer.count > 0

    def problems(self, answer: Collected) -> tuple[Problem, ...]:  # noqa: ARG002
        """None: a list may be short, and empty at first."""
        return ()

    def score(self, answer: Collected) -> Score:  # noqa: ARG002
        """No points: it leaves the denominator."""
        return NOT_APPLICABLE

    def feedback(self, answer: Collected) -> Feedback:  # noqa: ARG002
        """Nothing is said about it."""
        return Feedback(Verdict.NONE)

    def in_words(self, answer: Collected) -> tuple[str, ...]:
        """Every line, after the title of its heading."""
        return tuple(
            f"{heading.title}: {text}"
            for heading in self.headings
            for text in self.lines(answer, heading)
        )

    def lines(self, answer: Collected, heading: Heading) -> list[str]:
        """What stands below a heading: ticked lines first, then the group's own."""
        ticked = [offer.text for offer in heading.offers if offer.id in answer.chosen]
        return [*ticked, *(line.text for line in answer.below(heading.id))]

    def room(self, answer: Collected, heading: Heading) -> bool:
        """Whether another line fits below this heading."""
        return len(answer.below(heading.id)) < MOST

    def traces(self, answer: Collected) -> tuple[Trace, ...]:
        """What in the group's own lines could lead to a real person."""
        found = (trace for line in answer.own for trace in find_traces(line.text))
        return tuple(dict.fromkeys(found))

    def samples(self) -> Samples:
        """Nothing is right or wrong here: what can be sent, and what no form sends."""
        first, last = self.headings[0], self.headings[-1]
        tick = [self._offers[0].id]
        line = ["Wie altijd lacht, en nooit belt."]
        sent: tuple[Fields, ...] = (
            {CHOSEN: tick},
            {first.field: line},
            {CHOSEN: tick, first.field: line, last.field: ["Een deur die dicht blijft."]},
            {CHOSEN: tick, SEEN: ["", *tick], TOUCHED: tick},
            NO_FIELDS,
        )
        return Samples(
            right=(),
            wrong=(),
            partial=tuple((fields, NOT_APPLICABLE) for fields in sent),
            invalid=(
                {CHOSEN: ["no such line"]},
                {TOUCHED: ["no such line"]},
                {SEEN: ["no such line"]},
                {REMOVE: ["no such line"]},
                {first.field: ["x" * (LIMIT + 1)]},
                {first.field: [f"regel {number}" for number in range(MOST_MERGED + 1)]},
                {OWN + "no-such-heading": line},
                {"other": ["field"]},
            ),
        )

    @property
    def _offers(self) -> tuple[Offer, ...]:
        return tuple(offer for heading in self.headings for offer in heading.offers)

    def _within_bounds(self, answer: Collected) -> Collected:
        if any(len(answer.below(heading.id)) > MOST_MERGED for heading in self.headings):
            raise AnswerError("collect.full", most=MOST)
        return answer


def _texts(fields: Fields, name: str) -> Iterator[str]:
    for value in fields.get(name, ()):
        text = clean(one_text({name: [value]}, name, LIMIT))
        if text:
            yield text


def _seen(fields: Fields, known: set[str]) -> frozenset[str] | None:
    """What the page showed; `None` when no page says so."""
    values: Sequence[str] | None = fields.get(SEEN)
    if values is None:
        return None
    seen = frozenset(value for value in values if value)
    if any(value not in known and not _KEY.fullmatch(value) for value in seen):
        raise AnswerError("answer.unknown-option", field=SEEN)
    return seen


KIND = Collect
