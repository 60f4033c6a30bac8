# SPDX-License-Identifier: EUPL-1.2
"""Publications by year: a mark for each, with a shape of its own for each sort."""

import math
from collections import Counter
from collections.abc import Callable

from meedenker.content import Library
from meedenker_widgets.components.pictures.layout import BOLD_LEFT, LEFT, words
from meedenker_widgets.components.pictures.say import Say
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

GROUP = "publicaties"
A_ROW, STEP, HALF = 10, 28, 10
FIRST, LINE = 76, 66


def timeline(library: Library, say: Say) -> Picture:
    """A row for each year, also for one in which nothing appeared; below what the shapes mean."""
    items = library.members(GROUP)
    sorts = list(dict.fromkeys(item.extra["nature"] for item in items))
    years = [int(item.extra["published"][:4]) for item in items]
    counts = {year: Counter[str]() for year in range(min(years), max(years) + 1)}
    for item, year in zip(items, years, strict=True):
        counts[year][item.extra["nature"]] += 1
    shapes: list[Shape] = []
    y = 6.0
    for year, found in counts.items():
        marks = [number for number, sort in enumerate(sorts) for _ in range(found[sort])]
        rows = max(1, math.ceil(len(marks) / A_ROW))
        shapes.append(words(Bounds(2, y, 56, y + STEP), str(year), BOLD_LEFT))
        for place, number in enumerate(marks):
            x = FIRST + STEP / 2 + STEP * (place % A_ROW)
            shapes.append(MARKS[number](x, y + STEP / 2 + STEP * (place // A_ROW)))
        y += rows * STEP + 14
    axis = Path(((LINE, 4), (LINE, y - 10)), "line")
    for number, sort in enumerate(sorts):
        total = sum(found[sort] for found in counts.values())
        shapes.append(MARKS[number](20, y + 18))
        told = say("picture.publicaties.sort", sort=sort, count=total)
        shapes.append(words(Bounds(42, y + 4, WIDTH, y + 32), told, LEFT))
        y += 32
    return Picture(drawing([axis, *shapes]), {"sorts": sorts, "counts": counts})


def _square(x: float, y: float) -> Shape:
    return Box(x - HALF + 1, y - HALF + 1, 2 * HALF - 2, 2 * HALF - 2, "solid", radius=0)


def _circle(x: float, y: float) -> Shape:
    return Disc(x, y, HALF)


def _triangle(x: float, y: float) -> Shape:
    corners = ((x, y - HALF), (x + HALF, y + HALF - 1), (x - HALF, y + HALF - 1))
    return Path(corners, "tint", closed=True)


def _diamond(x: float, y: float) -> Shape:
    far = HALF + 1
    corners = ((x, y - far), (x + far, y), (x, y + far), (x - far, y))
    return Path(corners, "solid", closed=True)


MARKS: tuple[Callable[[float, float], Shape], ...] = (_square, _circle, _triangle, _diamond)
"""A shape for each sort, in the order in which the sorts come."""
