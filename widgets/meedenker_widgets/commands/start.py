# SPDX-License-Identifier: EUPL-1.2
"""`meedenker start`: the web server on this computer."""

import argparse
import contextlib
import logging
import os
import sys
import webbrowser
from pathlib import Path
from typing import Any

from platformdirs import user_data_path


def default_data() -> Path:
    """Where answers are kept unless someone says otherwise."""
    return Path(os.environ.get("MEEDENKER_DATA") or user_data_path("meedenker"))


def add_to(commands: Any) -> None:
    """Describe the command."""
    parser = commands.add_parser("start", help="start de website op deze computer")
    add_options(parser)
    parser.add_argument("--no-browser", action="store_true", help="open geen browser")
    parser.add_argument(
        "--behind-proxy", action="store_true", help="neem adres en https over van een proxy"
    )
    parser.set_defaults(act=run)


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options that commands about the server share."""
    parser.add_argument(
        "--data", type=Path, default=None, metavar="MAP", help="map voor de antwoorden"
    )
    parser.add_argument(
        "--port", type=port_number, default=8400, metavar="NUMMER", help="poort (8400)"
    )
    parser.add_argument("--ip", default="127.0.0.1", metavar="ADRES", help="adres (127.0.0.1)")


def port_number(text: str) -> int:
    """A port that exists."""
    number = int(text)
    if not 0 < number < 65_536:
        raise ValueError(text)
    return number


def run(options: argparse.Namespace) -> None:
    """Serve until Ctrl-C."""
    # Voilà is imported here, not above: every other command answers without it.
    from meedenker.content.texts import shipped_texts
    from meedenker.storage.keyfile import KEY_FILE
    from meedenker_widgets.hosts.web.app import WebHost, WebSettings
    from meedenker_widgets.hosts.web.material import material_root

    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(message)s")
    settings = WebSettings(
        data=options.data or default_data(),
        root=material_root(),
        port=options.port,
        ip=options.ip,
        behind_proxy=options.behind_proxy,
    )

    def report(done: int, count: int) -> None:
        end = "\n" if done == count else ""
        print(f"\rPagina’s klaarzetten: {done} van {count}", end=end, file=sys.stderr, flush=True)

    def ready(address: str) -> None:
        print(f"Meedenker staat klaar: {address}", flush=True)
        if settings.needs_key:
            path = settings.data / KEY_FILE
            print(shipped_texts().say("admin.key-at", path=path), file=sys.stderr)
        print("Stoppen: Ctrl-C", file=sys.stderr)
        if not options.no_browser and _has_screen():
            with contextlib.suppress(webbrowser.Error):
                webbrowser.open(address)

    WebHost().open(settings, report, ready)


def _has_screen() -> bool:
    return sys.platform in ("darwin", "win32") or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )
