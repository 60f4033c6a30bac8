# SPDX-License-Identifier: EUPL-1.2
"""Where the notebooks are: in the installed package, or in a checkout."""

import re
from pathlib import Path

import meedenker
from meedenker.errors import SetupError

LESSONS = "notebooks"
REFERENCE = "notebooks/naslag"
SELFTEST = "assessments/zelftest/zelftest.ipynb"
_NAME = re.compile(r"(?:\d\d-)?([a-z-]+)\.ipynb", re.ASCII)


def material_root() -> Path:
    """The folder that holds `notebooks/` and `assessments/`; raises `SetupError` without one."""
    package = Path(meedenker.__file__).resolve().parent
    for root in (package / "_material", package.parents[1]):
        if (root / LESSONS).is_dir():
            return root
    raise SetupError("setup.no-notebooks", path=package / "_material")


def notebooks_in(root: Path, folder: str) -> dict[str, str]:
    """The notebooks in a folder by their slug: `08-opschalen.ipynb` is `opschalen`."""
    found = {}
    for path in sorted((root / folder).glob("*.ipynb")):
        match = _NAME.fullmatch(path.name)
        if match:
            found[match[1]] = f"{folder}/{path.name}"
    return found
