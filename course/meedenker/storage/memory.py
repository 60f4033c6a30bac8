# SPDX-License-Identifier: EUPL-1.2
"""A store that forgets when the process ends: for tests, and for a page without an identity."""

import threading
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from meedenker.domain.attempt import Record
from meedenker.domain.retention import Keeping, expires_at
from meedenker.errors import StorageError
from meedenker.storage.base import Change, Owner, Purged, Respondent, Setting
from meedenker.storage.codec import plain_copy
from meedenker.storage.locks import taken


class MemoryStore:
    """Keeps everything in dictionaries. Safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._records: dict[Owner, dict[str, Record]] = {}
        self._respondents: dict[Owner, Respondent] = {}
        self._added: dict[Owner, datetime] = {}
        self._settings: dict[str, Setting] = {}

    def records(self, owner: Owner) -> Mapping[str, Record]:
        """All records of an owner."""
        with self._lock:
            return dict(self._records.get(owner, {}))

    def update(
        self, owner: Owner, changes: Mapping[str, Change], *, wait: bool = True
    ) -> Mapping[str, Record]:
        """Change records, all or none."""
        with taken(self._lock, wait=wait):
            known = self._records.get(owner, {})
            changed = {item: change(known.get(item)) for item, change in changes.items()}
            self._records[owner] = {**known, **changed}
        return changed

    def rename(self, old: Owner, new: Owner) -> bool:
        """Give everything of `old` to `new`."""
        with self._lock:
            if new in self._records:
                raise StorageError("storage.duplicate")
            if old not in self._records:
                return False
            self._records[new] = self._records.pop(old)
            respondent = self._respondents.pop(old, None)
            if respondent is not None:
                self._respondents[new] = replace(respondent, owner=new)
                self._added[new] = self._added.pop(old)
        return True

    def forget(self, owner: Owner) -> bool:
        """Remove everything of an owner."""
        with self._lock:
            self._respondents.pop(owner, None)
            return self._records.pop(owner, None) is not None

    def expiry(self, owner: Owner) -> datetime | None:
        """When everything of this owner goes."""
        with self._lock:
            return self._expiry(owner)

    def purge(self, now: datetime) -> Purged:
        """Remove every owner whose term is over."""
        with self._lock:
            before = self._measurements()
            gone = [owner for owner in self._records if (self._expiry(owner) or now) <= now]
            for owner in gone:
                del self._records[owner]
                self._respondents.pop(owner, None)
            return Purged(len(gone), len(before - self._measurements()))

    def _expiry(self, owner: Owner) -> datetime | None:
        if owner not in self._records:
            return None
        respondent = self._respondents.get(owner)
        keeping = Keeping.RESPONDENT if respondent else Keeping.LEARNER
        moments = [record.saved_at for record in self._records[owner].values()]
        if respondent:
            moments.append(self._added[owner])
        return expires_at(keeping, max(moments))

    def _measurements(self) -> set[str]:
        return {respondent.measurement.id for respondent in self._respondents.values()}

    def add_respondent(self, respondent: Respondent, records: Mapping[str, Record]) -> None:
        """Keep a respondent with its first records."""
        with self._lock:
            if respondent.owner in self._respondents:
                raise StorageError("storage.duplicate")
            self._respondents[respondent.owner] = respondent
            self._added[respondent.owner] = datetime.now(UTC)
            self._records[respondent.owner] = dict(records)

    def respondent(self, owner: Owner) -> Respondent | None:
        """The respondent by its owner."""
        return self._respondents.get(owner)

    def setting(self, key: str) -> Setting:
        """What is kept under this key."""
        with self._lock:
            kept = self._settings.get(key, Setting())
        return replace(kept, value=plain_copy(kept.value))

    def keep_setting(self, key: str, value: object, version: int) -> Setting:
        """Keep a value in the place of the one with this version."""
        with self._lock:
            if self._settings.get(key, Setting()).version != version:
                raise StorageError("storage.changed")
            kept = self._settings[key] = Setting(plain_copy(value), version + 1)
        return replace(kept, value=plain_copy(kept.value))

    def check(self) -> None:
        """Memory can always be read."""

    def close(self) -> None:
        """Nothing to let go of."""
