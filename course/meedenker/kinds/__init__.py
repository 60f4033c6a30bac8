# SPDX-License-Identifier: EUPL-1.2
"""All question kinds, found by their folder: `kinds/<name>/__init__.py` defines `KIND`."""

import pkgutil
from functools import cache
from importlib import import_module

from meedenker.domain.authored import Authored
from meedenker.kinds.base import AnyQuestion
from meedenker.kinds.renames import check_renames


@cache
def all_kinds() -> dict[str, type[AnyQuestion]]:
    """Every question kind by its name.

    >>> all_kinds()["choice"].kind
    'choice'
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
        authored.refuse(
            "content.unknown-kind", field="kind", kind=name, known=", ".join(all_kinds())
        )
    question = kind.read(authored, url)
    check_renames(authored, question)
    return question
