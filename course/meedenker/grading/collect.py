# SPDX-License-Identifier: EUPL-1.2
"""Taking in what learners handed in: regular files of bearable size, and nothing else.

nbgrader copies a folder as it finds it. A pipe in it stops the copying for everyone after it, and a
link brings in a file of the trainer's. Here both stay behind, with a line in the log.
"""

import contextlib
import os
import secrets
import stat
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from nbgrader.exchange.default import ExchangeCollect
from nbgrader.utils import parse_utc

MAX_FILE = 5_000_000
MAX_TOTAL = 20_000_000
MAX_FILES = 500
TIMESTAMP = "timestamp.txt"
RECEIPT = "submission_secret.txt"
NO_MOMENT = "1970-01-01 00:00:00 UTC"


class Collect(ExchangeCollect):  # type: ignore[misc]
    """nbgrader's collecting, unmoved by one bad submission."""

    src_records: list[dict[str, Any]]

    def init_src(self) -> None:
        """Find the submissions; a name that would leave `submitted/` is passed over."""
        super().init_src()
        self.src_records = [r for r in self.src_records if not r["username"].startswith(".")]

    def do_copy(self, src: str, dest: str, log: Any = None) -> None:  # noqa: ARG002
        """Copy one submission, and add the released notebook where it is missing."""
        for name in copy_regular_files(Path(src), Path(dest)):
            self.log.warning("Not collected: %s in %s", name, src)
        _settle_receipt(Path(dest))
        released = self.coursedir.format_path(
            self.coursedir.release_directory, ".", self.coursedir.assignment_id
        )
        for notebook in sorted(Path(released).glob("*.ipynb")):
            target = Path(dest) / notebook.name
            if not target.exists():
                self.log.warning("Missing, so taken from the release: %s", target)
                target.write_bytes(notebook.read_bytes())

    def _path_to_record(self, path: str) -> dict[str, Any]:
        try:
            record: dict[str, Any] = super()._path_to_record(path)
        except (ValueError, OverflowError):
            filename = Path(path).name
            self.log.warning("No moment in the name of %s", path)
            username = filename.split("+", 1)[0]
            return {"username": username, "filename": filename, "timestamp": datetime.min}  # noqa: DTZ901
        return record


def copy_regular_files(source: Path, target: Path) -> list[str]:
    """Copy a folder and return the names that were left out."""
    target.mkdir(parents=True, exist_ok=True)
    left_out, total, count = [], 0, 0
    for path in _walk(source):
        name = path.relative_to(source)
        content = _read_regular(path)
        fits = content is not None and count < MAX_FILES and total + len(content) <= MAX_TOTAL
        if content is None or not fits:
            left_out.append(name.as_posix())
            continue
        total, count = total + len(content), count + 1
        copy = target / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(content)
    return left_out


def set_strange_files_aside(notebooks: list[str], **_: object) -> None:
    """Remove links, pipes and devices from submissions that came in by another way.

    nbgrader calls it before it grades a submission. Only the name in `submitted/` goes, never what
    a link points to.
    """
    for folder in {Path(notebook).parent for notebook in notebooks}:
        for path in _walk(folder):
            if not stat.S_ISREG(path.lstat().st_mode):
                path.unlink()


def _walk(folder: Path) -> Iterator[Path]:
    """Everything below a folder that is no folder itself; links are not followed."""
    for parent, folders, files in os.walk(folder):
        links = [name for name in folders if (Path(parent) / name).is_symlink()]
        for name in sorted([*files, *links]):
            yield Path(parent) / name


def _read_regular(path: Path) -> bytes | None:
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        descriptor = os.open(path, flags)
    except OSError:
        return None
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode) or status.st_size > MAX_FILE:
        os.close(descriptor)
        return None
    with os.fdopen(descriptor, "rb") as file:
        content = file.read(MAX_FILE + 1)
    return content if len(content) <= MAX_FILE else None


def _settle_receipt(folder: Path) -> None:
    """Add what nbgrader's submitting writes and releasing feedback cannot do without.

    Someone who puts a folder into the exchange by hand may leave it out; the feedback of everyone
    after it would then stay behind.
    """
    moment, secret = folder / TIMESTAMP, folder / RECEIPT
    if not secret.is_file():
        secret.write_text(secrets.token_hex(64), "utf-8")
    with contextlib.suppress(OSError, ValueError, OverflowError):
        if parse_utc(moment.read_text("utf-8").strip()):
            return
    moment.write_text(NO_MOMENT, "utf-8")
