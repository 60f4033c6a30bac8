# SPDX-License-Identifier: EUPL-1.2
"""The locked cells of an assignment, read as text: what they ask is known without running them.

>>> read_call('mdk.points("toets.opschalen.01", 2)')
Call(name='points', item='toets.opschalen.01', maximum=2.0)
>>> read_call('mdk.points("toets.opschalen.01", len("ab"))') is None
True
"""

import ast
import math
from dataclasses import dataclass

MODULE = "mdk"
ASSESSMENT = "Assessment"
POINTS = "points"
WRITTEN = "written"


@dataclass(frozen=True, slots=True)
class Call:
    """`mdk.<name>("<item>")`, with the maximum of points where that is asked; 0 elsewhere."""

    name: str
    item: str
    maximum: float = 0.0


def read_call(source: str) -> Call | None:
    """The one call that is the whole cell, made of nothing but literals; `None` for all else."""
    try:
        body = ast.parse(source).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    if len(body) != 1 or not isinstance(body[0], ast.Expr):
        return None
    call = body[0].value
    if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute)) or call.keywords:
        return None
    if not (isinstance(call.func.value, ast.Name) and call.func.value.id == MODULE):
        return None
    return _known(call.func.attr, [_literal(argument) for argument in call.args])


def _literal(node: ast.expr) -> object:
    return node.value if isinstance(node, ast.Constant) else None


def _known(name: str, values: list[object]) -> Call | None:
    match name, values:
        case (("Assessment" | "written"), [str(item)]):
            return Call(name, item)
        case "points", [str(item), (int() | float()) as maximum]:
            top = 0.0 if isinstance(maximum, bool) else float(maximum)
            return Call(name, item, top) if math.isfinite(top) and top > 0 else None
    return None
