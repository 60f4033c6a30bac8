# SPDX-License-Identifier: EUPL-1.2
"""The targets that are cheap to measure, so that CI keeps them.

Another process may take the processor away at any moment. So a measurement that misses its target
is repeated; the target itself stays what it is, and one whole measurement must meet it.
"""

from collections.abc import Callable, Iterator

import pytest

from tests.bench import page_cost, startup, weight
from tests.bench.table import Row, as_text
from tests.bench.workshop import Workshop

pytestmark = [pytest.mark.slow, pytest.mark.browser]
ATTEMPTS = 5


@pytest.fixture(scope="module")
def workshop() -> Iterator[Workshop]:
    with Workshop(quick=True) as made:
        yield made


def missed_at_every_attempt(measure: Callable[[Workshop], list[Row]], workshop: Workshop) -> str:
    """The last table when no attempt met all its targets; empty when one did."""
    rows: list[Row] = []
    for _ in range(ATTEMPTS):
        rows = measure(workshop)
        assert any(row.met is not None for row in rows), "there is a target"
        if all(row.met is not False for row in rows):
            return ""
    return "\n" + as_text(rows)


def test_a_first_visit_is_light(workshop: Workshop):
    assert not missed_at_every_attempt(weight.measure, workshop)


def test_a_page_request_costs_little_more_than_an_empty_one(workshop: Workshop):
    assert not missed_at_every_attempt(page_cost.measure, workshop)


def test_content_and_a_second_start_are_quick(workshop: Workshop):
    assert not missed_at_every_attempt(startup.measure, workshop)
