# SPDX-License-Identifier: EUPL-1.2
"""Pictures of what a page tells, drawn from the items themselves, with the same content in words.

A picture is worked out here (where everything stands) and drawn by its template.
"""

from collections.abc import Callable

from meedenker.content import Library
from meedenker.errors import NotFoundError
from meedenker_widgets.components.engine import Engine
from meedenker_widgets.components.pictures.definition import definition
from meedenker_widgets.components.pictures.fronts import forms, fronts
from meedenker_widgets.components.pictures.life import areas, coping, counters
from meedenker_widgets.components.pictures.network import network
from meedenker_widgets.components.pictures.overlap import luggage, tasks
from meedenker_widgets.components.pictures.say import Say
from meedenker_widgets.components.pictures.shapes import Picture
from meedenker_widgets.components.pictures.stairs import help_stairs, level_stairs, pyramid
from meedenker_widgets.components.pictures.timeline import timeline

PICTURES: dict[str, Callable[[Library, Say], Picture]] = {
    "bagage": luggage,
    "bekendheid": fronts,
    "coping": coping,
    "definitie": definition,
    "drie-onderdelen": help_stairs,
    "frieslab": forms,
    "levensgebieden": areas,
    "netwerk": network,
    "niveaus": level_stairs,
    "piramide": pyramid,
    "publicaties": timeline,
    "taken": tasks,
    "wetten": counters,
}
"""The pictures by name; each has a template of the same name."""


def render_picture(engine: Engine, name: str, *, links: bool = False) -> str:
    """The picture by its name, with a title, a description and the same content in words.

    `links` where the other pages are; without it what is told is looked for on this very page.
    Raises `NotFoundError` for a name that is not in `PICTURES`.
    """
    if name not in PICTURES:
        raise NotFoundError("content.unknown-id", id=name[:80])
    picture = PICTURES[name](engine.library, engine.texts.say)
    return engine.render(
        f"pictures/{name}.html", name=name, drawing=picture.drawing, links=links, **picture.facts
    )
