# SPDX-License-Identifier: EUPL-1.2
"""What in a text could lead to a real person: telephone number, e-mail address, BSN."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

BSN_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)
_DATE = r"\d{1,2}[-/. ]\d{1,2}[-/. ]\d{4}"
_EMAIL = r"(?P<email>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
_ABROAD = r"(?:\+|00)31[ .-]?(?:\(0\))?"
_NOT_INSIDE = rf"(?<![\w+])(?<!\d[-./])(?!{_DATE})"
_PHONE = rf"(?P<phone>{_NOT_INSIDE}(?:{_ABROAD}|\(?0)[ .-]?[1-9](?:[ .)-]{{0,2}}\d){{8}}(?!\d))"
_BSN = rf"(?P<bsn>{_NOT_INSIDE}\d(?:[ .-]?\d){{8}}(?!\d))"
_TRACE = re.compile(f"{_EMAIL}|{_PHONE}|{_BSN}", re.ASCII)


class TraceKind(StrEnum):
    """What a trace is."""

    PHONE = "phone"
    EMAIL = "email"
    BSN = "bsn"


@dataclass(frozen=True, slots=True)
class Trace:
    """A piece of text, as it was typed, that could lead to a person."""

    kind: TraceKind
    text: str


def find_traces(text: str) -> tuple[Trace, ...]:
    """The traces in a text, in order, each once. It looks for shapes: it can miss and mistake.

    Short public numbers such as 112 and 0800-2000 are left alone.

    >>> [str(trace.kind) for trace in find_traces("Bel 06-12345678 of mail jan@example.org.")]
    ['phone', 'email']
    >>> find_traces("Op 01-03-2027 14.30 belde ik 0800-2000.")
    ()
    """
    return tuple(dict.fromkeys(_traces(text)))


def is_bsn(digits: str) -> bool:
    """Whether nine digits pass the eleven test: weighted sum divisible by 11, not all zero.

    111222333: 9 + 8 + 7 + 12 + 10 + 8 + 9 + 6 - 3 = 66 = 6 x 11.

    >>> is_bsn("111222333"), is_bsn("111222334"), is_bsn("000000000")
    (True, False, False)
    """
    if len(digits) != len(BSN_WEIGHTS) or not int(digits):
        return False
    weighted = (weight * int(digit) for weight, digit in zip(BSN_WEIGHTS, digits, strict=True))
    return sum(weighted) % 11 == 0


def _traces(text: str) -> Iterator[Trace]:
    for match in _TRACE.finditer(text):
        kind = TraceKind(str(match.lastgroup))
        if kind is not TraceKind.BSN or is_bsn(re.sub(r"[ .-]", "", match[0])):
            yield Trace(kind, match[0])
