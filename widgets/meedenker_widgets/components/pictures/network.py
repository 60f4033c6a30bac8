# SPDX-License-Identifier: EUPL-1.2
"""The network around a resident: the three types, who stands further off, who refers to whom."""

from dataclasses import dataclass

from meedenker.content import Library
from meedenker.domain.items import Item
from meedenker_widgets.components.pictures.layout import (
    BOLD,
    GAP,
    PADDING,
    arrow,
    badge,
    bottom_of,
    boxed,
    height_of,
    line,
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
    Picture,
    Point,
    Shape,
    drawing,
)

FAR = "netwerk.organisatie-soort.01"
TYPES = ("netwerk.type.a", "netwerk.type.b", "netwerk.type.c")
EDGE = 4
HALF = (WIDTH - 2 * EDGE - GAP) / 2
RING = 88
MARK = 36


@dataclass(frozen=True, slots=True)
class Referral:
    """Who refers to whom, and the item that says so; `perhaps` where it is only a possibility."""

    begin: str
    end: str
    item: str
    perhaps: bool = False


REFERRALS = (
    Referral("far", "A", "netwerk.relatie.02"),
    Referral("A", "B", "netwerk.samenwerking.02"),
    Referral("B", "A", "netwerk.relatie.03"),
    Referral("C", "A", "netwerk.casus.03"),
    Referral("A", "C", "netwerk.casus.04", perhaps=True),
)
"""In the order of the numbers at the arrows."""


def network(library: Library, say: Say) -> Picture:
    """Who stands around a resident; numbers at the arrows match the list of referrals."""
    far, (a, b, c) = library.item(FAR), [library.item(name) for name in TYPES]
    shapes: list[Shape] = [line(2, say("picture.netwerk.far"))]
    high = height_of(far.title, WIDTH - 60) + 16
    shapes += boxed(Box(EDGE, 32, WIDTH - 2 * EDGE, high, "dashed"), far.title)
    begin = 32 + high
    top = begin + 54
    shapes += [*arrow((WIDTH / 2, begin + 2), (WIDTH / 2, top - 2))]
    shapes += badge(WIDTH / 2, (begin + top) / 2 - 5, 1)
    shapes += _typed((EDGE, top), WIDTH - 2 * EDGE, a, "tint")
    low = bottom_of(shapes)
    beside = low + 2 * RING + 20
    shapes += _resident(WIDTH / 2, low + RING + 10, say)
    shapes += _typed((EDGE, beside), HALF, b, "paper")
    shapes += _typed((WIDTH - EDGE - HALF, beside), HALF, c, "tint")
    shapes += _arrows(low, beside)
    names = {letter: say("picture.netwerk.type", type=letter) for letter in "ABC"}
    names["far"] = say("picture.netwerk.far").lower()
    told = [(names[r.begin], names[r.end], library.item(r.item), r.perhaps) for r in REFERRALS]
    return Picture(drawing(shapes), {"referrals": told})


def _arrows(low: float, beside: float) -> list[Shape]:
    """Up and down between type A and the types below it."""
    high, deep = low + (beside - low) * 0.34, low + (beside - low) * 0.66
    up, down = low + 2, beside - 2
    shapes: list[Shape] = [*arrow((66, up), (66, down)), *badge(66, high, 2)]
    shapes += [*arrow((28, down), (28, up)), *badge(28, deep, 3)]
    shapes += [*arrow((WIDTH - 66, down), (WIDTH - 66, up)), *badge(WIDTH - 66, high, 4)]
    later = arrow((WIDTH - 28, up), (WIDTH - 28, down), "line-dashed")
    return [*shapes, *later, *badge(WIDTH - 28, deep, 5)]


def _typed(at: Point, width: float, item: Item, look: str) -> list[Shape]:
    """A box with the letter of its type above its words."""
    x, y = at
    text = label_of(item)
    said = under(x + PADDING, y + MARK + 6, x + width - PADDING, text)
    box = Box(x, y, width, said.room.bottom + 8 - y, look)
    return [box, *badge(x + width / 2, y + MARK / 2 + 4, item.extra["type"]), said]


def _resident(x: float, y: float, say: Say) -> list[Shape]:
    """Somebody in the middle of those who are near."""
    circle = Disc(x, y - 14, 58, "paper")
    return [
        Disc(x, y, RING, "dotted"),
        circle,
        *person(x, y - 10, 48),
        words(Bounds(x - 50, y - 6, x + 50, y + 22), say("picture.netwerk.resident"), BOLD),
        words(Bounds(x - 50, y + 48, x + 50, y + 76), say("picture.netwerk.near")),
    ]
