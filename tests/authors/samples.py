# SPDX-License-Identifier: EUPL-1.2
"""Authored data of every kind of question, as it stands in the files."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

import yaml

from meedenker.content.loading import DATA
from meedenker.kinds import all_kinds
from tests.conftest import ROOT

Data = dict[str, Any]
FILES = {
    path: yaml.safe_load(path.read_text("utf-8"))
    for path in [*sorted(DATA.glob("*.yaml")), *sorted((ROOT / "assessments/bank").glob("*.yaml"))]
    if not path.name.startswith("messages")
}


def questions() -> Iterator[Data]:
    """Every question in the files."""
    for data in FILES.values():
        yield from deepcopy(data.get("questions", []))


def by_kind() -> dict[str, list[Data]]:
    """The questions by their kind; every registered kind has some."""
    found: dict[str, list[Data]] = {kind: [] for kind in all_kinds()}
    for question in questions():
        found[question["kind"]].append(question)
    return found


def paths_in(data: object, here: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The way to everything in data, itself not included."""
    inside: Mapping[Any, object] = {}
    if isinstance(data, dict):
        inside = data
    elif isinstance(data, list):
        inside = dict(enumerate(data))
    for step, value in inside.items():
        yield (*here, step)
        yield from paths_in(value, (*here, step))


def at(data: Any, path: tuple[str | int, ...]) -> Any:
    """What stands at the end of a path."""
    for step in path:
        data = data[step]
    return data


def one_file(path: Path) -> Data:
    """The parsed content of one file."""
    return deepcopy(FILES[path])
