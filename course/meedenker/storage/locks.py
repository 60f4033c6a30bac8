# SPDX-License-Identifier: EUPL-1.2
"""A lock that one may also refuse to wait for."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from meedenker.errors import StorageError


@contextmanager
def taken(lock: Lock, *, wait: bool) -> Iterator[None]:
    """Hold the lock; without `wait`, raise `StorageError` when someone else holds it."""
    if not lock.acquire(blocking=wait):
        raise StorageError("storage.busy")
    try:
        yield
    finally:
        lock.release()
