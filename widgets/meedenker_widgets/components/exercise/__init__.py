# SPDX-License-Identifier: EUPL-1.2
"""A question of any kind with its explanation, hints, buttons and save status."""

from meedenker.kinds.base import Verdict
from meedenker.service import View
from meedenker_widgets.components.engine import Engine, Setting
from meedenker_widgets.components.moments import clock_time, day

ICONS = {Verdict.RIGHT: "right", Verdict.PARTLY: "again", Verdict.WRONG: "again"}


def saved_sentence(engine: Engine, *views: View) -> str:
    """When the last of these questions was saved; empty when none was."""
    moments = [view.saved_at for view in views if view.saved_at]
    return engine.texts.say("status.saved", time=clock_time(max(moments))) if moments else ""


def render_exercise(
    engine: Engine, view: View, setting: Setting, number: int = 0, saved: str | None = None
) -> str:
    """The component for one question; `number` is its place on the page, 0 for none.

    `saved` stands in for the sentence that says when it was saved.
    """
    question, attempt = view.question, view.attempt
    answer = question.parse(attempt.fields)
    feedback = question.feedback(answer) if attempt.checked else None
    busy = bool(attempt.fields) or attempt.tries > 0
    return engine.render(
        f"{question.kind}/{question.kind}.html",
        problems={problem.field: problem for problem in view.problems},
        question=question,
        answer=answer,
        attempt=attempt,
        feedback=feedback,
        right=feedback is not None and feedback.verdict is Verdict.RIGHT,
        icon=ICONS.get(feedback.verdict) if feedback else None,
        badge="done" if question.done(attempt) else "busy" if busy else "new",
        saved=saved_sentence(engine, view) if saved is None else saved,
        saved_on=day(view.saved_at) if view.saved_at else "",
        setting=setting,
        number=number,
    )
