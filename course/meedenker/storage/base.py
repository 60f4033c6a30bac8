# SPDX-License-Identifier: EUPL-1.2
"""What a store promises. The same test suite runs over every backend."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NewType, Protocol

from meedenker.domain.attempt import Record

Owner = NewType("Owner", str)
"""Who answers belong to: the hash of a visitor's secret, never the secret itself."""

Change = Callable[[Record | None], Record]
"""Makes the new record from the one that is kept. Pure: a store may call it again."""


class AnswerStore(Protocol):
    """Keeps one record per owner and question."""

    def records(self, owner: Owner) -> Mapping[str, Record]:
        """All records of an owner by question id; empty for an owner never seen."""

    def update(
        self, owner: Owner, changes: Mapping[str, Change], *, wait: bool = True
    ) -> Mapping[str, Record]:
        """Change records, all or none, and return what is kept now.

        When this returns, the records survive the end of the process at any moment (as far as the
        backend keeps anything at all). Raises `StorageError` when nothing was saved; without `wait`
        that is also (`storage.busy`) when it would have to wait for someone else's change.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """A self-test of one municipality."""

    id: str
    instrument: str
    municipality: str
    fictional: bool
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Respondent:
    """Someone who answers in a role for a measurement. No name is ever kept."""

    owner: Owner
    role: str
    measurement: Measurement


@dataclass(frozen=True, slots=True)
class Purged:
    """What was removed because its term was over."""

    visitors: int
    measurements: int


class VisitStore(AnswerStore, Protocol):
    """Keeps visitors too: what a person may do with all of one's own answers."""

    def rename(self, old: Owner, new: Owner) -> bool:
        """Give everything of `old` to `new`, which must be unknown; `False` when `old` is."""

    def forget(self, owner: Owner) -> bool:
        """Remove everything of an owner; `False` when there was nothing."""

    def expiry(self, owner: Owner) -> datetime | None:
        """When everything of this owner goes; `None` for an owner never seen."""

    def purge(self, now: datetime) -> Purged:
        """Remove every owner whose term is over, and measurements nobody is left in."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What is kept under a key, as plain data for JSON. Version 0: nothing was ever kept."""

    value: object = None
    version: int = 0


class SettingStore(Protocol):
    """Keeps a few settings of the organisation that runs the site."""

    def setting(self, key: str) -> Setting:
        """What is kept under this key."""

    def keep_setting(self, key: str, value: object, version: int) -> Setting:
        """Keep a value in the place of the one with this version, and return it with its own.

        Raises `StorageError`: `storage.changed` when another version is kept by now.
        """


class MeasurementStore(VisitStore, SettingStore, Protocol):
    """Keeps measurements and who may answer in them, and the settings as well."""

    def add_respondent(self, respondent: Respondent, records: Mapping[str, Record]) -> None:
        """Keep a respondent, its measurement if that is new, and first records; all or none."""

    def respondent(self, owner: Owner) -> Respondent | None:
        """The respondent by its owner, or `None`."""

    def check(self) -> None:
        """Raise `StorageError` when the store cannot be read now."""

    def close(self) -> None:
        """Let go of files and connections."""
