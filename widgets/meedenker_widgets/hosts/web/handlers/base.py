# SPDX-License-Identifier: EUPL-1.2
"""What every request has: safety headers, limits, an identity, and errors as sentences."""

import json
import logging
from http import HTTPStatus
from math import ceil
from typing import Any
from urllib.parse import urlsplit

import tornado.web
from tornado.httputil import parse_cookie

from meedenker.errors import (
    AnswerError,
    MeedenkerError,
    NotFoundError,
    RenderError,
    StorageError,
)
from meedenker.service.identity import is_token, new_token, owner_of
from meedenker.storage import Owner
from meedenker_widgets.hosts.web.desk import Desk
from meedenker_widgets.hosts.web.limits import ADDRESS, UNKNOWN_LINK, VISITOR, Rate
from meedenker_widgets.hosts.web.packing import Packed, compress

COOKIE = "mdk_bezoek"
COOKIE_DAYS = 365
SMALLEST_TO_COMPRESS = 1000
HTML = "text/html; charset=utf-8"
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
SCRIPT_HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
    "Server": "Meedenker",
}
HEADERS = {
    **SCRIPT_HEADERS,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}
MEDIA_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
STATUSES: dict[type[MeedenkerError], HTTPStatus] = {
    AnswerError: HTTPStatus.BAD_REQUEST,
    NotFoundError: HTTPStatus.NOT_FOUND,
    StorageError: HTTPStatus.SERVICE_UNAVAILABLE,
    RenderError: HTTPStatus.INTERNAL_SERVER_ERROR,
}
SPECIAL = {
    "answer.too-fast": HTTPStatus.TOO_MANY_REQUESTS,
    "answer.too-large": HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    "answer.other-site": HTTPStatus.FORBIDDEN,
    "admin.only-here": HTTPStatus.FORBIDDEN,
    "admin.signed-out": HTTPStatus.FORBIDDEN,
    "own.changed": HTTPStatus.CONFLICT,
    "repeat.other-set": HTTPStatus.CONFLICT,
    "storage.changed": HTTPStatus.CONFLICT,
}
_to_json = json.JSONEncoder(ensure_ascii=False).encode
log = logging.getLogger("meedenker.web")


class Handler(tornado.web.RequestHandler):
    """The base of all handlers. A handler raises `MeedenkerError`; here it becomes a page."""

    desk: Desk

    def initialize(self) -> None:
        """Take what the server shares."""
        self.desk = self.settings["desk"]

    def set_default_headers(self) -> None:
        """The headers of every answer, errors included.

        No browser shows the answer to an event as a page, so it does without those about pages:
        it is sent for every click, and each header counts.
        """
        headers = SCRIPT_HEADERS if self.sent_json else HEADERS
        for name, value in headers.items():
            self.set_header(name, value)
        if self.request.protocol == "https":
            self.set_header("Strict-Transport-Security", "max-age=31536000; includeSubDomains")

    def prepare(self) -> None:
        """Refuse what comes too fast or from another site."""
        self.limit(ADDRESS, self.request.remote_ip or "")
        if self.request.method == "POST" and not self._from_here():
            raise AnswerError("answer.other-site")

    def limit(self, rate: Rate, key: str) -> None:
        """Raise when this key does too much."""
        if not self.desk.limiter.allow(rate, key):
            raise AnswerError("answer.too-fast", wait=ceil(1 / rate.per_second))

    def _from_here(self) -> bool:
        """Whether a form or script of this very site sent the request.

        Browsers say so themselves (Fetch Metadata, Origin) and no page can change what they say. A
        browser that says nothing at all is refused too.
        """
        site = self.request.headers.get("Sec-Fetch-Site")
        if site is not None:
            return site in ("same-origin", "none")
        origin = self.request.headers.get("Origin") or self.request.headers.get("Referer") or ""
        return urlsplit(origin).netloc == self.request.host

    @property
    def wants_json(self) -> bool:
        """Whether the page's script asks, not a form."""
        return "application/json" in self.request.headers.get("Accept", "")

    @property
    def sent_json(self) -> bool:
        """Whether the page's script sent what was posted, not a form."""
        return self.request.headers.get("Content-Type", "").startswith("application/json")

    # Identity

    def visitor(self) -> Owner | None:
        """Who this browser is, if it was here before."""
        token = parse_cookie(self.request.headers.get("Cookie", "")).get(COOKIE, "")
        return owner_of(token) if is_token(token) else None

    def known_visitor(self) -> Owner:
        """Who this browser is; raises when it sends no cookie, since nothing could be kept."""
        visitor = self.visitor()
        if visitor is None:
            raise AnswerError("answer.no-cookie")
        self.limit(VISITOR, visitor)
        return visitor

    def greet(self) -> Owner | None:
        """Give a new browser its secret, so that its first answer has an owner."""
        visitor = self.visitor()
        if visitor is None:
            self.set_secret(new_token())
        return visitor

    def set_secret(self, token: str) -> None:
        """Make this browser the holder of a secret."""
        self.set_cookie(
            COOKIE,
            token,
            path="/",
            max_age=COOKIE_DAYS * 86_400,
            httponly=True,
            samesite="Lax",
            secure=self.request.protocol == "https",
        )

    # Answers

    def render_page(self, template: str, **values: object) -> None:
        """Send a page."""
        self.send(self.desk.engine.render(template, **values), HTML)

    def send_json(self, data: object) -> None:
        """Send data to the page's script."""
        self.send(_to_json(data), MEDIA_TYPES["json"])

    def send(self, text: str, media_type: str) -> None:
        """Send a text, compressed when the browser can read that."""
        self.set_header("Content-Type", media_type)
        content = text.encode()
        if len(content) >= SMALLEST_TO_COMPRESS and self.accepts_gzip:
            content = compress(content)
            self.set_header("Content-Encoding", "gzip")
        self.set_header("Vary", "Accept-Encoding")
        self.finish(content)

    def send_data_file(self, data: object, name: str) -> None:
        """Send data to keep, laid out for a reader."""
        self.set_header("Content-Disposition", f'attachment; filename="{name}"')
        self.send(json.dumps(data, ensure_ascii=False, indent=2), MEDIA_TYPES["json"])

    def send_file(self, content: bytes, name: str) -> None:
        """Send a file to keep; `name` is ours and ends in its kind."""
        self.set_header("Content-Type", MEDIA_TYPES[name.rpartition(".")[2]])
        self.set_header("Content-Disposition", f'attachment; filename="{name}"')
        self.finish(content)

    def send_packed(self, packed: Packed, media_type: str) -> None:
        """Send what was compressed before."""
        self.set_header("Content-Type", media_type)
        if self.accepts_gzip:
            self.set_header("Content-Encoding", "gzip")
        self.set_header("Vary", "Accept-Encoding")
        self.finish(packed.deflated if self.accepts_gzip else packed.content)

    @property
    def accepts_gzip(self) -> bool:
        """Whether the browser reads compressed answers."""
        return "gzip" in self.request.headers.get("Accept-Encoding", "")

    # Errors

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """An error as one sentence: a page for people, JSON for the page's script."""
        error = kwargs.get("exc_info", (None, None, None))[1]
        sentence = self._sentence(error, status_code)
        if status_code == HTTPStatus.TOO_MANY_REQUESTS and isinstance(error, AnswerError):
            self.set_header("Retry-After", str(error.params["wait"]))
        if self.wants_json:
            self.send_json({"text": sentence, "status": {"state": "failed", "text": sentence}})
            return
        back = self.request.path if isinstance(error, AnswerError | StorageError) else "/"
        self.render_page(
            "error.html",
            heading=self.desk.texts.say(_heading(status_code)),
            sentence=sentence,
            back=back,
            back_text=self.desk.texts.say("error.back" if back != "/" else "error.start"),
        )

    def _sentence(self, error: object, status: int) -> str:
        texts = self.desk.texts
        if isinstance(error, RenderError):
            return texts.say("render.failed")
        if isinstance(error, MeedenkerError):
            return texts.sentence(error)
        codes = {404: "page.unknown", 405: "page.method"}
        unexplained = "answer.unreadable" if status < 500 else "error.unexpected"
        return texts.say(codes.get(status, unexplained))

    def log_exception(self, typ: Any, value: Any, tb: Any) -> None:
        """Log what the administrator must know, without a traceback for what is explained."""
        if isinstance(value, StorageError | RenderError):
            log.error("%s", self.desk.texts.sentence(value))
        elif isinstance(value, NotFoundError):
            self.desk.limiter.allow(UNKNOWN_LINK, self.request.remote_ip or "")
        elif not isinstance(value, MeedenkerError | tornado.web.HTTPError):
            # Not tornado's own line: that has the visitor's address and the secret of a link.
            log.error("unexpected error in %s", type(self).__name__, exc_info=(typ, value, tb))

    def _handle_request_exception(self, e: BaseException) -> None:
        if isinstance(e, MeedenkerError) and not self._finished:
            status = SPECIAL.get(e.code) or STATUSES.get(type(e), HTTPStatus.BAD_REQUEST)
            self.log_exception(type(e), e, None)
            self.send_error(status, exc_info=(type(e), e, None))
        else:
            super()._handle_request_exception(e)


def _heading(status: int) -> str:
    if status == HTTPStatus.NOT_FOUND:
        return "error.heading-unknown"
    return "error.heading-sorry" if status < 500 else "error.heading-server"


class UnknownPage(Handler):
    """Every address that is not ours."""

    def prepare(self) -> None:
        """Say that there is nothing here, whatever the method."""
        self.limit(ADDRESS, self.request.remote_ip or "")
        raise NotFoundError("page.unknown")
