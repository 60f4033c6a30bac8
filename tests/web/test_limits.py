# SPDX-License-Identifier: EUPL-1.2
"""What is too big, broken or strange is refused with a sentence, and the server goes on."""

import gzip
import json
from collections.abc import Iterator
from itertools import groupby

import pytest

from meedenker.content.library import Library
from meedenker.kinds.rating import LIMITS, Rating
from meedenker.service.selftest import MAX_IMPORT_BYTES, MAX_NAME
from meedenker_widgets.hosts.web.bodies import MAX_BODY
from tests.conftest import Server
from tests.web.support import CHOICE, LESSON, RATING, START, THEME, Client, event, rate, raw, say

UNREADABLE = "answer.unreadable"
FORM = "application/x-www-form-urlencoded"
JSON = "application/json"
DEEP = b'{"a":' * 10_000 + b"1" + b"}" * 10_000
BAD_EVENTS = {
    "nothing": b"",
    "no JSON": b"{",
    "a number": b"1",
    "a list": b"[]",
    "null": b"null",
    "too deep": DEEP,
    "deep lists": b"[" * 30_000,
    "no UTF-8": b'{"component":"\xff\xfe"}',
    "half a character": json.dumps(event(component="\ud800")).encode(),
    "half a character as a sender": json.dumps(event(sender="\ud800")).encode(),
    "half a character as a field": json.dumps(event(fields={"\ud800": ["a"]})).encode(),
    "NaN": json.dumps(event(seq=float("nan"))).encode(),
    "infinity": json.dumps(event(seq=float("inf"))).encode(),
    "a fraction": json.dumps(event(seq=1.5)).encode(),
    "true": json.dumps(event(seq=True)).encode(),
    "below zero": json.dumps(event(seq=-1)).encode(),
    "a big number": json.dumps(event(seq=2**53)).encode(),
    "a huge number": b'{"seq":' + b"9" * 5000 + b"}",
    "a text as a number": json.dumps(event(seq="1")).encode(),
    "no action": json.dumps(event(action="")).encode(),
    "another action": json.dumps(event(action="delete")).encode(),
    "no sender": json.dumps(event(sender="")).encode(),
    "a long sender": json.dumps(event(sender="x" * 65)).encode(),
    "a sender that is a list": json.dumps(event(sender=["x"])).encode(),
    "a field that is a text": json.dumps(event(fields={"chosen": "a"})).encode(),
    "a field that is a number": json.dumps(event(fields={"chosen": [1]})).encode(),
    "a field that is nothing": json.dumps(event(fields={"chosen": None})).encode(),
    "fields that are a list": json.dumps(event(fields=["a"])).encode(),
    "a thousand fields": json.dumps(event(fields={str(n): [] for n in range(1000)})).encode(),
}
BAD_FORMS = {
    "nothing": (b"", FORM),
    "another type": (b"opschalen.kort.01:chosen=a", "text/plain"),
    "no type": (b"opschalen.kort.01:chosen=a", ""),
    "no UTF-8": (b"opschalen.kort.01:chosen=%ff%fe", FORM),
    "a thousand fields": ("&".join(f"x{n}=1" for n in range(1000)).encode(), FORM),
    "another action": (b"action=opschalen.kort.01:delete", FORM),
    "no boundary": (b"--x\r\n\r\n", "multipart/form-data"),
    "a broken part": (b"--x\r\nonzin", "multipart/form-data; boundary=x"),
}


@pytest.fixture(autouse=True)
def _goes_on(crowd: Server) -> Iterator[None]:
    """After whatever a test did, somebody else can still answer."""
    yield
    client = Client(crowd)
    assert client.answer({"chosen": ["b"]}).says_saved
    assert client.chosen() == ["b"]


@pytest.mark.parametrize("body", BAD_EVENTS.values(), ids=BAD_EVENTS)
def test_an_event_that_cannot_be_read_is_refused(crowd: Server, body: bytes):
    client = Client(crowd)
    reply = client.post_json(LESSON, body)
    assert (reply.status, reply.sentence) == (400, say(UNREADABLE))
    assert client.chosen() == []


@pytest.mark.parametrize(("body", "media"), BAD_FORMS.values(), ids=BAD_FORMS)
def test_a_form_that_cannot_be_read_is_refused(crowd: Server, body: bytes, media: str):
    client = Client(crowd)
    reply = client.post(LESSON, body, media)
    assert (reply.status, reply.sentence) == (400, say(UNREADABLE))
    assert client.chosen() == []


@pytest.mark.parametrize("media", [JSON, FORM])
def test_a_packed_body_is_refused(crowd: Server, media: str):
    content = json.dumps(event()).encode() if media == JSON else b"opschalen.kort.01:chosen=a"
    client = Client(crowd)
    reply = client.post(LESSON, gzip.compress(content), media, Content_Encoding="gzip")
    assert (reply.status, reply.sentence) == (400, say(UNREADABLE))
    assert client.chosen() == []


@pytest.mark.parametrize("size", [64_001, MAX_BODY - 1000, MAX_BODY + 1000, 3_000_000])
def test_too_much_at_once_is_refused(crowd: Server, size: int):
    client = Client(crowd)
    body = json.dumps(event(fields={"chosen": ["x" * size]})).encode()
    reply = client.post_json(LESSON, body)
    assert (reply.status, reply.sentence) == (413, say("answer.too-large"))


@pytest.mark.parametrize("size", [MAX_BODY + 1000, 3_000_000])
def test_too_much_without_a_length_is_refused(crowd: Server, size: int):
    client = Client(crowd)
    pieces = (b"x" * 1000 for _ in range(size // 1000))
    reply = client.post(LESSON, pieces, FORM)
    assert (reply.status, reply.sentence) == (413, say("answer.too-large"))


def test_a_file_that_is_too_large_is_refused_with_its_own_sentence(crowd: Server):
    reply = Client(crowd).bring_in(b" " * (MAX_IMPORT_BYTES + 1))
    assert (reply.status, reply.sentence) == (400, say("import.too-large", limit=400))
    assert Client(crowd).bring_in(b" " * 2_000_000).status == 413


def test_the_largest_self_test_comes_back_as_it_went(crowd: Server, library: Library):
    client = Client(crowd)
    link = client.begin("\N{WATER WAVE}" * MAX_NAME)
    texts = {name: "\N{WATER WAVE}" * limit for name, limit in LIMITS.items()}
    ratings = [question for question in library.questions.values() if isinstance(question, Rating)]
    for theme, asked in groupby(ratings, lambda rating: rating.requirement.split(".")[1]):
        form: dict[str, str] = {}
        for question in asked:
            form |= rate(item=question.id, **{**texts, "level": max(question.levels, key=len)})
        assert client.post_form(link + theme, form).says_saved
    taken = client.get(f"{link}zelftest.json")
    assert len(taken.data["answers"]) == len(ratings)
    assert len(taken.body) * 5 // 4 <= MAX_IMPORT_BYTES, "room for a few more questions"
    again = client.bring_in(taken.body).headers["Location"]
    assert client.get(f"{again}zelftest.json").data["answers"] == taken.data["answers"]


def test_the_largest_file_fits_in_what_a_form_may_send(crowd: Server):
    assert MAX_BODY >= MAX_IMPORT_BYTES * 5 // 4
    filled = Client(crowd).bring_in(b" " * MAX_IMPORT_BYTES)
    assert (filled.status, filled.sentence) == (400, say("import.broken"))


def test_what_nobody_sends_by_accident_only_loses_its_connection(crowd: Server):
    origin = f"Host: 127.0.0.1:{crowd.port}\r\nOrigin: {crowd.url}\r\n"
    head = f"POST {LESSON} HTTP/1.1\r\n{origin}".encode()
    for rest in (
        b"Content-Length: 999999999999\r\n\r\n",
        b"Content-Length: -1\r\n\r\n",
        b"Content-Length: 1\r\nContent-Length: 2\r\n\r\nx",
        b"Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"Transfer-Encoding: chunked\r\n\r\nfffffffff\r\n",
        b"X: " + b"a" * 100_000 + b"\r\n\r\n",
    ):
        answer = raw(crowd, head + rest)
        assert answer == b"" or answer.startswith(b"HTTP/1.1 4"), rest[:40]
        assert b"Opgeslagen" not in answer


@pytest.mark.parametrize(("field", "limit"), [("evidence", 300), ("example", 2000), ("note", 2000)])
def test_a_text_is_taken_up_to_its_limit(crowd: Server, field: str, limit: int):
    client = Client(crowd)
    link = client.begin()
    longest = {"level": ["1"], field: ["é" * limit]}
    assert client.post_event(link + THEME, component=RATING, fields=longest).says_saved
    longer = {"level": ["1"], field: ["é" * (limit + 1)]}
    reply = client.post_event(link + THEME, component=RATING, fields=longer, seq=2)
    assert (reply.status, reply.sentence) == (400, say("answer.too-long", limit=limit))
    kept = client.get(f"{link}zelftest.json").data["answers"][RATING]
    assert kept == longest


def test_a_choice_that_is_not_on_the_page_is_refused(crowd: Server):
    client = Client(crowd)
    for fields, code in (
        ({"chosen": ["z"]}, "answer.unknown-option"),
        ({"chosen": ["a", "b"]}, "answer.too-many"),
    ):
        reply = client.answer(fields)
        assert (reply.status, reply.sentence) == (400, say(code))
    elsewhere = client.post_event(LESSON, component=RATING, fields={"level": ["1"]})
    assert (elsewhere.status, elsewhere.sentence) == (
        400,
        say("answer.unknown-field", field=RATING),
    )
    unknown = client.post_form(LESSON, {f"{CHOICE}:other": "a"})
    assert (unknown.status, unknown.sentence) == (400, say("answer.unknown-field", field="other"))
    assert client.chosen() == []


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "import.no-file"),
        (b"{", "import.broken"),
        (b"\xff\xfe", "import.broken"),
        (DEEP, "import.broken"),
        (b"[]", "import.other-format"),
        (b'{"format":"iets-anders"}', "import.other-format"),
        (b'{"format":"meedenker-zelftest","version":1}', "import.broken"),
    ],
)
def test_a_file_that_is_not_ours_is_refused(crowd: Server, content: bytes, code: str):
    reply = Client(crowd).bring_in(content)
    assert (reply.status, reply.sentence) == (400, say(code))


def test_a_file_with_one_wrong_answer_is_refused_as_a_whole(crowd: Server):
    client = Client(crowd)
    data = client.get(f"{client.begin()}zelftest.json").data
    for item in ("bestaat.niet", CHOICE):
        reply = client.bring_in(json.dumps({**data, "answers": {item: {}}}).encode())
        assert (reply.status, reply.sentence) == (400, say("import.unknown", item=item))
    wrong = {**data, "answers": {RATING: {"level": ["not-applicable"]}}}
    assert client.bring_in(json.dumps(wrong).encode()).status == 400
    assert client.bring_in(json.dumps({**data, "version": 2}).encode()).sentence == say(
        "import.other-version", expected=1
    )


def test_a_name_that_is_no_name_is_refused(crowd: Server):
    client = Client(crowd)
    for name in ("", "   ", "x" * 81, "a\u202eb"):
        reply = client.post_form(START, {"municipality": name, "role": "gemeente"})
        assert reply.status == 422
        assert say("selftest.name", limit=80) in reply.text
    broken = client.post(START, b"municipality=%ff&role=gemeente", FORM)
    assert (broken.status, broken.sentence) == (400, say(UNREADABLE))
