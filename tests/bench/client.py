# SPDX-License-Identifier: EUPL-1.2
"""A visitor without a browser: one connection that stays open, and as little work as can be."""

import json
import re
import socket
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

LESSON = "/cursus/opschalen"
SELFTEST = "/gemeente/zelftest"
CASES = tuple(f"opschalen.kort.{number:02d}" for number in range(1, 7))
OPTIONS = ("a", "b")
PATIENCE = 30
_LENGTH = re.compile(rb"(?i)\r\ncontent-length: (\d+)\r\n")
_COOKIE = re.compile(r"(?i)\r\nset-cookie: (mdk_bezoek=[^;]+)")
_LOCATION = re.compile(r"(?i)\r\nlocation: (\S+)")


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer of the server; `content` is as it came, perhaps compressed."""

    status: int
    head: str
    content: bytes


@dataclass
class Visitor:
    """Somebody with a cookie. `address` is where a proxy says the request comes from."""

    port: int
    address: str = ""
    cookie: str = ""
    _seq: int = 0
    _socket: socket.socket = field(init=False)

    def __post_init__(self) -> None:
        self._socket = socket.create_connection(("127.0.0.1", self.port), PATIENCE)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def get(self, path: str) -> Reply:
        """Load a page as a browser does, compressed."""
        reply = self.ask(self.packet("GET", path, {"Accept-Encoding": "gzip, deflate, br"}))
        if found := _COOKIE.search(reply.head):
            self.cookie = found[1]
        return reply

    def open_lesson(self) -> "Visitor":
        """Load the lesson; the first time brings the cookie."""
        reply = self.get(LESSON)
        assert reply.status == 200, reply
        assert self.cookie, reply
        return self

    def answer(self, case: str, option: str, action: str = "answer") -> Reply:
        """Send an answer and see that it is saved."""
        reply = self.ask(self.event(case, option, action))
        assert reply.status == 200, reply
        return reply

    def event(self, case: str, option: str, action: str = "answer") -> bytes:
        """The request that the page's script sends for an answer."""
        self._seq += 1
        event = {"component": case, "action": action, "fields": {"chosen": [option]}}
        body = json.dumps({**event, "sender": "bench", "seq": self._seq}).encode()
        kind = "application/json"
        headers = {"Content-Type": kind, "Accept": kind, "Accept-Encoding": "gzip, deflate, br"}
        return self.packet("POST", LESSON, headers, body)

    def start_selftest(self) -> str:
        """Begin a measurement and return the path of its link."""
        form = urlencode({"municipality": "Meetgemeente", "role": "gemeente"}).encode()
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        reply = self.ask(self.packet("POST", SELFTEST, headers, form))
        found = _LOCATION.search(reply.head)
        assert found is not None, reply
        return found[1]

    def packet(
        self, method: str, path: str, headers: Mapping[str, str], body: bytes = b""
    ) -> bytes:
        """A request as bytes."""
        lines = [f"{method} {path} HTTP/1.1", f"Host: 127.0.0.1:{self.port}"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        lines.append("Sec-Fetch-Site: same-origin")
        if self.cookie:
            lines.append(f"Cookie: {self.cookie}")
        if self.address:
            lines.append(f"X-Forwarded-For: {self.address}")
        if method == "POST":
            lines.append(f"Content-Length: {len(body)}")
        return "\r\n".join([*lines, "", ""]).encode() + body

    def ask(self, packet: bytes) -> Reply:
        """Send a request and wait for the whole answer."""
        self._socket.sendall(packet)
        received = b""
        while (end := received.find(b"\r\n\r\n")) < 0:
            received += self._receive()
        head = received[: end + 2]
        length = _LENGTH.search(head)
        wanted = end + 4 + (int(length[1]) if length else 0)
        while len(received) < wanted:
            received += self._receive()
        return Reply(int(head[9:12]), head.decode("latin-1"), received[end + 4 :])

    def _receive(self) -> bytes:
        part = self._socket.recv(65536)
        assert part, "the server closed the connection"
        return part

    def close(self) -> None:
        """Hang up."""
        self._socket.close()
