# SPDX-License-Identifier: EUPL-1.2
"""What every piece of content has: an id that never changes, and a source one can follow."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from meedenker.domain.dates import written_in_part
from meedenker.domain.standing import Standing


@dataclass(frozen=True, slots=True)
class Document:
    """A source document, or the project itself for own work."""

    id: str
    title: str
    publisher: str = ""
    date: str = ""
    note: str = ""

    @property
    def dated(self) -> str:
        """The date in words; empty when it is unknown."""
        return written_in_part(self.date) if self.date else ""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a piece of content comes from: a document and the place in it."""

    document: str
    place: str

    def __str__(self) -> str:
        return f"{self.document} | {self.place}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A piece of knowledge, such as a compass point, an indication or a requirement.

    `url` is where it can be read; `see` names related items; `extra` holds what only this kind has,
    such as the `ladder` of an indication. A file of content names those fields (`extra:`).
    A statement about the law has a `standing`, its own or that of its group.
    """

    id: str
    kind: str
    group: str
    title: str
    text: str
    source: Source
    url: str
    note: str = ""
    see: tuple[str, ...] = ()
    was: tuple[str, ...] = ()
    extra: Mapping[str, str] = field(default_factory=dict)
    standing: Standing | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Items that belong together: a direction of the compass, a ladder, a theme."""

    id: str
    title: str
    text: str
    source: Source
    url: str
    parent: str = ""
    was: tuple[str, ...] = ()
    standing: Standing | None = None
