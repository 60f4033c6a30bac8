# SPDX-License-Identifier: EUPL-1.2
"""The fixed button “Is hier iemand onveilig?” and what to do then."""

from meedenker.domain.organisation import Organisation
from meedenker_widgets.components.engine import Engine


def render_safety(engine: Engine, organisation: Organisation | None = None) -> str:
    """The button with its panel, with the coordinator to call; works without JavaScript."""
    return engine.render("safety/safety.html", organisation=organisation or Organisation())
