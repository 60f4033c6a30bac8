# SPDX-License-Identifier: EUPL-1.2
"""A card for in a pocket: what a page is about, in short; prints alone on its page."""

from meedenker.domain.organisation import Organisation
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

    A name that is not in `CARDS` is that of a group with a part in each of the groups below it;
    its text closes the card. Raises `NotFoundError` when there is no such group.
    """
    library, say = engine.library, engine.texts.say
    values: dict[str, object] = {"name": name, "organisation": organisation or Organisation()}
    if name in CARDS:
        groups = [library.group(identifier) for identifier in CARDS[name]]
        values |= {"title": say(f"card.{name}.title"), "rule": say(f"card.{name}.rule")}
    else:
        card = library.group(name)
        groups = [*library.subgroups(name)]
        values |= {"title": card.title, "rule": card.text}
    parts = []
    for group in groups:
        sides = [group, *library.subgroups(group.id)]
        lists = [(side.title, library.members(side.id)) for side in sides]
        parts.append((group, [entry for entry in lists if entry[1]]))
    template = TEMPLATES.get(name, "card/card.html")
    return engine.render(template, parts=parts, own=name not in CARDS, **values, **wheel(engine))
