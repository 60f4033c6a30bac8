# SPDX-License-Identifier: EUPL-1.2
"""Gives everything in authored data another id, with the old one in `was`."""

import re
from copy import deepcopy
from typing import Any

from meedenker.domain.attempt import Fields
from meedenker.domain.authored import Authored
from meedenker.errors import ContentError
from meedenker.kinds import read_question
from meedenker.kinds.base import AnyQuestion
from tests.authors.samples import Data

# Fields that hold the id of a part of the same question.
REFERRING = {"column", "right", "next", "start"}
TELLING = {"order.ids-tell", "match.ids-tell", "order.start"}


def read(data: Data) -> AnyQuestion:
    return read_question(Authored(data, file="test.yaml", key=data["id"]), "/page")


def stored_ids(question: AnyQuestion) -> list[str]:
    """The ids of every part that an answer can name."""
    parts = [*question.field_parts, *(p for some in question.choices.values() for p in some)]
    return list(dict.fromkeys(part.id for part in parts))


def renamed(data: Data, names: dict[str, str]) -> Data:
    """The question with these parts renamed, and itself too."""
    named = _renamed(deepcopy(data), names)
    return {**named, "id": f"{data['id']}-nieuw", "was": [data["id"]]}


def _renamed(data: Any, names: dict[str, str], field: str = "") -> Any:
    if isinstance(data, list):
        return [_renamed(value, names, field) for value in data]
    if isinstance(data, str):
        if field in REFERRING:
            return names.get(data, data)
        return re.sub(r"\{([^{}]*)\}", lambda m: f"{{{names.get(m[1], m[1])}}}", data)
    if not isinstance(data, dict):
        return data
    made = {name: _renamed(value, names, name) for name, value in data.items()}
    if data.get("id") in names and field:
        made |= {"id": names[data["id"]], "was": [data["id"]]}
    return made


def possible(data: Data) -> bool:
    """Whether ids that were drawn do not happen to tell the answer."""
    try:
        read(data)
    except ContentError as error:
        if error.code not in TELLING:
            raise
        return False
    return True


def told(question: AnyQuestion, fields: Fields) -> tuple[object, ...]:
    """What somebody is told about an answer: the marking and every word."""
    answer = question.parse(fields)
    feedback = question.feedback(answer)
    notes = [(n.chosen, n.right, n.label, n.text, n.explanation, n.code) for n in feedback.notes]
    others = [(n.label, n.text, n.explanation, n.code) for n in feedback.others]
    problems = [problem.code for problem in question.problems(answer)]
    score = question.score(answer)
    return (score, feedback.verdict, notes, others, problems, question.filled(answer))
