# SPDX-License-Identifier: EUPL-1.2
"""A page rendered once, with gaps that are filled in for each visitor."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from markupsafe import Markup

from meedenker_widgets.hosts.web.packing import Packed, pack

_MARK = "\x00"


def gap(name: str) -> Markup:
    """A gap in a template, by its name."""
    return Markup(f"{_MARK}{name}{_MARK}")  # noqa: S704 - a name of ours, never a visitor's text


class Frame:
    """Fixed HTML with named gaps.

    >>> Frame(f"<p>{gap('name')}</p>").fill({"name": "dag"})
    '<p>dag</p>'
    """

    def __init__(self, html: str) -> None:
        self._pieces = html.split(_MARK)

    def fill(self, values: Mapping[str, str]) -> str:
        """The page with every gap filled."""
        pieces = list(self._pieces)
        for place in range(1, len(pieces), 2):
            pieces[place] = values[pieces[place]]
        return "".join(pieces)

    def packed(self, values: Mapping[str, Sequence[Packed]]) -> Iterator[Packed]:
        """The page with every gap filled, in compressed pieces."""
        for piece in self._packed:
            if isinstance(piece, Packed):
                yield piece
            else:
                yield from values[piece]

    @cached_property
    def _packed(self) -> list[Packed | str]:
        """The fixed pieces, compressed; the gaps by their name."""
        return [
            piece if place % 2 else pack(piece) for place, piece in enumerate(self._pieces) if piece
        ]
