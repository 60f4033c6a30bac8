# SPDX-License-Identifier: EUPL-1.2
"""What goes out of the self-test comes back in as it was."""

import json
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from meedenker.content.loading import shipped_library
from meedenker.domain.attempt import Action, Event
from meedenker.errors import AnswerError
from meedenker.instruments.selftest import ROLES
from meedenker.kinds.rating import Rating
from meedenker.service import Exercises, SelfTest, owner_of
from meedenker.storage import MemoryStore
from tests.property.strategies import rating_fields

NOW = datetime(2027, 3, 1, tzinfo=UTC)
QUESTIONS = [q for q in shipped_library().questions.values() if isinstance(q, Rating)]
shown = st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=80)
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


@given(shown, st.sampled_from(ROLES), st.data())
def test_an_export_that_is_brought_in_exports_the_same(name: str, role: str, data: st.DataObject):
    store = MemoryStore()
    selftest = SelfTest(shipped_library(), store, lambda: NOW)
    token = selftest.start(name, role)
    asked = data.draw(st.lists(st.sampled_from(QUESTIONS), max_size=4, unique_by=lambda q: q.id))
    events = [Event(q.id, Action.ANSWER, data.draw(rating_fields(q))) for q in asked]
    if events:
        Exercises(shipped_library(), store).handle(owner_of(token), events)
    export = selftest.export(token)
    again = selftest.bring_in(json.dumps(export).encode())
    assert again != token
    assert selftest.export(again) == export
    assert selftest.outcome(owner_of(again)) == selftest.outcome(owner_of(token))


@given(st.sampled_from(["municipality", "role", "fictional", "created_at", "answers"]), anything)
def test_any_change_to_a_file_is_taken_or_refused_with_a_sentence(field: str, value: object):
    selftest = SelfTest(shipped_library(), MemoryStore(), lambda: NOW)
    export = selftest.export(selftest.start("Duinwaard", "gemeente"))
    try:
        token = selftest.bring_in(json.dumps({**export, field: value}).encode())
    except AnswerError:
        return
    json.dumps(selftest.export(token), ensure_ascii=False).encode()
