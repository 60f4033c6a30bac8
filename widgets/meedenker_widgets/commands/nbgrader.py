# SPDX-License-Identifier: EUPL-1.2
"""`meedenker nbgrader MAP`: a course folder for a trainer, ready for nbgrader."""

import argparse
from pathlib import Path
from typing import Any

from meedenker.content.texts import shipped_texts
from meedenker.grading.course import lay_out
from meedenker_widgets.hosts.web.material import material_root


def add_to(commands: Any) -> None:
    """Describe the command."""
    parser = commands.add_parser("nbgrader", help="maak een cursusmap om toetsen na te kijken")
    parser.add_argument("folder", type=Path, metavar="MAP", help="map voor de cursus")
    parser.add_argument(
        "--course", default="meedenker", metavar="NAAM", help="naam van de cursus (meedenker)"
    )
    parser.set_defaults(act=run)


def run(options: argparse.Namespace) -> None:
    """Lay out the folder and say what comes next."""
    say = shipped_texts().say
    laid = lay_out(material_root(), options.folder, options.course)
    for path in laid.kept:
        print(say("course.kept", path=path))
    print(say("course.ready", path=options.folder))
    if laid.bank is None:
        print(say("course.no-bank", path=options.folder / "bank"))
    else:
        print(say("course.bank", path=laid.bank))
    for assignment in laid.assignments:
        print(say("course.next", assignment=assignment))
