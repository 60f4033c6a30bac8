# SPDX-License-Identifier: EUPL-1.2
"""What the organisation fills in is kept, shown to learners at once, and never more than text."""

import re
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest

from meedenker.domain.social_map import LIMITS
from tests.conftest import Server
from tests.organisation.support import ORGANISATION, SHORTEST, TEAM
from tests.web.organisation import HEADINGS, HOME, NEW, Keeper, words
from tests.web.support import LESSON, Client, say
from tests.web.test_escaping import NASTY, _Elements

MAP = "/naslag/netwerk"
PLACES = ("/cursus/", "/naslag/", LESSON)


def test_learners_read_what_to_ask_until_something_is_filled_in(server: Server):
    learner = Client(server)
    for path in ("/cursus/", "/naslag/"):
        assert "Wie is mijn coördinator, en op welk nummer bel ik?" in words(learner.get(path).text)
    lesson = words(learner.get(LESSON).text)
    assert "Heb je het nummer van je coördinator niet?" in lesson
    assert lesson.count("Schrijf het nummer van je coördinator hier op:") == 3
    assert "Jouw organisatie heeft hier nog niets ingevuld." in words(learner.get(MAP).text)


def test_what_is_filled_in_stands_at_once_wherever_learners_need_it(keeper: Keeper):
    new, busy = Client(keeper.server), Client(keeper.server)
    busy.answer({"chosen": ["a"]})
    before = {path: new.get(path).text for path in PLACES}
    busy.get(LESSON)
    assert keeper.save().status == 303
    for path in PLACES:
        for learner in (new, busy):
            shown = learner.get(path).text
            assert '<a class="utrecht-link utrecht-link--html-a" href="tel:09001112233">' in shown
            assert "coördinator vrijwilligers" in shown
            assert shown != before[path]
    assert new.get(LESSON).text.count('href="tel:09001112233"') == 3  # button, lesson, card
    assert busy.chosen() == ["a"]
    own = words(new.get("/cursus/").text)
    assert "Welzijn Duinwaard , Duinwaard en omstreken" in own
    assert "Neem geen geld aan." in own
    assert "Vraag dit nog" not in own
    keeper.save(phone="")
    assert "tel:0900111" not in new.get(LESSON).text + busy.get(LESSON).text
    assert "Vraag dit nog" in words(new.get("/cursus/").text)


def test_the_page_without_answers_is_compressed_with_the_number_in_it(keeper: Keeper):
    learner = Client(keeper.server)
    learner.get(LESSON, Accept_Encoding="gzip")
    keeper.save()
    packed = learner.get(LESSON, Accept_Encoding="gzip")
    assert packed.headers["Content-Encoding"] == "gzip"
    assert learner.get(LESSON).text.count("0900\u00a0111\u00a022\u00a033") == 3


def test_a_form_with_a_fault_is_shown_again_and_nothing_is_kept(keeper: Keeper):
    keeper.save()
    reply = keeper.save(name="Iets anders", phone="bel <b>maar</b>")
    assert reply.status == 422
    assert say("own.phone") in words(reply.text)
    assert "Fout:" in reply.text
    assert 'value="Iets anders"' in reply.text
    assert 'value="bel &lt;b&gt;maar&lt;/b&gt;"' in reply.text
    assert "Welzijn Duinwaard" in Client(keeper.server).get("/cursus/").text


def test_two_who_change_the_same_thing_do_not_overwrite_each_other(keeper: Keeper):
    version = keeper.version()
    keeper.save(name="De eerste")
    late = keeper.post_form(HOME, {"version": version, **ORGANISATION, "name": "De tweede"})
    assert late.status == 409
    assert say("own.changed") in words(late.text)
    assert 'value="De tweede"' in late.text
    assert "De eerste" in Client(keeper.server).get("/cursus/").text
    new_version = re.search(r'name="version" value="(\d+)"', late.text)[1]
    again = keeper.post_form(HOME, {"version": new_version, **ORGANISATION, "name": "De tweede"})
    assert again.status == 303


def test_a_line_is_added_changed_and_removed(keeper: Keeper):
    learner = Client(keeper.server)
    assert keeper.add().headers["Location"] == "/organisatie/?opgeslagen=kaart"
    shown = learner.get(MAP).text
    assert 'href="tel:+319001234567"' in shown
    assert 'href="https://wijkteam.example.nl/contact" rel="noopener noreferrer"' in shown
    assert "Gecontroleerd 1 februari 2025" in words(shown).replace(
        "Gecontroleerd:", "Gecontroleerd"
    )
    one = "/organisatie/kaart/1"
    assert 'value="1 februari 2025"' in keeper.get(one).text
    changed = {"version": keeper.version(one), **TEAM, "name": "Wijkteam Zuid", "checked": ""}
    assert keeper.post_form(one, changed).status == 303
    shown = words(learner.get(MAP).text)
    assert "Wijkteam Zuid" in shown
    assert "nog niet" in shown
    assert keeper.post_form(f"{one}/weg", {"version": keeper.version(one)}).status == 303
    assert "Wijkteam" not in learner.get(MAP).text


def test_a_wrong_line_is_shown_again_with_what_is_wrong(keeper: Keeper):
    reply = keeper.add(name="", type="Q", website="javascript:alert(1)", phone="=1+1")
    assert reply.status == 422
    for code in ("own.missing", "own.website", "own.phone"):
        assert say(code) in words(reply.text)
    assert keeper.version(NEW) == Keeper(keeper.server).version(NEW)


def test_a_line_that_somebody_moved_is_not_touched(keeper: Keeper):
    keeper.add()
    keeper.add(name="Aan het begin")
    stale = str(int(keeper.version("/organisatie/kaart/1")) - 1)
    for path in ("/organisatie/kaart/1", "/organisatie/kaart/1/weg", NEW):
        reply = keeper.post_form(path, {"version": stale, **TEAM, "name": "Te laat"})
        assert (reply.status, say("own.changed") in words(reply.text)) == (409, True)
    assert "Te laat" not in keeper.get(HOME).text
    again = re.search(r'name="version" value="(\d+)"', reply.text)[1]
    assert 'value="Te laat"' in reply.text
    assert keeper.post_form(NEW, {"version": again, **TEAM, "name": "Te laat"}).status == 303


@pytest.mark.parametrize("path", ["/organisatie/kaart/1", "/organisatie/kaart/9999"])
def test_a_line_that_is_not_there_is_not_found(server: Server, path: str):
    keeper = Keeper(server)
    assert keeper.get(path).status == 404
    assert keeper.post_form(path, {"version": keeper.version(), **TEAM}).status in (404, 409)


@pytest.mark.parametrize("version", ["", "-1", "x", "1.0", "٣", "9" * 30, "<b>"])
def test_a_version_of_ours_is_a_number(server: Server, version: str):
    for path in (HOME, NEW, "/organisatie/kaart/1/weg"):
        reply = Client(server).post_form(path, {**ORGANISATION, **SHORTEST, "version": version})
        assert reply.status == 400, path
        assert reply.sentence == say("answer.unreadable")


SHOWN = (HOME, "/organisatie/kaart/1", MAP, "/cursus/", LESSON)


def _fill_in(keeper: Keeper, text: str) -> None:
    """The same text in every field that takes any."""
    fields = dict.fromkeys(("name", "region", "coordinator"), text[:80])
    assert keeper.save(**fields, rules=text[:160]).status == 303
    line = "".join(f";{value}" for value in ("A", f'"{text.replace(chr(34), chr(34) * 2)}"'))
    content = f'naam;type;wat ze doen\n"{text[:80].replace(chr(34), chr(34) * 2)}"{line}\n'
    assert keeper.confirm(keeper.preview(content)).status == 303


def test_whatever_is_typed_is_text_and_never_a_part_of_a_page(keeper: Keeper):
    _fill_in(keeper, "x")
    plain = {path: _Elements(keeper.get(path).text) for path in SHOWN}
    for name, text in NASTY.items():
        line = " ".join(text.split())
        _fill_in(keeper, line)
        for path in SHOWN:
            shown = keeper.get(path).text
            found = _Elements(shown)
            assert found.counts == plain[path].counts, (name, path)
            assert found.risky == plain[path].risky, (name, path)
            assert line[:80] in unescape(shown), (name, path)


def test_no_field_can_add_a_header(keeper: Keeper):
    keeper.save(name="Duin\r\nSet-Cookie: a=b\r\n\r\nwaard")
    keeper.add(name="x\r\nX-Extra: y")
    for path in (HOME, MAP, "/cursus/", "/organisatie/sociale-kaart.csv"):
        headers = Client(keeper.server).get(path).headers
        assert "X-Extra" not in headers
        assert "a=b" not in str(headers.get_all("Set-Cookie"))
    name = keeper.upload("/organisatie/inlezen", {"file": HEADINGS + "a;A;b\n"}, 'a"\r\nX-Extra: y')
    assert "X-Extra" not in name.headers


def test_what_is_told_after_saving_cannot_be_made_up(server: Server):
    plain = Client(server).get(HOME).text
    assert Client(server).get(f"{HOME}?opgeslagen=<b>gehackt").text == plain
    assert say("own.saved") in words(Client(server).get(f"{HOME}?opgeslagen=gegevens").text)


def test_a_field_is_as_long_as_its_form_says(keeper: Keeper):
    page = keeper.get(NEW).text
    for name, limit in LIMITS.items():
        assert name == "type" or f'name="{name}" type="' in page
        if name in ("does", "about", "remark"):
            assert keeper.add(**{name: "x" * limit}).status == 303
            assert keeper.add(**{name: "x" * (limit + 1)}).status == 422
        assert name == "type" or f'maxlength="{limit}"' in page


@pytest.mark.slow
def test_what_another_process_changes_is_seen_within_a_second_or_two(keeper: Keeper):
    command = [sys.executable, "-m", "meedenker_widgets.cli", "organisation", "set"]
    command += ["--data", str(keeper.server.data), "--name", "Van de opdrachtregel"]
    learner = Client(keeper.server)
    learner.get("/cursus/")
    subprocess.run(command, check=True, capture_output=True)
    for _ in range(200):
        if "Van de opdrachtregel" in learner.get("/cursus/").text:
            break
    else:
        pytest.fail("never seen")
    assert "Van de opdrachtregel" in keeper.get(HOME).text


HERE_ONLY = {
    "another name": {"Host": "elders.example:8400", "Origin": "http://elders.example:8400"},
    "a name that begins as ours": {
        "Host": "127.0.0.1.elders.example",
        "Origin": "http://127.0.0.1.elders.example",
    },
    "behind a proxy": {"X_Forwarded_For": "10.0.0.1"},
    "behind another proxy": {"Forwarded": "for=10.0.0.1"},
    "another host in front": {"X_Forwarded_Host": "meedenker.example"},
}


@pytest.mark.parametrize("headers", HERE_ONLY.values(), ids=HERE_ONLY)
def test_without_a_key_only_this_computer_may(server: Server, headers: dict[str, str]):
    client = Client(server)
    replies = [
        client.get(HOME, **headers),
        client.get(NEW, **headers),
        client.get("/organisatie/sociale-kaart.csv", **headers),
        client.post_form(HOME, {"version": "0", **ORGANISATION}, **headers),
        client.post_form("/organisatie/aanmelden", {"key": "x"}, **headers),
    ]
    assert [reply.status for reply in replies] == [403] * 5
    assert {reply.sentence for reply in replies} == {say("admin.only-here")}
    assert "Welzijn Duinwaard" not in client.get("/cursus/").text


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]"])
def test_this_computer_has_several_names(server: Server, host: str):
    assert Client(server).get(HOME, Host=f"{host}:{server.port}").status == 200


def test_pages_for_learners_go_on_when_the_settings_cannot_be_read(new_server):
    server = new_server().start()
    keeper = Keeper(server)
    keeper.save()
    keeper.get("/cursus/")
    (server.data / "meedenker.sqlite3").rename(server.data / "weg.sqlite3")
    assert "Welzijn Duinwaard" in keeper.get("/cursus/").text
    assert keeper.get(MAP).status == 200
    assert keeper.get(HOME).status == 503


def test_a_start_on_the_loopback_makes_no_key(server: Server):
    assert not list(Path(server.data).glob("beheersleutel*"))
