# SPDX-License-Identifier: EUPL-1.2
"""The set of questions somebody is repeating, and what is remembered of earlier sets."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from meedenker.domain.attempt import Fields
from meedenker.domain.repeats import SET_SIZE, Went


@dataclass(frozen=True, slots=True)
class Moment:
    """How a question went, and when."""

    went: Went
    at: datetime


@dataclass(frozen=True, slots=True)
class RepeatSet:
    """A set by its number; 0 before the first.

    `repeated` is the day on which an earlier set was finished. `earlier` says how questions went in
    earlier sets: their answers make room when a question comes back.
    """

    number: int = 0
    questions: tuple[str, ...] = ()
    repeated: date | None = None
    earlier: Mapping[str, Moment] = field(default_factory=dict)

    @property
    def fields(self) -> Fields:
        """The set as it is kept, beside a visitor's answers."""
        earlier = [f"{item} {how.went} {how.at.isoformat()}" for item, how in self.earlier.items()]
        return {
            "number": [str(self.number)],
            "questions": list(self.questions),
            "repeated": [self.repeated.isoformat()] if self.repeated else [],
            "earlier": earlier,
        }

    @classmethod
    def read(cls, fields: Fields) -> "RepeatSet":
        """The set in kept fields; what cannot be read of it is as if it was never there.

        >>> RepeatSet.read(RepeatSet(3, ("a", "b"), date(2027, 3, 1)).fields).questions
        ('a', 'b')
        """
        number = next(iter(fields.get("number", ())), "")
        return cls(
            int(number) if number.isascii() and number.isdigit() and len(number) < 10 else 0,
            tuple(dict.fromkeys(fields.get("questions", ())))[:SET_SIZE],
            next(_days(fields.get("repeated", ())), None),
            dict(_moments(fields.get("earlier", ()))),
        )


def _days(texts: Iterable[str]) -> Iterator[date]:
    for text in texts:
        try:
            yield date.fromisoformat(text)
        except ValueError:
            continue


def _moments(lines: Iterable[str]) -> Iterator[tuple[str, Moment]]:
    for line in lines:
        item, _, rest = line.partition(" ")
        went, _, when = rest.partition(" ")
        try:
            at = datetime.fromisoformat(when)
            how = Moment(Went(went), at)
        except ValueError:
            continue
        if item and at.tzinfo is not None:
            yield item, how
