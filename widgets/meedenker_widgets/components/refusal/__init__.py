# SPDX-License-Identifier: EUPL-1.2
"""The sentence that stands where a question would be, when it cannot be shown."""

from meedenker_widgets.components.engine import Engine


def render_refusal(engine: Engine, sentence: str) -> str:
    """The sentence: what is wrong, where, and how to mend it."""
    return engine.render("refusal/refusal.html", sentence=sentence)
