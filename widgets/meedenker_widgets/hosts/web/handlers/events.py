# SPDX-License-Identifier: EUPL-1.2
"""What a page sends: an event of its script as JSON, or a whole form without JavaScript."""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta

from meedenker.domain.attempt import Action, Event
from meedenker.errors import AnswerError

MAX_EVENT = 64_000
MAX_FIELDS = 400
MAX_SEQ = 2**53
MAX_SENDER = 64
MAX_AGE = timedelta(days=3650)


def from_json(body: bytes) -> Event:
    """The one event a script sent; raises `AnswerError` for anything else."""
    if len(body) > MAX_EVENT:
        raise AnswerError("answer.too-large")
    try:
        data = json.loads(body)
        event = Event(
            component=_text(data["component"]),
            action=Action(data["action"]),
            fields={_text(name): _texts(values) for name, values in data["fields"].items()},
            sender=_text(data["sender"]),
            seq=_count(data["seq"]),
            age=min(timedelta(milliseconds=_count(data.get("age", 0))), MAX_AGE),
        )
    except (AttributeError, KeyError, RecursionError, TypeError, ValueError) as error:
        raise AnswerError("answer.unreadable") from error
    if not 0 < len(event.sender) <= MAX_SENDER or len(event.fields) > MAX_FIELDS:
        raise AnswerError("answer.unreadable")
    return event


def from_form(
    arguments: Mapping[str, Sequence[bytes]],
    questions: Sequence[str],
    now: Callable[[str], str] = str,
) -> tuple[list[Event], str]:
    """The events in a posted form, one for each question in it, and the button that was pressed.

    Fields are named `<question>:<field>` and buttons `<question>:<action>`; a button without a
    question belongs to the page. `now` gives the id that a question has now.
    """
    if not 0 < len(arguments) <= MAX_FIELDS:  # even an empty form of ours has its button
        raise AnswerError("answer.unreadable")
    try:
        texts = {name: [value.decode() for value in values] for name, values in arguments.items()}
    except UnicodeDecodeError as error:
        raise AnswerError("answer.unreadable") from error
    button, _, action = (texts.pop("action", [""])[-1]).rpartition(":")
    pressed = now(button)
    fields: dict[str, dict[str, list[str]]] = {}
    for name, values in texts.items():
        former, _, field = name.rpartition(":")
        question = now(former)
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
    value.encode()  # half of a surrogate pair is legal JSON, and no text
    return value


def _count(value: object) -> int:
    if type(value) is not int:
        raise TypeError(value)
    if not 0 <= value < MAX_SEQ:
        raise ValueError(value)
    return value


def _texts(values: object) -> list[str]:
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise TypeError(values)
    return values
