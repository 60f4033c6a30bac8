# SPDX-License-Identifier: EUPL-1.2
"""A card for in a pocket: what a page is about, in short; prints alone on its page."""

from meedenker.domain.organisation import Organisation
from meedenker.errors import NotFoundError
from meedenker_widgets.components.compass import DIRECTIONS, wheel
from meedenker_widgets.components.engine import Engine

CARDS = {
    "opschalen": (
        "opschalen.eigen-netwerk",
        "opschalen.informeel-formeel",
        "opschalen.formeel-informeel",
        "opschalen.regel",
    ),
    "kompas": DIRECTIONS,
}
TEMPLATES = {"kompas": "card/kompas.html"}
"""The cards that hold more than their parts."""


def render_card(engine: Engine, name: str, organisation: Organisation | None = None) -> str:
    """The card by its name: a part for each group, and the coordinator to call.

    Raises `NotFoundError` for a name that is not in `CARDS`.
    """
    if name not in CARDS:
        raise NotFoundError("content.unknown-id", id=name[:80])
    library = engine.library
    parts = []
    for identifier in CARDS[name]:
        sides = [library.group(identifier), *library.subgroups(identifier)]
        lists = [(side.title, library.members(side.id)) for side in sides]
        parts.append((library.group(identifier), [entry for entry in lists if entry[1]]))
    template = TEMPLATES.get(name, "card/card.html")
    values = {"name": name, "parts": parts, "organisation": organisation or Organisation()}
    return engine.render(template, **values, **wheel(engine))
