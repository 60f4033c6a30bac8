# SPDX-License-Identifier: EUPL-1.2
"""Measurements and their respondents, over the stores that keep them."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from meedenker.errors import StorageError
from meedenker.storage import Measurement, MeasurementStore, MemoryStore, Respondent, SqlStore
from tests.storage.support import ME, NOW, OTHER, becomes, record

MEASUREMENT = Measurement(
    id="m1", instrument="zelftest", municipality="Duin’waard 🌊", fictional=True, created_at=NOW
)
RESPONDENT = Respondent(owner=ME, role="adviesraad", measurement=MEASUREMENT)


@pytest.fixture(params=["memory", "sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[MeasurementStore]:
    opened: MeasurementStore = (
        MemoryStore() if request.param == "memory" else SqlStore.sqlite(tmp_path / "m.sqlite3")
    )
    yield opened
    opened.close()


def test_a_respondent_comes_back_with_its_measurement(store: MeasurementStore):
    store.add_respondent(RESPONDENT, {})
    assert store.respondent(ME) == RESPONDENT


def test_nobody_is_found_who_was_not_added(store: MeasurementStore):
    store.add_respondent(RESPONDENT, {})
    store.update(OTHER, {"q": becomes(record())})
    assert store.respondent(OTHER) is None


def test_first_records_are_kept_with_the_respondent(store: MeasurementStore):
    store.add_respondent(RESPONDENT, {"q": record("a"), "r": record("b")})
    assert store.records(ME) == {"q": record("a"), "r": record("b")}


def test_respondents_of_one_measurement_answer_apart(store: MeasurementStore):
    store.add_respondent(RESPONDENT, {})
    second = replace(RESPONDENT, owner=OTHER, role="inwoners")
    store.add_respondent(second, {})
    store.update(ME, {"q": becomes(record("a"))})
    assert store.respondent(OTHER) == second
    assert store.records(OTHER) == {}


def test_the_same_respondent_twice_is_refused_and_changes_nothing(store: MeasurementStore):
    store.add_respondent(RESPONDENT, {"q": record("a")})
    other = replace(MEASUREMENT, id="m2", municipality="Elders")
    with pytest.raises(StorageError):
        store.add_respondent(replace(RESPONDENT, measurement=other), {"q": record("b")})
    assert store.respondent(ME) == RESPONDENT
    assert store.records(ME) == {"q": record("a")}


def test_a_store_that_works_passes_its_check(store: MeasurementStore):
    store.check()
