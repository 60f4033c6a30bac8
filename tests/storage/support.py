# SPDX-License-Identifier: EUPL-1.2
"""What the tests of every store share."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from meedenker.domain.attempt import Attempt, Record
from meedenker.storage import AnswerStore, MemoryStore, Owner, SidecarStore, SqlStore
from meedenker.storage.base import Change

ME, OTHER = Owner("me"), Owner("other")
NOW = datetime(2027, 3, 1, 13, 5, tzinfo=UTC)
Opener = Callable[[Path], AnswerStore]
BACKENDS: dict[str, Opener] = {
    "memory": lambda _: MemoryStore(),
    "sidecar": lambda folder: SidecarStore(folder / "antwoorden.json"),
    "sqlite": lambda folder: SqlStore.sqlite(folder / "meedenker.sqlite3"),
}


def record(chosen: str = "a", *, tries: int = 0) -> Record:
    return Record(Attempt({"chosen": [chosen]}, tries=tries), NOW, {"page": tries})


def becomes(new: Record) -> Change:
    """A change that forgets what was there."""
    return lambda _: new


def one_more(known: Record | None) -> Record:
    """A change that counts: shows whether every update saw the one before it."""
    return record(tries=known.attempt.tries + 1 if known else 1)


def close(store: AnswerStore) -> None:
    if isinstance(store, SqlStore):
        store.close()
