# SPDX-License-Identifier: EUPL-1.2
"""What a drawing is made of. Every shape knows its bounds; looks are classes of the stylesheet."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from meedenker_widgets.components.pictures.measure import LEADING, SIZE, width_of

WIDTH = 360
"""Drawings are as wide as a narrow phone can show with letters one can read."""
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Bounds:
    """A rectangle, from its left and top to its right and bottom."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, other: "Bounds") -> bool:
        """Whether the other lies within this one."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and self.right >= other.right
            and self.bottom >= other.bottom
        )

    @property
    def middle(self) -> Point:
        """The point in the middle."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with round corners; `fill` is a hatching of the drawing, if any."""

    x: float
    y: float
    width: float
    height: float
    look: str = "paper"
    fill: str = ""
    radius: float = 10
    kind: ClassVar[str] = "box"

    @property
    def bounds(self) -> Bounds:
        """Where it is."""
        return Bounds(self.x, self.y, self.x + self.width, self.y + self.height)


@dataclass(frozen=True, slots=True)
class Disc:
    """A circle; `fill` is a hatching of the drawing, if any."""

    x: float
    y: float
    radius: float
    look: str = "paper"
    fill: str = ""
    kind: ClassVar[str] = "disc"

    @property
    def bounds(self) -> Bounds:
        """Where it is."""
        r = self.radius
        return Bounds(self.x - r, self.y - r, self.x + r, self.y + r)


@dataclass(frozen=True, slots=True)
class Path:
    """A line or a form through points; `curve` draws it otherwise, within the same points."""

    points: Sequence[Point]
    look: str = "line"
    fill: str = ""
    closed: bool = False
    curve: str = ""
    kind: ClassVar[str] = "path"

    @property
    def d(self) -> str:
        """What SVG calls a path."""
        steps = "L".join(f"{x:g} {y:g}" for x, y in self.points)
        return self.curve or f"M{steps}{'z' if self.closed else ''}"

    @property
    def bounds(self) -> Bounds:
        """Where it is."""
        across, down = [x for x, _ in self.points], [y for _, y in self.points]
        return Bounds(min(across), min(down), max(across), max(down))


@dataclass(frozen=True, slots=True)
class Text:
    """Lines of words. `x` is their middle, or their begin where `anchor` is `start`.

    `room` is the place they must stay within: the box they stand in.
    """

    x: float
    y: float
    lines: tuple[str, ...]
    room: Bounds
    anchor: str = "middle"
    look: str = "words"
    size: float = SIZE
    strong: bool = False
    kind: ClassVar[str] = "text"

    @property
    def rows(self) -> list[tuple[float, str]]:
        """Each line with the height it stands on."""
        step = self.size * LEADING
        return [(round(self.y + step * n, 1), line) for n, line in enumerate(self.lines)]

    @property
    def bounds(self) -> Bounds:
        """Where it is, by estimate."""
        width = max(width_of(line, size=self.size, strong=self.strong) for line in self.lines)
        left = self.x - (width / 2 if self.anchor == "middle" else 0)
        bottom = self.rows[-1][0] + self.size * 0.22
        return Bounds(left, self.y - self.size * 0.75, left + width, bottom)


Shape = Box | Disc | Path | Text


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes on a sheet, from the back to the front."""

    height: float
    shapes: tuple[Shape, ...]
    width: float = WIDTH

    @property
    def bounds(self) -> Bounds:
        """The sheet."""
        return Bounds(0, 0, self.width, self.height)

    @property
    def fills(self) -> list[str]:
        """The hatchings it uses."""
        return sorted({shape.fill for shape in self.shapes if not isinstance(shape, Text)} - {""})

    @property
    def words(self) -> list[str]:
        """Everything that can be read in it, a text at a time."""
        return [" ".join(shape.lines) for shape in self.shapes if isinstance(shape, Text)]


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing with what its template tells in words."""

    drawing: Drawing
    facts: Mapping[str, object] = field(default_factory=dict)


def drawing(shapes: Iterable[Shape], *, below: float = 4) -> Drawing:
    """These shapes on a sheet that is just high enough."""
    kept = tuple(shapes)
    return Drawing(max(shape.bounds.bottom for shape in kept) + below, kept)
