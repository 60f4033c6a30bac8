# SPDX-License-Identifier: EUPL-1.2
"""`meedenker content …`: what authors do with the content."""

import argparse
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from meedenker.content.check import Checker, Fault
from meedenker.content.loading import shipped_library
from meedenker.content.schema import content_schema
from meedenker.content.texts import shipped_texts
from meedenker.errors import ContentError, SetupError
from meedenker_widgets.hosts.web.material import LESSONS, material_root


def add_to(commands: Any) -> None:
    """Describe the commands."""
    content = commands.add_parser("content", help="bekijk de inhoud, of kijk haar na")
    actions = content.add_subparsers(metavar="WAT", required=True)
    listing = actions.add_parser("list", help="toon elk onderdeel met zijn bron en adres")
    listing.add_argument("--json", action="store_true", help="één JSON-regel per onderdeel")
    listing.set_defaults(act=list_content)
    checking = actions.add_parser("check", help="zoek alle fouten in inhoud en notebooks")
    checking.add_argument(
        "folder", type=Path, nargs="?", metavar="MAP", help="map met eigen inhoud en notebooks"
    )
    checking.set_defaults(act=check_content)
    schema = actions.add_parser("schema", help="toon het schema waarmee een editor helpt")
    schema.set_defaults(act=print_schema)


def list_content(options: argparse.Namespace) -> None:
    """Every part with its source and address."""
    for entry in shipped_library().entries():
        if options.json:
            print(json.dumps(asdict(entry), ensure_ascii=False))
        else:
            print(f"{entry.id}  ({entry.kind})\n    {entry.source}\n    {entry.url}")


def check_content(options: argparse.Namespace) -> int:
    """Every fault with its file and line; 1 when there are any."""
    folder: Path | None = options.folder
    if folder and not folder.is_dir():
        raise SetupError("check.no-folder", path=folder)
    root = material_root()
    notebooks = [*sorted((root / LESSONS).rglob("*.ipynb"))]
    notebooks += sorted((root / "assessments").rglob("*.ipynb"))
    checker = Checker(
        [path for path in notebooks if ".ipynb_checkpoints" not in path.parts], folder
    )
    if checker.empty:
        raise SetupError("check.nothing", path=folder)
    checked = checker.check(_components())
    say = shipped_texts().say
    for fault in checked.faults:
        line = fault.line or 1
        print(say("check.fault", path=_shown(fault), line=line, sentence=_sentence(fault)))
    counts = {"files": checked.files, "notebooks": checked.notebooks}
    if not checked.faults:
        print(say("check.fine", **counts))
        return 0
    print(say("check.found", count=len(checked.faults), **counts))
    return 1


def schema_text() -> str:
    """The schema as it is printed."""
    return json.dumps(content_schema(shipped_texts()), ensure_ascii=False, indent=1)


def print_schema(options: argparse.Namespace) -> None:  # noqa: ARG001
    """The schema, for a file beside one's own content."""
    print(schema_text())


def _components() -> dict[str, tuple[str, ...]]:
    """What notebooks can use, and the groups that each shows without being told."""
    import meedenker_widgets

    names = meedenker_widgets.__all__
    return {name: getattr(getattr(meedenker_widgets, name), "shows", ()) for name in names}


def _shown(fault: Fault) -> Path:
    here = Path.cwd()
    return fault.path.relative_to(here) if fault.path.is_relative_to(here) else fault.path


def _sentence(fault: Fault) -> str:
    """The sentence of a fault; its line says where, so the key need not name the whole file."""
    error, key = fault.error, str(fault.error.params.get("key", ""))
    named = ContentError(error.code, **{**error.params, "key": key.removeprefix("- / ")})
    return shipped_texts().sentence(named)
