# SPDX-License-Identifier: EUPL-1.2
"""Authored data, read strictly: what is missing or misspelt is named with its file and key."""

import re
from collections.abc import Iterator, Mapping
from typing import NoReturn

from meedenker.domain.dates import first_day
from meedenker.domain.items import Source
from meedenker.domain.standing import Standing
from meedenker.errors import ContentError

_ADDRESS = re.compile(r"https://[^\s\"<>]+")


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

    def standing(self) -> Standing | None:
        """What `checked` or `doubtful` says: a date and where to look; `None` without either."""
        found = [name for name in ("checked", "doubtful") if self._get(name) is not None]
        if not found:
            return None
        if len(found) > 1:
            self.refuse("content.two-standings")
        checked = found[0] == "checked"
        inner = Authored(self._data[found[0]], file=self.file, key=self.key)
        standing = Standing(
            checked=checked,
            date=inner.date(within_a_month=checked),
            where=inner.text("where"),
            url=inner.text("url", ""),
        )
        if standing.url and not _ADDRESS.fullmatch(standing.url):
            self.refuse("content.no-address", field="url")
        inner.finish()
        return standing

    def date(self, field: str = "date", *, within_a_month: bool) -> str:
        """A date in ISO form, whole or in part; at least its month where that is asked."""
        value = self._get(field)
        known = isinstance(value, str) and first_day(value) is not None
        if not known or (within_a_month and len(str(value)) < len("2026-11")):
            self.refuse("content.no-date", field=field)
        return str(value)

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
