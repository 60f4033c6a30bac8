# SPDX-License-Identifier: EUPL-1.2
"""Authored data, read strictly: what is missing or misspelt is named with its file and key."""

from collections.abc import Iterator, Mapping
from typing import NoReturn

from meedenker.domain.items import Source
from meedenker.errors import ContentError


class Authored:
    """One authored mapping, for example a question in a YAML file.

    Every getter raises `ContentError` that names the file, the item and the field. `finish` refuses
    fields nobody asked for, so that a misspelt field is found and not ignored.
    """

    def __init__(self, data: object, *, file: str, key: str) -> None:
        self.file = file
        self.key = key
        if not isinstance(data, Mapping):
            self.refuse("content.not-a-mapping")
        self._data: Mapping[str, object] = data
        self._asked: set[str] = set()

    def refuse(self, code: str, **params: object) -> NoReturn:
        """Raise the error `code` for this item."""
        raise ContentError(code, file=self.file, key=self.key, **params)

    def has(self, field: str) -> bool:
        """Whether the field is there at all."""
        return field in self._data

    def text(self, field: str, default: str | None = None) -> str:
        """A text that is not empty; `default` when the field is absent."""
        value = self._get(field)
        if value is None and default is not None:
            return default
        if not isinstance(value, str) or not value.strip():
            self.refuse("content.no-text", field=field)
        return value.strip()

    def flag(self, field: str, *, default: bool = False) -> bool:
        """Yes or no."""
        value = self._get(field)
        if value is None:
            return default
        if not isinstance(value, bool):
            self.refuse("content.no-flag", field=field)
        return value

    def texts(self, field: str) -> tuple[str, ...]:
        """A list of texts; empty when the field is absent."""
        return tuple(self._as_text(field, value) for value in self._list(field))

    def each(self, field: str, name: str = "id") -> Iterator["Authored"]:
        """The mappings in a list; each is called `<key> / <its name>` in error messages."""
        for number, value in enumerate(self._list(field), start=1):
            label = value.get(name, number) if isinstance(value, Mapping) else number
            yield Authored(value, file=self.file, key=f"{self.key} / {label}")

    def source(self) -> Source:
        """The source: a document and a place in it. Never absent."""
        if self._get("source") is None:
            self.refuse("content.no-source")
        inner = Authored(self._data["source"], file=self.file, key=self.key)
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
        for name in self._data:
            if name not in self._asked:
                self.refuse("content.unknown-field", field=name)

    def _get(self, field: str) -> object:
        self._asked.add(field)
        return self._data.get(field)

    def _list(self, field: str) -> list[object]:
        value = self._get(field)
        if value is None:
            return []
        if not isinstance(value, list):
            self.refuse("content.no-list", field=field)
        return value

    def _as_text(self, field: str, value: object) -> str:
        if not isinstance(value, str) or not value.strip():
            self.refuse("content.no-text", field=field)
        return value.strip()
