# SPDX-License-Identifier: EUPL-1.2
"""The use cases: what a visitor, a municipality or a trainer can do. Hosts call nothing else."""

from meedenker.service.administration import Administration
from meedenker.service.difference import Difference
from meedenker.service.exercises import Exercises, View
from meedenker.service.identity import new_token, owner_of
from meedenker.service.organisation import OrganisationSettings
from meedenker.service.reports import Reports
from meedenker.service.selftest import SelfTest
from meedenker.service.visits import Visits

__all__ = [
    "Administration",
    "Difference",
    "Exercises",
    "OrganisationSettings",
    "Reports",
    "SelfTest",
    "View",
    "Visits",
    "new_token",
    "owner_of",
]
