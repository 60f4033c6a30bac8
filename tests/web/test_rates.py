# SPDX-License-Identifier: EUPL-1.2
"""Who hammers is slowed down; thirty people in one room never notice."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

from meedenker.service.identity import new_token
from tests.conftest import Server
from tests.web.support import CHOICE, LESSON, START, Client, Reply, say

PEOPLE = 30
SECONDS = 3
PER_SECOND = 3


def _until_refused(ask, most: int) -> tuple[int, Reply]:
    for count in range(most):
        reply = ask(count)
        if reply.status == 429:
            return count, reply
    raise AssertionError(f"never refused in {most} requests")


def _is_polite(reply: Reply) -> bool:
    return reply.sentence == say("answer.too-fast") and 1 <= int(reply.headers["Retry-After"]) <= 60


def test_one_visitor_who_hammers_is_asked_to_wait_and_loses_nothing(server: Server):
    client = Client(server)

    def answer(count: int) -> Reply:
        return client.answer({"chosen": ["ab"[count % 2]]}, seq=count)

    taken, refused = _until_refused(answer, 1000)
    assert taken >= 100
    assert _is_polite(refused)
    assert not refused.says_saved
    assert Client(server).answer({"chosen": ["a"]}).says_saved, "others go on"
    deadline = time.monotonic() + 10
    while client.answer({"chosen": ["b"]}, seq=10_000).status == 429:
        assert time.monotonic() < deadline
    assert client.chosen() == ["b"]


def test_thirty_people_behind_one_address_never_notice(new_server):
    server = new_server().start()
    start = time.monotonic() + 0.5
    ready = threading.Barrier(PEOPLE)

    def attend(_: int) -> list[int]:
        client = Client(server)
        statuses = [client.get("/").status, client.get(LESSON).status]
        ready.wait()
        for number in range(SECONDS * PER_SECOND):
            pause = start + number / PER_SECOND - time.monotonic()
            threading.Event().wait(max(pause, 0))
            statuses.append(client.answer({"chosen": ["a"]}, seq=number).status)
        return statuses

    with ThreadPoolExecutor(PEOPLE) as pool:
        statuses = {status for found in pool.map(attend, range(PEOPLE)) for status in found}
    assert statuses == {200}


def test_thirty_people_can_each_begin_a_measurement(new_server):
    server = new_server().start()
    with ThreadPoolExecutor(8) as pool:
        links = set(pool.map(lambda _: Client(server).begin(), range(PEOPLE)))
    assert len(links) == PEOPLE


def test_guessing_links_gets_slow_and_a_known_link_still_opens(new_server):
    server = new_server().start()
    client = Client(server)
    link = client.begin()

    def guess(_: int) -> Reply:
        return client.get(f"{START}/{new_token()}/")

    taken, refused = _until_refused(guess, 200)
    assert taken <= 100
    assert _is_polite(refused)
    again = [guess(0).status for _ in range(20)]
    assert again.count(429) >= 18
    assert client.get(link).status == 200
    assert client.get(LESSON).status == 200


def test_one_address_cannot_flood_the_store_with_measurements(new_server):
    server = new_server().start()
    client = Client(server)
    form = {"municipality": "Duinwaard", "role": "gemeente"}
    taken, refused = _until_refused(lambda _: client.post_form(START, form), 200)
    assert PEOPLE <= taken <= 100
    assert _is_polite(refused)


def test_one_address_that_floods_gets_no_answers_but_others_do(new_server):
    server = new_server("--behind-proxy").start()
    flooder, other = Client(server), Client(server)
    other.address = "10.9.9.10"

    def flood(_: int) -> int:
        return flooder.get("/healthz").status

    with ThreadPoolExecutor(8) as pool:
        deadline = time.monotonic() + 20
        statuses: set[int] = set()
        while 429 not in statuses:
            assert time.monotonic() < deadline
            statuses |= set(pool.map(flood, range(400)))
    assert statuses == {200, 429}
    assert other.answer({"chosen": ["a"]}, component=CHOICE).says_saved
