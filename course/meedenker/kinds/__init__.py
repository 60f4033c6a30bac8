# SPDX-License-Identifier: EUPL-1.2
"""All question kinds, found by their folder: `kinds/<name>/__init__.py` defines `KIND`."""

import pkgutil
from functools import cache
from importlib import import_module

from meedenker.domain.authored import Authored
from meedenker.kinds.base import AnyQuestion


@cache
def all_kinds() -> dict[str, type[AnyQuestion]]:
    """Every question kind by its name.

    >>> {"choice", "rating", "written"} <= set(all_kinds())
    True
    """
    folders = (module.name for module in pkgutil.iter_modules(__path__) if module.ispkg)
    kinds: list[type[AnyQuestion]] = [
        import_module(f"{__name__}.{name}").KIND for name in sorted(folders)
    ]
    return {kind.kind: kind for kind in kinds}


def read_question(authored: Authored, url: str) -> AnyQuestion:
    """The question of whatever kind the authored data says it is."""
    name = authored.text("kind")
    kind = all_kinds().get(name)
    if kind is None:
        authored.refuse("content.unknown-kind", kind=name, known=", ".join(all_kinds()))
    return kind.read(authored, url)
