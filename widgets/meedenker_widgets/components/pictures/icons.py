# SPDX-License-Identifier: EUPL-1.2
"""Small drawings of our own for ways of coping: what you may see somebody do."""

from meedenker_widgets.components.pictures.layout import person
from meedenker_widgets.components.pictures.shapes import Box, Path, Shape

ICON = 72


def icon(item: str, x: float, y: float) -> list[Shape]:
    """The drawing that belongs to this item, in a square with its left top at (x, y)."""
    return _DRAWN[item](x, y)


def _list(x: float, y: float) -> list[Shape]:
    """A sheet with three things to do, two of them ticked."""
    shapes: list[Shape] = [Box(x + 10, y, 52, ICON, "paper", radius=5)]
    for number in range(3):
        down = y + 16 + 20 * number
        shapes.append(Path(((x + 36, down), (x + 54, down)), "line"))
        if number < 2:
            tick = ((x + 18, down), (x + 23, down + 5), (x + 31, down - 6))
            shapes.append(Path(tick, "line"))
        else:
            shapes.append(Box(x + 18, down - 6, 12, 12, "paper", radius=2))
    return shapes


def _together(x: float, y: float) -> list[Shape]:
    """Two people, one of them speaks."""
    balloon = ((x + 4, y + 2), (x + 40, y + 2), (x + 40, y + 20), (x + 30, y + 20))
    tail = ((x + 22, y + 29), (x + 22, y + 20), (x + 4, y + 20))
    return [
        Path((*balloon, *tail), "paper", closed=True),
        *person(x + 20, y + ICON, 40),
        *person(x + 54, y + ICON, 50),
    ]


def _closed_letter(x: float, y: float) -> list[Shape]:
    """A pile of letters that stays shut."""
    top, low = y + 10, y + 46
    flap = ((x + 4, top), (x + ICON / 2, top + 20), (x + ICON - 4, top))
    return [
        Box(x + 4, y + 26, ICON - 8, 40, "paper", radius=3),
        Box(x + 4, y + 18, ICON - 8, 40, "paper", radius=3),
        Box(x + 4, top, ICON - 8, low - y, "paper", radius=3),
        Path(flap, "line"),
    ]


def _full_heart(x: float, y: float) -> list[Shape]:
    """A heart that fills the whole place."""
    middle, low = x + ICON / 2, y + ICON - 4
    left = f"C{x - 12:g} {y + 36:g} {x + 8:g} {y - 12:g} {middle:g} {y + 20:g}"
    right = f"C{x + ICON - 8:g} {y - 12:g} {x + ICON + 12:g} {y + 36:g} {middle:g} {low:g}z"
    corners = ((x, y), (x + ICON, low))
    return [Path(corners, "solid", curve=f"M{middle:g} {low:g}{left}{right}")]


_DRAWN = {
    "coping.stijl.probleemgericht": _list,
    "coping.stijl.sociale-steun": _together,
    "coping.stijl.vermijding": _closed_letter,
    "coping.stijl.emotiegericht": _full_heart,
}
