# SPDX-License-Identifier: EUPL-1.2
"""`meedenker purge`: remove what is past its term, without a running server."""

import argparse
from pathlib import Path
from typing import Any

from meedenker.content.loading import shipped_library
from meedenker.service import Visits
from meedenker.storage import DATABASE, SqlStore
from meedenker_widgets.commands.start import default_data


def add_to(commands: Any) -> None:
    """Describe the command."""
    parser = commands.add_parser("purge", help="wis antwoorden waarvan de bewaartermijn voorbij is")
    parser.add_argument("--data", type=Path, default=None, metavar="MAP", help="map met antwoorden")
    parser.set_defaults(act=run)


def run(options: argparse.Namespace) -> None:
    """Purge and say how much went."""
    store = SqlStore.sqlite((options.data or default_data()) / DATABASE)
    try:
        purged = Visits(shipped_library(), store).purge()
    finally:
        store.close()
    print(f"Gewist: {purged.visitors} bezoekers en {purged.measurements} zelftesten.")
