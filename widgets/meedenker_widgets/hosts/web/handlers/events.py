# SPDX-License-Identifier: EUPL-1.2
"""What a page sends: an event of its script as JSON, or a whole form without JavaScript."""

import json
from collections.abc import Mapping, Sequence

from meedenker.domain.attempt import Action, Event
from meedenker.errors import AnswerError

MAX_BODY = 64_000
MAX_FIELDS = 400
MAX_SEQ = 2**53
MAX_SENDER = 64


def from_json(body: bytes) -> Event:
    """The one event a script sent; raises `AnswerError` for anything else."""
    try:
        data = json.loads(body)
        fields = data["fields"]
        if not all(isinstance(v, str) for values in fields.values() for v in values):
            raise TypeError(fields)
        event = Event(
            component=_text(data["component"]),
            action=Action(data["action"]),
            fields={name: list(values) for name, values in fields.items()},
            sender=_text(data["sender"]),
            seq=data["seq"],
        )
        if type(event.seq) is not int or not 0 <= event.seq < MAX_SEQ:
            raise ValueError(event.seq)
    except (AttributeError, KeyError, RecursionError, TypeError, ValueError) as error:
        raise AnswerError("answer.unreadable") from error
    if not 0 < len(event.sender) <= MAX_SENDER or len(event.fields) > MAX_FIELDS:
        raise AnswerError("answer.unreadable")
    return event


def from_form(
    arguments: Mapping[str, Sequence[bytes]], questions: Sequence[str]
) -> tuple[list[Event], str]:
    """The events in a posted form, one for each question in it, and the button that was pressed.

    Fields are named `<question>:<field>` and buttons `<question>:<action>`; a button without a
    question belongs to the page.
    """
    if len(arguments) > MAX_FIELDS:
        raise AnswerError("answer.unreadable")
    try:
        texts = {name: [value.decode() for value in values] for name, values in arguments.items()}
    except UnicodeDecodeError as error:
        raise AnswerError("answer.unreadable") from error
    pressed, _, action = (texts.pop("action", [""])[-1]).rpartition(":")
    fields: dict[str, dict[str, list[str]]] = {}
    for name, values in texts.items():
        question, _, field = name.rpartition(":")
        if question not in questions:
            raise AnswerError("answer.unknown-field", field=name[:40])
        fields.setdefault(question, {})[field] = values
    if pressed in questions:
        fields.setdefault(pressed, {})
    events = [
        Event(question, _action(action) if question == pressed else Action.ANSWER, values)
        for question, values in fields.items()
    ]
    return events, "" if pressed else action


def _action(text: str) -> Action:
    try:
        return Action(text)
    except ValueError as error:
        raise AnswerError("answer.unreadable") from error


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value
