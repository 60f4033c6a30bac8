# SPDX-License-Identifier: EUPL-1.2
"""Short texts that an organisation fills in, read strictly: what is wrong is told by its field."""

import dataclasses
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from meedenker.domain.dates import parse_date

_PHONE = re.compile(r"\+?[0-9 ().\-/]+", re.ASCII)
_TRUNK = re.compile(r"(?<=\d)\(0\)")
_DIGITS = range(3, 16)
_LONGEST_SHORT = 6
"""Numbers such as 112 and 14 020; a longer one begins with a zero or a plus."""
_SCHEME = re.compile(r"https?://", re.ASCII | re.IGNORECASE)
_ADDRESS = re.compile(
    r"https?://[\w-]+(\.[\w-]+)*\.[^\W\d_]{2,}(:\d{1,5})?([/?#][^\s<>\"'`\\{}|^]*)?"
)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong at one field; `code` names its sentence."""

    field: str
    code: str
    params: Mapping[str, object] = dataclasses.field(default_factory=dict)


class Form:
    """Reads fields one by one, and remembers every fault instead of stopping at the first."""

    def __init__(self, fields: Mapping[str, str]) -> None:
        self._fields = fields
        self.faults: list[Fault] = []

    def text(self, name: str, limit: int, *, needed: bool = False) -> str:
        """A text on one line."""
        text = on_one_line(self._fields.get(name, ""))
        if not text and needed:
            self._refuse(name, "own.missing")
        elif len(text) > limit:
            self._refuse(name, "own.too-long", limit=limit)
        elif not text.isprintable():
            self._refuse(name, "own.unprintable")
        else:
            return text
        return ""

    def lines(self, name: str, limit: int, most: int) -> tuple[str, ...]:
        """A few texts, one on each line; empty lines are left out."""
        lines = [on_one_line(line) for line in self._fields.get(name, "").splitlines()]
        kept = tuple(line for line in lines if line)
        if len(kept) > most:
            self._refuse(name, "own.too-many-lines", most=most)
        elif any(len(line) > limit for line in kept):
            self._refuse(name, "own.line-too-long", limit=limit)
        elif not all(line.isprintable() for line in kept):
            self._refuse(name, "own.unprintable")
        else:
            return kept
        return ()

    def phone(self, name: str, limit: int) -> str:
        """A telephone number that can be dialled, as it was written."""
        text = self.text(name, limit)
        if text and not dialled(text):
            self._refuse(name, "own.phone")
        elif text and not text.lstrip("( ").startswith(("0", "+")) and _is_long(text):
            self._refuse(name, "own.phone-zero")  # a spreadsheet leaves out the first zero
        else:
            return text
        return ""

    def website(self, name: str, limit: int) -> str:
        """An address that begins with http or https; one without gets https."""
        text = self.text(name, limit)
        if not text:
            return ""
        address = text if "://" in text else f"https://{text}"
        scheme = _SCHEME.match(address)
        if scheme:
            address = scheme[0].lower() + address[scheme.end() :]
        if not _ADDRESS.fullmatch(address):
            self._refuse(name, "own.website")
        elif len(address) > limit:
            self._refuse(name, "own.too-long", limit=limit)
        else:
            return address
        return ""

    def date(self, name: str, today: date | None) -> date | None:
        """A date that is not after `today`; `None` when nothing is filled in."""
        text = self.text(name, 40)
        if not text:
            return None
        found = parse_date(text)
        if found is None:
            self._refuse(name, "own.date")
        elif today is not None and found > today:
            self._refuse(name, "own.date-future")
        else:
            return found
        return None

    def choice(self, name: str, options: tuple[str, ...]) -> str:
        """One of a few letters; capitals do not matter."""
        text = on_one_line(self._fields.get(name, "")).upper()
        if text not in options:
            self._refuse(name, "own.choice", options=", ".join(options))
            return ""
        return text

    def _refuse(self, name: str, code: str, **params: object) -> None:
        self.faults.append(Fault(name, code, params))


def on_one_line(text: str) -> str:
    r"""A text with single spaces.

    >>> on_one_line(" Bel  eerst\r\nde balie ")
    'Bel eerst de balie'
    """
    return " ".join(text.split())


def dialled(text: str) -> str:
    """The digits a telephone dials for a written number; empty when it is no number.

    >>> dialled("+31 (0)20 123 45 67"), dialled("020 - 1234567"), dialled("de balie")
    ('+31201234567', '0201234567', '')
    """
    if not _PHONE.fullmatch(text):
        return ""
    number = _TRUNK.sub("", text.replace(" ", "")) if text.startswith("+") else text
    digits = re.sub(r"\D", "", number, flags=re.ASCII)
    if len(digits) not in _DIGITS:
        return ""
    return f"+{digits}" if text.startswith("+") else digits


def _is_long(text: str) -> bool:
    return len(dialled(text)) > _LONGEST_SHORT
