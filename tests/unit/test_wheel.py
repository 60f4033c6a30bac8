# SPDX-License-Identifier: EUPL-1.2
"""The wheel: sectors that fill the circle, and words that stay inside their own sector."""

import itertools
import math
import re

import pytest

from meedenker.content.loading import shipped_library
from meedenker_widgets.components.compass import DIRECTIONS
from meedenker_widgets.components.compass.wheel import (
    EDGE,
    GAP,
    HALF_PICTURE,
    HUB,
    LETTER,
    RIM,
    Sector,
    draw_ticks,
    draw_wheel,
)

SECTORS = draw_wheel(len(DIRECTIONS))
WIDEST_LETTER, ABOVE, BELOW = 0.62, 0.76, 0.24  # of bold sans-serif, in heights of a letter
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
Point = tuple[float, float]


def inside(sector: Sector, point: Point) -> bool:
    """Whether a point lies between rim and hub and between the sides of a sector."""
    x, y = point
    turn = math.radians(sector.turn)
    along, across = x * math.sin(turn) - y * math.cos(turn), x * math.cos(turn) + y * math.sin(turn)
    beside = (along - abs(across)) / math.sqrt(2)  # the distance to the nearest side
    return HUB <= math.hypot(x, y) <= RIM and beside >= GAP / 2


def corners(left: float, top: float, right: float, bottom: float) -> list[Point]:
    return list(itertools.product((left, right), (top, bottom)))


@pytest.mark.parametrize("number", range(len(DIRECTIONS)), ids=DIRECTIONS)
def test_a_word_and_its_picture_stay_inside_their_sector(number: int):
    sector = SECTORS[number]
    half = len(shipped_library().group(DIRECTIONS[number]).title) * WIDEST_LETTER * LETTER / 2
    (x, y), (px, py) = sector.word, sector.picture
    word = corners(x - half, y - ABOVE * LETTER, x + half, y + BELOW * LETTER)
    picture = corners(px - HALF_PICTURE, py - HALF_PICTURE, px + HALF_PICTURE, py + HALF_PICTURE)
    assert [point for point in word + picture if not inside(sector, point)] == []
    assert py + HALF_PICTURE < y - ABOVE * LETTER, "the picture stands above the word"


def test_the_sectors_are_alike_and_leave_an_even_gap():
    assert [sector.turn for sector in SECTORS] == [0, 90, 180, 270]
    for sector, after in zip(SECTORS, SECTORS[1:] + SECTORS[:1], strict=True):
        end, start = outline(sector)[1], outline(after)[0]
        assert math.dist(end, start) == pytest.approx(GAP, abs=0.2)
        end, start = outline(sector)[2], outline(after)[3]
        assert math.dist(end, start) == pytest.approx(GAP, abs=0.2)


def test_every_corner_lies_on_the_rim_or_on_the_hub():
    for sector in SECTORS:
        radii = [math.hypot(*corner) for corner in outline(sector)]
        assert radii == pytest.approx([RIM, RIM, HUB, HUB], abs=0.1)


def test_the_ticks_lie_outside_the_rim_and_inside_the_drawing():
    numbers = [float(number) for number in NUMBER.findall(draw_ticks())]
    radii = [math.hypot(x, y) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
    assert len(radii) == 48
    assert all(RIM < radius < EDGE for radius in radii)


def outline(sector: Sector) -> list[Point]:
    """The four corners: along the rim, then back along the hub."""
    pieces = re.split(r"[MALZ]", sector.path)[1:-1]
    found = [[float(number) for number in NUMBER.findall(piece)][-2:] for piece in pieces]
    return [(x, y) for x, y in found]
