# SPDX-License-Identifier: EUPL-1.2
"""The picture of the three ladders, with the same content as a list."""

from meedenker_widgets.components.engine import Engine

LADDERS = (
    "opschalen.eigen-netwerk",
    "opschalen.informeel-formeel",
    "opschalen.formeel-informeel",
)


def render_ladders(engine: Engine) -> str:
    """The ladders: numbers in the picture match the list beside it."""
    groups = [engine.library.group(identifier) for identifier in LADDERS]
    return engine.render("ladders/ladders.html", groups=groups)
