# SPDX-License-Identifier: EUPL-1.2
"""The papers of a trainer for one meeting: what to say and do when, cards to play and observe."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from meedenker.domain.items import Source


class Form(StrEnum):
    """How a group works during a part of a meeting."""

    RING = "ring"
    PAIRS = "pairs"
    THREES = "threes"
    GROUPS = "groups"
    ALONE = "alone"
    PAUSE = "pause"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a meeting.

    `say` is for in the trainer's own words; `uses` names groups, items and questions of the lesson;
    `offline` is what to do in a room without internet, where that differs.
    """

    id: str
    title: str
    minutes: int
    form: Form
    say: tuple[str, ...] = ()
    do: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()
    offline: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A role in a role-play: who you are, and how to play that."""

    id: str
    title: str
    text: str
    play: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RolePlay:
    """A conversation to play. `out` is how everybody steps out of the role."""

    id: str
    title: str
    minutes: int
    text: str
    roles: tuple[Role, ...]
    out: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """A card to observe with: behaviour that can be seen or heard, never a mark."""

    id: str
    title: str
    text: str
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """The papers for one meeting of a group.

    `lesson` is the slug of the lesson, `minutes` the time of the meeting and `alone` that of what
    everyone does alone before it; together they are the time of the lesson. `cards` are groups with
    pocket cards, `articles` ids of articles of law.
    """

    id: str
    lesson: str
    title: str
    aim: str
    minutes: int
    alone: int
    prepare: tuple[str, ...]
    materials: tuple[str, ...]
    parts: tuple[Part, ...]
    role_plays: tuple[RolePlay, ...]
    observations: tuple[Observation, ...]
    watch: tuple[str, ...]
    offline: tuple[str, ...]
    cards: tuple[str, ...]
    articles: tuple[str, ...]
    source: Source

    @property
    def planned(self) -> int:
        """The minutes of all parts together."""
        return sum(part.minutes for part in self.parts)

    @property
    def timed(self) -> Iterator[tuple[int, int, Part]]:
        """Each part with the minutes at which it begins and ends."""
        begin = 0
        for part in self.parts:
            yield begin, begin + part.minutes, part
            begin += part.minutes
