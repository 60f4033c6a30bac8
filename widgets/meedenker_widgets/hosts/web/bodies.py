# SPDX-License-Identifier: EUPL-1.2
"""A body that is too large is read to its end and dropped, so that its sender still gets an answer.

Tornado itself closes the connection, and then a browser shows a page of its own in English.
"""

from typing import Any

import tornado.web
from tornado.httputil import (
    HTTPHeaders,
    HTTPMessageDelegate,
    HTTPServerRequest,
    RequestStartLine,
    ResponseStartLine,
)

from meedenker.errors import AnswerError
from meedenker_widgets.hosts.web.handlers.base import Handler

MAX_BODY = 400_000
MAX_DROPPED = 10_000_000


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
        instead = self.get_handler_delegate(request, TooMuch)
        return _Bounded(super().find_handler(request, **kwargs), instead, request)


class _Bounded(HTTPMessageDelegate):
    """Passes a body on while it is small enough; `instead` answers when it is not."""

    def __init__(
        self,
        handler: HTTPMessageDelegate,
        instead: HTTPMessageDelegate,
        request: HTTPServerRequest,
    ) -> None:
        self._handler = handler
        self._instead = instead
        self._request = request
        self._size = 0

    def headers_received(
        self, start_line: RequestStartLine | ResponseStartLine, headers: HTTPHeaders
    ) -> Any:
        return self._handler.headers_received(start_line, headers)

    def data_received(self, chunk: bytes) -> Any:
        self._size += len(chunk)
        return self._handler.data_received(chunk) if self._size <= MAX_BODY else None

    def finish(self) -> None:
        if self._size <= MAX_BODY:
            self._handler.finish()
        else:
            self._request.headers.pop("Content-Type", None)  # there is no body left to read
            self._instead.finish()

    def on_connection_close(self) -> None:
        self._handler.on_connection_close()
