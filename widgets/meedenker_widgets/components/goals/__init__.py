# SPDX-License-Identifier: EUPL-1.2
"""What somebody can do after a lesson: the goals, each at its own anchor."""

from meedenker_widgets.components.engine import Engine


def render_goals(engine: Engine, group: str) -> str:
    """The goals of a group, in authored order."""
    library = engine.library
    return engine.render(
        "goals/goals.html", group=library.group(group), goals=library.members(group)
    )
