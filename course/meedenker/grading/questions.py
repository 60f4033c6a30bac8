# SPDX-License-Identifier: EUPL-1.2
"""`vragen.json`: the questions of an assignment without their key, beside the released notebook.

It is written when the assignment is made. The learner's widgets show it; grading never reads it.
"""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from meedenker.domain.authored import Authored
from meedenker.errors import ContentError, NotFoundError
from meedenker.grading.bank import Bank
from meedenker.kinds.base import AnyQuestion
from meedenker.kinds.keyless import read_keyless, without_key

FILE_NAME = "vragen.json"
VERSION = 1
MAX_BYTES = 2_000_000


def to_text(bank: Bank, items: Iterable[str]) -> str:
    """The file for these questions; raises `NotFoundError` when the bank lacks one."""
    questions = []
    for item in items:
        if item not in bank:
            raise NotFoundError("grading.not-in-bank", id=item)
        questions.append(without_key(bank[item]))
    return json.dumps({"versie": VERSION, "vragen": questions}, ensure_ascii=False, indent=1)


def from_bank(bank: Bank) -> Mapping[str, AnyQuestion]:
    """Every question of a bank that can be shown without its key, as a learner would get it."""
    return _from_text(to_text(bank, bank), "bank")


def read_questions(folder: Path) -> Mapping[str, AnyQuestion] | None:
    """The questions beside a notebook; `None` when there is no file. Raises `ContentError`."""
    path = folder / FILE_NAME
    if not path.exists():
        return None
    try:
        with path.open("rb") as file:
            text = file.read(MAX_BYTES).decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError("grading.questions-unreadable", path=path) from error
    return _from_text(text, str(path))


def _from_text(text: str, name: str) -> Mapping[str, AnyQuestion]:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ContentError("grading.questions-unreadable", path=name) from error
    if not isinstance(data, dict):
        raise ContentError("grading.questions-unreadable", path=name)
    file = Authored(data, file=name, key="-")
    if data.get("versie") != VERSION:
        file.refuse("grading.questions-version", expected=VERSION)
    found = [read_keyless(part) for part in file.each("vragen")]
    return {question.id: question for question in found}
