# SPDX-License-Identifier: EUPL-1.2
"""Scored questions without their key: all that a learner's machine ever gets of them.

A kind that can stand in an assignment has a module `keyless.py` in its folder. That module defines
`visible(question)`, the fields of its own that a learner may see, and `KEYLESS`, the class that
reads them back. What is not named there is left out: hints, explanations, sources and the key.
"""

from collections.abc import Callable, Mapping
from importlib import import_module
from importlib.util import find_spec
from typing import Protocol, cast

from meedenker.domain.authored import Authored
from meedenker.errors import ContentError
from meedenker.kinds import all_kinds
from meedenker.kinds.base import AnyQuestion

VISIBLE = ("title", "story", "prompt", "help")


class KeylessModule(Protocol):
    """What `keyless.py` of a kind defines."""

    KEYLESS: type[AnyQuestion]
    visible: Callable[[AnyQuestion], Mapping[str, object]]


def without_key(question: AnyQuestion) -> dict[str, object]:
    """The question as plain data a learner may have; raises `ContentError` for another kind."""
    common = {name: getattr(question, name) for name in VISIBLE}
    return {
        "id": question.id,
        "kind": question.kind,
        **{name: text for name, text in common.items() if text},
        **_module(question.kind, question.id).visible(question),
        **({"was": list(question.was)} if question.was else {}),
        "source": {"document": "meedenker", "place": "toets"},
    }


def read_keyless(authored: Authored) -> AnyQuestion:
    """The question in data that `without_key` made; a field too many is refused."""
    kind = authored.text("kind")
    return _module(kind, authored.key).KEYLESS.read(authored, "")


def _module(kind: str, key: str) -> KeylessModule:
    name = f"{__package__}.{kind}.keyless"
    if kind not in all_kinds() or find_spec(name) is None:
        raise ContentError("grading.kind", key=key, kind=kind)
    return cast("KeylessModule", import_module(name))
