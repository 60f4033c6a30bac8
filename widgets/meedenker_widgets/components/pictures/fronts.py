# SPDX-License-Identifier: EUPL-1.2
"""Three groups to reach, from near to far; and four forms by two questions."""

from meedenker.content import Library
from meedenker.domain.items import Item
from meedenker_widgets.components.pictures.layout import (
    BOLD,
    BOLD_LEFT,
    GAP,
    LEFT,
    Ink,
    badge,
    bottom_of,
    boxed,
    height_of,
    person,
    under,
    words,
)
from meedenker_widgets.components.pictures.say import Say, label_of
from meedenker_widgets.components.pictures.shapes import (
    WIDTH,
    Bounds,
    Box,
    Disc,
    Path,
    Picture,
    Shape,
    drawing,
)

FRONTS, FORMS = "bekendheid.front", "frieslab.model"
LOOKS = (("tint", "", "line"), ("paper", "rising", "line-dashed"), ("dotted", "", "line-dotted"))
DESKS, COHESIONS = ("beperkt", "ontwikkeld"), ("sterk", "zwak")
AXIS, ASIDE, CIRCLE, NEARER = 52, 108, 42, 24
EDGE, FORM = 4, 172
COLUMNS = (EDGE, EDGE + FORM + GAP)


def fronts(library: Library, say: Say) -> Picture:
    """Three circles ever further from you; the line to them grows thinner."""
    items = library.members(FRONTS)
    shapes: list[Shape] = [*person(AXIS, 62, 58)]
    shapes.append(words(Bounds(ASIDE, 18, WIDTH, 62), say("picture.bekendheid.self"), BOLD_LEFT))
    y = 62.0
    for number, (item, (look, fill, tie)) in enumerate(zip(items, LOOKS, strict=True), 1):
        middle = y + NEARER * number + 14 + CIRCLE
        shapes.append(Path(((AXIS, y + 4), (AXIS, middle - CIRCLE)), tie))
        shapes += [Disc(AXIS, middle, CIRCLE, look, fill), *badge(AXIS, middle, number)]
        shapes += _told(middle, item.title, item.extra["known"])
        y = middle + CIRCLE
    return Picture(drawing(shapes), {"items": items})


def forms(library: Library, say: Say) -> Picture:
    """A field of four: the desk from left to right, the neighbours from top to bottom."""
    items = {(i.extra["cohesion"], i.extra["desk"]): i for i in library.members(FORMS)}
    high = max(_height_of_form(item) for item in items.values())
    heads = (say("picture.frieslab.desk-low"), say("picture.frieslab.desk-high"))
    shapes: list[Shape] = [
        under(x, 2, x + FORM, head, BOLD) for x, head in zip(COLUMNS, heads, strict=True)
    ]
    bands = (
        say("picture.frieslab.neighbours-close"),
        say("picture.frieslab.neighbours-loose"),
    )
    told: list[tuple[str, str, Item]] = []
    for cohesion, band in zip(COHESIONS, bands, strict=True):
        y = bottom_of(shapes) + 12
        bar = Box(EDGE, y, WIDTH - 2 * EDGE, 36, "full", radius=4)
        shapes += boxed(bar, band, Ink("light", strong=True))
        for x, head, desk, look in zip(COLUMNS, heads, DESKS, ("paper", "tint"), strict=True):
            told.append((head, band.lower(), items[cohesion, desk]))
            shapes.append(Box(x, y + 36 + GAP, FORM, high + 24, look))
            shapes += _form(items[cohesion, desk], x, y + 36 + GAP + 12)
    return Picture(drawing(shapes), {"told": told})


def _told(middle: float, title: str, known: str) -> list[Shape]:
    """Who they are in bold, and below it what they know; together halfway the circle."""
    room = WIDTH - 2 - ASIDE
    tall = height_of(title, room, BOLD) + height_of(known, room)
    first = under(ASIDE, middle - tall / 2, WIDTH - 2, title, BOLD_LEFT)
    return [first, under(ASIDE, first.room.bottom, WIDTH - 2, known, LEFT)]


def _form(item: Item, x: float, top: float) -> list[Shape]:
    """The name of a form, and what it is."""
    first = under(x + 10, top, x + FORM - 10, label_of(item), BOLD)
    return [first, under(x + 10, first.room.bottom, x + FORM - 10, _what(item))]


def _height_of_form(item: Item) -> float:
    return height_of(label_of(item), FORM - 20, BOLD) + height_of(_what(item), FORM - 20)


def _what(item: Item) -> str:
    return item.title.partition(": ")[2]
