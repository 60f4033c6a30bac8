# SPDX-License-Identifier: EUPL-1.2
"""Which sentences the source asks for: codes in Python and in templates."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import meedenker
import meedenker_widgets
from meedenker import errors
from meedenker.content.articles import Sure
from meedenker.content.texts import shipped_texts
from meedenker.errors import MeedenkerError
from meedenker.instruments.selftest import ROLES, State
from meedenker.kinds.base import Verdict
from meedenker.kinds.rating import Label, Level
from meedenker.service.checkup import Level as How

FOLDERS = (Path(meedenker.__file__).parent, Path(meedenker_widgets.__file__).parent)
ERRORS = {
    name
    for name, value in vars(errors).items()
    if isinstance(value, type) and issubclass(value, MeedenkerError)
}
SAYING = {"say", "refuse", "Problem", "_storage_error", "fine", "notice", "fault"} | ERRORS
ALWAYS_GIVEN = {"refuse": {"file", "key"}, "fault": {"file", "key"}}

# Codes that are put together, with every part that can be filled in. A kind need not be listed
# here: then every sentence of that shape counts.
VARIANTS: dict[str, list[str]] = {
    "setup.database-{}": ["newer", "older"],
    "rating.level.{}": list(Level),
    "rating.short.{}": list(Level),
    "rating.label.{}": list(Label),
    "unbuilt.back-{}": ["gemeente", "intervisie"],
    "badge.{}": ["new", "busy", "done"],
    "verdict.{}": [*(v for v in Verdict if v is not Verdict.NONE), "revealed"],
    "role.{}": list(ROLES),
    "state.{}": list(State),
    "state.{}.why": [State.CLAIMED, State.NOT_PROVEN, State.UNKNOWN],
    "article.sure.{}": list(Sure),
    "doctor.level.{}": list(How),
    "step.{}": ["read", "own", "part", "done"],
}


@dataclass(frozen=True)
class Use:
    """A sentence that is asked for; `given` are the names filled in, `None` where unknown."""

    code: str
    place: str
    given: frozenset[str] | None


def _areas() -> set[str]:
    return {code.partition(".")[0] for code in shipped_texts()}


def _is_code(text: str) -> bool:
    area, dot, rest = text.partition(".")
    return bool(dot and re.fullmatch(r"[a-z0-9.{}W-]+", rest)) and area in _areas()


def _expand(pattern: str, place: str, given: frozenset[str] | None) -> Iterator[Use]:
    if "{}" not in pattern:
        yield Use(pattern, place, given)
        return
    for value in VARIANTS.get(pattern) or _fillings(pattern):
        yield Use(pattern.replace("{}", str(value)), place, given)


def _fillings(pattern: str) -> list[str]:
    """What can be filled in by the sentences there are, where no list says it. At least one."""
    shape = re.compile(re.escape(pattern).replace(r"\{\}", "([a-zA-Z0-9_-]+)"))
    found = [match[1] for code in shipped_texts() if (match := shape.fullmatch(code))]
    return found or ["nothing"]


def _pattern(node: ast.expr) -> str:
    """The text of a literal, with `{}` where something is filled in; empty for anything else."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(
            str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values
        )
    return ""


def python_uses() -> Iterator[Use]:
    """What Python code says or raises by its literal code, with the names it gives."""
    for path in (path for folder in FOLDERS for path in folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            pattern = _pattern(node.args[0])
            if name in SAYING and _is_code(pattern):
                keywords = {keyword.arg for keyword in node.keywords}
                given = {arg for arg in keywords if arg} | ALWAYS_GIVEN.get(name, set())
                place = f"{path.name}:{node.lineno}"
                yield from _expand(pattern, place, None if None in keywords else frozenset(given))


def python_mentions() -> Iterator[Use]:
    """Every literal in Python code that has the shape of a code."""
    for path in (path for folder in FOLDERS for path in folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Constant | ast.JoinedStr):
                continue
            pattern = _pattern(node)
            if _is_code(pattern):
                yield from _expand(pattern, path.name, None)
            elif re.fullmatch(r"\{\}\.[a-z-]+", pattern):  # an area that is filled in: a kind
                for area in _fillings(pattern):
                    yield Use(pattern.replace("{}", area), path.name, None)


_CALL = re.compile(r"\bt\(((?:[^()]|\([^()]*\))*)\)")
_NO_CODE = r"asset\([^)]*\)|\{% (?:include|extends|import) \"[^\"]*\""
_LITERAL = re.compile(
    r"""(["'])([a-z]+\.[^"']*)\1((?:\s*~\s*[\w.]+)?(?:\s*~\s*(["'])([^"']*)\4)?)"""
)


def template_uses() -> Iterator[Use]:
    """What templates say, and codes they keep in a variable or hand to a macro."""
    for path in (path for folder in FOLDERS for path in folder.rglob("*.html")):
        content = re.sub(_NO_CODE, "", path.read_text("utf-8"))
        for call in _CALL.finditer(content):
            given = frozenset(re.findall(r"(\w+)=", call[1]))
            for use in _literals(call[1], path.name):
                unknown = "**" in call[1]
                yield Use(use.code, use.place, None if unknown else given)
        yield from _literals(content, path.name)
        for match in re.finditer(r"\bt\([\w.]+ ~ \"\.([a-z-]+)\"", content):  # of every kind
            for area in _fillings("{}." + match[1]):
                yield Use(f"{area}.{match[1]}", path.name, None)


def _literals(text: str, place: str) -> Iterator[Use]:
    for match in _LITERAL.finditer(text):
        pattern = match[2] + ("{}" + (match[5] or "") if "~" in match[3] else "")
        if _is_code(pattern):
            yield from _expand(pattern, place, None)
