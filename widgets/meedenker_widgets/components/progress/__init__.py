# SPDX-License-Identifier: EUPL-1.2
"""How far a visitor is: a bar, and the steps of the page with a word each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from meedenker.service import View
from meedenker.service.exercises import progress
from meedenker_widgets.components.engine import Engine


@dataclass(frozen=True, slots=True)
class Step:
    """A part of a page with the questions in it. `here` marks the part that is open."""

    title: str
    url: str
    questions: tuple[str, ...]
    here: bool = False


def render_progress(
    engine: Engine, steps: Sequence[Step], views: Mapping[str, View], unit: str
) -> str:
    """The progress; `unit` names the text that counts (`progress.exercises`)."""
    lines = []
    for step in steps:
        done, count = progress(views[item] for item in step.questions)
        uncounted = "own" if step.questions else "read"
        state = uncounted if not count else "done" if done == count else "part"
        lines.append((step, state, done, count))
    done, count = progress(views.values())
    return engine.render("progress/progress.html", lines=lines, done=done, count=count, unit=unit)
