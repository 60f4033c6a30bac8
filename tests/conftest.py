# SPDX-License-Identifier: EUPL-1.2
"""Fixtures that several suites share: a real server process and a real browser."""

import contextlib
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, sync_playwright

from meedenker.content.library import Library
from meedenker.content.loading import shipped_library

ROOT = Path(__file__).resolve().parents[1]
settings.register_profile("meedenker", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("meedenker")
CHROMIUM = next(
    (
        found
        for name in ("chromium", "chromium-browser", "google-chrome")
        if (found := shutil.which(name))
    ),
    "chromium",
)
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def library() -> Library:
    """The content that comes with the package."""
    return shipped_library()


def free_port() -> int:
    """A port nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@dataclass
class Server:
    """A web server in a process of its own, on the loopback."""

    data: Path
    port: int
    options: tuple[str, ...] = ()
    process: subprocess.Popen[str] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> "Server":
        """Start and wait for the line that says it is ready."""
        command = [sys.executable, "-m", "meedenker_widgets.cli", "start", "--no-browser"]
        command += ["--data", str(self.data), "--port", str(self.port), *self.options]
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=self.data.parent
        )
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert self.url in line, line + (self.process.stderr.read() if self.process.stderr else "")
        return self

    def kill(self) -> None:
        """End the process as a power cut would."""
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        self._wait()

    def stop(self) -> str:
        """Stop as an administrator would; returns what was logged."""
        assert self.process is not None
        if self.process.poll() is None:
            self.process.terminate()
        return self._wait()

    def _wait(self) -> str:
        assert self.process is not None
        try:
            return self.process.communicate(timeout=20)[1]
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise

    def get(self, path: str) -> str:
        with urllib.request.urlopen(self.url + path) as answer:
            return answer.read().decode()


@pytest.fixture(scope="session")
def pages_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Rendered pages that all servers under test share, so each notebook runs once."""
    return tmp_path_factory.mktemp("pages")


@pytest.fixture
def new_server(tmp_path: Path, pages_cache: Path) -> Iterator[type[Server]]:
    """Makes servers with an empty data folder; stops them at the end."""
    made: list[Server] = []

    def make(*options: str, name: str = "data") -> Server:
        data = tmp_path / name
        data.mkdir(exist_ok=True)
        with contextlib.suppress(FileExistsError):
            (data / "pages").symlink_to(pages_cache)
        server = Server(data, free_port(), options)
        made.append(server)
        return server

    yield make  # type: ignore[misc]
    for server in made:
        if server.process is not None and server.process.poll() is None:
            server.stop()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, pages_cache: Path) -> Iterator[Server]:
    """One server for a whole test module."""
    data = tmp_path_factory.mktemp("server") / "data"
    data.mkdir()
    (data / "pages").symlink_to(pages_cache)
    running = Server(data, free_port()).start()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A real Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session", autouse=True)
def _no_stray_settings() -> None:
    """Nothing from this machine may change what the tests see."""
    for name in ("MEEDENKER_DATA", "MEEDENKER_HOST", "SERVER_SOFTWARE"):
        os.environ.pop(name, None)


def tokens_in(text: str) -> list[str]:
    """The secrets of links in a text."""
    return re.findall(r"/gemeente/zelftest/([A-Za-z0-9_-]{32})/", text)
