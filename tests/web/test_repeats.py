# SPDX-License-Identifier: EUPL-1.2
"""Sending twice does no harm, and what comes late does not undo what came after it."""

from concurrent.futures import ThreadPoolExecutor

from meedenker.domain.attempt import Record
from meedenker.service import owner_of
from meedenker.storage import SqlStore
from tests.conftest import Server
from tests.web.support import CHOICE, LESSON, RATING, THEME, Client


def _record(client: Client) -> Record:
    store = SqlStore.sqlite(client.server.data / "meedenker.sqlite3")
    try:
        return store.records(owner_of(client.token))[CHOICE]
    finally:
        store.close()


def _check(client: Client, seq: int = 1, sender: str = "pagina") -> None:
    reply = client.answer({"chosen": ["a"]}, action="check", sender=sender, seq=seq)
    assert reply.says_saved


def test_a_double_send_is_one_try(server: Server):
    client = Client(server)
    for _ in range(3):
        _check(client)
    assert _record(client).attempt.tries == 1
    _check(client, seq=2)
    assert _record(client).attempt.tries == 2


def test_many_sends_at_once_are_one_try(server: Server):
    client = Client(server)
    with ThreadPoolExecutor(12) as pool:
        list(pool.map(lambda _: _check(client), range(24)))
    assert _record(client).attempt.tries == 1


def test_a_send_again_after_a_restart_is_one_try(new_server):
    server = new_server().start()
    client = Client(server)
    _check(client)
    server.kill()
    server.start()
    _check(client)
    assert _record(client).attempt.tries == 1


def test_two_open_pages_each_count(server: Server):
    client = Client(server)
    _check(client, sender="een")
    _check(client, sender="twee")
    _check(client, sender="een")
    assert _record(client).attempt.tries == 2


def test_what_comes_late_does_not_undo_what_is_newer(server: Server):
    client = Client(server)
    client.answer({"chosen": ["a"]}, seq=1)
    client.answer({"chosen": ["c"]}, seq=3)
    late = client.answer({"chosen": ["b"]}, seq=2)
    assert late.says_saved
    assert client.chosen() == ["c"]


def test_the_text_of_a_late_send_does_not_return(server: Server):
    client = Client(server)
    link = client.begin()
    for seq, note in ((1, "een"), (4, "vier"), (2, "twee"), (3, "drie"), (1, "een")):
        fields = {"level": ["1"], "note": [note]}
        assert client.post_event(link + THEME, component=RATING, fields=fields, seq=seq).says_saved
    kept = client.get(f"{link}zelftest.json").data["answers"][RATING]["note"]
    assert kept == ["vier"]


def test_answers_of_one_visitor_at_once_are_all_kept(server: Server):
    client = Client(server)
    items = [f"opschalen.kort.0{number}" for number in range(1, 7)]

    def answer(item: str) -> bool:
        return client.post_event(LESSON, component=item, sender=item).says_saved

    with ThreadPoolExecutor(6) as pool:
        assert all(pool.map(answer, items))
    assert [client.chosen(item) for item in items] == [["a"]] * 6


def test_a_form_sent_twice_without_a_script_changes_nothing(server: Server):
    client = Client(server)
    form = {f"{CHOICE}:chosen": "a", "action": f"{CHOICE}:answer"}
    for _ in range(2):
        assert client.post_form(LESSON, form).status == 303
    assert client.chosen() == ["a"]
    assert _record(client).attempt.tries == 0
