# SPDX-License-Identifier: EUPL-1.2
"""How much one address or one visitor may do. Thirty people behind one address never notice.

Each key has a bucket that fills with time; an act takes one out. Only this process counts, and only
recent keys are remembered, so memory stays bounded.
"""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

REMEMBERED = 20_000


@dataclass(frozen=True, slots=True, eq=False)
class Rate:
    """At most `burst` at once, refilled with `per_second`. Two equal ones still count apart."""

    burst: float
    per_second: float


ADDRESS = Rate(burst=1500, per_second=100)
VISITOR = Rate(burst=120, per_second=10)
NEW_MEASUREMENT = Rate(burst=60, per_second=0.1)
CODE = Rate(burst=30, per_second=0.2)
CODE_EVERYWHERE = Rate(burst=300, per_second=5)
ADMIN_KEY = Rate(burst=10, per_second=0.05)
UNKNOWN_LINK = Rate(burst=60, per_second=0.5)


class Limiter:
    """Counts acts per key."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._buckets: OrderedDict[tuple[Rate, str], tuple[float, float]] = OrderedDict()

    def allow(self, rate: Rate, key: str) -> bool:
        """Whether one more act of this key is fine; counts it if so.

        >>> limiter, rate = Limiter(clock=lambda: 0.0), Rate(2, 1)
        >>> [limiter.allow(rate, "a") for _ in range(3)]
        [True, True, False]
        """
        now = self._clock()
        left, seen = self._buckets.get((rate, key), (rate.burst, now))
        left = min(rate.burst, left + (now - seen) * rate.per_second)
        allowed = left >= 1
        self._buckets[(rate, key)] = (left - 1 if allowed else left, now)
        self._buckets.move_to_end((rate, key))
        while len(self._buckets) > REMEMBERED:
            self._buckets.popitem(last=False)
        return allowed
