# SPDX-License-Identifier: EUPL-1.2
"""What a request brings along is bounded in size and in time.

A body that is too large is read to its end and dropped, so that its sender still gets an answer:
tornado itself closes the connection, and then a browser shows a page of its own in English. One
that comes a crumb at a time is not waited for; tornado has a limit for that too, which makes a task
for every request, also when the body came along with the headers.
"""

import asyncio
from typing import Any

import tornado.web
from tornado.http1connection import HTTP1Connection
from tornado.httputil import (
    HTTPHeaders,
    HTTPMessageDelegate,
    HTTPServerRequest,
    RequestStartLine,
    ResponseStartLine,
)

from meedenker.errors import AnswerError
from meedenker_widgets.hosts.web.handlers.base import Handler

MAX_BODY = 500_000  # a self-test that is brought in fits, with what a form puts around it
MAX_DROPPED = 10_000_000
BODY_SECONDS = 30


class TooMuch(Handler):
    """The answer to a body that is too large, whatever its address."""

    def prepare(self) -> None:
        """Say so."""
        super().prepare()
        raise AnswerError("answer.too-large")


class BoundedApplication(tornado.web.Application):
    """An application whose handlers never see more than `MAX_BODY` bytes."""

    def find_handler(  # type: ignore[override]  # the type tornado promises is private
        self, request: HTTPServerRequest, **kwargs: Any
    ) -> HTTPMessageDelegate:
        """The handler of a request, behind its bound."""
        return _Bounded(self, super().find_handler(request, **kwargs), request)


class _Bounded(HTTPMessageDelegate):
    """Passes a body on while it is small enough; `TooMuch` answers when it is not."""

    def __init__(
        self,
        app: tornado.web.Application,
        handler: HTTPMessageDelegate,
        request: HTTPServerRequest,
    ) -> None:
        self._app = app
        self._handler = handler
        self._request = request
        self._size = 0
        self._too_late: asyncio.TimerHandle | None = None

    def headers_received(
        self, start_line: RequestStartLine | ResponseStartLine, headers: HTTPHeaders
    ) -> Any:
        if "Content-Length" in headers or "Transfer-Encoding" in headers:
            loop = asyncio.get_running_loop()
            self._too_late = loop.call_later(BODY_SECONDS, self._hang_up)
        return self._handler.headers_received(start_line, headers)

    def data_received(self, chunk: bytes) -> Any:
        self._size += len(chunk)
        return self._handler.data_received(chunk) if self._size <= MAX_BODY else None

    def finish(self) -> None:
        self._be_in_time()
        if self._size <= MAX_BODY:
            self._handler.finish()
        else:
            self._request.headers.pop("Content-Type", None)  # there is no body left to read
            self._app.get_handler_delegate(self._request, TooMuch).finish()

    def on_connection_close(self) -> None:
        self._be_in_time()
        self._handler.on_connection_close()

    def _be_in_time(self) -> None:
        if self._too_late is not None:
            self._too_late.cancel()

    def _hang_up(self) -> None:
        connection = self._request.connection
        assert isinstance(connection, HTTP1Connection)
        connection.close()
