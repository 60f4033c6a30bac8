# SPDX-License-Identifier: EUPL-1.2
"""A record as JSON and back. What is read back is checked: a file may have been edited."""

import json
from collections.abc import Mapping
from datetime import datetime

from meedenker.domain.attempt import NO_FIELDS, Attempt, Fields, Record
from meedenker.errors import StorageError

_to_text = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def record_to_json(record: Record) -> dict[str, object]:
    """The record as plain data."""
    attempt = record.attempt
    late = {"made_at": record.made_at.isoformat()} if record.made_at else {}
    first = {"first": _fields_to_json(attempt.first)} if attempt.first else {}
    return {
        "fields": _fields_to_json(attempt.fields),
        "checked": attempt.checked,
        "solved": attempt.solved,
        "tries": attempt.tries,
        "hints": attempt.hints,
        "revealed": attempt.revealed,
        "saved_at": record.saved_at.isoformat(),
        "seen": dict(record.seen),
        **late,
        **first,
    }


def record_from_json(data: object) -> Record:
    """The record in plain data; raises `StorageError` for anything else."""
    try:
        plain = _mapping(data)
        attempt = Attempt(
            fields=_fields(plain["fields"]),
            checked=_flag(plain["checked"]),
            solved=_flag(plain["solved"]),
            tries=_count(plain["tries"]),
            hints=_count(plain["hints"]),
            revealed=_flag(plain["revealed"]),
            first=_fields(plain["first"]) if "first" in plain else NO_FIELDS,
        )
        saved_at = _moment(plain["saved_at"])
        made_at = _moment(plain["made_at"]) if "made_at" in plain else None
        seen = {sender: _count(seq) for sender, seq in _mapping(plain["seen"]).items()}
    except (KeyError, TypeError, ValueError) as error:
        raise StorageError("storage.unreadable-record") from error
    return Record(attempt, saved_at, seen, made_at)


def dumps(record: Record) -> str:
    """The record as one JSON text."""
    return _to_text(record_to_json(record))


def loads(text: str) -> Record:
    """The record in one JSON text."""
    try:
        return record_from_json(json.loads(text))
    except ValueError as error:
        raise StorageError("storage.unreadable-record") from error


def plain_to_text(value: object) -> str:
    """Plain data as one JSON text."""
    return _to_text(value)


def plain_from_text(text: str) -> object:
    """The plain data in one JSON text; raises `StorageError` for anything else."""
    try:
        return json.loads(text)
    except ValueError as error:
        raise StorageError("storage.unreadable-record") from error


def plain_copy(value: object) -> object:
    """Plain data that shares nothing with what it was made of."""
    return plain_from_text(plain_to_text(value))


def _mapping(value: object) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise TypeError(value)
    return value


def _fields_to_json(fields: Fields) -> dict[str, list[str]]:
    return {name: list(values) for name, values in fields.items()}


def _fields(data: object) -> Fields:
    fields = _mapping(data)
    return {name: [_text(value) for value in _list(fields[name])] for name in fields}


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise TypeError(value)
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _moment(value: object) -> datetime:
    moment = datetime.fromisoformat(_text(value))
    if moment.tzinfo is None:
        raise ValueError(value)
    return moment


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError(value)
    return value


def _count(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise TypeError(value)
    return value
