# SPDX-License-Identifier: EUPL-1.2
"""The use cases: what a visitor, a municipality or a trainer can do. Hosts call nothing else."""

from meedenker.service.administration import Administration
from meedenker.service.course import Course
from meedenker.service.difference import Difference
from meedenker.service.exercises import Exercises, View
from meedenker.service.identity import new_token, owner_of
from meedenker.service.organisation import OrganisationSettings
from meedenker.service.repeats import Repeats
from meedenker.service.reports import Reports
from meedenker.service.selftest import SelfTest
from meedenker.service.training import Training
from meedenker.service.visits import Visits

__all__ = [
    "Administration",
    "Course",
    "Difference",
    "Exercises",
    "OrganisationSettings",
    "Repeats",
    "Reports",
    "SelfTest",
    "Training",
    "View",
    "Visits",
    "new_token",
    "owner_of",
]
