# SPDX-License-Identifier: EUPL-1.2
"""The fixed button “Is hier iemand onveilig?” and what to do then."""

from meedenker_widgets.components.engine import Engine


def render_safety(engine: Engine) -> str:
    """The button with its panel; works without JavaScript."""
    return engine.render("safety/safety.html")
