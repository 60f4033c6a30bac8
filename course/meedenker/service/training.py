# SPDX-License-Identifier: EUPL-1.2
"""What a trainer looks up and puts together. Nothing of it is kept."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from meedenker.content import Library
from meedenker.content.articles import Article
from meedenker.content.training import TrainerPapers
from meedenker.domain.items import Group, Item
from meedenker.domain.lessons import Lesson
from meedenker.domain.programme import Programme, Row, Theme, programme_of, row_of
from meedenker.domain.scripts import Part, Script
from meedenker.errors import NotFoundError
from meedenker.kinds.base import AnyQuestion

Used = Group | Item | AnyQuestion


@dataclass(frozen=True, slots=True)
class Choice:
    """A theme with those of its lessons that are there."""

    theme: Theme
    rows: tuple[Row, ...]


class Training:
    """Scripts of meetings, and programmes of the lessons that are there."""

    def __init__(self, library: Library, papers: TrainerPapers, lessons: Sequence[Lesson]) -> None:
        self._library = library
        self._papers = papers
        self._lessons = {lesson.slug: lesson for lesson in lessons}

    @property
    def scripts(self) -> tuple[Script, ...]:
        """All scripts, in the order of their lessons; those of lessons still to come at the end."""
        last = len(self._lessons) + len(self._papers.scripts)
        numbers = {slug: lesson.module for slug, lesson in self._lessons.items()}
        scripts = self._papers.scripts.values()
        return tuple(sorted(scripts, key=lambda one: numbers.get(one.lesson, last)))

    def script(self, slug: str) -> Script:
        """The script for a lesson; raises `NotFoundError` when there is none."""
        script = self._papers.scripts.get(slug)
        if script is None:
            raise NotFoundError("page.unknown")
        return script

    def lesson(self, script: Script) -> Lesson | None:
        """The lesson of a script, if it is there."""
        return self._lessons.get(script.lesson)

    def used(self, part: Part) -> tuple[Used, ...]:
        """What a part of a meeting uses of the lesson."""
        library = self._library
        all_parts = (library.groups, library.questions, library.items)
        return tuple(
            next(parts[name] for parts in all_parts if name in parts) for name in part.uses
        )

    def articles(self, script: Script) -> tuple[Article, ...]:
        """The articles of law behind a script."""
        return tuple(self._papers.articles[name] for name in script.articles)

    def cards(self, script: Script) -> tuple[str, ...]:
        """The groups that make cards: that of the lesson, and what the script names besides."""
        own = f"kaart.{script.lesson}"
        return (*((own,) if own in self._library.groups else ()), *script.cards)

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The themes with their lessons; a theme of which none is there is left out."""
        found = (Choice(theme, tuple(self._rows(theme))) for theme in self._papers.themes)
        return tuple(choice for choice in found if choice.rows)

    @property
    def lessons(self) -> tuple[Lesson, ...]:
        """The lessons that can be chosen."""
        return tuple(row.lesson for choice in self.choices for row in choice.rows)

    def programme(self, asked: Iterable[str]) -> Programme:
        """The programme of the lessons asked for; what is not there is left out."""
        return programme_of(asked, self.lessons, self._papers.scripts)

    def _rows(self, theme: Theme) -> Iterator[Row]:
        for slug in theme.lessons:
            if slug in self._lessons:
                yield row_of(self._lessons[slug], self._papers.scripts.get(slug))
