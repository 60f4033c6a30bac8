# SPDX-License-Identifier: EUPL-1.2
"""The "sociale kaart": who in a region can help a resident with what."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from meedenker.domain.dates import written
from meedenker.domain.filled import Fault, Form, dialled

TYPES = ("A", "B", "C")
"""As in the network of the reference: supporting is their task, a part of it, or voluntary."""
MAX_ENTRIES = 300
LIMITS = {
    "name": 80,
    "type": 1,
    "does": 200,
    "about": 120,
    "phone": 30,
    "website": 200,
    "remark": 200,
    "checked": 40,
}
FIELDS = tuple(LIMITS)


@dataclass(frozen=True, slots=True, kw_only=True)
class SocialMapEntry:
    """Who helps with what. `about` says for whom or on which subject; `checked` when it was so."""

    name: str
    type: str
    does: str
    about: str = ""
    phone: str = ""
    website: str = ""
    remark: str = ""
    checked: date | None = None

    @property
    def dial(self) -> str:
        """The number as a telephone dials it; empty without one."""
        return dialled(self.phone)

    @property
    def site(self) -> str:
        """The address of the website as people read it."""
        return self.website.partition("://")[2].removeprefix("www.").rstrip("/")

    @property
    def checked_in_words(self) -> str:
        """The date of checking in words; empty without one."""
        return written(self.checked) if self.checked else ""

    def fields(self) -> dict[str, str]:
        """The fields of a form that makes this entry."""
        return {
            "name": self.name,
            "type": self.type,
            "does": self.does,
            "about": self.about,
            "phone": self.phone,
            "website": self.website,
            "remark": self.remark,
            "checked": self.checked.isoformat() if self.checked else "",
        }


def read_entry(
    fields: Mapping[str, str], today: date | None = None
) -> tuple[SocialMapEntry, tuple[Fault, ...]]:
    """The entry in the fields of a form, and what is wrong with them.

    A field that is wrong is empty in the entry. No date of checking lies after `today`.
    """
    form = Form(fields)
    entry = SocialMapEntry(
        name=form.text("name", LIMITS["name"], needed=True),
        type=form.choice("type", TYPES),
        does=form.text("does", LIMITS["does"], needed=True),
        about=form.text("about", LIMITS["about"]),
        phone=form.phone("phone", LIMITS["phone"]),
        website=form.website("website", LIMITS["website"]),
        remark=form.text("remark", LIMITS["remark"]),
        checked=form.date("checked", today),
    )
    return entry, tuple(form.faults)


def in_order(entries: Iterable[SocialMapEntry]) -> tuple[SocialMapEntry, ...]:
    """Entries by type, and by name within a type."""
    return tuple(sorted(entries, key=lambda entry: (entry.type, entry.name.casefold(), entry.does)))
