# SPDX-License-Identifier: EUPL-1.2
"""Nobody sees what another filled in, and a log knows neither people nor links."""

import sqlite3

import pytest

from meedenker.service.identity import new_token
from tests.conftest import Server
from tests.web.support import COOKIE, LESSON, RATING, START, THEME, Client, rate

SECRET = "dit blijft van mij"


def _filled(server: Server) -> tuple[Client, str]:
    client = Client(server)
    link = client.begin("Geheimdam")
    client.post_form(link + THEME, rate("1", note=SECRET))
    assert SECRET in client.get(link + THEME).text
    return client, link


def test_two_visitors_do_not_see_each_others_answers(server: Server):
    first, second = Client(server), Client(server)
    first.answer({"chosen": ["a"]})
    assert second.chosen() == []
    second.answer({"chosen": ["b"]})
    assert (first.chosen(), second.chosen()) == (["a"], ["b"])


def test_a_link_opens_its_own_measurement_only(server: Server):
    client, link = _filled(server)
    other = client.begin("Elders")
    for page in ("", THEME, "resultaat", "zelftest.json"):
        shown = client.get(other + page).text
        assert SECRET not in shown
        assert "Geheimdam" not in shown
        assert link not in shown
    client.post_form(other + THEME, rate("0", note="iets anders"))
    assert client.get(f"{link}zelftest.json").data["answers"][RATING]["note"] == [SECRET]


@pytest.mark.parametrize(
    "change",
    [
        lambda token: token[:-1] + ("a" if token[-1] != "a" else "b"),
        lambda token: token.swapcase(),
        lambda token: token[::-1],
        lambda token: token[:31],
        lambda token: token + "a",
        lambda token: token.replace(token[0], "%" + format(ord(token[0]), "x"), 1),
        lambda _: new_token(),
        lambda _: "A" * 32,
    ],
)
def test_a_link_that_is_almost_right_opens_nothing(server: Server, change):
    _, link = _filled(server)
    token = link.split("/")[3]
    for page in ("", THEME, "resultaat", "zelftest.json"):
        reply = Client(server).get(f"{START}/{change(token)}/{page}")
        assert reply.status == 404
        assert SECRET not in reply.text


def test_a_cookie_is_no_link_to_a_measurement(server: Server):
    client = Client(server)
    client.answer({"chosen": ["a"]})
    for page in ("", THEME, "resultaat", "zelftest.json"):
        assert client.get(f"{START}/{client.token}/{page}").status == 404


def test_the_measurement_needs_its_link_not_the_cookie(server: Server):
    client, link = _filled(server)
    assert SECRET in Client(server, token=new_token()).get(link + THEME).text
    assert SECRET not in client.get(START).text


def test_no_secret_leaves_with_a_link_to_elsewhere(server: Server):
    client, link = _filled(server)
    reply = client.get(link + "resultaat")
    assert reply.headers["Referrer-Policy"] == "same-origin"
    assert reply.headers["Cache-Control"] == "no-store"


def test_the_store_knows_no_secrets_only_their_hashes(new_server):
    server = new_server().start()
    client, link = _filled(server)
    client.answer({"chosen": ["a"]})
    server.stop()
    stored = b"".join(path.read_bytes() for path in server.data.glob("meedenker.sqlite3*"))
    assert SECRET.encode() in stored
    assert link.split("/")[3].encode() not in stored
    assert client.token.encode() not in stored
    assert b"127.0.0.1" not in stored


def test_a_log_of_many_troubles_knows_no_link_address_or_answer(new_server):
    server = new_server().start()
    client, link = _filled(server)
    token = link.split("/")[3]
    client.answer({"chosen": ["a"]})
    with sqlite3.connect(server.data / "meedenker.sqlite3") as connection:
        connection.execute("update answer set record = 'kapot'")
    connection.close()
    for page in (THEME, "resultaat", "zelftest.json"):
        assert client.get(link + page).status == 503
    assert client.get(LESSON).status == 503
    with sqlite3.connect(server.data / "meedenker.sqlite3") as connection:
        connection.execute("update measurement set created_at = 'kapot'")
    connection.close()
    assert client.get(link).status in (500, 503)
    client.get(f"{START}/{new_token()}/")
    client.get(f"{link}bestaat-niet")
    client.post(START, b"municipality=%ff" + SECRET.encode(), "application/x-www-form-urlencoded")
    client.post_json(link + THEME, b"{" + SECRET.encode())
    client.post(link + THEME, b"--x\r\n" + SECRET.encode(), "multipart/form-data; boundary=x")
    client.send("PUT", link)
    log = server.stop()
    assert "niet te lezen" in log, "the administrator does hear of it"
    for secret in (token, token[:12], client.token, "127.0.0.1", SECRET, COOKIE):
        assert secret not in log
