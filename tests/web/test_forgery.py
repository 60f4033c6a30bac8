# SPDX-License-Identifier: EUPL-1.2
"""Another site cannot answer in a visitor's name."""

import pytest

from meedenker.storage import SqlStore
from tests.conftest import Server
from tests.web.support import LESSON, START, THEME, Client, event, rate, say

FORM = "application/x-www-form-urlencoded"
STRANGERS = {
    "a foreign origin": {"Origin": "https://elders.example"},
    "our address as a part": {"Origin": "http://127.0.0.1.elders.example"},
    "our host on another port": {"Origin": "http://127.0.0.1:1"},
    "a hidden origin": {"Origin": "null"},
    "an empty origin": {"Origin": ""},
    "no origin at all": {},
    "a foreign page": {"Referer": "https://elders.example/formulier"},
    "our address in a foreign page": {"Referer": "https://elders.example/?http://{host}/"},
    "our address as a name": {"Referer": "https://{host}@elders.example/"},
    "another site": {"Origin": "http://{host}", "Sec_Fetch_Site": "cross-site"},
    "a neighbour": {"Origin": "http://{host}", "Sec_Fetch_Site": "same-site"},
    "nonsense": {"Origin": "http://{host}", "Sec_Fetch_Site": "x"},
}
OWN = {
    "an origin": {"Origin": "http://{host}"},
    "a page": {"Referer": "http://{host}/cursus/opschalen"},
    "fetch metadata": {"Sec_Fetch_Site": "same-origin"},
    "everything": {"Origin": "http://{host}", "Sec_Fetch_Site": "same-origin"},
}


def _headers(server: Server, headers: dict[str, str]) -> dict[str, str]:
    host = f"127.0.0.1:{server.port}"
    return {name: value.format(host=host) for name, value in headers.items()}


@pytest.mark.parametrize("headers", STRANGERS.values(), ids=STRANGERS)
def test_what_comes_from_elsewhere_is_refused_and_not_saved(
    server: Server, headers: dict[str, str]
):
    client = Client(server)
    sent = _headers(server, headers)
    link = client.begin()
    body = "&".join(f"{name}={value}" for name, value in rate("1").items()).encode()
    replies = [
        client.send("POST", LESSON, b"opschalen.kort.01:chosen=a", Content_Type=FORM, **sent),
        client.send("POST", f"{link}{THEME}", body, Content_Type=FORM, **sent),
        client.send("POST", START, b"municipality=Duinwaard&role=gemeente", **sent),
        client.send("POST", f"{START}/terughalen", b"x", **sent),
    ]
    assert [reply.status for reply in replies] == [403] * 4
    assert {reply.sentence for reply in replies} == {say("answer.other-site")}
    assert not any(reply.says_saved for reply in replies)
    assert client.chosen() == []
    assert client.get(f"{link}zelftest.json").data["answers"] == {}


def test_a_script_of_another_site_is_refused(server: Server):
    client = Client(server)
    reply = client.post_json(LESSON, event(), Origin="https://elders.example")
    assert (reply.status, reply.sentence) == (403, say("answer.other-site"))
    assert client.chosen() == []


@pytest.mark.parametrize("headers", OWN.values(), ids=OWN)
def test_what_comes_from_our_own_page_is_taken(server: Server, headers: dict[str, str]):
    client = Client(server)
    sent = _headers(server, headers)
    reply = client.send("POST", LESSON, b"opschalen.kort.01:chosen=a", Content_Type=FORM, **sent)
    assert reply.status == 303
    assert client.chosen() == ["a"]


def test_a_refused_start_makes_no_measurement(new_server):
    server = new_server().start()
    Client(server).send("POST", START, b"municipality=Duinwaard&role=gemeente", Content_Type=FORM)
    server.stop()
    store = SqlStore.sqlite(server.data / "meedenker.sqlite3")
    with store._database._engine.connect() as connection:
        assert connection.exec_driver_sql("select count(*) from measurement").scalar_one() == 0
    store.close()


def test_reading_changes_nothing(server: Server):
    client = Client(server)
    link = client.begin()
    client.get(f"{LESSON}?opschalen.kort.01:chosen=a&action=opschalen.kort.01:check")
    client.get(f"{link}{THEME}?zelftest.beleidsplan.01.vraag:level=1&action=volgende")
    assert client.chosen() == []
    assert client.get(f"{link}zelftest.json").data["answers"] == {}
