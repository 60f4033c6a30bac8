# SPDX-License-Identifier: EUPL-1.2
"""When the disk or the database fails, nobody reads “Opgeslagen”, and the rest goes on."""

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest

from meedenker_widgets.hosts.web.pace import QUICK_WRITES
from tests.conftest import free_port
from tests.web.support import LESSON, RATING, THEME, Client, PreparedServer, Reply, rate, say

pytestmark = pytest.mark.timeout(120)


class ImpatientServer(PreparedServer):
    """Waits one second for a database that is busy."""

    preparation = "import meedenker.storage.database as database; database.BUSY_SECONDS = 1"


either_way = pytest.mark.parametrize(
    "server", ["just started", "used to a quick disk"], indirect=True
)
"""An answer is written in a thread at first, and between two requests once the disk is quick."""


@pytest.fixture
def server(
    request: pytest.FixtureRequest, tmp_path: Path, pages_cache: Path
) -> Iterator[ImpatientServer]:
    """A server of its own for each fault."""
    data = tmp_path / "data"
    data.mkdir()
    (data / "pages").symlink_to(pages_cache)
    running = ImpatientServer(data, free_port())
    running.start()
    if getattr(request, "param", "") == "used to a quick disk":
        client = Client(running)
        for seq in range(4 * QUICK_WRITES):
            assert client.answer({"chosen": ["ab"[seq % 2]]}, seq=seq).says_saved
    yield running
    if running.process.poll() is None:
        running.stop()


def _attempts(client: Client, link: str, seq: int) -> list[Reply]:
    """Every way to save something."""
    fields = {"level": ["1"]}
    return [
        client.answer({"chosen": ["a"]}, seq=seq),
        client.post_form(LESSON, {"opschalen.kort.01:chosen": "a"}),
        client.post_event(link + THEME, component=RATING, fields=fields, seq=seq),
        client.post_form(link + THEME, rate("1")),
        client.post_form("/gemeente/zelftest", {"municipality": "X", "role": "gemeente"}),
    ]


def _refused(replies: list[Reply], *codes: str) -> None:
    sentences = {say(code) for code in codes}
    for reply in replies:
        assert reply.status == 503, reply.text
        assert reply.sentence in sentences
        assert not reply.says_saved
        assert "Traceback" not in reply.text


def _others_go_on(client: Client) -> None:
    for path in ("/", "/cursus/", "/naslag/kompas", "/gemeente/zelftest"):
        assert client.get(path).status == 200


def _saves_again(server: ImpatientServer) -> None:
    client = Client(server)
    assert client.answer({"chosen": ["b"]}).says_saved
    assert client.chosen() == ["b"]


@either_way
def test_a_locked_database_is_a_message_and_passes(server: ImpatientServer):
    client = Client(server)
    link = client.begin()
    other = sqlite3.connect(server.data / "meedenker.sqlite3", isolation_level=None)
    other.execute("begin immediate")
    with ThreadPoolExecutor(2) as pool:
        waiting = pool.submit(_attempts, client, link, 1)
        _others_go_on(Client(server))
        assert client.get(LESSON).status == 200
        assert not waiting.done(), "pages do not wait for the database"
        _refused(waiting.result(), "storage.busy")
    other.execute("rollback")
    other.close()
    assert client.chosen() == []
    _saves_again(server)


@either_way
def test_a_disk_without_room_is_a_message_and_passes(server: ImpatientServer):
    client = Client(server)
    link = client.begin()
    assert client.answer({"chosen": ["c"]}).says_saved
    process = psutil.Process(server.process.pid)
    before = process.rlimit(psutil.RLIMIT_FSIZE)
    log = server.data / "meedenker.sqlite3-wal"
    process.rlimit(psutil.RLIMIT_FSIZE, (log.stat().st_size, before[1]))
    _refused(_attempts(client, link, 2), "storage.disk-full")
    _others_go_on(client)
    assert client.chosen() == ["c"]
    process.rlimit(psutil.RLIMIT_FSIZE, before)
    _saves_again(server)
    assert client.chosen() == ["c"]


def _spoil(data: Path) -> None:
    for path in data.glob("meedenker.sqlite3*"):
        with path.open("r+b") as file:
            file.write(b"kapot" * (path.stat().st_size // 5 + 1))


def _remove(data: Path) -> None:
    for path in data.glob("meedenker.sqlite3*"):
        path.unlink()


@pytest.mark.parametrize("harm", [_spoil, _remove])
def test_a_database_that_is_harmed_while_running_never_says_saved(
    server: ImpatientServer, harm: Callable[[Path], None]
):
    client = Client(server)
    link = client.begin()
    assert client.answer({"chosen": ["c"]}).says_saved
    harm(server.data)
    for reply in _attempts(client, link, 2):
        assert reply.status in (404, 503)
        assert not reply.says_saved
        assert "Traceback" not in reply.text
    _others_go_on(client)
    assert client.get("/healthz").status == 503
    assert "ERROR" not in server.stop()


def test_a_copy_put_back_is_used_without_a_restart(server: ImpatientServer, tmp_path: Path):
    client = Client(server)
    assert client.answer({"chosen": ["c"]}).says_saved
    copy = tmp_path / "kopie.sqlite3"
    source, target = sqlite3.connect(server.data / "meedenker.sqlite3"), sqlite3.connect(copy)
    source.backup(target)
    source.close()
    target.close()
    _remove(server.data)
    assert client.answer({"chosen": ["a"]}, seq=2).status == 503
    copy.rename(server.data / "meedenker.sqlite3")
    assert client.chosen() == ["c"]
    assert client.answer({"chosen": ["a"]}, seq=2).says_saved
    server.kill()
    server.start()
    assert client.chosen() == ["a"]


def test_a_damaged_answer_is_never_overwritten(server: ImpatientServer):
    client = Client(server)
    assert client.answer({"chosen": ["c"]}).says_saved
    with sqlite3.connect(server.data / "meedenker.sqlite3") as connection:
        connection.execute("update answer set record = 'half'")
    connection.close()
    _refused(
        [
            client.get(LESSON),
            client.get("/cursus/herhalen"),
            client.answer({"chosen": ["a"]}, seq=2),
        ],
        "storage.unreadable-record",
    )
    course = client.get("/cursus/")
    assert (course.status, say("course.unread") in course.text) == (200, True)
    with sqlite3.connect(server.data / "meedenker.sqlite3") as connection:
        assert connection.execute("select record from answer").fetchall() == [("half",)]
    connection.close()
    _saves_again(server)


def test_a_health_check_needs_the_database(server: ImpatientServer):
    assert Client(server).get("/healthz").data == {"status": "ok"}
    _remove(server.data)
    reply = Client(server).get("/healthz", Accept="application/json")
    assert (reply.status, reply.data["status"]["state"]) == (503, "failed")
