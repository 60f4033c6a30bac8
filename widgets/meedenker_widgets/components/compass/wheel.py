# SPDX-License-Identifier: EUPL-1.2
"""The drawing of the wheel: sectors round a hub, each with room for a picture and a word."""

import math
from dataclasses import dataclass

RIM = 175.0
HUB = 46.0
GAP = 6.0
LETTER = 27.0
"""Height of a letter; the stylesheet gives the same."""
HALF_PICTURE = 17.0
EDGE = 188.0
"""Half the side of the square that holds everything, ticks included."""

_BESIDE, _ABOVE = 108.0, 116.0
_PICTURE, _WORD = -17.0, 31.0


@dataclass(frozen=True, slots=True)
class Sector:
    """A direction: its outline, and the middle of its picture and of its word's baseline."""

    turn: int
    path: str
    picture: tuple[float, float]
    word: tuple[float, float]


def draw_wheel(directions: int = 4) -> tuple[Sector, ...]:
    """The sectors clockwise from the top, round the point (0, 0).

    >>> [sector.turn for sector in draw_wheel()]
    [0, 90, 180, 270]
    """
    step = 360 // directions
    return tuple(_sector(number * step, step) for number in range(directions))


def draw_ticks(count: int = 24) -> str:
    """Small lines outside the rim, as one path."""
    turns = (360 / count * number for number in range(count))
    return "".join(f"M{_point(turn, RIM + 5)}L{_point(turn, EDGE - 2)}" for turn in turns)


def _sector(turn: int, width: int) -> Sector:
    """One sector; its sides run parallel to those of its neighbours, half a gap away."""
    outer = width / 2 - math.degrees(math.asin(GAP / 2 / RIM))
    inner = width / 2 - math.degrees(math.asin(GAP / 2 / HUB))
    path = (
        f"M{_point(turn - outer, RIM)}A{RIM:g} {RIM:g} 0 0 1 {_point(turn + outer, RIM)}"
        f"L{_point(turn + inner, HUB)}A{HUB:g} {HUB:g} 0 0 0 {_point(turn - inner, HUB)}Z"
    )
    across, down = math.sin(math.radians(turn)), -math.cos(math.radians(turn))
    x, y = round(_BESIDE * across, 1) + 0.0, round(_ABOVE * down, 1) + 0.0
    return Sector(turn, path, (x, y + _PICTURE), (x, y + _WORD))


def _point(turn: float, radius: float) -> str:
    """A point of a circle, by its turn in degrees clockwise from the top."""
    angle = math.radians(turn)
    return f"{radius * math.sin(angle):.1f} {-radius * math.cos(angle):.1f}"
