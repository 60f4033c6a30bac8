# SPDX-License-Identifier: EUPL-1.2
"""Write one sentence: what is kept, what is warned about, and when the examples come."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meedenker.content.loading import shipped_library
from meedenker.content.texts import shipped_texts
from meedenker.domain.attempt import Action, Attempt, Event
from meedenker.domain.authored import Authored
from meedenker.domain.scoring import NOT_APPLICABLE
from meedenker.domain.traces import Trace, TraceKind, find_traces, is_bsn
from meedenker.errors import AnswerError, ContentError
from meedenker.kinds.write import LIMIT, Write, Written
from meedenker.service import Exercises, View
from meedenker.storage import MemoryStore, Owner
from meedenker_widgets.components.engine import Engine, Setting
from meedenker_widgets.components.exercise import render_exercise
from tests.kinds.laws import parsed_or_refused

ITEM = "opschalen.write.01"
OWNER = Owner("somebody")


@pytest.fixture
def question() -> Write:
    found = shipped_library().question(ITEM)
    assert isinstance(found, Write)
    return found


@pytest.fixture
def exercises() -> Exercises:
    return Exercises(shipped_library(), MemoryStore())


def shown(view: View) -> str:
    engine = Engine(shipped_library(), shipped_texts())
    return render_exercise(engine, view, Setting(action="/les"), 1)


def authored(**changes: object) -> Authored:
    data: dict[str, object] = {
        "id": "w",
        "kind": "write",
        "prompt": "Schrijf een zin.",
        "source": {"document": "meedenker", "place": "proef"},
        "examples": [{"id": i, "text": i, "why": i, "about": "x"} for i in "abc"],
        "checklist": [{"id": i, "text": i} for i in "pqr"],
        **changes,
    }
    return Authored(data, file="proef.yaml", key="w")


# What could lead to a person


@pytest.mark.parametrize(
    ("digits", "valid"),
    [
        # 9*1+8*1+7*1+6*2+5*2+4*2+3*3+2*3-1*3 = 66, and 66 = 6 x 11
        ("111222333", True),
        # the last digit one more: 65, no multiple of 11
        ("111222334", False),
        # 9*1+8*2+7*3+6*4+5*5+4*6+3*7+2*8-9 = 147, and 147 = 13 x 11 + 4
        ("123456789", False),
        # 9*1+8*2+7*3+6*4+5*5+4*6+3*7+2*8-2 = 154 = 14 x 11
        ("123456782", True),
        # only the last digit counts: -1 x 1 = -1
        ("000000001", False),
        # 8*1+(2*4) ... 0*9+8*1+2*7-0 = 22 = 2 x 11
        ("010000070", True),
        # the sum is 0, but no one has nine zeros
        ("000000000", False),
        # eight digits are no BSN
        ("12345678", False),
    ],
)
def test_the_eleven_test_by_hand(digits: str, valid: bool):
    assert is_bsn(digits) is valid


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Bel 06-12345678.", ["phone"]),
        ("Bel 0612345678 of (0182) 12 34 56.", ["phone", "phone"]),
        ("Bel +31 6 12345678 of 0031 (0)6 1234 5678", ["phone", "phone"]),
        ("jan.de.groot+kaart@post.example.org", ["email"]),
        ("Haar nummer is 1234 56 782.", ["bsn"]),
        ("Haar nummer is 123456789.", []),
        ("Bel 112, 0800-2000 of 0800-0113.", []),
        ("Op 01-03-2027 14.30 uur, en 1 maart 2027.", []),
        ("Zij is 74, haar man 82. Samen 156.", []),
        ("jan@thuis", []),
        ("a-06-12345678", ["phone"]),
        ("", []),
    ],
)
def test_what_could_lead_to_a_person_is_seen(text: str, kinds: list[str]):
    assert [trace.kind for trace in find_traces(text)] == kinds


def test_the_same_trace_is_named_once():
    assert find_traces("06-12345678, ja 06-12345678") == (Trace(TraceKind.PHONE, "06-12345678"),)


@given(st.text(alphabet="0123456789-+. ()@ab", max_size=60))
def test_a_trace_stands_in_the_text_as_it_was_typed(text: str):
    assert all(trace.text in text for trace in find_traces(text))


@given(st.integers(10_000_000, 999_999_999))
def test_a_bare_bsn_is_seen_exactly_when_it_passes_the_eleven_test(number: int):
    digits = f"{number:09}"
    kinds = [trace.kind for trace in find_traces(f"nr {digits}!")]
    assert (TraceKind.BSN in kinds) == is_bsn(digits)


# Answers


def test_text_and_ticks_come_back_as_they_were(question: Write):
    ticks = [question.checklist[1].id, question.checklist[0].id]
    answer = question.parse({"text": ["  Zullen we bellen?\r\nSamen. "], "ticks": ticks})
    assert answer == Written("Zullen we bellen?\nSamen.", frozenset(ticks))
    assert question.fields(answer)["ticks"] == ticks[::-1]
    assert question.parse(question.fields(answer)) == answer


def test_every_sample_is_what_it_says(question: Write):
    samples = question.samples()
    for fields, score in samples.partial:
        assert question.score(question.parse(fields)) == score == NOT_APPLICABLE
    for fields in samples.invalid:
        with pytest.raises(AnswerError):
            question.parse(fields)


def test_five_hundred_characters_fit_and_one_more_is_refused_with_the_limit(question: Write):
    assert question.parse({"text": ["x" * LIMIT]}).text == "x" * LIMIT
    with pytest.raises(AnswerError) as raised:
        question.parse({"text": ["x" * (LIMIT + 1)]})
    assert raised.value.params["limit"] == LIMIT


names = st.sampled_from(["text", "ticks", "other", ""])
values = st.lists(st.sampled_from(["een", "overleg", "", "x" * 501]) | st.text(), max_size=4)


@given(st.dictionaries(names, values))
def test_whatever_is_sent_gives_an_answer_or_an_answer_error(fields: dict[str, list[str]]):
    question = shipped_library().question(ITEM)
    answer = parsed_or_refused(question, fields)
    assert answer is None or question.score(answer) == NOT_APPLICABLE


def test_it_is_done_after_the_first_comparison_and_stays_so(question: Write, exercises: Exercises):
    def send(action: Action, **fields: list[str]) -> View:
        return exercises.handle(OWNER, [Event(ITEM, action, fields)])[ITEM]

    empty = send(Action.CHECK)
    assert [problem.code for problem in empty.problems] == ["write.nothing"]
    assert not question.done(empty.attempt)
    assert not question.done(send(Action.ANSWER, text=["Bel je coördinator."]).attempt)
    assert question.done(send(Action.CHECK, text=["Bel je coördinator."]).attempt)
    ticked = send(Action.ANSWER, text=["Bel samen je coördinator."], ticks=["overleg"])
    assert question.done(ticked.attempt)
    again = exercises.views(OWNER, [ITEM])[ITEM]
    assert question.parse(again.attempt.fields).ticks == {"overleg"}


# Page


def secrets(question: Write) -> list[str]:
    parts = [part for example in question.examples for part in (example.text, example.why)]
    return [*parts, *(point.text for point in question.checklist)]


@pytest.mark.parametrize(
    "attempt",
    [Attempt(), Attempt(fields={"text": ["Bel haar."]}), Attempt(hints=2)],
    ids=["new", "filled in", "hints"],
)
def test_no_example_and_no_checklist_before_comparing(question: Write, attempt: Attempt):
    html = shown(View(question, attempt))
    assert not [text for text in secrets(question) if text[:30] in html]


def test_the_examples_stay_while_the_sentence_and_the_ticks_change(question: Write):
    attempt = Attempt(fields={"text": ["Bel haar."], "ticks": ["een"]}, tries=1)
    for state in (attempt, replace(attempt, checked=True)):
        html = shown(View(question, state))
        assert all(text in html for text in secrets(question))
        assert 'value="een" checked' in html
        assert "Bel haar.</textarea>" in html


def test_the_field_asks_for_no_real_names_and_the_warning_names_what_was_seen(question: Write):
    html = shown(View(question, Attempt(fields={"text": ["Bel 06-12345678 <b>nu</b>"]})))
    assert "Schrijf geen echte namen op." in html
    assert "Staat hier een telefoonnummer: 06-12345678?" in html
    assert "<b>" not in html
    assert "telefoonnummer" not in shown(View(question, Attempt(fields={"text": ["Bel haar."]})))


def test_an_empty_sentence_is_asked_for_at_the_field(question: Write):
    html = shown(View(question, Attempt(), question.problems(Written())))
    assert "Schrijf eerst je eigen zin." in html
    assert 'aria-invalid="true"' in html


# Authored data


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"examples": []}, "write.examples"),
        (
            {"examples": [{"id": "a", "text": "a", "why": "a", "about": "x"}] * 3},
            "write.examples",
        ),
        ({"checklist": [{"id": i, "text": i} for i in "pq"]}, "write.checklist-count"),
        ({"checklist": [{"id": i, "text": i} for i in "pqrstu"]}, "write.checklist-count"),
        ({"answer": "x"}, "content.unknown-field"),
    ],
)
def test_authored_data_that_is_not_right_is_refused_with_a_sentence(
    changes: dict[str, object], code: str
):
    with pytest.raises(ContentError) as raised:
        Write.read(authored(**changes), "/les")
    assert raised.value.code == code
    assert "proef.yaml" in shipped_texts().sentence(raised.value)
