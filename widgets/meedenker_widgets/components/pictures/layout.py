# SPDX-License-Identifier: EUPL-1.2
"""Shapes that belong together: words in a place, a row of boxes, an arrow, a person."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from meedenker_widgets.components.pictures.measure import LEADING, SIZE, wrap
from meedenker_widgets.components.pictures.shapes import (
    WIDTH,
    Bounds,
    Box,
    Disc,
    Path,
    Point,
    Shape,
    Text,
)

PADDING = 6
GAP = 8
BADGE = 15


@dataclass(frozen=True, slots=True)
class Ink:
    """How words are written: their look, bold or not, in the middle or from the left side."""

    look: str = "words"
    strong: bool = False
    start: bool = False


PLAIN, BOLD, LIGHT = Ink(), Ink(strong=True), Ink("light")
LEFT, BOLD_LEFT = Ink(start=True), Ink(strong=True, start=True)


def height_of(text: str, room: float, ink: Ink = PLAIN) -> float:
    """The height that a text takes in so much room."""
    return len(wrap(text, room, strong=ink.strong)) * SIZE * LEADING


def words(room: Bounds, text: str, ink: Ink = PLAIN) -> Text:
    """The text in a place, halfway its height."""
    lines = wrap(text, room.right - room.left, strong=ink.strong)
    across, down = room.middle
    y = down - len(lines) * SIZE * LEADING / 2 + SIZE * 0.92
    x, anchor = (room.left, "start") if ink.start else (across, "middle")
    return Text(x, round(y, 1), lines, room, anchor, look=ink.look, strong=ink.strong)


def under(left: float, top: float, right: float, text: str, ink: Ink = PLAIN) -> Text:
    """The text between left and right from this top, in as many lines as it takes."""
    room = Bounds(left, top, right, top + height_of(text, right - left, ink))
    return words(room, text, ink)


def line(top: float, text: str, ink: Ink = BOLD) -> Text:
    """The text across the sheet."""
    return under(2, top, WIDTH - 2, text, ink)


def boxed(box: Box, text: str, ink: Ink = PLAIN) -> tuple[Box, Text]:
    """A box with a text in its middle."""
    edge = box.bounds
    room = Bounds(edge.left + PADDING, edge.top, edge.right - PADDING, edge.bottom)
    return box, words(room, text, ink)


def row(
    at: Point, width: float, texts: Sequence[str], look: str = "paper", ink: Ink = PLAIN
) -> list[Shape]:
    """Boxes beside each other, all as high as the highest text asks."""
    x, y = at
    high = max(height_of(text, width - 2 * PADDING, ink) for text in texts) + 20
    shapes: list[Shape] = []
    for number, text in enumerate(texts):
        shapes += boxed(Box(x + number * (width + GAP), y, width, high, look), text, ink)
    return shapes


def bottom_of(shapes: Sequence[Shape]) -> float:
    """Where the lowest of these shapes ends."""
    return max(shape.bounds.bottom for shape in shapes)


def arrow(begin: Point, end: Point, look: str = "line") -> tuple[Path, Path]:
    """A straight line with a head at its end."""
    angle = math.atan2(end[1] - begin[1], end[0] - begin[0])
    neck = _from(end, angle, -12)
    left, right = _from(end, angle - 2.6, 16), _from(end, angle + 2.6, 16)
    return Path((begin, neck), look), Path((end, left, right), "solid", closed=True)


def badge(
    x: float, y: float, mark: int | str, look: str = "solid", ink: str = "light"
) -> tuple[Disc, Text]:
    """A number or a letter in a disc."""
    disc = Disc(x, y, BADGE, look)
    return disc, Text(x, y + 7, (str(mark),), disc.bounds, look=ink, strong=True)


def person(x: float, y: float, tall: float) -> tuple[Shape, Shape]:
    """Head and shoulders, `tall` high, with the middle of the foot at (x, y)."""
    head, half, side = tall * 0.24, tall * 0.38, tall * 0.1
    corners = ((x - half, y - tall * 0.44), (x + half, y))
    shoulders = f"a{half:g} {tall * 0.34:g} 0 0 1 {2 * half:g} 0"
    curve = f"M{x - half:g} {y:g}v{-side:g}{shoulders}v{side:g}z"
    return Disc(x, y - tall + head, head, "solid"), Path(corners, "solid", curve=curve)


def _from(point: Point, angle: float, far: float) -> Point:
    x, y = point
    return round(x + far * math.cos(angle), 1), round(y + far * math.sin(angle), 1)
