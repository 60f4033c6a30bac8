# SPDX-License-Identifier: EUPL-1.2
"""Kept answers as the content of now calls them: what every use case reads and writes."""

from collections.abc import Mapping

from meedenker.content import Library
from meedenker.domain.attempt import Event, Fields, Record
from meedenker.kinds.renames import Renames
from meedenker.storage import AnswerStore, Owner
from meedenker.storage.base import Change


class Answers:
    """A store as it would be if nothing had ever been renamed. It writes ids of now only.

    What was kept under an old id stays where it is: a version of the program that still knows that
    id finds it there.
    """

    def __init__(self, library: Library, store: AnswerStore) -> None:
        self._renames = Renames(library.questions.values())
        self._store = store

    def records(self, owner: Owner) -> Mapping[str, Record]:
        """All records of an owner by question id."""
        return self._renames.records(self._store.records(owner))

    def update(
        self, owner: Owner, changes: Mapping[str, Change], *, wait: bool = True
    ) -> Mapping[str, Record]:
        """Change records as the store does; a change begins with what was kept before."""
        former: Mapping[str, Record] = {}
        if any(self._renames.renamed(item) for item in changes):
            former = self.records(owner)  # nobody writes under an old id, so it may be read now
        current = {
            item: self._from_former(item, change, former.get(item))
            for item, change in changes.items()
        }
        return self._store.update(owner, current, wait=wait)

    def id(self, item: str) -> str:
        """The id that a question has now."""
        return self._renames.id(item)

    def event(self, event: Event) -> Event:
        """What a page did, with the ids of now: it may have been open for a long time."""
        return self._renames.event(event)

    def fields(self, item: str, fields: Fields) -> tuple[str, Fields]:
        """An answer that was taken out once: the id and the fields of now."""
        return self._renames.id(item), self._renames.fields(item, fields)

    def _from_former(self, item: str, change: Change, former: Record | None) -> Change:
        def changed(record: Record | None) -> Record:
            return change(former if record is None else self._renames.record(item, record))

        return changed
