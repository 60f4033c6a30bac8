# SPDX-License-Identifier: EUPL-1.2
"""The quality per theme as a figure: point, range or unknown, with the words beside it.

Made without pyplot and without any state of matplotlib's, so that a server may draw. Shape carries
the meaning (dot, bar with ends, dotted line), colour only supports it: it reads in greyscale.
"""

import io
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

PAPER_MM, PHONE_MM = 160, 84
TEXT_POINTS = 10
ROW_MM, HEAD_MM, TALL_ROW_MM = 10, 9, 19
INK, DATA, RANGE, GRID = "#2a241d", "#0f5558", "#5a9795", "#e3d9c9"
_drawing = threading.Lock()
Format = Literal["svg", "png"]


@dataclass(frozen=True, slots=True)
class Bar:
    """One line: per cent from `low` to `high`, `None` when unknown, and the outcome in words."""

    label: str
    low: int | None
    high: int | None
    words: str


def quality_figure(bars: Sequence[Bar], file_format: Format, *, narrow: bool = False) -> bytes:
    """The figure as a file; `narrow` puts label and words above the line, for a phone.

    matplotlib is imported here: most of what the server does never needs it.
    """
    with _drawing:
        import matplotlib as mpl  # noqa: PLC0415
        from matplotlib.figure import Figure  # noqa: PLC0415

        width = PHONE_MM if narrow else PAPER_MM
        height = HEAD_MM + len(bars) * (TALL_ROW_MM if narrow else ROW_MM)
        figure = Figure(figsize=(width / 25.4, height / 25.4), facecolor="white")
        place = (0.03, 0.02, 0.94) if narrow else (0.325, 0.02, 0.36)
        axes = figure.add_axes((*place, 1 - HEAD_MM / height))
        _prepare(axes, len(bars))
        for row, bar in enumerate(bars):
            _draw(axes, row, bar, narrow=narrow)
        file = io.BytesIO()
        with mpl.rc_context({"svg.hashsalt": "meedenker"}):
            metadata = {"Date": None} if file_format == "svg" else {"Software": None}
            figure.savefig(file, format=file_format, dpi=200, metadata=metadata)
    return file.getvalue()


def _prepare(axes: Any, rows: int) -> None:
    axes.set_xlim(-3, 103)
    axes.set_ylim(rows - 0.5, -0.5)
    axes.set_yticks([])
    axes.set_xticks([0, 25, 50, 75, 100])
    axes.xaxis.tick_top()
    axes.tick_params(length=0, labelsize=TEXT_POINTS, labelcolor=INK)
    axes.grid(visible=True, axis="x", color=GRID, linewidth=0.8)
    axes.set_axisbelow(True)
    for spine in axes.spines.values():
        spine.set_visible(False)


def _draw(axes: Any, row: int, bar: Bar, *, narrow: bool) -> None:
    y = row + 0.27 if narrow else row
    if bar.low is None or bar.high is None:
        axes.plot([0, 100], [y, y], color=INK, linewidth=1.2, linestyle=(0, (1, 3)))
    elif bar.low == bar.high:
        axes.plot([bar.low], [y], color=DATA, marker="o", markersize=8)
    else:
        axes.plot([bar.low, bar.high], [y, y], color=RANGE, linewidth=8, solid_capstyle="butt")
        axes.plot([bar.low, bar.high], [y, y], color=DATA, linestyle="", marker="|",
                  markersize=13, markeredgewidth=2)  # fmt: skip
    text: dict[str, Any] = {"fontsize": TEXT_POINTS, "color": INK, "va": "center", "clip_on": False}
    if narrow:
        text["bbox"] = {"facecolor": "white", "edgecolor": "none", "pad": 1}
        axes.text(-3, row - 0.31, bar.label, ha="left", fontweight="bold", **text)
        axes.text(-3, row - 0.05, bar.words, ha="left", **text)
    else:
        axes.text(-8, row, bar.label, ha="right", fontweight="bold", **text)
        axes.text(108, row, bar.words, ha="left", **text)
