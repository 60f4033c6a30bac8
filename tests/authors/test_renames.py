# SPDX-License-Identifier: EUPL-1.2
"""Rewording and renaming never break what somebody answered."""

from copy import deepcopy
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from meedenker.domain.attempt import Attempt, Fields, Record
from meedenker.domain.shape import WAS, Each, Shape
from meedenker.errors import ContentError
from meedenker.kinds import all_kinds
from meedenker.kinds.renames import Renames
from tests.authors.renaming import possible, read, renamed, stored_ids, told
from tests.authors.samples import Data, by_kind
from tests.content.questions import kept, valid_samples

NOW = datetime(2027, 3, 1, tzinfo=UTC)
BY_KIND = by_kind()
every_kind = pytest.mark.parametrize("kind", all_kinds())


def samples(question) -> list[Fields]:
    return [kept(question, fields) for fields in valid_samples(question)]


@every_kind
@settings(deadline=None, max_examples=30)
@given(draw=st.data())
def test_answers_are_marked_the_same_after_everything_was_renamed(kind: str, draw: st.DataObject):
    data = draw.draw(st.sampled_from(BY_KIND[kind]))
    before = read(data)
    ids = stored_ids(before)
    numbers = draw.draw(st.permutations(range(len(ids))))
    names = {old: f"nieuw-{number:03}" for old, number in zip(ids, numbers, strict=True)}
    assume(possible(renamed(data, names)))
    after = read(renamed(data, names))
    assert set(stored_ids(after)) == set(names.values())
    renames = Renames([after])
    for fields in samples(before):
        record = Record(Attempt(fields, checked=True, solved=True, tries=2), NOW, {"page": 3})
        found = renames.records({before.id: record, "weg": record})
        assert set(found) == {after.id, "weg"}
        assert found["weg"] == record
        again = found[after.id]
        assert (again.saved_at, again.seen, again.attempt.tries) == (NOW, {"page": 3}, 2)
        assert told(after, again.attempt.fields) == told(before, fields)
        assert after.done(again.attempt) == before.done(record.attempt)
        assert kept(after, again.attempt.fields) == again.attempt.fields


@every_kind
def test_an_answer_holds_ids_only_so_rewording_changes_nothing_in_it(kind: str):
    for data in BY_KIND[kind]:
        before, after = read(data), read(_reworded(data))
        for fields in samples(before):
            assert kept(after, fields) == fields
            same = (
                before.score(before.parse(fields)),
                before.feedback(before.parse(fields)).verdict,
            )
            assert (
                after.score(after.parse(fields)),
                after.feedback(after.parse(fields)).verdict,
            ) == same


WORDS = {"title", "story", "prompt", "text", "feedback", "unchosen", "explained", "misplaced"}
WORDS |= {"early", "why", "summary", "reply", "explanation", "scene", "speaks", "asks", "example"}


def _reworded(data):
    if isinstance(data, list):
        return [_reworded(value) for value in data]
    if isinstance(data, dict):
        return {
            name: f"Anders gezegd: {value}" if name in WORDS and isinstance(value, str)
            else _reworded(value)
            for name, value in data.items()
        }  # fmt: skip
    return data


def shapes_with_was(shape: Shape, here: tuple[str, ...] = ()) -> set[tuple[str, ...]]:
    found = {here} if WAS in shape.fields else set()
    for field in shape.fields:
        if isinstance(field, Each):
            found |= shapes_with_was(field.shape, (*here, field.name))
    return found


@every_kind
def test_every_part_that_an_answer_names_can_be_renamed_and_no_other(kind: str):
    for data in BY_KIND[kind]:
        question = read(data)
        ids = set(stored_ids(question))
        named = {value for fields in samples(question) for f in fields.values() for value in f}
        assert {part["id"] for part in _parts(data, all_kinds()[kind].shape)} == ids
        assert named & {part["id"] for part in _all_parts(data)} <= ids | {
            "up",
            "down",
            "stay",
            "consult",
        }


def _parts(data: Data, shape: Shape):
    """The authored parts whose shape has `was`."""
    for field in shape.fields:
        if isinstance(field, Each):
            for part in data.get(field.name, []):
                if WAS in field.shape.fields:
                    yield part
                yield from _parts(part, field.shape)


def _all_parts(data):
    if isinstance(data, list):
        for value in data:
            yield from _all_parts(value)
    elif isinstance(data, dict):
        for value in data.values():
            if isinstance(value, list):
                yield from (part for part in value if isinstance(part, dict) and "id" in part)
                yield from _all_parts(value)


@every_kind
def test_a_former_id_of_a_part_that_is_in_use_or_claimed_twice_is_refused(kind: str):
    data = deepcopy(BY_KIND[kind][0])
    question = read(data)
    named = next((some for some in (*question.choices.values(), question.field_parts) if some), ())
    ids = {part.id for part in named}
    parts = [part for part in _parts(data, all_kinds()[kind].shape) if part["id"] in ids]
    if not parts:
        assert stored_ids(read(data)) == []
        return
    for former in ([parts[1]["id"]], ["oud", "oud"], [parts[0]["id"]]):
        parts[0]["was"] = former
        with pytest.raises(ContentError) as caught:
            read(data)
        assert caught.value.code == "content.was"
        assert caught.value.params["was"] == former[0]
    parts[0]["was"] = ["oud"]
    read(data)
    parts[1]["was"] = ["oud"]
    with pytest.raises(ContentError) as caught:
        read(data)
    assert caught.value.code == "content.was"


def test_the_id_of_now_stands_above_an_old_one_and_the_last_saved_above_an_older():
    data = next(data for data in BY_KIND["choice"])
    question = read({**data, "id": "nieuw", "was": ["oud", "ouder"]})
    renames = Renames([question])
    early, late = Record(Attempt(tries=1), NOW), Record(Attempt(tries=2), NOW + timedelta(hours=1))
    assert renames.records({"oud": late, "ouder": early}) == {"nieuw": late}
    assert renames.records({"ouder": late, "oud": early}) == {"nieuw": late}
    assert renames.records({"nieuw": early, "oud": late}) == {"nieuw": early}
    assert renames.records({"oud": late, "nieuw": early}) == {"nieuw": early}
