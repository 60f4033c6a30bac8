# SPDX-License-Identifier: EUPL-1.2
"""Marking what applies: shared by the kinds `mark`, `personal` and `decide`.

A part applies, does not apply, or is only possible: then marking it and leaving it are both fine.
"""

from abc import abstractmethod
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from meedenker.domain.attempt import NO_FIELDS, Fields
from meedenker.domain.scoring import Score
from meedenker.domain.shape import WAS, Shape, Text, Word
from meedenker.kinds.base import (
    Feedback,
    Note,
    Problem,
    Question,
    Samples,
    Verdict,
)
from meedenker.kinds.posted import one_of, only_fields, some_of

CHOSEN = "chosen"
NONE = "none"
YES = "yes"
HALF = Fraction(1, 2)
_ID = r"[a-z0-9-]{1,40}"


class Key(StrEnum):
    """Whether a part applies; `POSSIBLE` is scored neither way."""

    APPLIES = "applies"
    POSSIBLE = "possible"
    NOT = "not"


class Group(StrEnum):
    """What became of a part after checking: the code of its word in `messages-marking.yaml`."""

    FOUND = "marking.found"
    MISSED = "marking.missed"
    EXTRA = "marking.extra"
    POSSIBLE = "marking.possible"
    LEFT = "marking.left"


SHOWN = (Group.FOUND, Group.MISSED, Group.EXTRA)


@dataclass(frozen=True, slots=True)
class Part:
    """Something to mark: a sentence, a phrase or an indication.

    `feedback` is said when it was marked and `unchosen` when it was not. `about` is the id of an
    item, or empty.
    """

    id: str
    text: str
    key: Key
    feedback: str
    unchosen: str
    about: str
    was: tuple[str, ...] = ()

    def group(self, *, chosen: bool) -> Group:
        """What became of it.

        >>> Part("a", "Het gas lag open.", Key.APPLIES, "", "", "").group(chosen=False).value
        'marking.missed'
        """
        if self.key is Key.POSSIBLE:
            return Group.POSSIBLE
        if self.key is Key.APPLIES:
            return Group.FOUND if chosen else Group.MISSED
        return Group.EXTRA if chosen else Group.LEFT


PART = Shape(
    Text("id", pattern=_ID, code="content.part-id"),
    Text("text"),
    Word("key", tuple(Key), "content.part-key", Key.NOT, Key),
    Text("feedback"),
    Text("unchosen", otherwise="feedback"),
    Text("about", ""),
    WAS,
)


def marking_score(parts: Iterable[Part], chosen: Collection[str]) -> Score:
    """Found +1, wrongly marked −½, possible and missed 0; divided by how many apply.

    Never below 0. Where nothing applies, leaving everything is worth the full point and each
    wrongly marked part takes ½. With two that apply, one found and one wrongly marked give
    (1 − ½) / 2 = ¼:

    >>> keys = (Key.APPLIES, Key.APPLIES, Key.NOT, Key.POSSIBLE)
    >>> parts = [Part(name, "", key, "", "", "") for name, key in zip("abcd", keys, strict=True)]
    >>> marking_score(parts, {"a", "c", "d"}).low
    Fraction(1, 4)
    >>> marking_score(parts[2:], {"d"}).low
    Fraction(1, 1)
    """
    found = wrong = apply = 0
    for part in parts:
        marked = part.id in chosen
        apply += part.key is Key.APPLIES
        found += part.key is Key.APPLIES and marked
        wrong += part.key is Key.NOT and marked
    if apply == 0:
        return Score.exact(1 - wrong * HALF, 1)
    return Score.exact((found - wrong * HALF) / apply, 1)


def marking_feedback(parts: Sequence[Part], chosen: Collection[str], summary: str = "") -> Feedback:
    """First what was found, then what was missed, marked too much, and marked while possible.

    The rest stands in `others`. The `code` of a note is its `Group`.
    """
    notes = [_note(part, chosen=part.id in chosen) for part in parts]
    order = list(Group)
    notes.sort(key=lambda note: order.index(Group(note.code)))
    first = tuple(note for note in notes if note.code in SHOWN or note.chosen)
    others = tuple(note for note in notes if note not in first)
    return Feedback(_verdict(parts, chosen), first, others, summary)


def marking_samples(parts: Sequence[Part]) -> tuple[Sequence[str], ...]:
    """Ids to make samples of: all that apply, all that are possible, and all that do not apply."""
    return tuple([part.id for part in parts if part.key is key] for key in Key)


def partial_samples(parts: Sequence[Part]) -> Iterator[tuple[Sequence[str], Score]]:
    """Choices that are partly right, with the points worked out from the formula."""
    right, possible, wrong = marking_samples(parts)
    count = len(right)
    if count > 1:
        yield right[:1], Score.exact(Fraction(1, count), 1)
        yield [*right[:1], *possible], Score.exact(Fraction(1, count), 1)
    if wrong:
        full = count or 1
        yield [*right, wrong[0]], Score.exact((full - HALF) / full, 1)


def _note(part: Part, *, chosen: bool) -> Note:
    text = part.feedback if chosen else part.unchosen
    return Note(
        part.id,
        part.about,
        chosen,
        part.key is Key.APPLIES,
        label=part.text,
        text=text,
        explanation=text,
        code=part.group(chosen=chosen),
    )


def _verdict(parts: Sequence[Part], chosen: Collection[str]) -> Verdict:
    score = marking_score(parts, chosen)
    if score.full:
        return Verdict.RIGHT
    found = any(part.key is Key.APPLIES and part.id in chosen for part in parts)
    return Verdict.PARTLY if found or not score.none else Verdict.WRONG


@dataclass(frozen=True, slots=True)
class Marked:
    """What was marked in a text; `none` says “there is nothing to mark here”."""

    chosen: frozenset[str] = frozenset()
    none: bool = False


Paragraph = tuple[str | Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Marking(Question[Marked]):
    """A text in paragraphs in which parts can be marked; the score is `marking_score`."""

    paragraphs: tuple[Paragraph, ...]
    summary: str

    @property
    def parts(self) -> tuple[Part, ...]:
        """Everything that can be marked, in reading order."""
        everything = (piece for paragraph in self.paragraphs for piece in paragraph)
        return tuple(piece for piece in everything if isinstance(piece, Part))

    @property
    def choices(self) -> Mapping[str, Sequence[Part]]:
        """What can be marked."""
        return {CHOSEN: self.parts}

    @property
    @abstractmethod
    def about(self) -> tuple[str, ...]:
        """The items that the parts are about."""

    def parse(self, fields: Fields) -> Marked:
        """The marked ids, and whether “nothing here” was ticked."""
        only_fields(fields, CHOSEN, NONE)
        chosen = some_of(fields, CHOSEN, {part.id for part in self.parts})
        return Marked(chosen, one_of(fields, NONE, (YES,)) == YES)

    def fields(self, answer: Marked) -> Fields:
        """The marked ids in reading order."""
        chosen = [part.id for part in self.parts if part.id in answer.chosen]
        fields = {CHOSEN: chosen, NONE: [YES] if answer.none else []}
        return {name: values for name, values in fields.items() if values} or NO_FIELDS

    def filled(self, answer: Marked) -> bool:
        """Whether something was marked, or else “nothing here” was; not both."""
        return bool(answer.chosen) != answer.none

    def problems(self, answer: Marked) -> tuple[Problem, ...]:
        """One problem when neither or both were given."""
        if self.filled(answer):
            return ()
        return (Problem(f"{self.kind}.both" if answer.none else f"{self.kind}.choose", CHOSEN),)

    def score(self, answer: Marked) -> Score:
        """At most 1 point, see `marking_score`."""
        return marking_score(self.parts, answer.chosen)

    def feedback(self, answer: Marked) -> Feedback:
        """Found, missed, too many; then the rest."""
        return marking_feedback(self.parts, answer.chosen, self.summary)

    def samples(self) -> Samples:
        """All that apply; one or all of what does not; a part of both; and what no form sends."""
        right, possible, wrong = marking_samples(self.parts)
        nothing: Fields = {NONE: [YES]}
        all_right = _chosen(right) if right else nothing
        rights = (all_right, _chosen([*right, *possible])) if possible else (all_right,)
        wrongs = [_chosen([part]) for part in wrong] if right else []
        if right:
            wrongs.append(nothing)
        elif len(wrong) > 1:
            wrongs.append(_chosen(wrong))
        return Samples(
            right=rights,
            wrong=tuple(wrongs),
            partial=tuple((_chosen(ids), score) for ids, score in partial_samples(self.parts)),
            invalid=(
                _chosen(["no such part"]),
                {NONE: ["perhaps"]},
                {NONE: [YES, YES]},
                {"other": ["field"]},
            ),
        )


def _chosen(ids: Sequence[str]) -> Fields:
    return {CHOSEN: list(ids)}
