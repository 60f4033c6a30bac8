# SPDX-License-Identifier: EUPL-1.2
"""What an organisation fills in for its own learners: kept, changed, taken out and brought in."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from zoneinfo import ZoneInfo

from meedenker.content import Texts
from meedenker.domain.filled import Fault
from meedenker.domain.organisation import Local, Organisation, read_organisation
from meedenker.domain.social_map import MAX_ENTRIES, SocialMapEntry, in_order, read_entry
from meedenker.errors import AnswerError, NotFoundError, StorageError
from meedenker.reports.social_map import ReadMap, read_map, write_map
from meedenker.service.exercises import Clock, utc_now
from meedenker.storage import Setting, SettingStore

ORGANISATION = "organisation"
SOCIAL_MAP = "social-map"
FORMAT = "meedenker-organisatie"
FORMAT_VERSION = 1
MAX_FILE_BYTES = 500_000
ZONE = ZoneInfo("Europe/Amsterdam")
Fields = Mapping[str, str]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept now, with the versions that a change must name."""

    local: Local
    organisation_version: int
    map_version: int


class OrganisationSettings:
    """The settings of the organisation that runs this Meedenker."""

    def __init__(self, store: SettingStore, texts: Texts, clock: Clock = utc_now) -> None:
        self._store = store
        self._texts = texts
        self._clock = clock

    def kept(self, known: Kept | None = None) -> Kept:
        """What is kept; `known` itself when nothing changed since.

        Raises `StorageError` when it cannot be read.
        """
        about, entries = self._store.setting(ORGANISATION), self._store.setting(SOCIAL_MAP)
        versions = (about.version, entries.version)
        if known and versions == (known.organisation_version, known.map_version):
            return known
        local = Local(_organisation(about.value or {}), _entries(entries.value or []))
        return Kept(local, *versions)

    def save(self, fields: Fields, version: int) -> tuple[Fault, ...]:
        """Keep the fields of the form about the organisation; what is wrong, if anything is.

        Raises `AnswerError` when somebody else changed it since this version. So do all others.
        """
        organisation, faults = read_organisation(fields)
        if not faults:
            self._keep(ORGANISATION, organisation.fields(), version)
        return faults

    def entry(self, number: int) -> SocialMapEntry:
        """The entry in this place, counted from 1; raises `NotFoundError`."""
        entries = self.kept().local.social_map
        if not 1 <= number <= len(entries):
            raise NotFoundError("page.unknown")
        return entries[number - 1]

    def add(self, fields: Fields, version: int) -> tuple[Fault, ...]:
        """Add an entry; what is wrong with it, if anything is."""
        entry, faults = read_entry(fields, self._today())
        if not faults:
            self._keep_map((*self._map_of(version), entry), version)
        return faults

    def change(self, number: int, fields: Fields, version: int) -> tuple[Fault, ...]:
        """Put an entry in the place of this one; what is wrong with it, if anything is."""
        entry, faults = read_entry(fields, self._today())
        if not faults:
            others = self._without(number, version)
            self._keep_map((*others, entry), version)
        return faults

    def remove(self, number: int, version: int) -> None:
        """Remove the entry in this place."""
        self._keep_map(self._without(number, version), version)

    def read(self, content: bytes) -> ReadMap:
        """The entries in a CSV file, or what is wrong with it. Nothing is kept."""
        return read_map(content, self._texts, self._today())

    def replace_map(self, content: bytes, version: int) -> ReadMap:
        """Keep the entries of a CSV file in the place of all that were there, or none of them."""
        found = self.read(content)
        if not found.faults:
            self._keep_map(found.entries, version)
        return found

    def map_csv(self) -> bytes:
        """Every entry as CSV."""
        return write_map(self.kept().local.social_map, self._texts)

    def example_csv(self) -> bytes:
        """The headings alone, to fill in."""
        return write_map((), self._texts)

    def export(self) -> dict[str, object]:
        """Everything, for a notebook that has no server."""
        local = self.kept().local
        return {
            "format": FORMAT,
            "version": FORMAT_VERSION,
            "organisation": local.organisation.fields(),
            "social_map": [entry.fields() for entry in local.social_map],
        }

    def _map_of(self, version: int) -> tuple[SocialMapEntry, ...]:
        """The entries, when this is still their version."""
        kept = self._store.setting(SOCIAL_MAP)
        if kept.version != version:
            raise AnswerError("own.changed")
        return _entries(kept.value or [])

    def _without(self, number: int, version: int) -> tuple[SocialMapEntry, ...]:
        entries = self._map_of(version)
        if not 1 <= number <= len(entries):
            raise NotFoundError("page.unknown")
        return (*entries[: number - 1], *entries[number:])

    def _keep_map(self, entries: tuple[SocialMapEntry, ...], version: int) -> None:
        if len(entries) > MAX_ENTRIES:
            raise AnswerError("map.too-many", most=MAX_ENTRIES)
        self._keep(SOCIAL_MAP, [entry.fields() for entry in in_order(entries)], version)

    def _keep(self, key: str, value: object, version: int) -> Setting:
        try:
            return self._store.keep_setting(key, value, version)
        except StorageError as error:
            if error.code == "storage.changed":
                raise AnswerError("own.changed") from error
            raise

    def _today(self) -> date:
        return self._clock().astimezone(ZONE).date()


def read_export(content: bytes) -> Local:
    """What `OrganisationSettings.export` gave; raises `AnswerError` for anything else."""
    if len(content) > MAX_FILE_BYTES:
        raise AnswerError("own.file-broken")
    try:
        data = json.loads(content)
        if data["format"] != FORMAT or data["version"] != FORMAT_VERSION:
            raise AnswerError("own.file-version", expected=FORMAT_VERSION)
        return Local(_organisation(data["organisation"]), _entries(data["social_map"]))
    except (KeyError, RecursionError, StorageError, TypeError, ValueError) as error:
        raise AnswerError("own.file-broken") from error


def _organisation(data: object) -> Organisation:
    return _whole(*read_organisation(_fields(data)))


def _entries(data: object) -> tuple[SocialMapEntry, ...]:
    if not isinstance(data, list) or len(data) > MAX_ENTRIES:
        raise StorageError("storage.unreadable-record")
    return tuple(_whole(*read_entry(_fields(entry))) for entry in data)


def _whole(made: T, faults: tuple[Fault, ...]) -> T:
    """What was kept without a fault is read without one, unless somebody edited it."""
    if faults:
        raise StorageError("storage.unreadable-record")
    return made


def _fields(data: object) -> Fields:
    if not isinstance(data, dict) or not all(isinstance(value, str) for value in data.values()):
        raise StorageError("storage.unreadable-record")
    return data
