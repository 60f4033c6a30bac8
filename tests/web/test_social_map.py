# SPDX-License-Identifier: EUPL-1.2
"""The "sociale kaart" as a file: shown first, refused with its places, taken over as a whole."""

from html import unescape

import pytest

from meedenker.reports.social_map import MAX_BYTES
from tests.conftest import Server
from tests.web.organisation import HEADINGS, HOME, NEW, Keeper, words
from tests.web.support import Client, say

MAP = "/naslag/netwerk"


def test_a_file_is_shown_first_and_then_takes_the_place_of_all_lines(keeper: Keeper):
    keeper.add(name="Oud")
    content = (
        HEADINGS + 'Nieuw;B;"Helpt; en luistert";;+31 900 1234;nieuw.example.nl;=1+1;1-2-2025\n'
    )
    shown = keeper.preview(content)
    assert shown.status == 200
    assert "Helpt; en luistert" in unescape(shown.text)
    assert "staat nu één regel" in shown.text
    assert "Oud" in keeper.get(HOME).text
    assert keeper.confirm(shown).status == 303
    page = Client(keeper.server).get(MAP).text
    assert "Nieuw" in page
    assert "Oud" not in words(page).split("Sociale kaart van jouw regio")[1][:400]
    file = keeper.get("/organisatie/sociale-kaart.csv")
    assert file.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert file.headers["Content-Disposition"] == 'attachment; filename="sociale-kaart.csv"'
    assert file.body.decode("utf-8-sig").splitlines()[1] == (
        "Nieuw;B;\"Helpt; en luistert\";;'+31 900 1234;https://nieuw.example.nl;'=1+1;01-02-2025"
    )
    again = keeper.preview(file.body)
    assert keeper.confirm(again).status == 303
    assert keeper.get("/organisatie/sociale-kaart.csv").body == file.body


def test_the_example_is_what_can_be_read(server: Server):
    keeper = Keeper(server)
    example = keeper.get("/organisatie/leeg-voorbeeld.csv").body
    assert example.decode("utf-8-sig").strip() == HEADINGS.strip()
    assert "Uw bestand heeft geen regels." in keeper.preview(example).text


def test_a_file_with_faults_tells_every_place_and_changes_nothing(keeper: Keeper):
    keeper.add()
    reply = keeper.preview(HEADINGS + "a;Q;b\n" * 50 + "<b>;A;\n")
    assert reply.status == 422
    assert say(
        "map.fault", line=2, column="type", sentence=say("own.choice", options="A, B, C")
    ) in words(reply.text)
    assert say("map.more-faults", count=11) in words(reply.text)
    assert 'name="content"' not in reply.text
    assert "Wijkteam Noord" in Client(keeper.server).get(MAP).text


@pytest.mark.parametrize(
    ("content", "code", "params"),
    [
        (b"", "map.no-file", {}),
        (b"\xff\xfe\x00", "map.not-utf-8", {}),
        (b"x" * (MAX_BYTES + 1), "map.too-large", {"limit": 200}),
        (b"naam;type\n", "map.no-column", {"column": "wat ze doen"}),
        (
            b"<script>;b\n",
            "map.unknown-column",
            {"place": 1, "column": "<script>", "known": ", ".join(HEADINGS.strip().split(";"))},
        ),
    ],
    ids=["empty", "no text", "too large", "column", "markup"],
)
def test_what_is_no_such_file_is_refused(server: Server, content: bytes, code: str, params: dict):
    reply = Keeper(server).preview(content)
    assert (reply.status, unescape(reply.sentence)) == (400, say(code, **params))


def test_a_body_beyond_every_bound_is_refused(server: Server):
    reply = Keeper(server).preview(b"x" * 2_000_000)
    assert (reply.status, reply.sentence) == (413, say("answer.too-large"))


def test_the_second_step_trusts_nothing_of_the_first(keeper: Keeper):
    version = keeper.version(NEW)
    for content in (HEADINGS + "a;Q;b\n", "x", "", HEADINGS + "a;A;b\n" * 301):
        reply = keeper.upload("/organisatie/vervangen", {"version": version, "content": content})
        assert reply.status == 400
    assert keeper.version(NEW) == version
    shown = keeper.preview(HEADINGS + "a;A;b\n")
    keeper.add()
    assert keeper.confirm(shown).status == 409
    assert "Wijkteam Noord" in keeper.get(HOME).text
