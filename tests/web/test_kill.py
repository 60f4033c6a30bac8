# SPDX-License-Identifier: EUPL-1.2
"""The server is killed at any moment; whatever it said was saved is there afterwards.

Ten kills; `MEEDENKER_KILLS=100` gives more.
"""

import http.client
import os
import random
import sqlite3
import threading
from dataclasses import dataclass, field

import pytest

from meedenker.content.library import Library
from meedenker.kinds.choice import Choice
from meedenker.service import owner_of
from meedenker.storage import SqlStore
from tests.conftest import Server
from tests.web.support import LESSON, PATIENCE, Client

KILLS = int(os.environ.get("MEEDENKER_KILLS", "10"))
MOST_ANSWERS = 110  # more at once from one visitor would be slowed down
TEXTS = (
    "gewoon",
    "é ü ñ",
    "“aanhaling” & <b>",
    "regel een\nregel twee",
    "🙂 👩‍🦽".replace("\u200d", ""),
)


@dataclass
class Sender:
    """Sends answers one after another, and knows which were acknowledged."""

    server: Server
    library: Library
    sent: int = 0
    saved: dict[tuple[str, str], dict[str, list[str]]] = field(default_factory=dict)
    in_flight: tuple[tuple[str, str], dict[str, list[str]]] | None = None

    def __post_init__(self) -> None:
        self.client = Client(self.server)
        self.link = self.client.begin()
        questions = self.library.questions.values()
        here = [question for question in questions if question.url.startswith(f"{LESSON}#")]
        self.choices = [question for question in here if isinstance(question, Choice)]
        self.ratings = [question for question in questions if question.kind == "rating"]

    @property
    def token(self) -> str:
        return self.link.split("/")[3]

    def send_one(self, chance: random.Random) -> None:
        self.sent += 1
        if self.sent % 2:
            question = chance.choice(self.choices)
            path, token = LESSON, self.client.token
            fields = {"chosen": [chance.choice(question.options).id]}
        else:
            question = chance.choice(self.ratings)
            theme = question.requirement.split(".")[1]
            path, token = f"{self.link}{theme}", self.token
            note = f"{self.sent} {chance.choice(TEXTS)}"
            fields = {"level": [chance.choice("0123")], "note": [note]}
        key = (token, question.id)
        self.in_flight = (key, fields)
        reply = self.client.post_event(
            path, component=question.id, fields=fields, sender="kill", seq=self.sent
        )
        assert reply.says_saved, reply.text
        self.saved[key] = fields
        self.in_flight = None

    def send_until_killed(self, seed: int, stop: threading.Event) -> None:
        chance = random.Random(seed)
        while self.sent < MOST_ANSWERS and not stop.is_set():
            try:
                self.send_one(chance)
            except (OSError, http.client.HTTPException):
                return

    def allowed(self, key: tuple[str, str]) -> list[dict[str, list[str]]]:
        """What may be stored: what was acknowledged, or what was being sent at the end."""
        unsure = [self.in_flight[1]] if self.in_flight and self.in_flight[0] == key else []
        return [self.saved[key], *unsure]


def _check(server: Server, sender: Sender) -> None:
    """Every acknowledged answer, in the store and on the pages."""
    store = SqlStore.sqlite(server.data / "meedenker.sqlite3")
    for token, item in sender.saved:
        found = store.records(owner_of(token))[item].attempt.fields
        plain = {name: list(values) for name, values in found.items()}
        assert plain in sender.allowed((token, item)), item
    store.close()
    exported = sender.client.get(f"{sender.link}zelftest.json").data["answers"]
    for token, item in sender.saved:
        allowed = sender.allowed((token, item))
        if token == sender.token:
            assert exported[item] in allowed
        else:
            assert {"chosen": sender.client.chosen(item)} in allowed


def _is_whole(server: Server) -> bool:
    connection = sqlite3.connect(server.data / "meedenker.sqlite3")
    found = connection.execute("pragma integrity_check").fetchall()
    found += connection.execute("pragma foreign_key_check").fetchall()
    connection.close()
    return found == [("ok",)]


@pytest.mark.slow
@pytest.mark.timeout(60 + 10 * KILLS)
def test_what_was_saved_survives_a_kill_at_any_moment(new_server, library: Library):
    seed = int(os.environ.get("MEEDENKER_SEED", "2024"))
    chance = random.Random(seed)
    server = new_server().start()
    acknowledged, earlier = [], []
    for number in range(KILLS):
        senders = [Sender(server, library) for _ in range(1 + number % 2)]
        stop = threading.Event()
        threads = [
            threading.Thread(target=sender.send_until_killed, args=(chance.random(), stop))
            for sender in senders
        ]
        moment = number / max(KILLS - 1, 1) * chance.uniform(0.3, 1.2)
        power = threading.Timer(moment, server.process.kill)
        power.start()
        for thread in threads:
            thread.start()
        server.process.wait(PATIENCE)
        stop.set()
        for thread in threads:
            thread.join(PATIENCE)
        server.kill()
        assert _is_whole(server)
        server.start()
        for sender in [*senders, *earlier]:
            _check(server, sender)
        acknowledged.append(sum(len(sender.saved) for sender in senders))
        earlier = senders
    log = server.stop()
    assert log.count("ERROR") == 0
    assert max(acknowledged) >= 20, (seed, acknowledged)
    assert min(acknowledged) <= 10, (seed, acknowledged)


def test_an_answer_saved_just_before_the_kill_is_there(new_server):
    server = new_server().start()
    client = Client(server)
    assert client.answer({"chosen": ["c"]}).says_saved
    server.kill()
    server.start()
    assert client.chosen() == ["c"]
