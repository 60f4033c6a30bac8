# SPDX-License-Identifier: EUPL-1.2
"""YAML files as plain data, with a compiled copy beside them.

Parsing YAML takes longer than everything else at loading, so the parsed data is kept as JSON in
a `.compiled` folder, and that of each file is used again while its size and time are the same. The
copy is only a cache: where it cannot be written, loading is slower and nothing else changes.
"""

import contextlib
import json
import os
from collections.abc import Hashable, Mapping, Sequence
from pathlib import Path

import yaml

from meedenker.domain.authored import Hear, stop
from meedenker.errors import ContentError

Parsed = Mapping[str, object]


def parse_files(paths: Sequence[Path], compiled: Path) -> dict[str, Parsed]:
    """The YAML files, parsed, by `folder/name`; `compiled` is where the copy is kept."""
    known = _read_compiled(compiled)
    parsed: dict[str, tuple[list[int], Parsed]] = {}
    for path in paths:
        label, fingerprint = _label(path), _size_and_time(path)
        kept = known.get(label)
        if kept is None or kept[0] != fingerprint:
            kept = (fingerprint, _parse(path))
        parsed[label] = kept
    if _fingerprints(parsed) != _fingerprints(known):
        _write_compiled(compiled, parsed)
    return {label: content for label, (_, content) in parsed.items()}


def _fingerprints(files: Mapping[str, tuple[list[int], Parsed]]) -> dict[str, list[int]]:
    return {label: fingerprint for label, (fingerprint, _) in files.items()}


def _label(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


def _size_and_time(path: Path) -> list[int]:
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
        seen = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if not isinstance(key, Hashable):
                break  # refused below
            if key in seen:
                problem = f"twice the key {key!r}"
                self.doubled.append(
                    yaml.constructor.ConstructorError(None, None, problem, key_node.start_mark)
                )
            seen.add(key)
        mapping: dict[object, object] = super().construct_mapping(node, deep)
        return mapping


def _parse(path: Path) -> Parsed:
    return parse_text(path.read_bytes(), _label(path))


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


def _read_compiled(path: Path) -> dict[str, tuple[list[int], Parsed]]:
    try:
        data = json.loads(path.read_bytes())
        return {label: (list(kept[0]), dict(kept[1])) for label, kept in data.items()}
    except (AttributeError, LookupError, OSError, TypeError, ValueError):
        return {}


def _write_compiled(path: Path, data: object) -> None:
    scratch = path.with_name(f"{path.name}.{os.getpid()}")
    with contextlib.suppress(OSError, TypeError):  # a date is no JSON; it is refused later
        path.parent.mkdir(exist_ok=True)
        scratch.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
        scratch.replace(path)
