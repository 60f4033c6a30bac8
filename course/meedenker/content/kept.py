# SPDX-License-Identifier: EUPL-1.2
"""What files of content hold, kept as it was read.

Parsing and reading all files takes a fifth of a second, so what each of them holds is kept in a
`.compiled` folder, and used again while the file and the code that reads it are the same. The copy
is only a cache: where it cannot be written, loading is slower and nothing else changes. It is a
pickle that can call nothing but the constructors of our own data.
"""

import contextlib
import io
import os
import pickle
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import EnumType
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

from meedenker.content.files import name_of, size_and_time
from meedenker.domain.items import Document, Group, Item
from meedenker.domain.overviews import Overview
from meedenker.kinds.base import AnyQuestion

PACKAGE = Path(__file__).parents[1]
READ_BY = ("content", "domain", "kinds")
"""The packages that decide what is made of a file."""
_OTHERS = {("fractions", "Fraction"), ("builtins", "frozenset")}
_UNREADABLE = (
    pickle.UnpicklingError,
    AttributeError,
    EOFError,
    ImportError,
    LookupError,
    OSError,
    TypeError,
    ValueError,
)
_Kept = dict[str, tuple[list[int], bytes]]


class Named(Protocol):
    """A part of the library with an id."""

    @property
    def id(self) -> str:
        """The id."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What one file holds, as it was read."""

    documents: tuple[Document, ...] = ()
    groups: tuple[Group, ...] = ()
    items: tuple[Item, ...] = ()
    questions: tuple[AnyQuestion, ...] = ()
    overviews: tuple[Overview, ...] = ()


class Copy:
    """The kept contents of the files in a folder."""

    def __init__(self, path: Path) -> None:
        """`path` is the file it is kept in."""
        self._path = path
        self._program = _program()
        self._kept: _Kept = {}
        with contextlib.suppress(*_UNREADABLE):
            program, kept = _read(path.read_bytes())
            self._kept = dict(kept) if program == self._program else {}

    def find(self, path: Path) -> Contents | None:
        """What a file holds, when it is still the same."""
        fingerprint, content = self._kept.get(name_of(path), ([], b""))
        if fingerprint == size_and_time(path):
            with contextlib.suppress(*_UNREADABLE):
                found = _read(content)
                return found if isinstance(found, Contents) else None
        return None

    def keep(self, paths: Iterable[Path], read: Mapping[str, Contents]) -> None:
        """Keep what these files hold; those that did not change are not written out again."""
        now: _Kept = {}
        for path in paths:
            name, fingerprint = name_of(path), size_and_time(path)
            known = self._kept.get(name)
            fresh = known is not None and known[0] == fingerprint
            now[name] = known if known and fresh else (fingerprint, _written(read[name]))
        if now != self._kept:
            self._kept = now
            _replace(self._path, _written((self._program, now)))


class _Writer(pickle.Pickler):
    """Writes our data as calls of their constructors, which is how they are read most quickly."""

    def reducer_override(self, value: Any) -> Any:
        kind: Any = type(value)
        names, by_name = _constructed(kind)
        if not names:
            return NotImplemented
        values = [getattr(value, name) for name in names]
        if by_name:
            return made, (kind, dict(zip(names, values, strict=True)))
        return kind, tuple(values)


@cache
def _constructed(kind: type) -> tuple[tuple[str, ...], bool]:
    """What the constructor of our data takes, and whether by name; nothing for anything else."""
    taken = fields(kind) if is_dataclass(kind) else ()
    return tuple(field.name for field in taken), any(field.kw_only for field in taken)


def made(kind: Callable[..., object], values: Mapping[str, object]) -> object:
    """Data whose constructor takes names only."""
    return kind(**values)


class _Reader(pickle.Unpickler):
    """Reads our own data and nothing else: no other code can be called."""

    def find_class(self, module: str, name: str) -> Any:
        return _constructor(module, name)


@cache
def _constructor(module: str, name: str) -> Any:
    other = (module, name) in _OTHERS
    if not other and module.partition(".")[0] != "meedenker":
        raise pickle.UnpicklingError(module, name)
    found = getattr(import_module(module), name)
    if not (other or found is made or is_dataclass(found) or isinstance(found, EnumType)):
        raise pickle.UnpicklingError(module, name)
    return found


def _read(content: bytes) -> Any:
    return _Reader(io.BytesIO(content)).load()


def _written(value: object) -> bytes:
    file = io.BytesIO()
    _Writer(file, pickle.HIGHEST_PROTOCOL).dump(value)
    return file.getvalue()


def _replace(path: Path, content: bytes) -> None:
    scratch = path.with_name(f"{path.name}.{os.getpid()}")
    with contextlib.suppress(OSError):
        path.parent.mkdir(exist_ok=True)
        scratch.write_bytes(content)
        scratch.replace(path)


@cache
def _program() -> tuple[object, ...]:
    """What the code that reads was when this process began."""
    code = (path for name in READ_BY for path in sorted((PACKAGE / name).rglob("*.py")))
    return (sys.version, *(part for path in code for part in (path.name, *size_and_time(path))))
