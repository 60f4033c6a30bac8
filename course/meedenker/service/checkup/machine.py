# SPDX-License-Identifier: EUPL-1.2
"""Checks of the machine itself."""

from meedenker.service.checkup.findings import Finding, fault, fine

OLDEST_PYTHON = (3, 11)


def check_python(version: tuple[int, int]) -> Finding:
    """Whether this Python is new enough; `version` as in `sys.version_info[:2]`."""
    found, needed = (".".join(map(str, numbers)) for numbers in (version, OLDEST_PYTHON))
    if version < OLDEST_PYTHON:
        return fault("doctor.python-old", found=found, needed=needed)
    return fine("doctor.python", found=found)
