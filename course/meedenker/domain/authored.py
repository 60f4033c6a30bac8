# SPDX-License-Identifier: EUPL-1.2
"""Authored data, read strictly: what is missing or misspelt is named with its file and key."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NoReturn, Protocol

from meedenker.domain.items import Source
from meedenker.errors import ContentError

Hear = Callable[[ContentError], None]
"""What happens with a fault: raise it, or keep it and go on to the next."""


class Shaped(Protocol):
    """What a mapping may hold: see `meedenker.domain.shape`."""

    @property
    def readers(self) -> Sequence[tuple[str, Callable[["Authored"], Any]]]:
        """What each value is called, and what reads it; it raises `ContentError`."""


def stop(fault: ContentError) -> None:
    """Stop at the first fault."""
    raise fault


class Authored:
    """One authored mapping, for example a question in a YAML file.

    Every getter raises `ContentError` that names the file, the item and the field. `take` reads all
    of a shape and refuses fields that it does not have, so that a misspelt field is found and not
    ignored. With another `hear` than `stop`, reading goes on after a fault as far as it can.

    `steps` leads from the top of the file to this mapping: names and places in lists.
    """

    def __init__(
        self,
        data: object,
        *,
        file: str,
        key: str,
        hear: Hear = stop,
        steps: tuple[str | int, ...] = (),
    ) -> None:
        self.file = file
        self.key = key
        self.hear = hear
        self.steps = steps
        if not isinstance(data, Mapping):
            self.refuse("content.not-a-mapping")
        self.data: Mapping[str, object] = data
        self._asked: set[str] = set()

    def refuse(self, code: str, **params: object) -> NoReturn:
        """Raise the error `code` for this item; `field` says at which field."""
        raise self._error(code, params)

    def fault(self, code: str, **params: object) -> None:
        """The same for a fault after which the rest can still be looked at."""
        self.hear(self._error(code, params))

    def _error(self, code: str, params: Mapping[str, object]) -> ContentError:
        error = ContentError(code, file=self.file, key=self.key, **params)
        field = params.get("field")
        error.steps = (*self.steps, field) if isinstance(field, str) else self.steps
        return error

    def take(self, shape: Shaped) -> dict[str, Any]:
        """The values of every field of a shape; raises the first fault when everything was read."""
        values: dict[str, Any] = {}
        first: ContentError | None = None
        for name, read in shape.readers:
            try:
                values[name] = read(self)
            except ContentError as error:
                self.hear(error)
                first = first or error
        self.finish()
        if first:
            raise first
        return values

    def has(self, field: str) -> bool:
        """Whether the field is there at all."""
        return field in self.data

    def text(self, field: str, default: str | None = None) -> str:
        """A text that is not empty; `default` when the field is absent."""
        self._asked.add(field)
        if default is not None and field not in self.data:
            return default
        value = self.data.get(field)
        text = value.strip() if isinstance(value, str) else ""
        return text or self.refuse("content.no-text", field=field)

    def flag(self, field: str, *, default: bool | None = False) -> bool | None:
        """Yes or no; `default` when the field is absent."""
        value = self._get(field)
        if value is None and field not in self.data:
            return default
        if not isinstance(value, bool):
            self.refuse("content.no-flag", field=field)
        return value

    def number(self, field: str) -> int:
        """A whole number."""
        value = self._get(field)
        if type(value) is not int:
            self.refuse("content.no-number", field=field, least=0)
        return value

    def texts(self, field: str) -> tuple[str, ...]:
        """A list of texts; empty when the field is absent."""
        values = self.list(field)
        return tuple(self._as_text(field, value) for value in values) if values else ()

    def each(self, field: str, name: str = "id") -> Iterator["Authored"]:
        """The mappings in a list; each is called `<key> / <its name>` in error messages."""
        for number, value in enumerate(self.list(field)):
            yield self.part(value, field, number, name)

    def part(self, value: object, field: str, number: int, name: str = "id") -> "Authored":
        """The mapping that stands at this place in a list, counted from 0."""
        label = value.get(name, number + 1) if isinstance(value, Mapping) else number + 1
        return Authored(
            value,
            file=self.file,
            key=f"{self.key} / {label}",
            hear=self.hear,
            steps=(*self.steps, field, number),
        )

    def inner(self, field: str) -> "Authored":
        """The mapping in a field; it goes by the same name."""
        value = self._get(field)
        steps = (*self.steps, field)
        return Authored(value, file=self.file, key=self.key, hear=self.hear, steps=steps)

    def source(self) -> Source:
        """The source: a document and a place in it. Never absent."""
        if self._get("source") is None:
            self.refuse("content.no-source", field="source")
        inner = self.inner("source")
        source = Source(inner.text("document"), inner.text("place"))
        inner.finish()
        return source

    def extras(self, *names: str) -> dict[str, str]:
        """Those of these fields that are there, as texts; a number is taken as it is written."""
        found = {name: self._get(name) for name in names if self.has(name)}
        return {
            name: str(value) if type(value) is int else self._as_text(name, value)
            for name, value in found.items()
        }

    def finish(self) -> None:
        """Refuse fields that nobody asked for."""
        for name in self.data:
            if name not in self._asked:
                self.fault("content.unknown-field", field=name)

    def list(self, field: str) -> Sequence[object]:
        """A list of anything; empty when the field is absent."""
        self._asked.add(field)
        if field not in self.data:
            return ()
        value = self.data[field]
        if not isinstance(value, list):
            self.refuse("content.no-list", field=field)
        return value

    def _get(self, field: str) -> object:
        self._asked.add(field)
        return self.data.get(field)

    def _as_text(self, field: str, value: object) -> str:
        if not isinstance(value, str) or not value.strip():
            self.refuse("content.no-text", field=field)
        return value.strip()
