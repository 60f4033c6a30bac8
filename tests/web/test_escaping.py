# SPDX-License-Identifier: EUPL-1.2
"""Whatever someone types comes back as text, never as a part of the page."""

import json
import re
from html import unescape
from html.parser import HTMLParser

import pytest

from tests.conftest import Server
from tests.web.support import LESSON, RATING, START, THEME, Client, rate

NASTY = {
    "a script": "<script>alert(1)</script>",
    "an attribute": '" onfocus=alert(1) autofocus x="',
    "a single quote": "' onmouseover='alert(1)",
    "an end of a textarea": "</textarea><img src=x onerror=alert(1)>",
    "an end of a comment": "--><svg onload=alert(1)>",
    "an entity": "&lt;b&gt; &amp; &#60;i&#62;",
    "template braces": "{{ 7 * 7 }} {% raw %} ${7*7} #{7*7} {% endraw %}",
    "a format string": "{0} {name} %s %(x)s",
    "an end of JSON": '"}],"patches":[{"target":"x',
    "right to left": "שלום עולם",
    "a link": "javascript:alert(1)",
    "line ends": "een\r\nX-Extra: twee\r\n\r\n<b>drie",
}
INVISIBLE = "vo\x00or\x1b[31m\x07\u202egnirts\u2066\ufeff\ud800na".encode("utf-8", "surrogatepass")

OWN = re.compile(r"[/#]|https://(?:[a-z]+\.)+nl/")
"""Addresses that pages of ours hold: of this site, and of public sites where a law can be read."""


class _Elements(HTMLParser):
    """What a page consists of: its elements, their event handlers and addresses."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.counts: dict[str, int] = {}
        self.risky: list[tuple[str, str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.counts[tag] = self.counts.get(tag, 0) + 1
        self.risky += [
            (name, value or "")
            for name, value in attrs
            if name.startswith("on") or name in ("style", "srcdoc", "autofocus")
        ]
        self.risky += [
            (name, value or "")
            for name, value in attrs
            if name in ("href", "src", "action") and not OWN.match(value or "")
        ]


def _same_page(nasty: str, plain: str) -> None:
    """Both pages have the same elements, and nothing that runs."""
    found, expected = _Elements(nasty), _Elements(plain)
    assert found.counts == expected.counts
    assert found.risky == []
    assert found.counts["script"] == 2  # before the first paint, and after the page


def _filled(crowd: Server, name: str, text: str) -> tuple[Client, str]:
    client = Client(crowd)
    link = client.begin(name)
    fields = rate("3", evidence=text, date=text[:40], example=text, note=text)
    assert client.post_form(f"{link}{THEME}", fields).status == 200
    return client, link


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)
def test_text_stays_text_on_every_page(crowd: Server, text: str):
    name = " ".join(text.split())[:80]
    (client, link), (other, plain) = _filled(crowd, name, text), _filled(crowd, "x", "x")
    for page in ("", THEME, "inspraak", "resultaat"):
        shown = client.get(link + page).text
        _same_page(shown, other.get(plain + page).text)
        assert unescape(shown).count(name) > 0
    problems = {**rate("3", evidence=text, date=text[:40], note=text), "action": "volgende"}
    without = {**rate("3", evidence="x", date="x", note="x"), "action": "volgende"}
    _same_page(
        client.post_form(link + THEME, problems).text,
        other.post_form(plain + THEME, without).text,
    )


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)
def test_text_comes_back_as_it_was_typed(crowd: Server, text: str):
    client, link = _filled(crowd, "Duinwaard", text)
    typed = text.replace("\r\n", "\n").strip()
    answer = client.get(f"{link}zelftest.json").data["answers"][RATING]
    assert answer["example"] == [typed]
    again = client.bring_in(client.get(f"{link}zelftest.json").body).headers["Location"]
    assert client.get(f"{again}zelftest.json").data["answers"][RATING] == answer
    shown = client.get(link + THEME).text
    (area,) = re.findall(
        rf'<textarea[^>]*name="{RATING}:example"[^>]*>(.*?)</textarea>', shown, re.S
    )
    assert unescape(area) == typed


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)
def test_a_patch_holds_text_as_text(crowd: Server, text: str):
    client = Client(crowd)
    link = client.begin()
    fields = {"level": ["3"], "evidence": [text], "example": [text], "note": [text]}
    reply = client.post_event(link + THEME, component=RATING, fields=fields)
    (patch, _) = reply.data["patches"]
    found = _Elements(patch["html"])
    assert found.risky == []
    assert "script" not in found.counts
    assert "img" not in found.counts


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)
def test_an_error_repeats_text_as_text(crowd: Server, text: str):
    client = Client(crowd)
    plain = client.post_form(LESSON, {"x:chosen": "a"})
    for reply in (
        client.post_form(LESSON, {f"{text}:chosen": "a"}),
        client.post_form(LESSON, {"opschalen.kort.01:" + text: "a"}),
    ):
        assert reply.status == 400
        _same_page(reply.text, plain.text)
    start = client.post_form(START, {"municipality": text, "role": text})
    _same_page(start.text, client.post_form(START, {"municipality": "x", "role": "x"}).text)


def test_a_name_cannot_add_a_header(crowd: Server):
    client = Client(crowd)
    link = client.begin("Duin\r\nSet-Cookie: a=b\r\n\r\nwaard")
    for page in ("", THEME, "resultaat", "zelftest.json"):
        headers = client.get(link + page).headers
        assert "Set-Cookie" not in headers
        assert headers["Content-Disposition"] in (None, 'attachment; filename="zelftest.json"')
    assert "Gemeente Duin Set-Cookie: a=b waard</h1>" in client.get(link).text


def test_a_host_cannot_write_in_the_page(crowd: Server):
    client = Client(crowd)
    link = client.begin()
    reply = client.get(link, Host='x"><script>alert(1)</script>')
    assert reply.status in (200, 400)
    assert "<script>alert" not in reply.text


def test_characters_nobody_sees_are_not_kept(crowd: Server):
    client = Client(crowd)
    link = client.begin()
    text = INVISIBLE.decode("utf-8", "surrogatepass")
    fields = {"level": ["1"], "note": [text]}
    assert client.post_event(link + THEME, component=RATING, fields=fields).says_saved
    kept = client.get(f"{link}zelftest.json").data["answers"][RATING]["note"]
    assert kept == ["voor[31mgnirtsna"]


def test_a_file_cannot_bring_in_a_name_with_hidden_characters(crowd: Server):
    client = Client(crowd)
    data = client.get(f"{client.begin()}zelftest.json").data
    for name in ("a\x00b", "a\u202eb", "a\ud800b", "", "x" * 81, "  "):
        reply = client.bring_in(json.dumps({**data, "municipality": name}).encode())
        assert reply.status == 400, repr(name)


def test_a_download_is_a_file_and_nothing_else(crowd: Server):
    client = Client(crowd)
    reply = client.get(f"{client.begin('<b>')}zelftest.json")
    assert reply.headers["Content-Type"] == "application/json; charset=utf-8"
    assert reply.headers["Content-Disposition"] == 'attachment; filename="zelftest.json"'
    assert reply.data["municipality"] == "<b>"
