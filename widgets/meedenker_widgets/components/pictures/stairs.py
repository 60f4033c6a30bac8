# SPDX-License-Identifier: EUPL-1.2
"""Steps from low to high, and layers from broad to narrow."""

from collections.abc import Sequence

from meedenker.content import Library
from meedenker.domain.items import Item
from meedenker_widgets.components.pictures.layout import (
    BOLD,
    BOLD_LEFT,
    LEFT,
    Ink,
    arrow,
    badge,
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
    Path,
    Picture,
    Shape,
    drawing,
)

KINDS_OF_HELP = ("drie-onderdelen.01", "drie-onderdelen.02", "drie-onderdelen.03")
LEVELS = "functieprofielen.ervaringsdeskundige.niveau"
LAYERS = "piramide"
EDGE = 4
TREAD = 68
LOOKS = ("paper", "tint", "full")
LAYER, BROAD, APEX, ASIDE = 92.0, 88.0, 92.0, 196.0


def help_stairs(library: Library, say: Say) -> Picture:
    """The three parts of client support, from light to heavy."""
    items = [library.item(name) for name in KINDS_OF_HELP]
    low, high = say("picture.drie-onderdelen.light"), say("picture.drie-onderdelen.heavy")
    return Picture(drawing(_stairs(items, low, high)), {"items": items})


def level_stairs(library: Library, say: Say) -> Picture:
    """The levels of experience."""
    items = library.members(LEVELS)
    low, high = say("picture.niveaus.first"), say("picture.niveaus.last")
    return Picture(drawing(_stairs(items, low, high)), {"items": items})


def pyramid(library: Library, say: Say) -> Picture:
    """Three layers, the broadest below; what each is stands beside it."""
    items = library.members(LAYERS)
    room = WIDTH - 2 - ASIDE
    high = max(LAYER, *(height_of(label_of(item), room) + 12 for item in items))
    total = high * len(items)
    shapes: list[Shape] = []
    for number, (item, fill) in enumerate(zip(items, ("", "dots", ""), strict=True)):
        upper = 6 + total - high * (number + 1)
        narrow, wide = (BROAD * (y - 6) / total for y in (upper, upper + high))
        corners = (
            (APEX - wide, upper + high),
            (APEX + wide, upper + high),
            (APEX + narrow, upper),
            (APEX - narrow, upper),
        )
        shapes.append(Path(corners, "paper" if number else "full", fill, closed=True))
        middle, side = upper + high / 2, APEX + (narrow + wide) / 2
        shapes.append(Path(((side + 4, middle), (ASIDE - 6, middle)), "thin"))
        beside = Bounds(ASIDE, upper, WIDTH - 2, upper + high)
        shapes.append(words(beside, label_of(item), LEFT))
    below = 6 + total
    shapes += arrow((APEX, below + 44), (APEX, below + 6))
    shapes.append(under(2, below + 48, 2 * APEX, say("picture.piramide.begin"), BOLD))
    return Picture(drawing(shapes), {"items": items})


def _stairs(items: Sequence[Item], low: str, high: str) -> list[Shape]:
    """Each step begins further on; somebody stands on the first."""
    shapes: list[Shape] = [under(EDGE + TREAD, 2, WIDTH - EDGE, high, BOLD)]
    y = 34.0
    for number in reversed(range(len(items))):
        full = LOOKS[number] == "full"
        left = EDGE + TREAD * number
        text = label_of(items[number])
        tall = max(64, height_of(text, WIDTH - left - 64) + 20)
        shapes.append(Box(left, y, WIDTH - EDGE - left, tall, LOOKS[number], radius=4))
        ink = Ink("light" if full else "words", start=True)
        shapes.append(words(Bounds(left + 46, y, WIDTH - 14, y + tall), text, ink))
        pair = ("hollow", "words") if full else ("solid", "light")
        shapes += badge(left + 24, y + tall / 2, number + 1, *pair)
        y += tall
        if number == 1:
            shapes += _climber(EDGE + TREAD / 2, y - 3)
    shapes.append(under(EDGE, y + 8, WIDTH - EDGE, low, BOLD_LEFT))
    return shapes


def _climber(x: float, foot: float) -> list[Shape]:
    """Somebody at the foot, with the way up."""
    return [*person(x, foot, 52), *arrow((x, foot - 60), (x + 52, 44))]
