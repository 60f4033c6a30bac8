# SPDX-License-Identifier: EUPL-1.2
"""Coming back, taking along, erasing and purging: over every store that keeps visitors."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from meedenker.content.library import Library
from meedenker.domain.attempt import Action, Event
from meedenker.domain.retention import TERMS, Keeping
from meedenker.errors import AnswerError, NotFoundError, StorageError
from meedenker.service import Exercises, SelfTest, Visits, new_token, owner_of
from meedenker.storage import MemoryStore, SqlStore
from meedenker.storage.base import MeasurementStore, Purged

ITEM = "opschalen.kort.01"
START = datetime(2027, 1, 10, 12, tzinfo=UTC)


class Clock:
    """A clock that stands where it was put."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture(params=["memory", "sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path):
    made = MemoryStore() if request.param == "memory" else SqlStore.sqlite(tmp_path / "m.sqlite3")
    yield made
    made.close()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def visits(library: Library, store: MeasurementStore, clock: Clock) -> Visits:
    return Visits(library, store, clock)


@pytest.fixture
def exercises(library: Library, store: MeasurementStore, clock: Clock) -> Exercises:
    return Exercises(library, store, clock)


def answer(exercises: Exercises, owner, option: str = "b", item: str = ITEM) -> None:
    exercises.handle(owner, [Event(item, Action.CHECK, {"chosen": [option]})])


def test_a_code_brings_every_answer_back_and_the_old_secret_is_nobody(visits, exercises):
    before = owner_of(new_token())
    answer(exercises, before)
    code, token = visits.make_code(before)
    assert visits.resume(code.upper()) == token
    assert exercises.views(owner_of(token), [ITEM])[ITEM].attempt.solved
    assert not exercises.views(before, [ITEM])[ITEM].attempt.solved


def test_a_new_code_replaces_the_old_one(visits, exercises):
    first = owner_of(new_token())
    answer(exercises, first)
    old_code, token = visits.make_code(first)
    new_code, _ = visits.make_code(owner_of(token))
    assert visits.resume(new_code)
    with pytest.raises(AnswerError, match=r"code\.unknown"):
        visits.resume(old_code)


def test_there_is_no_code_for_nothing(visits):
    with pytest.raises(NotFoundError, match=r"code\.nothing-yet"):
        visits.make_code(owner_of(new_token()))


def test_a_rename_never_takes_over_somebody_else(store, exercises):
    one, other = owner_of(new_token()), owner_of(new_token())
    answer(exercises, one)
    answer(exercises, other, "a")
    with pytest.raises(StorageError, match=r"storage\.duplicate"):
        store.rename(one, other)
    assert exercises.views(other, [ITEM])[ITEM].attempt.fields == {"chosen": ["a"]}


def test_erasing_removes_everything_of_one_visitor_only(visits, exercises, store):
    one, other = owner_of(new_token()), owner_of(new_token())
    answer(exercises, one)
    answer(exercises, other)
    assert visits.erase(one)
    assert not visits.erase(one)
    assert store.records(one) == {}
    assert store.records(other) != {}


def test_the_export_holds_every_answer_with_its_question(visits, exercises, library):
    owner = owner_of(new_token())
    answer(exercises, owner)
    (exported,) = visits.export(owner)["answers"]
    assert exported["id"] == ITEM
    assert exported["question"] == library.question(ITEM).prompt
    assert exported["answer"] == {"chosen": ["b"]}
    assert exported["saved_at"] == START.isoformat()


def test_answers_go_when_their_term_is_over_and_not_a_second_sooner(
    visits, exercises, clock, store
):
    owner = owner_of(new_token())
    answer(exercises, owner)
    end = START + TERMS[Keeping.LEARNER]
    assert visits.expiry(owner) == end
    clock.now = end - timedelta(seconds=1)
    assert visits.purge() == Purged(0, 0)
    clock.now = end
    assert visits.purge() == Purged(1, 0)
    assert store.records(owner) == {}
    assert visits.expiry(owner) is None


def test_using_it_again_moves_the_term(visits, exercises, clock):
    owner = owner_of(new_token())
    answer(exercises, owner)
    clock.now = START + timedelta(days=100)
    answer(exercises, owner, "a")
    assert visits.expiry(owner) == clock.now + TERMS[Keeping.LEARNER]
    clock.now += timedelta(days=50)
    answer(exercises, owner, "a", "opschalen.kort.02")
    assert visits.expiry(owner) == clock.now + TERMS[Keeping.LEARNER]


def test_a_measurement_goes_with_its_last_respondent(visits, store, library):
    selftest = SelfTest(library, store)
    token = selftest.start("Duinwaard", "gemeente")
    assert visits.expiry(owner_of(token)) is not None
    later = datetime.now(UTC) + TERMS[Keeping.RESPONDENT] + timedelta(minutes=1)
    assert store.purge(later) == Purged(1, 1)
    with pytest.raises(NotFoundError):
        selftest.respondent(token)


def test_a_respondent_keeps_its_role_when_renamed(store, library):
    selftest = SelfTest(library, store)
    token, new = selftest.start("Duinwaard", "adviesraad"), new_token()
    assert store.rename(owner_of(token), owner_of(new))
    assert selftest.respondent(new).role == "adviesraad"
