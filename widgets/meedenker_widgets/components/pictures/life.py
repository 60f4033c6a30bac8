# SPDX-License-Identifier: EUPL-1.2
"""Areas of life around a person, ways of coping, and which counter a law leads to."""

from collections.abc import Sequence

from meedenker.content import Library
from meedenker.domain.items import Item
from meedenker_widgets.components.pictures.icons import ICON, icon
from meedenker_widgets.components.pictures.layout import (
    BOLD,
    BOLD_LEFT,
    GAP,
    LEFT,
    bottom_of,
    boxed,
    height_of,
    line,
    person,
    under,
    words,
)
from meedenker_widgets.components.pictures.measure import width_of
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

AREAS, STYLES, LAWS = "levensgebieden", "coping.stijl", "wetten"
SIDE, HIGH, BETWEEN = 136, 44, 12
TILE = 172
EDGE = 4
AWNING = 26


def areas(library: Library, _say: Say) -> Picture:
    """The areas left and right of somebody, each tied to that person."""
    items = library.members(AREAS)
    half = (len(items) + 1) // 2
    tall = half * (HIGH + BETWEEN) - BETWEEN
    middle = 4 + tall / 2
    lines: list[Shape] = []
    boxes: list[Shape] = []
    for side, part in ((0, items[:half]), (1, items[half:])):
        free = (tall - len(part) * HIGH) / (len(part) - 1)
        for number, item in enumerate(part):
            box = Box(WIDTH - 2 - SIDE if side else 2, 4 + number * (HIGH + free), SIDE, HIGH)
            edge = box.bounds.left if side else box.bounds.right
            lines.append(Path(((WIDTH / 2, middle), (edge, box.bounds.middle[1])), "thin"))
            boxes += boxed(box, label_of(item))
    backing = Box(WIDTH / 2 - 34, middle - 50, 68, 100, "tint", radius=34)
    figure = person(WIDTH / 2, middle + 34, 72)
    return Picture(drawing([*lines, *boxes, backing, *figure]), {"items": items})


def coping(library: Library, _say: Say) -> Picture:
    """Four ways, each with what you may see: no order and no axes, the source gives none."""
    items = library.members(STYLES)
    tall = max(height_of(label_of(item), TILE - 20, BOLD) for item in items)
    high = ICON + 44 + tall
    shapes: list[Shape] = []
    for number, item in enumerate(items):
        x, y = EDGE + (number % 2) * (TILE + GAP), EDGE + (number // 2) * (high + GAP)
        shapes.append(Box(x, y, TILE, high, "tint"))
        shapes += icon(item.id, x + (TILE - ICON) / 2, y + 16)
        room = Bounds(x + 10, y + ICON + 28, x + TILE - 10, y + ICON + 28 + tall)
        shapes.append(words(room, label_of(item), BOLD))
    return Picture(drawing(shapes), {"items": items})


def counters(library: Library, _say: Say) -> Picture:
    """Each counter with the laws that lead to it, and what these are about in short."""
    items = library.members(LAWS)
    names = dict.fromkeys(item.extra["counter"] for item in items)
    shapes: list[Shape] = []
    for name in names:
        laws = [item for item in items if item.extra["counter"] == name]
        shapes += _stall(name, laws, bottom_of(shapes) + 14 if shapes else EDGE)
    return Picture(drawing(shapes), {"items": items})


def _stall(name: str, laws: Sequence[Item], top: float) -> list[Shape]:
    """A counter with an awning, its name and a line for each law."""
    shapes: list[Shape] = [line(top + AWNING + 10, name[:1].upper() + name[1:])]
    y = bottom_of(shapes) + 8
    for law in laws:
        aside = 22 + width_of(label_of(law), strong=True) + 10
        shapes.append(under(22, y, aside, label_of(law), BOLD_LEFT))
        shapes.append(under(aside, y, WIDTH - 16, law.extra["about"], LEFT))
        y = bottom_of(shapes) + 4
    return [Box(8, top + 10, WIDTH - 16, y + 6 - top - 10, radius=4), *_awning(top), *shapes]


def _awning(top: float) -> list[Shape]:
    """Stripes by turns, each with a round end."""
    count = 8
    wide = (WIDTH - 8) / count
    shapes: list[Shape] = []
    for number in range(count):
        x = 4 + number * wide
        corners = ((x, top), (x + wide, top + AWNING))
        end = f"a{wide / 2:g} 12 0 0 1 {-wide:g} 0z"
        curve = f"M{x:g} {top:g}h{wide:g}v{AWNING - 12:g}{end}"
        look = "paper" if number % 2 else "full"
        shapes.append(Path(corners, look, curve=curve))
    return shapes
