# SPDX-License-Identifier: EUPL-1.2
"""Rows of the bench and how they are printed: plain text, aligned."""

from collections.abc import Sequence
from dataclasses import dataclass

HEADINGS = ("measure", "Meedenker", "compared with", "result", "target", "verdict")


@dataclass(frozen=True, slots=True)
class Row:
    """One line: what was measured, against what, and whether that is good enough.

    `met` is `None` for a line that only informs.
    """

    measure: str
    ours: str
    against: str = ""
    result: str = ""
    target: str = ""
    met: bool | None = None

    @property
    def cells(self) -> tuple[str, ...]:
        """The line as texts."""
        verdict = {True: "ok", False: "too slow", None: ""}[self.met]
        return (self.measure, self.ours, self.against, self.result, self.target, verdict)


def ratio_row(
    measure: str, ours: float, against: float, *, most: float, unit: str, name: str
) -> Row:
    """Ours may take at most `most` times as long as what it is compared with.

    >>> ratio_row("a save", 2.0, 1.0, most=3, unit="ms", name="a commit").cells[2:]
    ('a commit: 1.00 ms', '2.0×', '≤ 3×', 'ok')
    """
    ratio = ours / against
    return Row(
        measure,
        f"{ours:.2f} {unit}",
        f"{name}: {against:.2f} {unit}",
        f"{ratio:.1f}×",
        f"≤ {most:g}×",
        ratio <= most,
    )


def part_row(measure: str, ours: float, against: float, *, part: int, unit: str, name: str) -> Row:
    """Ours may take at most one `part`-th of what it is compared with.

    >>> part_row("a visit", 0.2, 4.0, part=8, unit="s", name="theirs").cells[2:]
    ('theirs: 4.00 s', '1/20.0', '≤ 1/8', 'ok')
    """
    return Row(
        measure,
        f"{ours:.2f} {unit}",
        f"{name}: {against:.2f} {unit}",
        f"1/{against / ours:.1f}",
        f"≤ 1/{part}",
        ours * part <= against,
    )


def limit_row(measure: str, ours: float, most: float, unit: str) -> Row:
    """Ours may be at most so much.

    >>> limit_row("a page", 20.0, 60, "kB").cells
    ('a page', '20.0 kB', '', '', '≤ 60 kB', 'ok')
    """
    return Row(measure, f"{ours:.1f} {unit}", target=f"≤ {most:g} {unit}", met=ours <= most)


def as_text(rows: Sequence[Row]) -> str:
    """The table."""
    lines = [HEADINGS, *(row.cells for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEADINGS))]
    lines.insert(1, tuple("-" * width for width in widths))
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )
