# SPDX-License-Identifier: EUPL-1.2
"""YAML files as plain data, with a compiled copy beside them.

Parsing YAML takes longer than everything else, so the parsed data is kept as JSON in
a `.compiled` folder, and that of each file is used again while its size and time are the same. The
copy is only a cache: where it cannot be written, loading is slower and nothing else changes.
"""

import contextlib
import gc
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from meedenker.domain.authored import Hear, stop
from meedenker.errors import ContentError

Parsed = Mapping[str, object]


def parse_files(paths: Sequence[Path], compiled: Path) -> dict[str, Parsed]:
    """The YAML files, parsed, by `folder/name`; `compiled` is where the copy is kept."""
    known = _read_compiled(compiled)
    lines: dict[str, bytes] = {}
    parsed: dict[str, Parsed] = {}
    for path in paths:
        label, fingerprint = name_of(path), size_and_time(path)
        kept = known.get(label)
        if kept is not None and kept.fingerprint == fingerprint:
            parsed[label], lines[label] = kept.content, kept.line
        else:
            parsed[label] = parse(path)
            with contextlib.suppress(TypeError):  # a date is no JSON; it is refused later
                lines[label] = _line(label, fingerprint, parsed[label])
    if lines != {label: kept.line for label, kept in known.items()}:
        _write_compiled(compiled, lines)
    return parsed


@dataclass(frozen=True, slots=True)
class _Kept:
    """A file in the compiled copy, and the line it was read from."""

    fingerprint: list[int]
    content: Parsed
    line: bytes


def name_of(path: Path) -> str:
    """What a file is called in messages."""
    return f"{path.parent.name}/{path.name}"


def size_and_time(path: Path) -> list[int]:
    """What changes when a file does."""
    status = path.stat()
    return [status.st_size, status.st_mtime_ns]


class _StrictLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Finds keys that stand twice in one mapping; YAML itself keeps the last one silently."""

    def __init__(self, stream: str) -> None:
        super().__init__(stream)
        self.doubled: list[yaml.YAMLError] = []

    def construct_mapping(
        self,
        node: yaml.MappingNode,
        deep: bool = False,  # noqa: FBT001, FBT002
    ) -> dict[object, object]:
        mapping: dict[object, object] = super().construct_mapping(node, deep)
        if len(mapping) < len(node.value):
            seen = set()
            for key_node, _ in node.value:
                key = self.construct_object(key_node, deep=True)
                if key in seen:
                    problem = f"twice the key {key!r}"
                    self.doubled.append(
                        yaml.constructor.ConstructorError(None, None, problem, key_node.start_mark)
                    )
                seen.add(key)
        return mapping


def parse(path: Path) -> Parsed:
    """One YAML file that holds a mapping."""
    return parse_text(path.read_bytes(), name_of(path))


def parse_text(content: bytes, label: str, hear: Hear = stop) -> Parsed:
    """One YAML file that holds a mapping; `label` names it in an error.

    Keys that stand twice go to `hear`; anything worse is raised.
    """
    doubled: list[yaml.YAMLError] = []

    def loader(stream: str) -> _StrictLoader:
        made = _StrictLoader(stream)
        made.doubled = doubled
        return made

    try:
        text = content.decode("utf-8")
        data = yaml.load(text, loader)  # type: ignore[arg-type]  # noqa: S506 - it is a safe loader
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise _not_yaml(error, label) from error
    for double in doubled:
        hear(_not_yaml(double, label))
    if not isinstance(data, dict):
        raise ContentError("content.not-a-mapping", file=label, key="-")
    return data


def _not_yaml(error: Exception, label: str) -> ContentError:
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 1 if mark else None
    problem = " ".join(str(getattr(error, "problem", None) or error).split())
    fault = ContentError(
        "content.not-yaml", file=label, key=f"regel {line or '?'}", problem=problem
    )
    fault.line = line
    return fault


def _line(label: str, fingerprint: list[int], content: Parsed) -> bytes:
    return json.dumps([label, fingerprint, content], ensure_ascii=False).encode()


def _read_compiled(path: Path) -> dict[str, _Kept]:
    """One line for each file, so that after an edit only that line is made anew."""
    try:
        found = {}
        lines = path.read_bytes().splitlines()
        entries = json.loads(b"[" + b",".join(lines) + b"]")
        for line, (label, fingerprint, content) in zip(lines, entries, strict=True):
            found[str(label)] = _Kept(list(fingerprint), dict(content), line)
    except (OSError, TypeError, ValueError):
        return {}
    return found


def _write_compiled(path: Path, lines: Mapping[str, bytes]) -> None:
    scratch = path.with_name(f"{path.name}.{os.getpid()}")
    with contextlib.suppress(OSError):
        path.parent.mkdir(exist_ok=True)
        scratch.write_bytes(b"\n".join(lines.values()))
        scratch.replace(path)


@contextlib.contextmanager
def nothing_to_collect() -> Iterator[None]:
    """Everything that loading makes stays: to look for garbage meanwhile only costs time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
