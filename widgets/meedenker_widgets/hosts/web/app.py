# SPDX-License-Identifier: EUPL-1.2
"""The server: Voilà without its routes, so that no visitor reaches a kernel."""

import asyncio
import logging
import os
import re
import shutil
import signal
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import tornado.httpserver
import tornado.web
from voila.app import Voila
from voila.configuration import VoilaConfiguration

from meedenker.content.glossary import Glossary
from meedenker.content.library import shipped_library
from meedenker.content.texts import shipped_texts
from meedenker.errors import StorageError
from meedenker.storage import DATABASE, SqlStore
from meedenker.storage.keyfile import read_or_make_key
from meedenker_widgets.components.terms import TermLinks
from meedenker_widgets.hosts.web.bodies import MAX_BODY, MAX_DROPPED, BoundedApplication
from meedenker_widgets.hosts.web.desk import Desk
from meedenker_widgets.hosts.web.handlers.base import UnknownPage
from meedenker_widgets.hosts.web.lessons import lessons_in
from meedenker_widgets.hosts.web.listening import listen
from meedenker_widgets.hosts.web.loopback import is_loopback
from meedenker_widgets.hosts.web.material import (
    LESSONS,
    REFERENCE,
    SELFTEST,
    notebooks_in,
    pages_in,
)
from meedenker_widgets.hosts.web.renderer import PageRenderer
from meedenker_widgets.hosts.web.routes import routes
from meedenker_widgets.hosts.web.statics import load_assets

IDLE_SECONDS = 60
DAY_SECONDS = 86_400
_SECRET = re.compile(r"(?<=/zelftest/)[A-Za-z0-9_-]{32}")
log = logging.getLogger("meedenker.web")
Report = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class WebSettings:
    """How the server runs. `behind_proxy`: take address and https from X-Forwarded-* headers."""

    data: Path
    root: Path
    port: int = 8400
    ip: str = "127.0.0.1"
    behind_proxy: bool = False
    database: str = DATABASE

    @property
    def needs_key(self) -> bool:
        """Whether others than who sits at this computer can reach the server."""
        return self.behind_proxy or not is_loopback(self.ip)


class WebHost(Voila):  # type: ignore[misc]  # Voilà has no types
    """A Voilà that answers with our handlers only."""

    def open(self, settings: WebSettings, report: Report, ready: Callable[[str], None]) -> None:
        """Serve until stopped; `ready` hears the address. Raises `SetupError`, `StorageError`."""
        # Voilà may bring configuration from the machine along; a public server takes none of it.
        self.config_file_paths: list[str] = []
        self.root_dir = str(settings.root)
        self.log_level = logging.CRITICAL  # ours speaks: see `log`
        self.voila_configuration = VoilaConfiguration(
            allow_template_override="NO", allow_theme_override="NO", show_tracebacks=True
        )
        asyncio.run(self._serve(settings, report, ready))

    async def _serve(
        self, settings: WebSettings, report: Report, ready: Callable[[str], None]
    ) -> None:
        sockets = listen(settings.port, settings.ip)
        self.connection_dir = tempfile.mkdtemp(prefix="meedenker-")
        stopped = asyncio.Event()
        loop = asyncio.get_running_loop()
        for name in ("SIGINT", "SIGTERM"):
            if hasattr(signal, name) and os.name != "nt":
                loop.add_signal_handler(getattr(signal, name), stopped.set)
        try:
            store = SqlStore.sqlite(settings.data / settings.database)
            app, renderer = self._application(settings, store)
            server = tornado.httpserver.HTTPServer(
                app,
                xheaders=settings.behind_proxy,
                max_body_size=MAX_DROPPED,
                max_buffer_size=2 * MAX_BODY,
                idle_connection_timeout=IDLE_SECONDS,
            )
            pages = [*app.settings["lessons"].values(), *app.settings["reference"].values()]
            await renderer.prepare([*pages, SELFTEST], report)
            server.add_sockets(sockets)
            purging = loop.create_task(_purge_daily(app.settings["desk"]))
            ready(f"http://{settings.ip}:{settings.port}/")
            await stopped.wait()
            purging.cancel()
            server.stop()
            await server.close_all_connections()
            store.close()
        finally:
            for socket in sockets:
                socket.close()
            if hasattr(self, "kernel_manager"):  # it may have ended before it began
                await self.kernel_manager.shutdown_all()
            shutil.rmtree(self.connection_dir, ignore_errors=True)

    def _application(
        self, settings: WebSettings, store: SqlStore
    ) -> tuple[tornado.web.Application, PageRenderer]:
        self.init_settings()
        terms = TermLinks(Glossary.of(shipped_library()))
        renderer = PageRenderer(self, settings.root, settings.data / "pages", terms)
        desk = Desk(
            library=shipped_library(),
            texts=shipped_texts(),
            store=store,
            assets=load_assets(),
            renderer=renderer,
            key=read_or_make_key(settings.data) if settings.needs_key else "",
            pages=(
                *pages_in(settings.root, LESSONS, "/cursus/"),
                *pages_in(settings.root, REFERENCE, "/naslag/"),
            ),
            lessons=lessons_in(settings.root),
        )
        app = BoundedApplication(
            routes(),
            default_handler_class=UnknownPage,
            desk=desk,
            lessons=notebooks_in(settings.root, LESSONS),
            reference=notebooks_in(settings.root, REFERENCE),
            log_function=_log_request,
        )
        return app, renderer


async def _purge_daily(desk: Desk) -> None:
    """Remove what is past its term, now and every day."""
    while True:
        try:
            await desk.write(desk.visits.purge)
        except StorageError as error:
            log.error("%s", desk.texts.sentence(error))
        await asyncio.sleep(DAY_SECONDS)


def _log_request(handler: tornado.web.RequestHandler) -> None:
    """One line per request: no address of a visitor, no secret of a link."""
    request = handler.request
    path = _SECRET.sub("…", request.path)
    status = handler.get_status()
    level = logging.ERROR if status >= 500 else logging.INFO
    log.log(level, "%d %s %s %.1fms", status, request.method, path, 1000 * request.request_time())
