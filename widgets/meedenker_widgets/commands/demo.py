# SPDX-License-Identifier: EUPL-1.2
"""`meedenker demo`: a measurement of a fictional municipality that says it is fictional."""

import argparse
from pathlib import Path
from typing import Any

import meedenker
from meedenker.content.loading import shipped_library
from meedenker.service import SelfTest
from meedenker.storage import DATABASE, SqlStore
from meedenker_widgets.commands.start import add_options, default_data

FILE = Path(meedenker.__file__).parent / "content" / "demo" / "duinwaard.json"


def add_to(commands: Any) -> None:
    """Describe the command."""
    parser = commands.add_parser("demo", help="zet een zelftest van een verzonnen gemeente klaar")
    add_options(parser)
    parser.set_defaults(act=run)


def run(options: argparse.Namespace) -> None:
    """Bring in the fictional measurement and say where it is."""
    store = SqlStore.sqlite((options.data or default_data()) / DATABASE)
    try:
        token = SelfTest(shipped_library(), store).bring_in(FILE.read_bytes())
    finally:
        store.close()
    print("Duinwaard is een verzonnen gemeente. Alle antwoorden zijn verzonnen.")
    print("Start Meedenker (meedenker start) en open:")
    print(f"http://{options.ip}:{options.port}/gemeente/zelftest/{token}/resultaat")
