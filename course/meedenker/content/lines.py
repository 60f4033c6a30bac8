# SPDX-License-Identifier: EUPL-1.2
"""On which line of its file a fault stands. Only looked up once there is a fault."""

import re
from collections.abc import Iterator, Sequence

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_ID = re.compile(r"^\s*(?:- )?\{?\s*id:\s*[\"']?([^\s\"',}]+)", re.MULTILINE)


def line_in_yaml(text: str, steps: Sequence[str | int], value: str = "") -> int | None:
    r"""The line, counted from 1, that names and places in lists lead to; `None` in a broken file.

    Where they lead further than the file goes, it is the last line they reach. Below it the line
    of `value` is taken, when it stands there as a whole.

    >>> line_in_yaml("items:\n  - id: a\n    see: [b, c]\n", ["items", 0], "c")
    3
    """
    try:
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError:
        return None
    line = 0
    for step in steps:
        found = _below(node, step)
        if found is None:
            break
        line, node = found
    same = (scalar for scalar in _scalars(node) if value and scalar.value == value)
    found_value = next(same, None)
    return (found_value.start_mark.line if found_value else line) + 1


def ids_in(text: str) -> list[str]:
    r"""What looks like an id in a file that cannot be parsed.

    >>> ids_in("items:\n  - id: a.01\n   text: [\n")
    ['a.01']
    """
    return _ID.findall(text)


def _below(node: yaml.Node | None, step: str | int) -> tuple[int, yaml.Node] | None:
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        inner = node.value[step]
        return inner.start_mark.line, inner
    if isinstance(node, yaml.MappingNode):
        for key, inner in node.value:
            if key.value == step:
                return key.start_mark.line, inner
    return None


def _scalars(node: yaml.Node | None) -> Iterator[yaml.ScalarNode]:
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.SequenceNode):
        for inner in node.value:
            yield from _scalars(inner)
    elif isinstance(node, yaml.MappingNode):
        for _, inner in node.value:
            yield from _scalars(inner)
