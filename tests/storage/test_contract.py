# SPDX-License-Identifier: EUPL-1.2
"""What every store promises, over every backend."""

import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meedenker.domain.attempt import Record
from meedenker.errors import StorageError
from meedenker.storage import AnswerStore, MemoryStore, SidecarStore
from tests.property.strategies import records
from tests.storage.support import (
    BACKENDS,
    ME,
    OTHER,
    Opener,
    becomes,
    close,
    one_more,
    record,
)


@pytest.fixture(params=BACKENDS)
def open_store(request: pytest.FixtureRequest) -> Opener:
    return BACKENDS[request.param]


@pytest.fixture
def store(open_store: Opener, tmp_path: Path) -> Iterator[AnswerStore]:
    opened = open_store(tmp_path)
    yield opened
    close(opened)


class ChangeFailedError(Exception):
    """What a change function raises in these tests."""


def fails(_: Record | None) -> Record:
    raise ChangeFailedError


def test_an_owner_never_seen_has_no_records(store: AnswerStore):
    assert store.records(ME) == {}


def test_what_update_returns_is_what_records_returns(store: AnswerStore):
    returned = store.update(ME, {"q": becomes(record("a")), "r": becomes(record("b"))})
    assert returned == store.records(ME) == {"q": record("a"), "r": record("b")}


def test_update_returns_the_changed_ones_and_keeps_the_others(store: AnswerStore):
    store.update(ME, {"q": becomes(record("a"))})
    assert store.update(ME, {"r": becomes(record("b"))}) == {"r": record("b")}
    assert store.records(ME) == {"q": record("a"), "r": record("b")}


def test_a_change_is_given_what_is_kept(store: AnswerStore):
    given_to_change: list[Record | None] = []

    def note(known: Record | None) -> Record:
        given_to_change.append(known)
        return record("b")

    store.update(ME, {"q": note})
    store.update(ME, {"q": note})
    assert given_to_change == [None, record("b")]


def test_a_failing_change_saves_none_of_them(store: AnswerStore):
    store.update(ME, {"q": becomes(record("a"))})
    with pytest.raises(ChangeFailedError):
        store.update(ME, {"q": becomes(record("b")), "new": becomes(record()), "r": fails})
    assert store.records(ME) == {"q": record("a")}
    store.update(ME, {"r": becomes(record("c"))})
    assert store.records(ME) == {"q": record("a"), "r": record("c")}


def test_a_change_that_changes_nothing_is_harmless(store: AnswerStore):
    store.update(ME, {"q": becomes(record())})
    assert store.update(ME, {"q": lambda known: known or record("b")}) == {"q": record()}
    assert store.update(ME, {}) == {}
    assert store.records(ME) == {"q": record()}


def test_owners_are_separate(store: AnswerStore):
    if isinstance(store, SidecarStore):
        pytest.skip("the file beside a notebook is of one learner")
    store.update(ME, {"q": becomes(record("a"))})
    store.update(OTHER, {"q": becomes(record("b"))})
    assert store.records(ME) == {"q": record("a")}
    assert store.records(OTHER) == {"q": record("b")}


def test_records_are_still_there_after_opening_again(open_store: Opener, tmp_path: Path):
    first = open_store(tmp_path)
    if isinstance(first, MemoryStore):
        pytest.skip("memory forgets")
    first.update(ME, {"q": becomes(record("a"))})
    close(first)
    again = open_store(tmp_path)
    assert again.records(ME) == {"q": record("a")}
    close(again)


def in_threads(*acts) -> None:
    """Run together; an error in one of them fails the test."""
    errors: list[BaseException] = []
    start = threading.Barrier(len(acts))

    def run(act) -> None:
        start.wait(10)
        try:
            act()
        except BaseException as error:  # noqa: BLE001 - told below
            errors.append(error)

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert not errors


def test_two_threads_at_different_questions_lose_nothing(store: AnswerStore):
    def answer(item: str) -> None:
        for _ in range(20):
            store.update(ME, {item: one_more})

    in_threads(lambda: answer("q"), lambda: answer("r"))
    assert {item: r.attempt.tries for item, r in store.records(ME).items()} == {"q": 20, "r": 20}


def test_threads_at_the_same_question_see_each_others_changes(store: AnswerStore):
    def answer() -> None:
        for _ in range(10):
            store.update(ME, {"q": one_more})

    in_threads(answer, answer, answer)
    assert store.records(ME)["q"].attempt.tries == 30


def test_new_owners_can_arrive_together(store: AnswerStore):
    in_threads(*[lambda n=n: store.update(ME, {f"q{n}": one_more}) for n in range(4)])
    assert len(store.records(ME)) == 4


def test_who_does_not_want_to_wait_for_another_change_is_refused(store: AnswerStore):
    begun, may_end = threading.Event(), threading.Event()

    def long(known: Record | None) -> Record:
        begun.set()
        may_end.wait(10)
        return one_more(known)

    writing = threading.Thread(target=store.update, args=(ME, {"q": long}))
    writing.start()
    assert begun.wait(10)
    try:
        with pytest.raises(StorageError, match=r"storage\.busy"):
            store.update(ME, {"q": one_more}, wait=False)
    finally:
        may_end.set()
        writing.join(10)
    assert store.update(ME, {"q": one_more}, wait=False)["q"].attempt.tries == 2
    assert store.records(ME)["q"].attempt.tries == 2


@settings(max_examples=30)
@given(st.dictionaries(st.text(min_size=1, max_size=40), records, min_size=1, max_size=3))
@pytest.mark.parametrize("backend", BACKENDS)
def test_any_record_comes_back_as_it_was(backend: str, kept: dict[str, Record]):
    with tempfile.TemporaryDirectory() as folder:
        store = BACKENDS[backend](Path(folder))
        changes = {item: becomes(new) for item, new in kept.items()}
        assert store.update(ME, changes) == kept
        close(store)
        if backend != "memory":
            store = BACKENDS[backend](Path(folder))
        assert store.records(ME) == kept
        close(store)
