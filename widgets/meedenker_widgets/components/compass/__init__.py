# SPDX-License-Identifier: EUPL-1.2
"""The compass: a wheel of four directions, and a list that holds all there is to each."""

from meedenker_widgets.components.compass.wheel import EDGE, draw_ticks, draw_wheel
from meedenker_widgets.components.engine import Engine

DIRECTIONS = ("kompas.relatie", "kompas.regie", "kompas.vragen", "kompas.checken")
"""Clockwise from the top."""


def render_compass(engine: Engine, *, links: bool) -> str:
    """The wheel and the list; `links` where the other pages are."""
    library = engine.library
    parts = [(library.group(group), library.members(group)) for group in DIRECTIONS]
    return engine.render("compass/compass.html", parts=parts, links=links, **wheel(engine))


def wheel(engine: Engine) -> dict[str, object]:
    """What `compass/wheel.html` draws: each direction with its sector, the ticks and the edge."""
    groups = [engine.library.group(group) for group in DIRECTIONS]
    sectors = list(zip(groups, draw_wheel(len(groups)), strict=True))
    return {"sectors": sectors, "ticks": draw_ticks(), "edge": EDGE}
