# SPDX-License-Identifier: EUPL-1.2
"""Two circles that share a middle: what a volunteer has, a professional has, and both have."""

from meedenker.content import Library
from meedenker.domain.items import Group
from meedenker_widgets.components.pictures.layout import (
    BOLD,
    bottom_of,
    height_of,
    line,
    words,
)
from meedenker_widgets.components.pictures.say import Say
from meedenker_widgets.components.pictures.shapes import (
    WIDTH,
    Bounds,
    Disc,
    Picture,
    Shape,
    Text,
    drawing,
)

SIDES = ("informeel", "gezamenlijk", "formeel")
RADIUS, APART = 112, 120
NUMBER = 34
HALF = 172


def luggage(library: Library, _say: Say) -> Picture:
    """What a meedenker takes along."""
    return _overlap(library, "bagage")


def tasks(library: Library, _say: Say) -> Picture:
    """Who does what."""
    return _overlap(library, "taken")


def counted(library: Library, group: str) -> int:
    """The items of a group and of the groups below it; parts of another item do not count again."""
    below = [group, *(child.id for child in library.subgroups(group))]
    items = [item for name in below for item in library.members(name)]
    return sum("under" not in item.extra for item in items)


def _overlap(library: Library, about: str) -> Picture:
    groups = [library.group(f"{about}.{side}") for side in SIDES]
    counts = [counted(library, group.id) for group in groups]
    left, middle, right = (WIDTH - APART) / 2, WIDTH / 2, (WIDTH + APART) / 2
    high = max(height_of(group.title, HALF, BOLD) for group in (groups[0], groups[2]))
    down = high + 8 + RADIUS
    shapes: list[Shape] = [
        words(Bounds(2, 0, 2 + HALF, high), groups[0].title, BOLD),
        words(Bounds(WIDTH - 2 - HALF, 0, WIDTH - 2, high), groups[2].title, BOLD),
        Disc(left, down, RADIUS, "bare", "rising"),
        Disc(right, down, RADIUS, "bare", "falling"),
    ]
    spots = (left - APART / 2 + 5, middle, right + APART / 2 - 5)
    for x, count in zip(spots, counts, strict=True):
        plate = Disc(x, down, 33, "plain")
        number = Text(x, down + 12, (str(count),), plate.bounds, size=NUMBER, strong=True)
        shapes += [plate, number]
    shapes.append(line(bottom_of(shapes) + 8, groups[1].title))
    told: list[tuple[Group, int]] = list(zip(groups, counts, strict=True))
    return Picture(drawing(shapes), {"told": told})
