# SPDX-License-Identifier: EUPL-1.2
"""A command that cannot be done says so in one Dutch sentence, and changes nothing."""

import socket
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from meedenker.storage import SqlStore
from meedenker_widgets import cli
from meedenker_widgets.commands import demo
from tests.cli.support import meedenker
from tests.conftest import free_port


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ([], "OPDRACHT"),
        (["strat"], "'strat'"),
        (["content"], "WAT"),
        (["content", "lijst"], "'lijst'"),
        (["content", "list", "--jason"], "--jason"),
        (["lab"], "MAP"),
        (["start", "--port"], "--port"),
        (["start", "--port", "web"], "'web'"),
        (["start", "--port", "99999"], "'99999'"),
        (["start", "--port", "-1"], "-1"),
        (["lab", "map", "--port", "0"], "'0'"),
        (["start", "--data"], "--data"),
        (["start", "extra"], "extra"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_is_not_understood_is_named(
    arguments: list[str], named: str, capsys: pytest.CaptureFixture[str]
):
    assert cli.main(arguments) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    (line,) = shown.err.splitlines()
    assert line.startswith("Deze opdracht begrijpen we niet: ")
    assert named in line
    assert "--help" in line
    for english in ("choose from", "expected", "invalid", "required", "unrecognized"):
        assert english not in line


@pytest.mark.slow
def test_a_port_in_use_is_named_with_another_to_try(tmp_path: Path):
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]
        ended = meedenker("start", "--no-browser", "--port", str(port), home=tmp_path / "data")
    assert (ended.code, ended.out) == (1, "")
    assert f"Poort {port} is al bezet" in ended.sentence
    assert "--port" in ended.sentence


@pytest.mark.slow
@pytest.mark.parametrize("command", ["start", "demo"])
def test_a_data_folder_that_cannot_be_written_is_named(command: str, tmp_path: Path):
    (tmp_path / "file").touch()
    folder = tmp_path / "file" / "data"
    ended = meedenker(command, "--data", str(folder), "--port", str(free_port()), home=tmp_path)
    assert (ended.code, ended.out) == (1, "")
    assert f"We kunnen niet schrijven in de map {folder}" in ended.sentence
    assert "--data" in ended.sentence


@pytest.mark.slow
@pytest.mark.parametrize(
    ("command", "version", "age"),
    [("start", 99, "nieuwere"), ("demo", 99, "nieuwere"), ("demo", 0, "oudere")],
)
def test_a_database_of_another_version_is_left_as_it_is(
    command: str, version: int, age: str, tmp_path: Path
):
    database = tmp_path / "meedenker.sqlite3"
    SqlStore.sqlite(database).close()
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("UPDATE schema_info SET version = ?", [version])
    before = database.read_bytes()
    ended = meedenker(command, "--port", str(free_port()), home=tmp_path)
    assert (ended.code, ended.out) == (1, "")
    assert f"De databank {database} is van een {age} Meedenker (versie {version}" in ended.sentence
    assert database.read_bytes() == before


def test_a_file_that_is_no_database_is_told_and_kept(tmp_path: Path):
    database = tmp_path / "meedenker.sqlite3"
    database.write_text("geen databank " * 100)
    ended = meedenker("demo", home=tmp_path)
    assert ended.code == 1
    assert "beschadigd" in ended.sentence
    assert database.read_text() == "geen databank " * 100


def test_a_folder_for_notebooks_that_cannot_be_written_is_named(tmp_path: Path):
    (tmp_path / "file").write_text("van mij")
    ended = meedenker("lab", str(tmp_path / "file"), "--copy-only", home=tmp_path)
    assert (ended.code, ended.out) == (1, "")
    assert f"We kunnen niet schrijven in de map {tmp_path / 'file'}" in ended.sentence
    assert (tmp_path / "file").read_text() == "van mij"


@pytest.mark.slow
def test_an_address_that_is_not_of_this_computer_is_told_in_a_sentence(tmp_path: Path):
    ended = meedenker(
        "start", "--no-browser", "--ip", "192.0.2.1", "--port", str(free_port()), home=tmp_path
    )
    assert (ended.code, ended.out) == (1, "")
    assert "192.0.2.1" in ended.sentence
    assert "dat adres hoort niet bij deze computer" in ended.sentence
    assert "--ip" in ended.sentence


def test_a_file_that_is_gone_is_named_in_dutch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr(demo, "FILE", tmp_path / "weg.json")
    assert cli.main(["demo", "--data", str(tmp_path)]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert str(tmp_path / "weg.json") in line
    assert "het bestand of de map bestaat niet" in line
    assert "No such file" not in line


def test_debug_shows_everything_to_who_asks_for_it(tmp_path: Path):
    (tmp_path / "file").touch()
    ended = meedenker("--debug", "demo", "--data", str(tmp_path / "file" / "x"), home=tmp_path)
    assert ended.code == 1
    assert "Traceback" in ended.err
