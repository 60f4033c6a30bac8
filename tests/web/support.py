# SPDX-License-Identifier: EUPL-1.2
"""A visitor without a browser, and servers with a small difference."""

import http.client
import json
import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
import urllib.parse
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from email.message import Message

from meedenker.content.texts import shipped_texts
from meedenker.service.identity import new_token
from tests.conftest import Server

LESSON = "/cursus/opschalen"
START = "/gemeente/zelftest"
CHOICE = "opschalen.kort.01"
THEME = "beleidsplan"
RATING = "zelftest.beleidsplan.01.vraag"
COOKIE = "mdk_bezoek"
PATIENCE = 60
Form = Mapping[str, str] | Iterable[tuple[str, str]]


def say(code: str, **params: object) -> str:
    """The sentence a visitor gets."""
    return shipped_texts().say(code, **params)


@dataclass(frozen=True)
class Reply:
    """What the server answered."""

    status: int
    headers: Message
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def data(self) -> dict[str, object]:
        return json.loads(self.body)

    @property
    def sentence(self) -> str:
        """The sentence of an error, from its page or its JSON."""
        if "json" in self.headers["Content-Type"]:
            return self.data["text"]
        return re.search(r"paragraph--lead\">(.*?)</p>", self.text, re.DOTALL)[1]

    @property
    def says_saved(self) -> bool:
        """Whether a visitor would read that something was saved."""
        if "json" in self.headers.get("Content-Type", ""):
            return self.data.get("status", {}).get("state") == "saved"
        return "Opgeslagen om" in self.text


class Client:
    """A browser's manners: keeps its cookie, and says where a form comes from."""

    def __init__(self, server: Server, token: str = "") -> None:
        self.server = server
        self.token = token or new_token()
        self.address = f"10.{secrets.randbelow(256)}.{secrets.randbelow(256)}.9"

    def send(
        self, method: str, path: str, body: bytes | Iterable[bytes] = b"", **headers: str
    ) -> Reply:
        """Send a request; header names are given with underscores."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=PATIENCE)
        try:
            sent = {"Cookie": f"{COOKIE}={self.token}", **named}
            if "--behind-proxy" in self.server.options:
                sent.setdefault("X-Forwarded-For", self.address)
            connection.request(method, path, body=body or None, headers=sent)
            answer = connection.getresponse()
            return Reply(answer.status, answer.headers, answer.read())
        finally:
            connection.close()

    def get(self, path: str, **headers: str) -> Reply:
        return self.send("GET", path, **headers)

    def post(self, path: str, body: bytes | Iterable[bytes], media: str, **headers: str) -> Reply:
        """A request of a page of this site."""
        own = {"Origin": self.server.url, "Content_Type": media, **headers}
        return self.send("POST", path, body, **own)

    def post_form(self, path: str, fields: Form, **headers: str) -> Reply:
        body = urllib.parse.urlencode(fields if isinstance(fields, Mapping) else list(fields))
        return self.post(path, body.encode(), "application/x-www-form-urlencoded", **headers)

    def post_json(self, path: str, data: object, **headers: str) -> Reply:
        body = data if isinstance(data, bytes) else json.dumps(data).encode()
        return self.post(path, body, "application/json", Accept="application/json", **headers)

    def post_event(self, path: str, **changes: object) -> Reply:
        return self.post_json(path, {**event(), **changes})

    def answer(self, fields: dict[str, list[str]], **changes: object) -> Reply:
        """Fill in the first question of the lesson."""
        return self.post_event(LESSON, fields=fields, **changes)

    def begin(self, municipality: str = "Duinwaard", role: str = "gemeente") -> str:
        """Start a self-test; the path of its link."""
        reply = self.post_form(START, {"municipality": municipality, "role": role})
        assert reply.status == 303, reply.text
        return reply.headers["Location"]

    def bring_in(self, content: bytes) -> Reply:
        """Send a file back."""
        edge = "grens"
        head = f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="a.json"\r\n\r\n'
        body = head.encode() + content + f"\r\n--{edge}--\r\n".encode()
        return self.post(f"{START}/terughalen", body, f"multipart/form-data; boundary={edge}")

    def chosen(self, item: str = CHOICE) -> list[str]:
        """What the lesson shows as chosen for a question."""
        return re.findall(
            rf'name="{re.escape(item)}:chosen" value="([^"]+)"[^>]* checked', self.page
        )

    @property
    def page(self) -> str:
        """The lesson as this visitor sees it."""
        return self.get(LESSON).text


def event(**changes: object) -> dict[str, object]:
    """An event of the first question of the lesson."""
    plain = {
        "component": CHOICE,
        "action": "answer",
        "fields": {"chosen": ["a"]},
        "sender": "pagina",
        "seq": 1,
    }
    return {**plain, **changes}


def rate(level: str = "1", item: str = RATING, **texts: str) -> dict[str, str]:
    """The form fields of a rating."""
    return {f"{item}:level": level, **{f"{item}:{name}": text for name, text in texts.items()}}


def raw(server: Server, content: bytes) -> bytes:
    """Send bytes as they are; everything that comes back until the server is done."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE) as connection:
        connection.sendall(content)
        connection.shutdown(socket.SHUT_WR)
        pieces = []
        while piece := connection.recv(65536):
            pieces.append(piece)
    return b"".join(pieces)


# As root a file may be written whatever its mode says; these servers give that privilege up.
UNPRIVILEGED = (
    ("setpriv", "--bounding-set=-dac_override", "--inh-caps=-dac_override")
    if os.geteuid() == 0 and shutil.which("setpriv")
    else ()
)


def command(server: Server, preparation: str = "") -> list[str]:
    """How to start a server after `preparation`, a bit of Python."""
    run = "import sys; from meedenker_widgets.cli import main; sys.exit(main(sys.argv[1:]))"
    options = ["--no-browser", "--data", str(server.data), "--port", str(server.port)]
    python = [sys.executable, "-c", f"{preparation}\n{run}"]
    return [*UNPRIVILEGED, *python, "start", *options, *server.options]


class PreparedServer(Server):
    """A server with one thing made different before it starts."""

    preparation = ""

    def start(self) -> "PreparedServer":
        self.process = subprocess.Popen(
            command(self, self.preparation),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=self.data.parent,
        )
        line = self.process.stdout.readline()
        assert self.url in line, line + self.process.stderr.read()
        return self


def refusal(server: Server, preparation: str = "") -> tuple[int, str]:
    """Exit code and last words of a server that cannot start."""
    done = subprocess.run(
        command(server, preparation), capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    assert server.url not in done.stdout
    return done.returncode, done.stderr
