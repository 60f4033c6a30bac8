# SPDX-License-Identifier: EUPL-1.2
"""Headers that keep a browser on the safe side, on every kind of answer."""

import re

import pytest

from tests.conftest import Server
from tests.web.support import COOKIE, LESSON, START, Client, Reply, event

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
ALWAYS = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Server": "Meedenker",
}
SHOWN = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}
TO_A_SCRIPT = ("json", "bad request")
HTTPS = {"X_Forwarded_Proto": "https", "X_Forwarded_For": "203.0.113.7"}


def _asset(client: Client) -> str:
    return re.search(r"/static/[0-9a-f]{16}/page\.css", client.get("/").text)[0]


def _every_kind(client: Client) -> dict[str, Reply]:
    link = client.begin()
    return {
        "page": client.get("/"),
        "lesson": client.get(LESSON),
        "theme": client.get(f"{link}beleidsplan"),
        "result": client.get(f"{link}resultaat"),
        "download": client.get(f"{link}zelftest.json"),
        "json": client.post_event(LESSON),
        "health": client.get("/healthz"),
        "asset": client.get(_asset(client)),
        "redirect": client.post_form(START, {"municipality": "Duinwaard", "role": "gemeente"}),
        "not modified": client.get("/", If_None_Match=client.get("/").headers["Etag"]),
        "form with errors": client.post_form(START, {}),
        "bad request": client.post_json(LESSON, b"{"),
        "forbidden": client.send("POST", LESSON, b"x=1", Origin="https://elders.example"),
        "not found": client.get("/bestaat-niet"),
        "wrong method": client.send("PUT", "/"),
        "head": client.send("HEAD", "/bestaat-niet"),
    }


def test_every_kind_of_answer_has_exactly_our_headers(server: Server):
    for kind, reply in _every_kind(Client(server)).items():
        for name, value in ALWAYS.items():
            assert reply.headers.get_all(name) == [value], (kind, name)
        for name, value in SHOWN.items():
            expected = None if kind in TO_A_SCRIPT else [value]
            assert reply.headers.get_all(name) == expected, (kind, name)
        assert "unsafe" not in reply.headers["Content-Security-Policy"]
        assert "Access-Control-Allow-Origin" not in reply.headers


def test_only_assets_may_be_kept(server: Server):
    for kind, reply in _every_kind(Client(server)).items():
        kept = reply.headers["Cache-Control"]
        expected = "public, max-age=31536000, immutable" if kind == "asset" else "no-store"
        assert kept == expected, kind


def test_the_kinds_are_what_they_seem(server: Server):
    statuses = {kind: reply.status for kind, reply in _every_kind(Client(server)).items()}
    assert statuses == {
        **dict.fromkeys(("page", "lesson", "theme", "result", "download", "json"), 200),
        **dict.fromkeys(("health", "asset"), 200),
        "redirect": 303,
        "not modified": 304,
        "form with errors": 422,
        "bad request": 400,
        "forbidden": 403,
        "not found": 404,
        "head": 404,
        "wrong method": 405,
    }


def _new_cookie(server: Server, **headers: str) -> str:
    reply = Client(server).get(LESSON, Cookie="", **headers)
    (cookie,) = reply.headers.get_all("Set-Cookie")
    return cookie


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(server: Server):
    name, *attributes = _new_cookie(server).split("; ")
    assert re.fullmatch(rf"{COOKIE}=[A-Za-z0-9_-]{{32}}", name)
    kinds = {attribute.partition("=")[0].lower() for attribute in attributes}
    assert kinds == {"httponly", "max-age", "path", "samesite"}
    assert {"HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=31536000"} <= set(attributes)


def test_every_new_visitor_gets_another_secret(server: Server):
    secrets = {_new_cookie(server).partition(";")[0] for _ in range(10)}
    assert len(secrets) == 10


@pytest.mark.parametrize(
    "cookie", ["", "kort", "a" * 31, "a" * 33, "é" * 32, "../" * 8, "a b" * 11]
)
def test_a_cookie_that_is_no_secret_is_replaced(server: Server, cookie: str):
    sent = f"{COOKIE}={cookie}".encode().decode("latin-1")
    assert COOKIE in Client(server).get(LESSON, Cookie=sent).headers["Set-Cookie"]
    refused = Client(server).post_json(LESSON, event(), Cookie=sent)
    assert refused.status == 400
    assert "cookie" in refused.sentence


def test_a_known_visitor_keeps_its_secret(server: Server):
    assert "Set-Cookie" not in Client(server).get(LESSON).headers


def test_forwarded_headers_mean_nothing_without_a_proxy(server: Server):
    reply = Client(server).get("/", **HTTPS)
    assert "Strict-Transport-Security" not in reply.headers
    assert "secure" not in _new_cookie(server, **HTTPS).lower()
    link = Client(server).begin()
    assert f"http://127.0.0.1:{server.port}{link}" in Client(server).get(link, **HTTPS).text


def test_behind_a_proxy_with_https_everything_is_secure(new_server):
    server = new_server("--behind-proxy").start()
    secure = Client(server).get("/", **HTTPS)
    assert secure.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"
    assert "Secure" in _new_cookie(server, **HTTPS).split("; ")
    link = Client(server).begin()
    assert f"https://127.0.0.1:{server.port}{link}" in Client(server).get(link, **HTTPS).text
    plain = Client(server).get("/")
    assert "Strict-Transport-Security" not in plain.headers
    assert "secure" not in _new_cookie(server).lower()
