# SPDX-License-Identifier: EUPL-1.2
"""How authors write down when a statement about the law was checked, or that it must be."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from meedenker.domain.authored import Authored
from meedenker.domain.dates import first_day
from meedenker.domain.shape import Field, Shape, Text
from meedenker.domain.standing import Standing

_WHEN = r"\d{4}-\d\d(-\d\d)?"
_PLACE = (Text("where"), Text("url", "", r"(https://[^\s\"<>]+)?", "content.no-address"))


@dataclass(frozen=True, slots=True)
class Certainty(Field):
    """How sure a statement about the law is, in one of two fields, each a mapping."""

    name: str = "checked"
    required: bool = False
    renamed: str = "standing"

    shapes: ClassVar[Mapping[str, Shape]] = {
        "checked": Shape(Text("date", None, _WHEN, "content.no-date"), *_PLACE),
        "doubtful": Shape(Text("date", None, rf"\d{{4}}|{_WHEN}", "content.no-date"), *_PLACE),
    }

    def read(self, authored: Authored) -> Standing | None:
        """The standing; `None` without either field."""
        found = [name for name in self.shapes if name in authored.data]
        standings = [self._standing(name, authored.inner(name)) for name in found]
        if len(found) > 1:
            authored.refuse("content.two-standings", field=found[1])
        return standings[0] if standings else None

    def _standing(self, name: str, inner: Authored) -> Standing:
        date = inner.data.get("date")
        if not isinstance(date, str) or first_day(date) is None:
            inner.refuse("content.no-date", field="date")
        return Standing(checked=name == "checked", **inner.take(self.shapes[name]))


CERTAINTY = Certainty()
