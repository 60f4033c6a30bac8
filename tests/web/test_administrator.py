# SPDX-License-Identifier: EUPL-1.2
"""Where others can reach the server, only the holder of the key changes what learners see."""

import os
import re
import stat

import pytest

from meedenker.content.texts import shipped_texts
from meedenker.service import new_token
from meedenker.storage.keyfile import KEY_FILE
from meedenker_widgets.hosts.web.limits import ADMIN_KEY
from tests.conftest import Server
from tests.organisation.support import ORGANISATION, TEAM
from tests.web.organisation import HEADINGS, HOME, NEW, Keeper
from tests.web.support import Client, Reply, refusal, say
from tests.web.test_forgery import STRANGERS, _headers

SIGN_IN, SIGN_OUT = "/organisatie/aanmelden", "/organisatie/afmelden"


def key_of(server: Server) -> str:
    return (server.data / KEY_FILE).read_text().strip()


def signed_in(server: Server) -> Keeper:
    keeper = Keeper(server)
    reply = keeper.post_form(SIGN_IN, {"key": key_of(server)})
    assert reply.status == 303
    keeper.cookie = re.match(r"mdk_beheer=([^;]+)", reply.headers["Set-Cookie"])[1]
    return keeper


def everything(client: Client) -> dict[str, Reply]:
    """Every address, read and written."""
    fields = {"version": "0", **ORGANISATION, **TEAM}
    reads = (
        HOME,
        NEW,
        "/organisatie/kaart/1",
        "/organisatie/sociale-kaart.csv",
        "/organisatie/inlezen",
    )
    writes = (HOME, NEW, "/organisatie/kaart/1", "/organisatie/kaart/1/weg", "/organisatie/inlezen")
    return {
        **{f"GET {path}": client.get(path) for path in reads},
        **{f"POST {path}": client.post_form(path, fields) for path in writes},
        "POST vervangen": client.post_form(
            "/organisatie/vervangen", {**fields, "content": HEADINGS}
        ),
    }


def test_without_the_key_nothing_is_shown_or_changed(crowd: Server):
    keeper = signed_in(crowd)
    keeper.add(name="Alleen voor wie mag")
    for cookie in ("", new_token(), "x", key_of(crowd)):
        stranger = Keeper(crowd)
        stranger.cookie = cookie
        for address, reply in everything(stranger).items():
            assert reply.status == 403, address
            assert "Alleen voor wie mag" not in reply.text
    assert "Sleutel" in Client(crowd).get(HOME).text
    assert Client(crowd).post_form(HOME, {}).sentence == say("admin.signed-out")
    assert "Welzijn Duinwaard" not in Client(crowd).get("/cursus/").text


def test_with_the_key_one_fills_in_and_signs_out(crowd: Server):
    keeper = signed_in(crowd)
    assert keeper.save().status == 303
    assert "Welzijn Duinwaard" in Client(crowd).get("/cursus/").text
    out = keeper.post_form(SIGN_OUT, {"x": "1"})
    assert (out.status, out.headers["Location"]) == (303, "/")
    assert re.match(r'mdk_beheer=""?;', out.headers["Set-Cookie"])
    assert keeper.get(HOME).status == 403  # the same cookie, copied
    again = signed_in(crowd)
    assert again.save(**dict.fromkeys(ORGANISATION, "")).status == 303


@pytest.mark.parametrize("key", ["", "x", " ", "a" * 500, "<b>", "sleutél"])
def test_another_key_is_refused_with_where_to_look(crowd: Server, key: str):
    reply = Client(crowd).post_form(SIGN_IN, {"key": key})
    assert reply.status == 422
    assert say("admin.wrong-key") in reply.text
    assert "mdk_beheer" not in str(reply.headers.get_all("Set-Cookie"))
    assert 'value="' not in re.search(r'<input[^>]*id="key"[^>]*>', reply.text)[0]


def test_the_cookie_is_for_these_pages_and_no_script_or_other_site_uses_it(crowd: Server):
    client = Client(crowd)
    for scheme in ("http", "https"):
        headers = client.post_form(
            SIGN_IN,
            {"key": key_of(crowd)},
            X_Forwarded_Proto=scheme,
            Sec_Fetch_Site="same-origin",
        ).headers
        cookie = headers["Set-Cookie"].lower()
        assert "httponly" in cookie
        assert "samesite=strict" in cookie
        assert "path=/organisatie/" in cookie
        assert "max-age=28800" in cookie
        assert ("secure" in cookie) == (scheme == "https")


def test_guessing_is_slowed_down_for_one_address_and_nobody_else(crowd: Server):
    guesser = Client(crowd)
    replies = [guesser.post_form(SIGN_IN, {"key": "x"}) for _ in range(int(ADMIN_KEY.burst) + 3)]
    assert {reply.status for reply in replies[: int(ADMIN_KEY.burst)]} == {422}
    assert replies[-1].status == 429
    assert guesser.post_form(SIGN_IN, {"key": key_of(crowd)}).status == 429
    assert signed_in(crowd).get(HOME).status == 200


@pytest.mark.parametrize("headers", STRANGERS.values(), ids=STRANGERS)
def test_another_site_cannot_act_for_who_is_signed_in(crowd: Server, headers: dict[str, str]):
    keeper = signed_in(crowd)
    version = keeper.version()
    sent = _headers(crowd, headers)
    form = "application/x-www-form-urlencoded"
    body = f"version={version}&name=Vervalst".encode()
    for path in (HOME, NEW, "/organisatie/inlezen", "/organisatie/vervangen", SIGN_OUT, SIGN_IN):
        reply = keeper.send("POST", path, body, Content_Type=form, **sent)
        assert (reply.status, reply.sentence) == (403, say("answer.other-site"))
    assert keeper.get(HOME).status == 200
    assert keeper.version() == version


def test_the_path_of_the_key_is_told_and_never_the_key_itself(new_server):
    server = new_server("--behind-proxy").start()
    path, key = server.data / KEY_FILE, key_of(server)
    if os.name != "nt":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    signed_in(server)
    assert Client(server).post_form(SIGN_IN, {"key": "mis"}).status == 422
    log = server.stop()
    assert say("admin.key-at", path=path) in log
    assert key not in log
    database = b"".join(file.read_bytes() for file in server.data.glob("meedenker.sqlite3*"))
    assert key.encode() not in database
    server.start()
    assert key_of(server) == key


def test_an_address_that_others_reach_asks_for_the_key_too(new_server):
    server = new_server("--ip", "0.0.0.0")
    server_url = f"http://0.0.0.0:{server.port}"
    reached = type("Reached", (Server,), {"url": property(lambda _: server_url)})
    server.__class__ = reached
    server.start()
    assert (server.data / KEY_FILE).exists()
    reply = Client(server).get(HOME, Host=f"127.0.0.1:{server.port}")
    assert reply.status == 403


@pytest.mark.skipif(os.name == "nt", reason="no such modes on Windows")
def test_a_server_with_a_key_that_others_may_read_does_not_start(new_server):
    server = new_server("--behind-proxy")
    path = server.data / KEY_FILE
    path.write_text("een-sleutel-van-twintig-tekens")
    path.chmod(0o644)
    code, told = refusal(server)
    assert code == 1
    assert shipped_texts().say("setup.key-open", path=path) in told
