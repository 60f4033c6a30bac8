# SPDX-License-Identifier: EUPL-1.2
"""A page rendered once, with gaps that are filled in for each visitor."""

from collections.abc import Mapping

from markupsafe import Markup

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
