# SPDX-License-Identifier: EUPL-1.2
"""The definition in the law as a sentence of blocks: how, what, what for, and about what."""

from meedenker.content import Library
from meedenker_widgets.components.pictures.layout import GAP, LIGHT, PLAIN, bottom_of, line, row
from meedenker_widgets.components.pictures.say import Say, label_of
from meedenker_widgets.components.pictures.shapes import WIDTH, Box, Picture, Shape, drawing

PARTS, SUBJECTS = "definitie.wmo", "definitie.domein"
EDGE = 4
WHOLE = WIDTH - 2 * EDGE


def definition(library: Library, say: Say) -> Picture:
    """The seven parts in three steps; the last row has a block for each subject."""
    parts, subjects = library.members(PARTS), library.members(SUBJECTS)
    steps = (
        (say("picture.definitie.how"), parts[:1], "full"),
        (say("picture.definitie.what"), parts[1:4], "paper"),
        (say("picture.definitie.why"), parts[4:], "tint"),
    )
    shapes: list[Shape] = []
    y = 4.0
    for said, items, look in steps:
        shapes.append(line(y, said))
        width = (WHOLE - GAP * (len(items) - 1)) / len(items)
        ink = LIGHT if look == "full" else PLAIN
        shapes += row((EDGE, y + 28), width, [label_of(item) for item in items], look, ink)
        y = bottom_of(shapes) + 16
    shapes.append(line(y, say("picture.definitie.about", count=len(subjects))))
    shapes += _counted(len(subjects), bottom_of(shapes) + 8)
    told = [(said, items) for said, items, _ in steps]
    return Picture(drawing(shapes), {"steps": told, "subjects": subjects})


def _counted(count: int, y: float) -> list[Shape]:
    wide = (WHOLE - (count - 1) * GAP) / count
    return [Box(EDGE + n * (wide + GAP), y, wide, 30, fill="dots", radius=6) for n in range(count)]
