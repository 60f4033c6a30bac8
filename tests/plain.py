# SPDX-License-Identifier: EUPL-1.2
"""A visitor without JavaScript."""

import http.cookiejar
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Mapping, Sequence

from tests.conftest import Server

Form = Mapping[str, str] | Sequence[tuple[str, str]]
FORM = "application/x-www-form-urlencoded"


class PlainBrowser:
    """Keeps cookies, posts forms and follows redirects."""

    def __init__(self, server: Server) -> None:
        self._url = server.url
        self.cookies = http.cookiejar.CookieJar()
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.cookies))

    def get(self, path: str) -> str:
        """The page."""
        return self._open(urllib.request.Request(self._url + path))[1]

    def post(self, path: str, fields: Form = ()) -> tuple[int, str]:
        """The status and the page after posting these fields."""
        return self.send(path, urllib.parse.urlencode(fields).encode(), FORM)

    def send(self, path: str, body: bytes, media: str) -> tuple[int, str]:
        """The status and the answer after posting anything."""
        headers = {"Origin": self._url, "Content-Type": media}
        return self._open(urllib.request.Request(self._url + path, body, headers))

    def _open(self, request: urllib.request.Request) -> tuple[int, str]:
        try:
            with self._opener.open(request) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()
