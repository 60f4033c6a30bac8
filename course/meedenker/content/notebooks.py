# SPDX-License-Identifier: EUPL-1.2
"""What a notebook asks of the content, read without running it, and what is wrong with that."""

import ast
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from meedenker.content.library import Library
from meedenker.domain.authored import Hear
from meedenker.domain.shape import twice
from meedenker.errors import ContentError, NotFoundError

PACKAGE = "meedenker_widgets"
QUESTIONS = ("Exercise",)
GROUPS = ("Reference", "Contents", "Goals", "Stairs")
OVERVIEWS = ("Overview", "Comparison")
BANK = ("Assessment", "points", "written")
LINKS = ("Contents",)
"""Components that lead to a group without showing it."""
_CELL_ID = re.compile(r"[a-z]+(?:-[a-z0-9]+)+", re.ASCII)
_CONTENT_ID = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Call:
    """One component in a notebook: `mdk.Reference("kompas.regie")`."""

    cell: str
    name: str
    arguments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Material:
    """What notebooks may use: the library, names of components, and the scored questions.

    `shows` are groups that a component shows without being told, by its name. `bank` is `None`
    where scored questions cannot be known.
    """

    library: Library
    components: frozenset[str]
    shows: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    bank: frozenset[str] | None = None


class Notebook:
    """A notebook file; each fault in it is heard with its file, cell and line."""

    def __init__(self, path: Path, label: str, hear: Hear) -> None:
        self._label = label
        self._hear = hear
        self._text = ""
        self._cells: list[Mapping[str, object]] = []
        self.about: Mapping[str, object] = {}
        """What its metadata says under `meedenker`."""
        self.readable = True
        try:
            self._text = path.read_text("utf-8")
            data = json.loads(self._text)
            self._cells = [_cell(cell) for cell in data["cells"]]
            about = data.get("metadata", {}).get("meedenker", {})
            self.about = about if isinstance(about, dict) else {}
        except (
            OSError,
            ValueError,
            LookupError,
            TypeError,
            AttributeError,
            RecursionError,
        ) as error:
            problem = " ".join(str(error).split()) or type(error).__name__
            self._fault(
                "notebook.unreadable", "-", line=getattr(error, "lineno", 1), problem=problem
            )
            self.readable = False

    @property
    def opening(self) -> str:
        """The first cell of text; empty when there is none."""
        first = next((c for c in self._cells if c["cell_type"] == "markdown"), None)
        return str(first["source"]).strip() if first else ""

    def check(self, material: Material, *, own_ids: bool) -> None:
        """Hear every fault. With `own_ids` cells may have any id, as JupyterLab gives them."""
        if not self.readable:
            return
        self._check_title()
        self._check_cells(own_ids=own_ids)
        for call in self.calls(hear=True):
            self._check_call(call, material)

    def shown(self, material: Material) -> Iterator[str]:
        """The groups and items that it shows; a group brings the groups below it."""
        library = material.library
        for call in self.calls():
            if call.name in LINKS:
                continue
            for name in (*call.arguments, *material.shows.get(call.name, ())):
                if call.name in OVERVIEWS and name in library.overviews:
                    yield from library.overview(name).shown
                elif _has(library.group, name):
                    group = library.group(name).id
                    yield from (group, *(below.id for below in library.subgroups(group)))
                else:
                    yield name

    def calls(self, *, hear: bool = False) -> Iterator[Call]:
        """The components that are used, in order; `hear` says whether broken code is a fault."""
        for number, cell in enumerate(self._cells, start=1):
            if cell["cell_type"] != "code":
                continue
            name = str(cell.get("id") or number)
            lines = str(cell["source"]).splitlines()
            code = "\n".join("" if line.lstrip()[:1] in ("%", "!") else line for line in lines)
            try:
                tree = ast.parse(code)
            except (SyntaxError, ValueError) as error:
                if hear:
                    self._fault("notebook.not-python", name, problem=getattr(error, "msg", error))
                continue
            for node in ast.walk(tree):
                if isinstance(node, ast.Call) and (component := self._component(node.func)):
                    texts = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
                    texts += [
                        k.value.value for k in node.keywords if isinstance(k.value, ast.Constant)
                    ]
                    arguments = tuple(text for text in texts if isinstance(text, str))
                    yield Call(name, component, arguments)

    def _component(self, function: ast.expr) -> str:
        """The name of a component of ours, such as in `mdk.Exercise`; empty for anything else."""
        if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name):
            alias = re.escape(function.value.id)
            imported = rf"import {PACKAGE} as {alias}\b" + (
                rf"|import {PACKAGE}\b" if alias == PACKAGE else ""
            )
            return function.attr if re.search(imported, self._text) else ""
        if isinstance(function, ast.Name):
            named = rf"from {PACKAGE} import [^\"\\]*\b{re.escape(function.id)}\b"
            return function.id if re.search(named, self._text) else ""
        return ""

    def _check_title(self) -> None:
        if not re.match(r"# \S", self.opening):
            first = next((c for c in self._cells if c["cell_type"] == "markdown"), None)
            self._fault("notebook.no-title", str((first or {}).get("id", "-")))

    def _check_cells(self, *, own_ids: bool) -> None:
        ids = [str(cell.get("id") or "") for cell in self._cells]
        for number, name in enumerate(ids, start=1):
            if not name:
                self._fault("notebook.no-cell-id", str(number))
            elif not own_ids and not _CELL_ID.fullmatch(name):
                self._fault("notebook.cell-id", name)
        for name in sorted(twice(name for name in ids if name)):
            self._fault("notebook.cell-twice", name)

    def _check_call(self, call: Call, material: Material) -> None:
        library = material.library
        if call.name not in material.components:
            known = ", ".join(sorted(material.components))
            self._fault(
                "notebook.component", call.cell, name=call.name, known=known, find=(call.name,)
            )
        for name in call.arguments:
            if call.name in BANK:
                known_here = material.bank is None or name in material.bank
            elif call.name in QUESTIONS:
                known_here = _has(library.question, name)
            elif call.name in GROUPS:
                known_here = _has(library.group, name) or (
                    call.name in LINKS and _has(library.overview, name)
                )
            elif call.name in OVERVIEWS:
                known_here = _has(library.overview, name)
            else:
                any_part = (library.group, library.item, library.question)
                known_here = not _CONTENT_ID.fullmatch(name) or any(_has(p, name) for p in any_part)
            if not known_here:
                self._fault(
                    "notebook.unknown-id",
                    call.cell,
                    name=call.name,
                    id=name,
                    find=(call.name, name),
                )

    def _fault(
        self,
        code: str,
        cell: str,
        *,
        find: tuple[str, ...] = (),
        line: int | None = None,
        **params: object,
    ) -> None:
        error = ContentError(code, file=self._label, key=cell, **params)
        error.line = line or self._line(*find) or self._line(f'"id": "{cell}"') or 1
        self._hear(error)

    def _line(self, *texts: str) -> int | None:
        """The first line that holds all of these texts, counted from 1."""
        lines = enumerate(self._text.splitlines(), start=1)
        holding = (number for number, line in lines if all(text in line for text in texts))
        return next(holding, None) if texts else None


def _has(get: object, name: str) -> bool:
    try:
        get(name)  # type: ignore[operator]
    except NotFoundError:
        return False
    return True


def _cell(cell: object) -> Mapping[str, object]:
    """A cell with its source as one text; raises `TypeError` or `LookupError` for anything else."""
    if not isinstance(cell, dict):
        raise TypeError(type(cell).__name__)
    source = cell["source"]
    text = source if isinstance(source, str) else "".join(source)
    return {**cell, "cell_type": cell["cell_type"], "source": text}
