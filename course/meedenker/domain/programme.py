# SPDX-License-Identifier: EUPL-1.2
"""What a group follows: the lessons that a trainer chose, with the time for each and in all."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from meedenker.domain.lessons import Lesson
from meedenker.domain.scripts import Script


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A theme of a training: the lesson that is about it first, then those that go with it."""

    id: str
    title: str
    text: str
    lessons: tuple[str, ...]
    see: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A chosen lesson, with the minutes that a group does together and that each does alone."""

    lesson: Lesson
    joint: int
    alone: int
    script: Script | None = None


@dataclass(frozen=True, slots=True)
class Programme:
    """The chosen lessons in their own order."""

    rows: tuple[Row, ...] = ()

    @property
    def joint(self) -> int:
        """The minutes that a group does together."""
        return sum(row.joint for row in self.rows)

    @property
    def alone(self) -> int:
        """The minutes that each does alone."""
        return sum(row.alone for row in self.rows)

    @property
    def minutes(self) -> int:
        """All minutes."""
        return self.joint + self.alone

    @property
    def meetings(self) -> int:
        """How often the group meets."""
        return sum(row.joint > 0 for row in self.rows)

    @property
    def scripts(self) -> tuple[Script, ...]:
        """The scripts of the chosen lessons."""
        return tuple(row.script for row in self.rows if row.script)

    @property
    def slugs(self) -> tuple[str, ...]:
        """The chosen lessons by slug."""
        return tuple(row.lesson.slug for row in self.rows)


def programme_of(
    asked: Iterable[str], lessons: Sequence[Lesson], scripts: Mapping[str, Script]
) -> Programme:
    """The lessons asked for that are there, each once; whatever else was asked is left out."""
    wanted = set(asked)
    chosen = sorted((one for one in lessons if one.slug in wanted), key=lambda one: one.module)
    return Programme(tuple(row_of(lesson, scripts.get(lesson.slug)) for lesson in chosen))


def row_of(lesson: Lesson, script: Script | None) -> Row:
    """A lesson with its minutes together and alone.

    Of a lesson to do together without a script, all time counts as time together.
    """
    joint = lesson.minutes if lesson.together else 0
    if script:
        joint = min(script.minutes, lesson.minutes)
    return Row(lesson, joint, lesson.minutes - joint, script)
