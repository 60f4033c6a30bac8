# SPDX-License-Identifier: EUPL-1.2
"""What learners hand in: answers, broken files, changed notebooks, and what each must score.

Every expected score is worked out by hand from the key: question 1 gives 2 points, question 2 gives
2 for each of two, question 3 gives 1 for each of three; a wrong choice takes one such part away.
"""

import json
import os
from collections.abc import Callable
from pathlib import Path

from tests.grading.courses import NOTEBOOK, PARTIAL, PERFECT, Q1, Q2, Q3, Q4, sidecar

Prepare = Callable[[Path, Path], None]
NONE = (0.0, 0.0, 0.0)
PART = (2.0, 2.0, 1.0)

ANSWERS = {
    "perfect": (PERFECT, (2.0, 4.0, 3.0)),
    "partial": (PARTIAL, PART),
    "empty": ({}, NONE),
    "nothing-chosen": ({item: {} for item in (Q1, Q2, Q3, Q4)}, NONE),
    "all-wrong": ({Q1: {"chosen": ["a"]}, Q2: {"chosen": ["b"]}, Q3: {"chosen": ["f"]}}, NONE),
    "everything-chosen": ({Q2: {"chosen": [*"abcd"]}, Q3: {"chosen": [*"abcdef"]}}, NONE),
    "one-too-many": ({Q2: {"chosen": [*"abd"]}, Q3: {"chosen": [*"abce"]}}, (0.0, 2.0, 2.0)),
    "two-where-one-may": ({**PARTIAL, Q1: {"chosen": ["c", "a"]}}, (0.0, 2.0, 1.0)),
    "unknown-option": ({**PARTIAL, Q2: {"chosen": ["a", "zzz"]}}, (2.0, 0.0, 1.0)),
    "unknown-field": ({**PARTIAL, Q3: {"chosen": ["a"], "points": ["3"]}}, (2.0, 2.0, 0.0)),
    "same-option-twice": ({**PARTIAL, Q2: {"chosen": ["a", "a", "a"]}}, PART),
    "unknown-question": ({**PARTIAL, "toets.opschalen.99": {"chosen": ["a"]}}, PART),
}

_good = json.loads(sidecar(PERFECT))
_record = _good["antwoorden"][Q1]


def _with_record(**change: object) -> bytes:
    return json.dumps({**_good, "antwoorden": {Q1: {**_record, **change}}}).encode()


FILES = {
    "list": b"[]",
    "nothing-in-it": b"",
    "text": b'"antwoorden"',
    "nan": b'{"versie": 1, "antwoorden": {"toets.opschalen.01": NaN}}',
    "nested": b"[" * 200_000,
    "nested-objects": b'{"a":' * 50_000 + b"1" + b"}" * 50_000,
    "huge": sidecar({**PERFECT, Q4: {"text": ["x" * 2_100_000]}}),
    "not-utf-8": sidecar(PERFECT).replace(b"Gerda", b"\xff\xfe"),
    "half-a-file": sidecar(PERFECT)[:-40],
    "other-version": sidecar(PERFECT).replace(b'"versie": 1', b'"versie": 2'),
    "answers-as-list": b'{"versie": 1, "antwoorden": []}',
    "record-as-number": b'{"versie": 1, "antwoorden": {"toets.opschalen.01": 2}}',
    "chosen-as-text": _with_record(fields={"chosen": "c"}),
    "chosen-as-number": _with_record(fields={"chosen": [True]}),
    "tries-below-zero": _with_record(tries=-1),
    "points-of-its-own": _with_record(points=2),
    "a-number-of-a-million-digits": b'{"versie": ' + b"1" * 1_000_000 + b"}",
}
FILE_POINTS = {"points-of-its-own": (2.0, 0.0, 0.0)}


def _notebook(folder: Path, change: Callable[[dict], None]) -> None:
    path = folder / NOTEBOOK
    data = json.loads(path.read_text())
    change(data)
    path.write_text(json.dumps(data))


def _cell(data: dict, name: str) -> dict:
    return next(
        c for c in data["cells"] if c["metadata"].get("nbgrader", {}).get("grade_id") == name
    )


def _code(text: str, **metadata: object) -> dict:
    return {
        "cell_type": "code",
        "id": f"eigen-{abs(hash(text)) % 10**8}",
        "metadata": metadata,
        "execution_count": None,
        "outputs": [],
        "source": text,
    }


def _marking(marker: Path) -> str:
    return f"open({str(marker)!r}, 'a').write('ran')\n"


def duplicated_cell(folder: Path, _: Path) -> None:
    _notebook(folder, lambda data: data["cells"].append(_cell(data, "punten-01")))


def deleted_cell(folder: Path, _: Path) -> None:
    _notebook(folder, lambda data: data["cells"].remove(_cell(data, "punten-02")))


def no_cells(folder: Path, _: Path) -> None:
    _notebook(folder, lambda data: data.update(cells=[]))


def retyped_cell(folder: Path, _: Path) -> None:
    def change(data: dict) -> None:
        cell = _cell(data, "punten-01")
        cell["cell_type"] = "markdown"
        del cell["outputs"], cell["execution_count"]

    _notebook(folder, change)


def more_points(folder: Path, _: Path) -> None:
    def change(data: dict) -> None:
        cell = _cell(data, "punten-01")
        cell["source"] = f'mdk.points("{Q1}", 1000)'
        cell["metadata"]["nbgrader"]["points"] = 1000

    _notebook(folder, change)


def outputs_of_its_own(folder: Path, _: Path) -> None:
    def change(data: dict) -> None:
        number = {"output_type": "execute_result", "execution_count": 1, "metadata": {}}
        _cell(data, "punten-02")["outputs"] = [{**number, "data": {"text/plain": "4.0"}}]

    _notebook(folder, change)


def newer_metadata(folder: Path, _: Path) -> None:
    _notebook(
        folder, lambda d: _cell(d, "punten-01")["metadata"]["nbgrader"].update(schema_version=99)
    )


def wrong_kernel(folder: Path, _: Path) -> None:
    _notebook(folder, lambda data: data["metadata"].update(kernelspec={"name": "../../evil"}))


def patched_scorer(folder: Path, marker: Path) -> None:
    text = f"{_marking(marker)}import meedenker_widgets as mdk\nmdk.points = lambda *_: 4.0"
    _notebook(folder, lambda data: data["cells"].insert(1, _code(text)))


def code_in_a_locked_cell(folder: Path, marker: Path) -> None:
    def change(data: dict) -> None:
        _cell(data, "start")["source"] = f"{_marking(marker)}import meedenker_widgets as mdk"
        _cell(data, "punten-03")["source"] = f"{_marking(marker)}3.0"

    _notebook(folder, change)


def shadowed_modules(folder: Path, marker: Path) -> None:
    for name in (
        "meedenker_widgets",
        "meedenker",
        "mdk",
        "sitecustomize",
        "json",
        "nbgrader_config",
    ):
        (folder / f"{name}.py").write_text(_marking(marker))
    (folder / "nbgrader_config.json").write_text('{"Autograde": {"create_student": false}}')


def no_json(folder: Path, _: Path) -> None:
    (folder / NOTEBOOK).write_bytes(b"\x00\xffno notebook")


def nested_notebook(folder: Path, _: Path) -> None:
    (folder / NOTEBOOK).write_bytes(b'{"nbformat": 4, "cells": ' + b"[" * 100_000)


def cells_of_numbers(folder: Path, _: Path) -> None:
    (folder / NOTEBOOK).write_text(
        '{"nbformat": 4, "nbformat_minor": 5, "metadata": 3, "cells": [1]}'
    )


def notebook_is_a_pipe(folder: Path, _: Path) -> None:
    (folder / NOTEBOOK).unlink()
    os.mkfifo(folder / NOTEBOOK)


def notebook_is_a_link(folder: Path, _: Path) -> None:
    (folder / NOTEBOOK).unlink()
    (folder / NOTEBOOK).symlink_to("/dev/zero")


def one_more_notebook(folder: Path, marker: Path) -> None:
    data = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [_code(_marking(marker))]}
    (folder / "extra.ipynb").write_text(json.dumps(data))


def pipe_beside_it(folder: Path, _: Path) -> None:
    os.mkfifo(folder / "wacht.txt")


def endless_link_beside_it(folder: Path, _: Path) -> None:
    (folder / "veel.bin").symlink_to("/dev/zero")
    (folder / "rond").symlink_to(folder)


def other_questions(folder: Path, _: Path) -> None:
    (folder / "vragen.json").write_text('{"versie": 1, "vragen": []}')


NOTEBOOKS: tuple[Prepare, ...] = (
    duplicated_cell,
    deleted_cell,
    no_cells,
    retyped_cell,
    more_points,
    outputs_of_its_own,
    newer_metadata,
    wrong_kernel,
    patched_scorer,
    code_in_a_locked_cell,
    shadowed_modules,
    no_json,
    nested_notebook,
    cells_of_numbers,
    notebook_is_a_pipe,
    notebook_is_a_link,
    one_more_notebook,
    pipe_beside_it,
    endless_link_beside_it,
    other_questions,
)


def sidecar_is_a_link(folder: Path, marker: Path) -> None:
    (marker.parent / "perfect.json").write_bytes(sidecar(PERFECT))
    (folder / "antwoorden.json").symlink_to(marker.parent / "perfect.json")


def sidecar_is_a_dangling_link(folder: Path, _: Path) -> None:
    (folder / "antwoorden.json").symlink_to("/no/such/file")


def sidecar_is_a_pipe(folder: Path, _: Path) -> None:
    os.mkfifo(folder / "antwoorden.json")


def sidecar_is_a_folder(folder: Path, _: Path) -> None:
    (folder / "antwoorden.json").mkdir()


SIDECARS: tuple[Prepare, ...] = (
    sidecar_is_a_link,
    sidecar_is_a_dangling_link,
    sidecar_is_a_pipe,
    sidecar_is_a_folder,
)

EXPECTED = {
    **{name: points for name, (_, points) in ANSWERS.items()},
    **{f"file-{name}": FILE_POINTS.get(name, NONE) for name in FILES},
    **{change.__name__: PART for change in NOTEBOOKS},
    **{change.__name__: NONE for change in SIDECARS},
    "no-sidecar": NONE,
}
