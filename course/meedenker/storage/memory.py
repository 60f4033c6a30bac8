# SPDX-License-Identifier: EUPL-1.2
"""A store that forgets when the process ends: for tests, and for a page without an identity."""

import threading
from collections.abc import Mapping

from meedenker.domain.attempt import Record
from meedenker.errors import StorageError
from meedenker.storage.base import Change, Owner, Respondent


class MemoryStore:
    """Keeps everything in dictionaries. Safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._records: dict[Owner, dict[str, Record]] = {}
        self._respondents: dict[Owner, Respondent] = {}

    def records(self, owner: Owner) -> Mapping[str, Record]:
        """All records of an owner."""
        with self._lock:
            return dict(self._records.get(owner, {}))

    def update(self, owner: Owner, changes: Mapping[str, Change]) -> Mapping[str, Record]:
        """Change records, all or none."""
        with self._lock:
            known = self._records.get(owner, {})
            changed = {item: change(known.get(item)) for item, change in changes.items()}
            self._records[owner] = {**known, **changed}
        return changed

    def add_respondent(self, respondent: Respondent, records: Mapping[str, Record]) -> None:
        """Keep a respondent with its first records."""
        with self._lock:
            if respondent.owner in self._respondents:
                raise StorageError("storage.duplicate")
            self._respondents[respondent.owner] = respondent
            self._records[respondent.owner] = dict(records)

    def respondent(self, owner: Owner) -> Respondent | None:
        """The respondent by its owner."""
        return self._respondents.get(owner)

    def check(self) -> None:
        """Memory can always be read."""

    def close(self) -> None:
        """Nothing to let go of."""
