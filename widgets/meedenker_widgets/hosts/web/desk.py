# SPDX-License-Identifier: EUPL-1.2
"""Everything the request handlers share."""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import ParamSpec, TypeVar

from meedenker.content import Library, Search, Texts
from meedenker.content.glossary import Glossary
from meedenker.content.lessons import Lessons
from meedenker.content.search import Hit
from meedenker.content.training import shipped_papers
from meedenker.domain.attempt import Event
from meedenker.errors import StorageError
from meedenker.service import (
    Administration,
    Course,
    Difference,
    Exercises,
    OrganisationSettings,
    Repeats,
    Reports,
    SelfTest,
    Training,
    View,
    Visits,
)
from meedenker.service.repeated import with_copies
from meedenker.storage import MeasurementStore, Owner
from meedenker_widgets.components import Engine
from meedenker_widgets.components.terms import TermLinks
from meedenker_widgets.hosts.web.kept import Kept, KeptExercises
from meedenker_widgets.hosts.web.limits import Limiter
from meedenker_widgets.hosts.web.organisation import OwnPlaces
from meedenker_widgets.hosts.web.overviews import ShownOverviews
from meedenker_widgets.hosts.web.pace import Pace
from meedenker_widgets.hosts.web.packing import Packed
from meedenker_widgets.hosts.web.renderer import PageRenderer
from meedenker_widgets.hosts.web.statics import Asset

TEMPLATES = Path(__file__).parent / "templates"
WRITERS = 4
P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True)
class Desk:
    """The use cases and tools of one server process. Holds nothing of a visitor."""

    library: Library
    texts: Texts
    store: MeasurementStore
    assets: dict[str, Asset]
    renderer: PageRenderer
    lessons: Lessons
    pages: Sequence[Hit] = ()
    key: str = ""
    """The administrator's key; empty on a server for this computer alone."""
    limiter: Limiter = field(default_factory=Limiter)
    pace: Pace = field(default_factory=Pace)
    untouched_course: Kept[Packed] = field(default_factory=lambda: Kept(size=1))
    """The page of the course for who did nothing yet, as it is now."""
    writers: ThreadPoolExecutor = field(
        default_factory=lambda: ThreadPoolExecutor(WRITERS, thread_name_prefix="store")
    )

    @cached_property
    def exercises(self) -> Exercises:
        """Answering questions."""
        return Exercises(self.practised, self.store)

    @cached_property
    def practised(self) -> Library:
        """The library with the questions that come back in sets."""
        return with_copies(self.library)

    @cached_property
    def course(self) -> Course:
        """How far somebody is."""
        return Course(self.exercises, self.lessons.all)

    @cached_property
    def repeats(self) -> Repeats:
        """Sets of questions that come back."""
        return Repeats(self.exercises, self.course, self.store)

    @cached_property
    def difference(self) -> Difference:
        """Before and after the course."""
        return Difference(self.library, self.store)

    @cached_property
    def selftest(self) -> SelfTest:
        """The municipal self-test."""
        return SelfTest(self.library, self.store)

    @cached_property
    def visits(self) -> Visits:
        """Coming back, taking along and erasing."""
        return Visits(self.practised, self.store)

    @cached_property
    def reports(self) -> Reports:
        """Files to take along."""
        return Reports(self.practised, self.texts, self.store, self.selftest)

    @cached_property
    def organisation(self) -> OrganisationSettings:
        """What the organisation filled in, to change."""
        return OrganisationSettings(self.store, self.texts)

    @cached_property
    def places(self) -> OwnPlaces:
        """What the organisation filled in, in pages."""
        return OwnPlaces(self.organisation, lambda: self.engine)

    @cached_property
    def administration(self) -> Administration:
        """Signing in with the key."""
        return Administration(self.store, self.key)

    @cached_property
    def search(self) -> Search:
        """Finding content."""
        return Search(self.library, self.pages)

    @property
    def training(self) -> Training:
        """The papers of a trainer, for the numbered lessons as they are now."""
        numbered = [lesson for lesson in self.lessons.all() if lesson.module]
        return Training(self.library, shipped_papers(), numbered)

    @cached_property
    def engine(self) -> Engine:
        """Component and page templates."""
        return Engine(
            self.library,
            self.texts,
            (TEMPLATES,),
            asset=lambda name: self.assets[name].url,
            own=self.places.html,
        )

    @cached_property
    def shown(self) -> KeptExercises:
        """Questions as HTML."""
        return KeptExercises(self.engine)

    @cached_property
    def overviews(self) -> ShownOverviews:
        """Overviews as HTML."""
        return ShownOverviews(self.engine, TermLinks(Glossary.of(self.library)))

    async def save(self, owner: Owner, events: Sequence[Event]) -> dict[str, View]:
        """Take events as `Exercises.handle` does, and return when the disk has them.

        Between two requests while nobody else is writing and the disk is quick; in a thread
        otherwise, so that other visitors never wait for a slow disk or a lock.
        """
        if self.pace.quick:
            try:
                with self.pace.timed():
                    return self.exercises.handle(owner, events, wait=False)
            except StorageError as error:
                if error.code != "storage.busy":
                    raise
        return await self.write(self._save_slowly, owner, events)

    def _save_slowly(self, owner: Owner, events: Sequence[Event]) -> dict[str, View]:
        with self.pace.timed():
            return self.exercises.handle(owner, events)

    async def write(self, act: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Do something that waits for the disk, without making other visitors wait."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self.writers, lambda: act(*args, **kwargs))
