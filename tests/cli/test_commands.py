# SPDX-License-Identifier: EUPL-1.2
"""What the commands print, and that the link of the demo works."""

import json
import re
from pathlib import Path

import pytest

from meedenker import __version__
from meedenker.content import Library
from meedenker_widgets import cli
from tests.cli.support import meedenker
from tests.conftest import Server
from tests.content.questions import SPARE

COMMANDS = (
    [],
    ["content"],
    ["content", "list"],
    ["content", "check"],
    ["content", "schema"],
    ["start"],
    ["demo"],
    ["doctor"],
    ["lab"],
)
ENGLISH = re.compile(
    r"\b(usage|options|optional|positional|arguments|show|help message|exit|default|commands|the)\b"
)


def test_content_list_prints_one_object_a_line(library: Library, tmp_path: Path):
    ended = meedenker("content", "list", "--json", home=tmp_path)
    assert (ended.code, ended.err) == (0, "")
    entries = [json.loads(line) for line in ended.out.splitlines()]
    assert all(list(entry) == ["id", "kind", "source", "url"] for entry in entries)
    assert all(value for entry in entries for value in entry.values())
    ids = [entry["id"] for entry in entries]
    assert len(set(ids)) == len(ids)
    assert set(ids) == {*library.items, *library.groups, *library.questions} - set(SPARE)


def test_content_list_can_be_read_by_people(library: Library, tmp_path: Path):
    out = meedenker("content", "list", home=tmp_path).out
    for item in library.items.values():
        assert f"{item.id}  ({item.kind})\n    {item.source}\n    {item.url}\n" in out


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_help_is_in_dutch(command: list[str], capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as ended:
        cli.main([*command, "--help"])
    assert ended.value.code == 0
    shown = capsys.readouterr().out
    assert shown.startswith("gebruik: meedenker")
    assert "toon deze uitleg" in shown
    assert not ENGLISH.search(shown.replace("--help", "")), shown


def test_the_version_is_the_one_of_the_package(capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit):
        cli.main(["--version"])
    assert capsys.readouterr().out == f"Meedenker {__version__}\n"


@pytest.mark.slow
def test_the_demo_gives_a_link_that_shows_a_fictional_municipality(new_server, tmp_path: Path):
    server: Server = new_server()
    arguments = ("--data", str(server.data), "--port", str(server.port))
    ended = meedenker("demo", *arguments, home=tmp_path / "never")
    assert (ended.code, ended.err) == (0, "")
    assert "verzonnen gemeente" in ended.out
    (address,) = re.findall(r"http://\S+", ended.out)
    assert address.startswith(server.url)
    server.start()
    page = server.get(address.removeprefix(server.url))
    assert "Duinwaard is een verzonnen gemeente. Alle antwoorden zijn verzonnen." in page
    assert "Bewerking van een bewerking, niet de VNG-zelftest zelf." in page
    assert not (tmp_path / "never").exists()
