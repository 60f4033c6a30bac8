# SPDX-License-Identifier: EUPL-1.2
"""What an organisation fills in about itself, to show to its own learners.

No name of a person is asked: a coordinator is a role and a telephone number.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from meedenker.domain.filled import Fault, Form, dialled
from meedenker.domain.social_map import SocialMapEntry

MAX_NAME = 80
MAX_PHONE = 30
MAX_RULES = 8
MAX_RULE = 160
LIMITS = {"name": MAX_NAME, "region": MAX_NAME, "coordinator": MAX_NAME, "phone": MAX_PHONE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """The organisation itself; every field may be empty. `coordinator` is a role, no name."""

    name: str = ""
    region: str = ""
    coordinator: str = ""
    phone: str = ""
    rules: tuple[str, ...] = ()

    @property
    def dial(self) -> str:
        """The number of the coordinator as a telephone dials it; empty without one."""
        return dialled(self.phone)

    def fields(self) -> dict[str, str]:
        """The fields of a form that makes this organisation."""
        return {
            "name": self.name,
            "region": self.region,
            "coordinator": self.coordinator,
            "phone": self.phone,
            "rules": "\n".join(self.rules),
        }


@dataclass(frozen=True, slots=True)
class Local:
    """Everything an organisation filled in: about itself, and who in its region helps with what."""

    organisation: Organisation = Organisation()
    social_map: tuple[SocialMapEntry, ...] = ()


def read_organisation(fields: Mapping[str, str]) -> tuple[Organisation, tuple[Fault, ...]]:
    """The organisation in the fields of a form, and what is wrong with them.

    A field that is wrong is empty in the organisation.
    """
    form = Form(fields)
    organisation = Organisation(
        name=form.text("name", MAX_NAME),
        region=form.text("region", MAX_NAME),
        coordinator=form.text("coordinator", MAX_NAME),
        phone=form.phone("phone", MAX_PHONE),
        rules=form.lines("rules", MAX_RULE, MAX_RULES),
    )
    return organisation, tuple(form.faults)
