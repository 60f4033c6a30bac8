# SPDX-License-Identifier: EUPL-1.2
"""Checks of what is kept: the folder and the database. They change neither."""

import tempfile
from pathlib import Path

from meedenker.errors import SetupError, StorageError
from meedenker.service.checkup.findings import Finding, failed, fault, fine
from meedenker.storage import known_version


def check_folder(folder: Path) -> Finding:
    """Whether files can be kept in the folder, or in the one it will be made in."""
    there = next(path for path in (folder, *folder.absolute().parents) if path.exists())
    try:
        with tempfile.TemporaryFile(dir=there) as file:
            file.write(b"x")
    except OSError as error:
        return fault("setup.folder-not-writable", path=folder, reason=error)
    if there != folder:
        return fine("doctor.folder-new", path=folder)
    return fine("doctor.folder", path=folder)


def check_database(path: Path) -> Finding:
    """Whether the database opens and is of this version; one that is not there yet will be made."""
    if not path.exists():
        return fine("doctor.database-new", path=path)
    try:
        version = known_version(path)
    except SetupError as error:
        return failed(error)
    except StorageError as error:
        reasons = {
            "storage.corrupt": "doctor.database-broken",
            "storage.busy": "doctor.database-busy",
        }
        return fault(reasons.get(error.code, "doctor.database-closed"), path=path)
    return fine("doctor.database", path=path, version=version)
