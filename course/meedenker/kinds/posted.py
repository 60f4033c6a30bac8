# SPDX-License-Identifier: EUPL-1.2
"""What a form posted, taken strictly: anything that no form of ours sends is refused."""

from collections.abc import Collection

from meedenker.domain.attempt import Fields
from meedenker.errors import AnswerError


def only_fields(fields: Fields, *allowed: str) -> None:
    """Refuse a field name that no form of this kind has."""
    for name in fields:
        if name not in allowed:
            raise AnswerError("answer.unknown-field", field=name[:40])


def some_of(fields: Fields, name: str, known: Collection[str]) -> frozenset[str]:
    """The options ticked in a field; raises `AnswerError` for one that is not `known`."""
    chosen = frozenset(value for value in fields.get(name, ()) if value)
    if not chosen.issubset(known):
        raise AnswerError("answer.unknown-option", field=name)
    return chosen


def one_of(fields: Fields, name: str, known: Collection[str]) -> str:
    """The option chosen in a field that takes one at most; empty when none was."""
    chosen = [value for value in fields.get(name, ()) if value]
    if len(chosen) > 1:
        raise AnswerError("answer.too-many", field=name)
    if chosen and chosen[0] not in known:
        raise AnswerError("answer.unknown-option", field=name)
    return chosen[0] if chosen else ""


def one_text(fields: Fields, name: str, limit: int) -> str:
    """The text of a field that has at most one value; empty when it is not there.

    Line ends become newlines and any other space a plain one; characters that no page can show are
    left out.
    """
    values = fields.get(name, ())
    if len(values) > 1:
        raise AnswerError("answer.too-many", field=name)
    raw = (values[0] if values else "").replace("\r\n", "\n").replace("\r", "\n")
    text = "".join(_shown(char) for char in raw).strip()
    if len(text) > limit:
        raise AnswerError("answer.too-long", field=name, limit=limit)
    return text


def _shown(char: str) -> str:
    if char.isprintable() or char in _KEPT:
        return char
    return " " if char.isspace() else ""


_KEPT = "\n\t\u00ad\u200c\u200d"  # soft hyphens and joiners too: they are in what people paste
