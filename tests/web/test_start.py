# SPDX-License-Identifier: EUPL-1.2
"""A server that cannot run says so in one Dutch sentence, and harms nothing."""

import os
import socket
import sqlite3
from pathlib import Path

import pytest

from meedenker.storage import SqlStore, schema
from tests.conftest import Server, free_port
from tests.web.support import LESSON, UNPRIVILEGED, Client, PreparedServer, refusal, say

NAME = "meedenker.sqlite3"
needs_modes = pytest.mark.skipif(
    os.geteuid() == 0 and not UNPRIVILEGED, reason="root may write everywhere"
)


@pytest.fixture
def server(tmp_path: Path, pages_cache: Path) -> Server:
    """A server that was not started yet."""
    data = tmp_path / "data"
    data.mkdir()
    (data / "pages").symlink_to(pages_cache)
    return Server(data, free_port())


def _refused(server: Server, sentence: str) -> None:
    code, said = refusal(server)
    assert code == 1
    assert said.strip().splitlines()[-1] == sentence
    assert "Traceback" not in said


def test_a_port_in_use(server: Server):
    with socket.socket() as other:
        other.bind(("127.0.0.1", server.port))
        other.listen()
        _refused(server, say("setup.port-in-use", port=server.port, other=server.port + 1))


@needs_modes
def test_a_folder_that_may_not_be_written(server: Server):
    server.data.chmod(0o555)
    try:
        _refused(
            server,
            say("setup.folder-not-writable", path=server.data, reason=say("system.EACCES")),
        )
    finally:
        server.data.chmod(0o755)


def test_a_folder_that_is_a_file(server: Server, tmp_path: Path):
    server.data = tmp_path / "bestand"
    server.data.write_text("geen map")
    reason = say("system.EEXIST")
    _refused(server, say("setup.folder-not-writable", path=server.data, reason=reason))
    assert server.data.read_text() == "geen map"


@pytest.mark.parametrize(("version", "age"), [(schema.VERSION + 1, "newer"), (0, "older")])
def test_a_database_of_another_version(server: Server, version: int, age: str):
    path = server.data / NAME
    SqlStore.sqlite(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("update schema_info set version = ?", (version,))
    connection.close()
    before = path.read_bytes()
    _refused(
        server, say(f"setup.database-{age}", path=path, found=version, expected=schema.VERSION)
    )
    assert path.read_bytes() == before


def test_a_database_of_another_program(server: Server):
    path = server.data / NAME
    with sqlite3.connect(path) as connection:
        connection.execute("create table recipes (id integer)")
    connection.close()
    _refused(server, say("setup.database-foreign", path=path))


def test_a_file_that_is_no_database(server: Server):
    path = server.data / NAME
    path.write_bytes(b"dit is geen databank\n" * 500)
    before = path.read_bytes()
    _refused(server, say("storage.corrupt"))
    assert path.read_bytes() == before


@needs_modes
def test_a_database_that_may_only_be_read_is_read(server: Server):
    path = server.data / NAME
    SqlStore.sqlite(path).close()
    path.chmod(0o444)
    reader = PreparedServer(server.data, server.port).start()
    try:
        client = Client(reader)
        assert client.get(LESSON).status == 200
        refused = client.answer({"chosen": ["a"]})
        assert (refused.status, refused.sentence) == (503, say("storage.read-only"))
        assert not refused.says_saved
    finally:
        reader.stop()


def test_a_database_that_another_program_keeps_locked(server: Server):
    path = server.data / NAME
    SqlStore.sqlite(path).close()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("begin immediate")
    code, said = refusal(
        server, "import meedenker.storage.database as database; database.BUSY_SECONDS = 1"
    )
    other.close()
    assert code == 1
    assert said.strip().splitlines()[-1] == say("storage.busy")
