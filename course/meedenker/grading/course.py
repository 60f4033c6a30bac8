# SPDX-License-Identifier: EUPL-1.2
"""A course folder for nbgrader: the assignments, the bank, and `nbgrader_config.py`."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

from meedenker.errors import SetupError
from meedenker.grading.bank import bank_path

TEMPLATE = Path(__file__).parent / "nbgrader_config.template"
CONFIG = "nbgrader_config.py"
SOURCE = "assessments/source"


@dataclass(frozen=True, slots=True)
class Laid:
    """What there is now: the bank, if there is one, the assignments, and files left alone."""

    bank: Path | None
    assignments: tuple[str, ...]
    kept: tuple[Path, ...]


def lay_out(root: Path, folder: Path, course: str = "meedenker") -> Laid:
    """Make or complete a course folder from the material in `root`; never overwrite a change.

    Raises `SetupError` when the folder cannot be written.
    """
    source = root / SOURCE
    wanted = {
        folder / "source" / path.relative_to(source): path.read_bytes()
        for path in sorted(source.rglob("*.ipynb"))
    }
    text = TEMPLATE.read_text("utf-8").replace("{course}", json.dumps(course))
    wanted[folder / CONFIG] = text.encode("utf-8")
    try:
        kept = [path for path, content in wanted.items() if not _write(path, content)]
        bank = _copy_bank(folder / "bank")
    except OSError as error:
        raise SetupError("setup.folder-not-writable-lab", path=folder, reason=error) from error
    names = sorted(path.name for path in source.iterdir() if path.is_dir())
    return Laid(bank, tuple(names), tuple(kept))


def _write(path: Path, content: bytes) -> bool:
    """Write a file that is not there yet; whether it now has this content."""
    if path.exists():
        return path.read_bytes() == content
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return True


def _copy_bank(target: Path) -> Path | None:
    """The bank of the course folder; a bank in a folder is copied there the first time."""
    if target.is_dir():
        return target
    found = bank_path()
    if found is None or not found.is_dir():
        return found
    shutil.copytree(found, target, ignore=shutil.ignore_patterns(".*"))
    return target
