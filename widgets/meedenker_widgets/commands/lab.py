# SPDX-License-Identifier: EUPL-1.2
"""`meedenker lab MAP`: the notebooks in a folder of one's own, opened in JupyterLab."""

import argparse
import contextlib
import hashlib
import json
import shutil
import sys
from pathlib import Path
from typing import Any

from meedenker.errors import SetupError
from meedenker_widgets.commands.start import port_number
from meedenker_widgets.hosts.web.material import LESSONS, SELFTEST, material_root

LIST_FILE = ".meedenker.json"


def add_to(commands: Any) -> None:
    """Describe the command."""
    parser = commands.add_parser("lab", help="open de notebooks in JupyterLab")
    parser.add_argument("folder", type=Path, metavar="MAP", help="map voor jouw notebooks")
    parser.add_argument("--copy-only", action="store_true", help="alleen kopiëren, niet openen")
    parser.add_argument(
        "--port", type=port_number, default=8888, metavar="NUMMER", help="poort (8888)"
    )
    parser.add_argument("--no-browser", action="store_true", help="open geen browser")
    parser.set_defaults(act=run)


def run(options: argparse.Namespace) -> None:
    """Copy the notebooks and open JupyterLab."""
    kept = copy_notebooks(material_root(), options.folder)
    for path in kept:
        print(f"Niet overschreven, want je hebt het veranderd: {path}")
    print(f"De notebooks staan in {options.folder}")
    if not options.copy_only:
        arguments = ["--ServerApp.root_dir", str(options.folder)]
        arguments += ["--ip", "127.0.0.1", "--port", str(options.port)]
        if options.no_browser:
            arguments.append("--no-browser")
        _open_jupyterlab(arguments)


def _open_jupyterlab(arguments: list[str]) -> None:
    """Run JupyterLab until it is stopped.

    In this very process: whoever ends the command ends JupyterLab, on every system.
    """
    # Imported here, not above: every other command answers without it.
    from jupyterlab.labapp import LabApp

    sys.stdout.flush()  # what was copied is said before what JupyterLab says
    with contextlib.suppress(KeyboardInterrupt):
        LabApp.launch_instance(arguments)


def copy_notebooks(root: Path, folder: Path) -> list[Path]:
    """Copy every notebook that is new or that nobody changed; return what was left alone.

    Which version was copied is kept in `.meedenker.json`, so a file that differs from it was
    changed by someone. Raises `SetupError` when the folder cannot be written.
    """
    sources = [*sorted((root / LESSONS).rglob("*.ipynb")), root / SELFTEST]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        copied = _read_list(folder / LIST_FILE)
        kept = []
        for source in sources:
            name = source.relative_to(root).as_posix()
            target = folder / name
            if target.exists() and _digest(target) not in (copied.get(name), _digest(source)):
                kept.append(target)
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
            copied[name] = _digest(source)
        (folder / LIST_FILE).write_text(json.dumps(copied, indent=1), "utf-8")
    except OSError as error:
        raise SetupError("setup.folder-not-writable-lab", path=folder, reason=error) from error
    return kept


def _read_list(path: Path) -> dict[str, str]:
    try:
        data = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(k): str(v) for k, v in data.items()} if isinstance(data, dict) else {}


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
