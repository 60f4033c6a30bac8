# SPDX-License-Identifier: EUPL-1.2
"""What authored data may hold, declared once: reading it and the schema for editors follow from it.

```
OPTION = Shape(Text("id"), Text("text"), Flag("right"), Text("note", ""), WAS)
Shape(Each("options", OPTION, Option, least=2))
```

A field without a default must be there. `to` is what its value is called when that is not its name.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from meedenker.domain.authored import Authored
from meedenker.errors import ContentError


class Field:
    """A field by its name."""

    __slots__ = ()
    name: str
    renamed: str

    @property
    def to(self) -> str:
        """What the value is called."""
        return getattr(self, "renamed", "") or self.name


@dataclass(frozen=True, slots=True)
class Text(Field):
    """A text. `pattern` is what all of it must look like, `code` the refusal when it does not.

    `otherwise` names an earlier field of the same shape whose text stands in when this is absent.
    """

    name: str
    default: str | None = None
    pattern: str = ""
    code: str = ""
    otherwise: str = ""
    renamed: str = ""

    @property
    def required(self) -> bool:
        """Whether it must be there."""
        return self.default is None and not self.otherwise

    def read(self, authored: Authored) -> str:
        """The text."""
        if self.otherwise and not authored.has(self.name):
            return authored.text(self.otherwise)
        value = authored.text(self.name, self.default)
        if self.pattern and not re.fullmatch(self.pattern, value, re.ASCII):
            authored.refuse(self.code, field=self.name, id=value)
        return value


@dataclass(frozen=True, slots=True)
class Word(Field):
    """A word out of a few. `make` makes of it what it stands for."""

    name: str
    known: Collection[str]
    code: str
    default: str | None = None
    make: Callable[[str], Any] = str

    @property
    def required(self) -> bool:
        """Whether it must be there."""
        return self.default is None

    def read(self, authored: Authored) -> Any:
        """The word, made into what it stands for."""
        value = authored.text(self.name, self.default)
        if value not in self.known:
            authored.refuse(
                self.code, field=self.name, value=value, known=", ".join(map(str, self.known))
            )
        return self.make(value)


@dataclass(frozen=True, slots=True)
class Flag(Field):
    """Yes or no; `default` when it is absent."""

    name: str
    default: bool | None = False

    @property
    def required(self) -> bool:
        """Never."""
        return False

    def read(self, authored: Authored) -> bool | None:
        """The flag."""
        return authored.flag(self.name, default=self.default)


@dataclass(frozen=True, slots=True)
class Number(Field):
    """A whole number that is not below `least`; `default` when it is absent."""

    name: str
    least: int = 1
    default: int | None = None

    @property
    def required(self) -> bool:
        """Whether it must be there."""
        return self.default is None

    def read(self, authored: Authored) -> int:
        """The number."""
        if self.default is not None and not authored.has(self.name):
            return self.default
        value = authored.number(self.name)
        if value < self.least:
            authored.refuse("content.no-number", field=self.name, least=self.least)
        return value


@dataclass(frozen=True, slots=True)
class Texts(Field):
    """A list of at least so many texts."""

    name: str
    least: int = 0
    renamed: str = ""

    @property
    def required(self) -> bool:
        """Whether it must be there."""
        return self.least > 0

    def read(self, authored: Authored) -> tuple[str, ...]:
        """The texts."""
        texts = authored.texts(self.name)
        if len(texts) < self.least:
            authored.refuse("content.no-list", field=self.name)
        return texts


@dataclass(frozen=True, slots=True)
class Origin(Field):
    """The source: a document and a place in it."""

    name: str = "source"
    required: bool = True

    def read(self, authored: Authored) -> Any:
        """The source; `None` when it may be absent and is."""
        return authored.source() if self.required or authored.has(self.name) else None


@dataclass(frozen=True, slots=True)
class Extra(Field):
    """Fields that a file names itself; each a text or a number."""

    names: tuple[str, ...]
    name: str = "extra"
    required: bool = False

    def read(self, authored: Authored) -> dict[str, str]:
        """Those that are there."""
        return authored.extras(*self.names)


@dataclass(frozen=True, slots=True)
class Sentences(Field):
    """Texts by their code."""

    name: str
    required: bool = True

    def read(self, authored: Authored) -> dict[str, str]:
        """The texts."""
        if not authored.has(self.name):
            authored.refuse("content.not-a-mapping", field=self.name)
        inner = authored.inner(self.name)
        found, first = {}, None
        for code in inner.data:
            try:
                found[code] = inner.text(code)
            except ContentError as error:
                authored.hear(error)
                first = first or error
        if first:
            raise first
        return found


@dataclass(frozen=True, slots=True)
class Shape:
    """The fields that a mapping may hold, in the order in which they are read."""

    fields: tuple[Any, ...]
    readers: tuple[tuple[str, Callable[[Authored], Any]], ...]
    """What each value is called and what reads it; put together once, since reading is often."""

    def __init__(self, *fields: Any) -> None:
        object.__setattr__(self, "fields", fields)
        object.__setattr__(self, "readers", tuple((field.to, field.read) for field in fields))

    def __add__(self, other: "Shape") -> "Shape":
        return Shape(*self.fields, *other.fields)


def _kept(**values: Any) -> dict[str, Any]:
    return values


@dataclass(frozen=True, slots=True)
class Each(Field):
    """A list of mappings of one shape: at least and at most so many, `unique` by their id.

    `code` refuses too few and `many` too many (when it is not the same). `label` names the field
    by which error messages call each of them. `make` gets the values of one.
    """

    name: str
    shape: Shape
    make: Callable[..., Any] = _kept
    least: int = 0
    most: int | None = None
    code: str = "content.options"
    many: str = ""
    unique: bool = False
    label: str = "id"
    renamed: str = ""

    @property
    def required(self) -> bool:
        """Whether it must be there."""
        return self.least > 0

    def read(self, authored: Authored) -> tuple[Any, ...]:
        """What was made of each; raises the first fault when all were read."""
        made, first = [], None
        for number, value in enumerate(authored.list(self.name)):
            try:
                part = authored.part(value, self.name, number, self.label)
                made.append(self.make(**part.take(self.shape)))
            except ContentError as error:
                authored.hear(error)
                first = first or error
        if first:
            raise first
        few = len(made) < self.least or (self.unique and twice(part.id for part in made))
        many = self.most is not None and len(made) > self.most
        if few or many:
            code = self.many if many and self.many else self.code
            authored.refuse(code, field=self.name, fewest=self.least, most=self.most)
        return tuple(made)


@dataclass(frozen=True, slots=True)
class Parts(Field):
    """A list of mappings that are read one by one, later: their shape may depend on their kind.

    `shapes` are the possible ones by the text in the field `kind`; by "" when there is but one.
    """

    name: str
    shapes: Callable[[], Mapping[str, Shape]]
    required: bool = False

    def read(self, authored: Authored) -> tuple[Authored, ...]:
        """The mappings as they stand; what is no mapping is a fault."""
        found = []
        for number, value in enumerate(authored.list(self.name)):
            try:
                found.append(authored.part(value, self.name, number))
            except ContentError as error:
                authored.hear(error)
        return tuple(found)


WAS = Texts("was")
"""Ids that this had before: answers and addresses with those still work."""


def twice(values: Iterable[str]) -> set[str]:
    """What stands more than once.

    >>> twice(["a", "b", "a"])
    {'a'}
    """
    seen: set[str] = set()
    found: set[str] = set()
    for value in values:
        (found if value in seen else seen).add(value)
    return found
