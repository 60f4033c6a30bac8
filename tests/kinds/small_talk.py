# SPDX-License-Identifier: EUPL-1.2
"""A conversation of two moments, as data, and the shipped one; for tests."""

from collections.abc import Iterator
from typing import Any

from meedenker.content.loading import shipped_library
from meedenker.content.texts import shipped_texts
from meedenker.domain.attempt import Attempt, Fields
from meedenker.domain.authored import Authored
from meedenker.kinds.dialogue import Dialogue, Talk
from meedenker.kinds.dialogue.graph import Ending
from meedenker.service import View
from meedenker_widgets.components.engine import Engine, Setting
from meedenker_widgets.components.exercise import render_exercise

ITEM = "opschalen.dialogue.01"
ENGINE = Engine(shipped_library(), shipped_texts())
GOOD = (
    "brief-vraag", "wens-vraag", "waarom-gevoel", "eerlijk-deel", "toestemming-vraag",
    "samen-drie",
)  # fmt: skip


def shipped() -> Dialogue:
    found = shipped_library().question(ITEM)
    assert isinstance(found, Dialogue)
    return found


QUESTION = shipped()


def choice(name: str, target: str, **more: object) -> dict[str, object]:
    parts = {"text": "t", "reply": "r", "explanation": "u", "about": "kompas.relatie.04"}
    return {"id": name, **{key: f"{name}-{value}" for key, value in parts.items()}} | {
        "about": parts["about"],
        "next": target,
        **more,
    }


def small() -> dict[str, Any]:
    """Two moments, the second about safety, with a way back and two endings."""
    return {
        "id": "d",
        "kind": "dialogue",
        "prompt": "Wat zeg je?",
        "opening": "Je staat voor de deur.",
        "resident": "mevrouw",
        "source": {"document": "meedenker", "place": "proef"},
        "nodes": [
            {
                "id": "deur",
                "speaker": "Mevrouw",
                "text": "Ja?",
                "choices": [
                    choice("dag", "gang", contact="up"),
                    choice("hard", "deur", contact="down", regie="down"),
                ],
            },
            {
                "id": "gang",
                "speaker": "Mevrouw",
                "text": "Het doet pijn.",
                "safety": True,
                "choices": [
                    choice("meld", "goed", sufficient=True),
                    choice("zwijg", "weg", sufficient=False),
                ],
            },
        ],
        "ends": [
            {"id": "goed", "title": "goed", "text": "x", "take": ["y"]},
            {"id": "weg", "title": "weg", "text": "x", "take": ["y"]},
        ],
    }


def read(data: dict[str, Any]) -> Dialogue:
    return Dialogue.read(Authored(data, file="proef.yaml", key="d"), "/les")


def talk(*path: str, **more: list[str]) -> Fields:
    return {"path": list(path), **more}


def shown(question: Dialogue, fields: Fields) -> str:
    return render_exercise(ENGINE, View(question, Attempt(fields=fields)), Setting("/les"), 1)


def all_paths(question: Dialogue, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield path
    here = question.here(Talk(path))
    if not isinstance(here, Ending):
        for option in here.choices:
            yield from all_paths(question, (*path, option.id))
