# SPDX-License-Identifier: EUPL-1.2
"""How quick the disk is, and so where to wait for it.

To hand a write to a thread and to be told that it is done takes half as long again as the write
itself on a quick disk; `make bench` measures it. On a slow one the other visitors must not wait.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

QUICK_SECONDS = 0.005
"""What one write may take of everybody's time: as long as making a few pages."""
QUICK_WRITES = 5
"""So many quick ones in a row are no accident."""


class Pace:
    """Keeps the time of writes. One slow write is enough to distrust the disk for a while."""

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        self._clock = clock
        self._quick_ones = 0

    @property
    def quick(self) -> bool:
        """Whether the next write may be done between two requests."""
        return self._quick_ones >= QUICK_WRITES

    @contextmanager
    def timed(self) -> Iterator[None]:
        """Time one write, also one that fails."""
        begin = self._clock()
        try:
            yield
        finally:
            quick = self._clock() - begin <= QUICK_SECONDS
            self._quick_ones = self._quick_ones + 1 if quick else 0
