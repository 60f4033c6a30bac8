# SPDX-License-Identifier: EUPL-1.2
"""What the measurements share: a folder on disk, servers on it, one browser, and how thorough."""

import tempfile
from contextlib import AbstractContextManager, ExitStack
from functools import cached_property
from pathlib import Path
from types import TracebackType

from playwright.sync_api import Browser, sync_playwright

from tests.bench.host import BenchServer
from tests.conftest import CHROMIUM, CHROMIUM_FLAGS, Server, free_port

ONLY_HERE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"


class Workshop(AbstractContextManager["Workshop"]):
    """Everything is made at first use and gone at the end. `quick` measures less often."""

    def __init__(self, *, quick: bool) -> None:
        self.quick = quick
        self._stack = ExitStack()

    @cached_property
    def folder(self) -> Path:
        """A folder on this disk."""
        name = self._stack.enter_context(tempfile.TemporaryDirectory(prefix="meedenker-bench-"))
        return Path(name)

    @cached_property
    def server(self) -> Server:
        """The real server; it believes a proxy, so that visitors can come from many addresses."""
        return self.start(Server(self.data("real"), free_port(), ("--behind-proxy",)))

    @cached_property
    def bench_server(self) -> BenchServer:
        """The real server with an empty handler, that never says “too fast”."""
        server = BenchServer(self.data("bench"), free_port())
        self.start(server)
        return server

    @cached_property
    def browser(self) -> Browser:
        """A real Chromium that reaches this machine only."""
        playwright = self._stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=[*CHROMIUM_FLAGS, ONLY_HERE]
        )
        self._stack.callback(browser.close)
        return browser

    def data(self, name: str) -> Path:
        """A data folder; all of them share the rendered pages, so each notebook runs once."""
        pages = self.folder / "pages"
        pages.mkdir(exist_ok=True)
        data = self.folder / name
        data.mkdir()
        (data / "pages").symlink_to(pages)
        return data

    def start(self, server: Server) -> Server:
        """Start a server that is stopped at the end."""
        self._stack.callback(_stop, server)
        return server.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stack.close()


def _stop(server: Server) -> None:
    if server.process is not None and server.process.poll() is None:
        server.stop()
