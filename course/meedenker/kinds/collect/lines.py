# SPDX-License-Identifier: EUPL-1.2
"""A list as one page has it, and how two of them become one."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field

_NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the group's own. The same words below the same heading are the same line."""

    heading: str
    text: str

    @property
    def key(self) -> str:
        """A short name for this line, the same on every device.

        >>> Line("a", "Een stapel post.").key == Line("a", "een stapel post").key
        True
        """
        same = self.text.casefold().rstrip(".")
        return hashlib.sha256(f"{self.heading}\n{same}".encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Collected:
    """Ticked lines and lines of the group's own, in the order of the headings.

    `seen` is what the page that sends this showed before (ids of ticked lines, keys of own ones),
    `touched` are the boxes clicked there. Neither belongs to the list itself.
    """

    chosen: frozenset[str] = _NOTHING
    own: tuple[Line, ...] = ()
    seen: frozenset[str] | None = field(default=None, compare=False)
    touched: frozenset[str] = field(default=_NOTHING, compare=False)

    @property
    def count(self) -> int:
        """How many lines stand on the list."""
        return len(self.chosen) + len(self.own)

    def below(self, heading: str) -> tuple[Line, ...]:
        """The group's own lines below a heading."""
        return tuple(line for line in self.own if line.heading == heading)

    @property
    def keys(self) -> tuple[str, ...]:
        """What a page that shows this list has seen."""
        return (*sorted(self.chosen), *(line.key for line in self.own))


def merge(kept: Collected, sent: Collected, headings: Sequence[str]) -> Collected:
    """What is kept, with the changes of the page that sent its list.

    A change is a box that was touched or stands otherwise than the page showed it, a line it did
    not show and one it no longer has. What others did meanwhile stays: doing the same change again
    does nothing, and a line removed elsewhere does not come back. Without `seen` nothing is known
    of a page: then the list sent is the whole list.

    >>> kept = Collected(own=(Line("a", "van de ander"),))
    >>> mine = Collected(own=(Line("a", "van mij"),), seen=frozenset())
    >>> [line.text for line in merge(kept, mine, ["a"]).own]
    ['van de ander', 'van mij']
    """
    if sent.seen is None:
        return Collected(sent.chosen, sent.own)
    keys = {line.key for line in sent.own}
    on = sent.chosen & (sent.touched | (sent.chosen - sent.seen))
    off = (sent.touched | sent.seen) - sent.chosen
    gone = sent.seen - keys
    known = {line.key for line in kept.own}
    lines = [line for line in kept.own if line.key not in gone]
    lines += [line for line in sent.own if line.key not in sent.seen | known]
    lines.sort(key=lambda line: headings.index(line.heading))
    return Collected((kept.chosen | on) - off, tuple(lines))


def clean(text: str) -> str:
    r"""The text on one line; empty when nothing in it can be seen.

    >>> clean("  een\n stapel  post "), clean("\u200c")
    ('een stapel post', '')
    """
    visible = any(char.isprintable() and not char.isspace() for char in text)
    return " ".join(text.split()) if visible else ""
