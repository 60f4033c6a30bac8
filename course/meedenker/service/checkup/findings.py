# SPDX-License-Identifier: EUPL-1.2
"""What a check found."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from meedenker.errors import MeedenkerError


class Level(StrEnum):
    """How bad it is. Only a fault keeps Meedenker from running well."""

    FINE = "fine"
    NOTICE = "notice"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the check-up: a code and parameters, like an error."""

    code: str
    level: Level
    params: Mapping[str, object] = field(default_factory=dict)

    @property
    def error(self) -> MeedenkerError:
        """The finding as an error, to be put into words in the same way."""
        return MeedenkerError(self.code, **self.params)


def fine(code: str, /, **params: object) -> Finding:
    """All is well."""
    return Finding(code, Level.FINE, params)


def notice(code: str, /, **params: object) -> Finding:
    """Something to look at some day."""
    return Finding(code, Level.NOTICE, params)


def fault(code: str, /, **params: object) -> Finding:
    """Something to mend now."""
    return Finding(code, Level.FAULT, params)


def failed(error: MeedenkerError) -> Finding:
    """A fault that an error tells in its own sentence."""
    return Finding(error.code, Level.FAULT, error.params)
