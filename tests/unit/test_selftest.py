# SPDX-License-Identifier: EUPL-1.2
"""The self-test from start to export, and back in again."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from meedenker.content import Library
from meedenker.content.loading import shipped_library
from meedenker.content.texts import shipped_texts
from meedenker.domain.attempt import Action, Event
from meedenker.errors import AnswerError, NotFoundError
from meedenker.instruments.selftest import ROLES
from meedenker.kinds.rating import LIMITS, Rating
from meedenker.service import Exercises, SelfTest, new_token, owner_of
from meedenker.service.selftest import MAX_IMPORT_BYTES, MAX_NAME
from meedenker.storage import MemoryStore, Owner

NOW = datetime(2027, 3, 1, 13, 5, tzinfo=UTC)
QUESTION = "zelftest.beleidsplan.01.vraag"


class Place:
    """A self-test over a memory store that says whether anything was kept."""

    def __init__(self) -> None:
        self.store = MemoryStore()
        self.kept: list[Owner] = []
        self.selftest = SelfTest(shipped_library(), self.store, lambda: NOW)
        self.exercises = Exercises(shipped_library(), self.store, lambda: NOW)
        add = self.store.add_respondent

        def noted(respondent, records):
            self.kept.append(respondent.owner)
            add(respondent, records)

        self.store.add_respondent = noted  # type: ignore[method-assign]

    def answer(self, token: str, item: str, **fields: str) -> None:
        event = Event(item, Action.ANSWER, {name: [text] for name, text in fields.items()})
        self.exercises.handle(owner_of(token), [event])


@pytest.fixture
def place() -> Place:
    return Place()


def exported(**changes: object) -> dict[str, object]:
    place = Place()
    token = place.selftest.start("Duinwaard", "gemeente")
    place.answer(token, QUESTION, level="2", evidence="Beleidsplan")
    return {**place.selftest.export(token), **changes}


def test_a_new_measurement_is_empty_and_not_fictional(place: Place):
    token = place.selftest.start("  Berg  en\tDal ", "uitvoerder")
    respondent = place.selftest.respondent(token)
    assert respondent.role == "uitvoerder"
    assert respondent.measurement.municipality == "Berg en Dal"
    assert not respondent.measurement.fictional
    assert respondent.measurement.created_at == NOW
    assert place.selftest.outcome(respondent.owner).answered == 0


def test_only_the_hash_of_the_secret_is_kept(place: Place):
    token = place.selftest.start("Duinwaard", "gemeente")
    assert token not in str(vars(place.store))
    assert place.selftest.respondent(token).owner == owner_of(token)


@pytest.mark.parametrize(
    "name", ["", "   ", "x" * (MAX_NAME + 1), "Dal\x00", "Dal\u202e", "\ud800"]
)
def test_a_name_that_cannot_be_shown_is_refused(place: Place, name: str):
    with pytest.raises(AnswerError, match=r"selftest\.name") as caught:
        place.selftest.start(name, "gemeente")
    assert str(MAX_NAME) in shipped_texts().sentence(caught.value)
    assert not place.kept


@pytest.mark.parametrize("role", ["", "burgemeester", "Gemeente", "gemeente "])
def test_a_role_that_is_not_in_the_list_is_refused(place: Place, role: str):
    with pytest.raises(AnswerError, match=r"selftest\.role"):
        place.selftest.start("Duinwaard", role)
    assert not place.kept


def test_every_role_has_a_name(place: Place):
    for role in ROLES:
        assert shipped_texts()[f"role.{role}"]
        assert place.selftest.respondent(place.selftest.start("Dal", role)).role == role


@pytest.mark.parametrize("token", ["", "x", "é" * 32, "a" * 31, "a" * 33, "a" * 32, "../" * 11])
def test_a_link_nobody_holds_leads_nowhere(place: Place, token: str):
    with pytest.raises(NotFoundError, match=r"link\.unknown"):
        place.selftest.respondent(token)


def test_a_visitor_of_a_lesson_is_no_respondent(place: Place):
    token = new_token()
    place.answer(token, "opschalen.kort.01", chosen="a")
    with pytest.raises(NotFoundError):
        place.selftest.respondent(token)


def test_two_secrets_are_never_the_same():
    assert len({new_token() for _ in range(1000)}) == 1000


def test_every_requirement_is_asked_in_seven_themes(place: Place, library: Library):
    themes = place.selftest.themes()
    assert len(themes) == 7
    assert all(themes.values())
    asked = {question.requirement for questions in themes.values() for question in questions}
    assert asked == {item.id for item in library.items.values() if item.kind == "requirement"}


def test_an_answer_shows_in_the_outcome_and_in_no_other_measurement(place: Place):
    mine = place.selftest.start("Duinwaard", "gemeente")
    other = place.selftest.start("Elders", "gemeente")
    place.answer(mine, QUESTION, level="2", evidence="Plan", date="1 mei 2026")
    assert place.selftest.outcome(owner_of(mine)).answered == 1
    assert place.selftest.outcome(owner_of(other)).answered == 0


def test_an_export_holds_the_answers_and_no_secret(place: Place):
    token = place.selftest.start("Duinwaard", "gemeente")
    place.answer(token, QUESTION, level="2", evidence="Beleidsplan")
    data = place.selftest.export(token)
    assert data["answers"] == {QUESTION: {"level": ["2"], "evidence": ["Beleidsplan"]}}
    assert token not in json.dumps(data)
    assert owner_of(token) not in json.dumps(data)


def test_the_longest_answers_everywhere_can_be_taken_out_and_brought_in(place: Place):
    token = place.selftest.start("🌊" * MAX_NAME, "inwoners")
    full = {name: "🌊" * limit for name, limit in LIMITS.items()}
    for question in shipped_library().questions.values():
        if isinstance(question, Rating):
            place.answer(token, question.id, **{**full, "level": "unknown"})
    before = place.selftest.export(token)
    content = json.dumps(before, ensure_ascii=False, indent=2).encode()
    after = place.selftest.export(place.selftest.bring_in(content))
    assert after["answers"] == before["answers"]


def test_bringing_in_makes_a_measurement_of_its_own(place: Place):
    content = json.dumps(exported()).encode()
    one, two = place.selftest.bring_in(content), place.selftest.bring_in(content)
    place.answer(one, QUESTION, level="0")
    assert place.selftest.export(two)["answers"] == exported()["answers"]


BROKEN = {
    "nothing": (b"", "import.broken"),
    "no JSON": (b"PK\x03\x04", "import.broken"),
    "half a file": (json.dumps(exported()).encode()[:-9], "import.broken"),
    "deep nesting": (b"[" * 100_000, "import.broken"),
    "a huge number": (b'{"format": ' + b"9" * 9000 + b"}", "import.broken"),
    "a list": (b"[]", "import.other-format"),
    "null": (b"null", "import.other-format"),
    "another format": (exported(format="iets anders"), "import.other-format"),
    "an older version": (exported(version=0), "import.other-version"),
    "a newer version": (exported(version=2), "import.other-version"),
    "no answers": ({k: v for k, v in exported().items() if k != "answers"}, "import.broken"),
    "answers in a list": (exported(answers=[]), "import.broken"),
    "an answer in a list": (exported(answers={QUESTION: []}), "import.broken"),
    "a number for a text": (exported(answers={QUESTION: {"level": 2}}), "import.broken"),
    "no name": (exported(municipality=""), "import.broken"),
    "a name of spaces": (exported(municipality="  "), "import.broken"),
    "a name that is no text": (exported(municipality=None), "import.broken"),
    "too long a name": (exported(municipality="x" * (MAX_NAME + 1)), "import.broken"),
    "a name that cannot be shown": (exported(municipality="Dal\u202e"), "import.broken"),
    "half a character": (exported(municipality="Dal\ud800"), "import.broken"),
    "an unknown role": (exported(role="baas"), "selftest.role"),
    "no moment": (exported(created_at="gisteren"), "import.broken"),
    "a moment without a zone": (exported(created_at="2026-01-01T00:00:00"), "import.broken"),
    "an unknown requirement": (exported(answers={"zelftest.weg": {}}), "import.unknown"),
    "a question of a lesson": (exported(answers={"opschalen.kort.01": {}}), "import.unknown"),
    "an unknown level": (exported(answers={QUESTION: {"level": ["9"]}}), "answer.unknown-option"),
    "an unknown field": (exported(answers={QUESTION: {"punten": ["9"]}}), "answer.unknown-field"),
    "too long a text": (
        exported(answers={QUESTION: {"note": ["x" * 2001]}}),
        "answer.too-long",
    ),
    "too large": (b" " * (MAX_IMPORT_BYTES + 1), "import.too-large"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_file_that_is_no_export_is_refused_and_nothing_is_kept(place: Place, name: str):
    content, code = BROKEN[name]
    sent = content if isinstance(content, bytes) else json.dumps(content).encode()
    with pytest.raises(AnswerError) as caught:
        place.selftest.bring_in(sent)
    assert caught.value.code == code
    assert shipped_texts().sentence(caught.value)
    assert not place.kept


def test_an_answer_that_no_longer_fits_counts_as_not_filled_in(place: Place):
    token = place.selftest.start("Duinwaard", "gemeente")
    place.answer(token, QUESTION, level="2", note="x" * 100)
    record = place.store.records(owner_of(token))[QUESTION]
    older = replace(record, attempt=replace(record.attempt, fields={"level": ["5"]}))
    place.store.update(owner_of(token), {QUESTION: lambda _: older})
    assert place.selftest.outcome(owner_of(token)).answered == 0
