# SPDX-License-Identifier: EUPL-1.2
"""How wide words are, without a font: an estimate that is rather too wide than too narrow."""

SIZE = 20
"""The size of letters in a drawing; shown on a narrow phone it is still 15 pixels or more."""
LEADING = 1.2
SOFT_HYPHEN = "\u00ad"
_NARROW, _SLIM, _BROAD = frozenset("ijlI|'’‘.,:;!"), frozenset("ftr()- "), frozenset("mwMW")
_STRONG = 1.08


def width_of(text: str, *, size: float = SIZE, strong: bool = False) -> float:
    """The width of one line, in the units of the drawing.

    >>> width_of("wij") < width_of("mee") < width_of("mee", strong=True)
    True
    """
    ems = sum(_ems(letter) for letter in text)
    return ems * size * (_STRONG if strong else 1)


def wrap(text: str, room: float, *, size: float = SIZE, strong: bool = False) -> tuple[str, ...]:
    """The text in lines no wider than `room`, as even as they can be without more lines.

    A word breaks only at a soft hyphen; one that is too wide stands on a line of its own.

    >>> wrap("Vrijwilligers en plekken", 130)
    ('Vrijwilligers', 'en plekken')
    >>> wrap("Buurtcontact\u00adpersoon", 140)
    ('Buurtcontact-', 'persoon')
    """
    fewest = _fill(text, room, size, strong=strong)
    narrow = room
    while narrow > room / 2:
        tried = _fill(text, narrow - size / 4, size, strong=strong)
        if len(tried) > len(fewest) or _widest(tried, size, strong=strong) > narrow:
            break
        fewest, narrow = tried, narrow - size / 4
    return fewest


def _ems(letter: str) -> float:
    if letter == SOFT_HYPHEN:
        return 0
    if letter in _NARROW:
        return 0.29
    if letter in _SLIM:
        return 0.37
    if letter in _BROAD:
        return 0.92
    return 0.72 if letter.isupper() else 0.58


def _widest(lines: tuple[str, ...], size: float, *, strong: bool) -> float:
    return max(width_of(line, size=size, strong=strong) for line in lines)


def _fill(text: str, room: float, size: float, *, strong: bool) -> tuple[str, ...]:
    done: list[str] = []
    line = ""
    for word in text.split():
        for number, part in enumerate(word.split(SOFT_HYPHEN)):
            joined = _joined(line, part, inside=number > 0)
            more = number < word.count(SOFT_HYPHEN)
            if line and width_of(joined + "-" * more, size=size, strong=strong) > room:
                done.append(line + "-" * (number > 0))
                joined = part
            line = joined
    return (*done, line)


def _joined(line: str, part: str, *, inside: bool) -> str:
    return line + ("" if inside or not line else " ") + part
