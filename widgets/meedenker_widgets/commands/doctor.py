# SPDX-License-Identifier: EUPL-1.2
"""`meedenker doctor`: is everything well? One line for each check, with what to do."""

import argparse
import sys
from datetime import UTC, date, datetime
from typing import Any

from meedenker.content.texts import shipped_texts
from meedenker.service.checkup import (
    Finding,
    Level,
    check_content,
    check_database,
    check_folder,
    check_python,
)
from meedenker.storage import DATABASE
from meedenker_widgets.commands.start import add_options, default_data


def add_to(commands: Any) -> None:
    """Describe the command."""
    parser = commands.add_parser("doctor", help="kijk na of alles in orde is")
    add_options(parser)
    parser.set_defaults(act=run)


def run(options: argparse.Namespace) -> int:
    """Print what was found; 1 when something is wrong, 0 when there is at most something to see."""
    texts = shipped_texts()
    findings = examine(options, datetime.now(UTC).date())
    words = {level: texts.say(f"doctor.level.{level}") for level in Level}
    width = max(map(len, words.values()))
    for finding in findings:
        print(f"{words[finding.level]:<{width}}  {texts.sentence(finding.error)}")
    return int(any(finding.level is Level.FAULT for finding in findings))


def examine(options: argparse.Namespace, today: date) -> tuple[Finding, ...]:
    """What every check finds. A new family of checks gets its line here."""
    # Imported here, not above: it brings tornado, and every other command answers without it.
    from meedenker_widgets.hosts.web.checkup import check_assets, check_material, check_port

    data = options.data or default_data()
    return (
        check_python(sys.version_info[:2]),
        check_assets(),
        check_material(),
        *check_content(today),
        check_folder(data),
        check_database(data / DATABASE),
        check_port(options.port, options.ip),
    )
