# SPDX-License-Identifier: EUPL-1.2
"""The web host with one more address, `/bench/empty`: what any request costs in this process.

One client of the bench asks more than thirty people would, so the limiter counts as ever but never
refuses. Nothing else differs from the real server.
"""

import argparse
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import tornado.web

from meedenker_widgets.hosts.web.app import WebHost, WebSettings
from meedenker_widgets.hosts.web.limits import Limiter, Rate
from meedenker_widgets.hosts.web.material import material_root
from tests.conftest import ROOT, Server

EMPTY = "/bench/empty"


class EmptyHandler(tornado.web.RequestHandler):
    """The least that tornado can do."""

    def get(self) -> None:
        self.finish()


class PatientLimiter(Limiter):
    """Does the work of counting, and allows everything."""

    def allow(self, rate: Rate, key: str) -> bool:
        super().allow(rate, key)
        return True


class BenchHost(WebHost):
    """The real host. Its extra route is tried first, which is to the empty handler's advantage."""

    def _application(self, *arguments: Any) -> Any:
        app = super()._application(*arguments)
        app.settings["desk"] = replace(app.settings["desk"], limiter=PatientLimiter())
        app.add_handlers(r".*", [(EMPTY, EmptyHandler)])
        return app


class BenchServer(Server):
    """`BenchHost` in a process of its own."""

    def start(self) -> "BenchServer":
        command = [sys.executable, "-m", __name__, str(self.data), str(self.port)]
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT
        )
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert self.url in line, line + (self.process.stderr.read() if self.process.stderr else "")
        return self


def main() -> None:
    """Serve until stopped."""
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    parser.add_argument("port", type=int)
    options = parser.parse_args()
    settings = WebSettings(options.data, material_root(), options.port)

    def ready(address: str) -> None:
        sys.stdout.write(f"{address}\n")
        sys.stdout.flush()

    BenchHost().open(settings, lambda *_: None, ready)


if __name__ == "__main__":
    main()
