# SPDX-License-Identifier: EUPL-1.2
"""Who sends a request a crumb at a time is let go, and keeps nobody else waiting."""

import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Server, free_port
from tests.web.support import LESSON, Client, PreparedServer

PATIENCE = 15
CROWD = 60


class HastyServer(PreparedServer):
    """Waits one second for headers, and one for a body."""

    preparation = (
        "from meedenker_widgets.hosts.web import app, bodies;"
        "app.IDLE_SECONDS = bodies.BODY_SECONDS = 1"
    )


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, pages_cache: Path) -> Iterator[Server]:
    data = tmp_path_factory.mktemp("hasty") / "data"
    data.mkdir()
    (data / "pages").symlink_to(pages_cache)
    running = HastyServer(data, free_port()).start()
    yield running
    running.stop()


def _connect(server: Server, start: str = "") -> socket.socket:
    connection = socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE)
    connection.sendall(start.encode())
    return connection


def _feed(connection: socket.socket, crumb: bytes) -> bytes:
    """Send a crumb now and then until the server ends it; what the server said."""
    deadline = time.monotonic() + PATIENCE
    connection.settimeout(0.2)
    heard = b""
    while time.monotonic() < deadline:
        try:
            connection.sendall(crumb)
            piece = connection.recv(4096)
            if piece == b"":
                return heard
            heard += piece
        except TimeoutError:
            continue
        except OSError:
            return heard
    raise AssertionError("the server still waits")


@pytest.mark.parametrize(
    ("start", "crumb"),
    [
        ("", b""),
        ("GET / HTTP/1.1\r\nHost: x\r\n", b"X-A: b\r\n"),
        (f"POST {LESSON} HTTP/1.1\r\nHost: x\r\nContent-Length: 9999\r\n\r\n", b"a"),
        (f"POST {LESSON} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n"),
    ],
    ids=["silent", "slow headers", "slow body", "slow pieces"],
)
def test_a_slow_sender_is_let_go(server: Server, start: str, crumb: bytes):
    with _connect(server, start) as connection:
        assert b"200 OK" not in _feed(connection, crumb)


def test_many_slow_senders_keep_nobody_waiting(server: Server):
    slow = [_connect(server, "GET / HTTP/1.1\r\nX: ") for _ in range(CROWD)]
    client = Client(server)
    assert client.get(LESSON).status == 200
    assert client.answer({"chosen": ["a"]}).says_saved
    for connection in slow:
        assert _feed(connection, b"") == b""
        connection.close()
