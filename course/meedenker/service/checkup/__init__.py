# SPDX-License-Identifier: EUPL-1.2
"""Is everything well? One module for each family of checks; `meedenker doctor` runs them all."""

from meedenker.service.checkup.content import check_content, check_standings
from meedenker.service.checkup.data import check_database, check_folder
from meedenker.service.checkup.findings import Finding, Level
from meedenker.service.checkup.machine import check_python

__all__ = [
    "Finding",
    "Level",
    "check_content",
    "check_database",
    "check_folder",
    "check_python",
    "check_standings",
]
