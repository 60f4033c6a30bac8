# SPDX-License-Identifier: EUPL-1.2
"""A scored question in an assignment: it can be answered here; a trainer checks it."""

from meedenker.service import View
from meedenker_widgets.components.engine import Engine, Setting
from meedenker_widgets.components.exercise import render_exercise


def render_assessment(engine: Engine, view: View, setting: Setting) -> str:
    """The question without its key, with the sentence that says who checks it."""
    html = render_exercise(engine, view, setting)
    return engine.render("assessment/assessment.html", html=html, item=view.question.id)


def render_note(engine: Engine, code: str) -> str:
    """One sentence where the trainer sees points, for the learner."""
    return engine.render("assessment/note.html", code=code)


def render_written(engine: Engine, text: str, note: str) -> str:
    """The text a trainer will read; `note` is the code of what to say when there is none."""
    return engine.render("assessment/written.html", text=text, note=note)
