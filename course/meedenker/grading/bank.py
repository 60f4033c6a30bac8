# SPDX-License-Identifier: EUPL-1.2
"""The bank of scored questions with their keys: a folder or a zip, named by a setting.

Only the trainer's machine has one. It is never in the package and never beside a released notebook.
"""

import os
import zipfile
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import meedenker
from meedenker.content.files import parse_text
from meedenker.domain.authored import Authored
from meedenker.errors import SetupError
from meedenker.kinds import read_question
from meedenker.kinds.base import AnyQuestion
from meedenker.kinds.renames import Renames, check_former

BANK_VARIABLE = "MEEDENKER_BANK"
MAX_BYTES = 5_000_000
Bank = Mapping[str, AnyQuestion]


class Renamed(Mapping[str, AnyQuestion]):
    """Questions by id; one is found by an id it had before too."""

    def __init__(self, questions: Mapping[str, AnyQuestion]) -> None:
        self._questions = questions
        self._renames = Renames(questions.values())

    def __getitem__(self, item: str) -> AnyQuestion:
        return self._questions[self._renames.id(item)]

    def __iter__(self) -> Iterator[str]:
        return iter(self._questions)

    def __len__(self) -> int:
        return len(self._questions)


def bank_path() -> Path | None:
    """Where the bank is: the setting, else the example bank of a checkout, else nowhere."""
    named = os.environ.get(BANK_VARIABLE)
    if named:
        return Path(named)
    example = Path(meedenker.__file__).resolve().parents[2] / "assessments" / "bank"
    return example if example.is_dir() else None


def open_bank(path: Path | None = None) -> Bank:
    """The questions by id.

    Raises `SetupError` when there is no bank or it cannot be read, `ContentError` when a question
    in it is wrong or stands in it twice.
    """
    place = path or bank_path()
    if place is None:
        raise SetupError("grading.no-bank", variable=BANK_VARIABLE)
    return _read(place.absolute())


@cache
def _read(place: Path) -> Bank:
    try:
        files = dict(_zipped(place) if place.is_file() else _in_folder(place))
    except OSError as error:
        raise SetupError("grading.bank-unreadable", path=place, problem=error) from error
    except (zipfile.BadZipFile, RuntimeError) as error:  # the second: it has a password
        raise SetupError("grading.bank-no-zip", path=place) from error
    if not files:
        raise SetupError("grading.bank-empty", path=place)
    questions: dict[str, AnyQuestion] = {}
    parts: dict[str, Authored] = {}
    for name, content in files.items():
        file = Authored(parse_text(content, name), file=name, key="-")
        for part in file.each("questions"):
            question = read_question(part, "")
            if question.id in questions:
                part.refuse("content.duplicate", other=parts[question.id].file)
            questions[question.id] = question
            parts[question.id] = part
        file.finish()
    check_former(((parts[item], question) for item, question in questions.items()), questions)
    return Renamed(questions)


def _in_folder(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.glob("*.yaml")):
        yield f"{folder.name}/{path.name}", path.read_bytes()


def _zipped(path: Path) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(path) as archive:
        for entry in sorted(archive.infolist(), key=lambda entry: entry.filename):
            if entry.filename.endswith(".yaml"):
                if entry.file_size > MAX_BYTES:
                    raise SetupError("grading.bank-unreadable", path=path, problem=entry.filename)
                yield f"{path.name}/{entry.filename}", archive.read(entry)
