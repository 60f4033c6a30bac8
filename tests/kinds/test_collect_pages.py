# SPDX-License-Identifier: EUPL-1.2
"""The list on its reference page: forms, two devices at once, files; pages without exercises."""

import json
import re
import threading
import zipfile
from collections.abc import Sequence
from io import BytesIO

import pytest

from tests.conftest import Server
from tests.plain import PlainBrowser
from tests.web.html import Page
from tests.web.support import Client

PATH = "/naslag/bekendheid"
ITEM = "bekendheid.vlaggen"
ADD = ("action", f"{ITEM}:save")
Fields = Sequence[tuple[str, str]]


def form(page: str) -> list[tuple[str, str]]:
    """What the form on the page sends as it stands: hidden fields and ticked boxes."""
    inputs = [attrs for tag, attrs, _ in Page.read(page).elements if tag == "input"]
    return [
        (attrs["name"], attrs.get("value", ""))
        for attrs in inputs
        if attrs["name"].startswith(ITEM) and (attrs["type"] != "checkbox" or "checked" in attrs)
    ]


def own(page: str) -> list[str]:
    return [value for name, value in form(page) if ":own-" in name and value]


def test_without_javascript_lines_are_ticked_added_and_removed(server: Server):
    browser = PlainBrowser(server)
    sent = form(browser.get(PATH))
    status, page = browser.post(
        PATH, [*sent, (f"{ITEM}:chosen", "post"), (f"{ITEM}:own-zelf", "Ik slaap niet"), ADD]
    )
    assert status == 200
    assert "Er staan 2 regels op jullie lijst." in page
    assert "Opgeslagen om" in page
    (remove,) = re.findall(rf'name="{ITEM}:remove" value="([0-9a-f]+)"', page)
    _, page = browser.post(PATH, [*form(page), (f"{ITEM}:remove", remove)])
    assert own(page) == []
    assert (f"{ITEM}:chosen", "post") in form(page)
    _, page = browser.post(PATH, [(f"{ITEM}:seen", "post"), ADD])
    assert "Er staat nog niets op jullie lijst." in page


def test_a_line_typed_below_another_heading_goes_along_with_every_button(server: Server):
    browser = PlainBrowser(server)
    typed = [(f"{ITEM}:own-zelf", "Een"), (f"{ITEM}:own-dichtbij", "Twee"), (f"{ITEM}:seen", "")]
    _, page = browser.post(PATH, [*form(browser.get(PATH)), *typed, ADD])
    assert own(page) == ["Twee", "Een"]


def test_what_is_typed_is_text_and_never_markup(server: Server):
    browser = PlainBrowser(server)
    _, page = browser.post(
        PATH, [*form(browser.get(PATH)), (f"{ITEM}:own-zelf", "<script>alert(1)</script>"), ADD]
    )
    assert "<script>alert" not in page
    assert own(page) == ["<script>alert(1)</script>"]


def test_two_devices_with_the_same_words_add_at_the_same_moment_and_lose_nothing(server: Server):
    first = PlainBrowser(server)
    first.post(PATH, [*form(first.get(PATH)), (f"{ITEM}:chosen", "post"), ADD])
    _, page = first.post("/mijn-code")
    found = re.search(r'mdk-four-words">([a-z ]+)<', page)
    assert found
    devices = [first, PlainBrowser(server), PlainBrowser(server)]
    for device in devices[1:]:
        device.post("/verder", {"code": found[1]})
    seen = [form(device.get(PATH)) for device in devices]
    together = threading.Barrier(len(devices))

    def add(number: int) -> None:
        together.wait()
        for line in range(3):
            fields = [*seen[number], (f"{ITEM}:own-zelf", f"regel {line} van {number}"), ADD]
            devices[number].post(PATH, fields)

    workers = [threading.Thread(target=add, args=(number,)) for number in range(len(devices))]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    kept = own(first.get(PATH))
    assert sorted(kept) == sorted(f"regel {line} van {n}" for n in range(3) for line in range(3))
    assert (f"{ITEM}:chosen", "post") in form(devices[2].get(PATH))


def test_the_list_goes_along_in_every_file_of_ones_own_data(server: Server):
    client = Client(server)
    client.post_form(PATH, [(f"{ITEM}:own-zelf", "Ik slaap niet"), (f"{ITEM}:seen", ""), ADD])
    (answer,) = json.loads(client.get("/mijn-gegevens.json").body)["answers"]
    assert (answer["id"], answer["answer"]) == (ITEM, {"own-zelf": ["Ik slaap niet"]})
    line = "Dit merkt een inwoner zelf: Ik slaap niet"
    assert line in client.get("/mijn-gegevens.csv").text
    with zipfile.ZipFile(BytesIO(client.get("/mijn-gegevens.xlsx").body)) as book:
        assert any(line in book.read(name).decode() for name in book.namelist() if "xml" in name)


def test_an_event_of_the_script_is_answered_with_the_exercise_and_no_progress(server: Server):
    client = Client(server)
    fields = {"chosen": ["post"], "seen": [""], "touched": ["post"]}
    reply = client.post_event(PATH, component=ITEM, fields=fields)
    (patch,) = reply.data["patches"]
    assert patch["target"] == ITEM
    assert "Er staat één regel op jullie lijst." in patch["html"]
    assert reply.says_saved
    assert "voortgang" not in client.get(PATH).text


def test_what_no_page_sends_is_refused_and_nothing_is_kept(server: Server):
    client = Client(server)
    for fields in ({"seen": ["x"]}, {"own-zelf": ["x" * 121]}, {"draft": ["x"]}):
        assert client.post_event(PATH, component=ITEM, fields=fields).status == 400
    assert client.post_event(PATH, component="opschalen.kort.01").status == 400
    other = client.post_form(PATH, {f"{ITEM}:seen": ""}, Origin="https://elders.example")
    assert other.status == 403
    assert client.get("/mijn-gegevens.json").data["answers"] == []


@pytest.mark.parametrize("path", ["/naslag/kompas", "/naslag/bestaat-niet"])
def test_a_page_without_exercises_gives_no_cookie_and_takes_nothing(server: Server, path: str):
    known = path.endswith("kompas")
    browser = PlainBrowser(server)
    browser.get(path)
    assert list(browser.cookies) == []
    assert Client(server).post_form(path, {"x": "y"}).status == (405 if known else 404)
    assert "data-mdk-status" not in Client(server).get(path).text


def test_the_untouched_page_is_the_same_for_everybody_and_gives_a_cookie(server: Server):
    one, other = PlainBrowser(server), PlainBrowser(server)
    assert one.get(PATH) == other.get(PATH)
    assert [cookie.name for cookie in one.cookies] == ["mdk_bezoek"]
