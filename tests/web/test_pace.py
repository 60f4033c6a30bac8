# SPDX-License-Identifier: EUPL-1.2
"""Where a write is waited for follows from how quick the last ones were."""

import pytest

from meedenker_widgets.hosts.web.pace import QUICK_SECONDS, QUICK_WRITES, Pace

QUICK, SLOW = QUICK_SECONDS / 2, QUICK_SECONDS * 2


class Stopwatch:
    """A clock that only goes when a write takes time."""

    def __init__(self) -> None:
        self.now = 100.0
        self.pace = Pace(lambda: self.now)

    def write(self, *seconds: float, error: Exception | None = None) -> Pace:
        for duration in seconds:
            with self.pace.timed():
                self.now += duration
                if error:
                    raise error
        return self.pace


def test_a_disk_is_trusted_after_some_quick_writes_in_a_row():
    watch = Stopwatch()
    assert not watch.write(*[QUICK] * (QUICK_WRITES - 1)).quick
    assert watch.write(QUICK).quick


def test_one_slow_write_is_enough_to_distrust_it_again():
    watch = Stopwatch()
    assert not watch.write(*[QUICK] * QUICK_WRITES, SLOW).quick
    assert not watch.write(*[QUICK] * (QUICK_WRITES - 1)).quick
    assert watch.write(QUICK).quick


def test_a_write_that_fails_slowly_counts_as_slow():
    watch = Stopwatch()
    watch.write(*[QUICK] * QUICK_WRITES)
    with pytest.raises(OSError, match="broken"):
        watch.write(SLOW, error=OSError("broken"))
    assert not watch.pace.quick
