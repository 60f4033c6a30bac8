# SPDX-License-Identifier: EUPL-1.2
"""Where the notebooks are: in the installed package, or in a checkout."""

import contextlib
import json
import re
from collections.abc import Iterator
from pathlib import Path

import meedenker
from meedenker.content.search import Hit
from meedenker.errors import SetupError

LESSONS = "notebooks"
REFERENCE = "notebooks/naslag"
SELFTEST = "assessments/zelftest/zelftest.ipynb"
_MARKS = re.compile(r"[#*_`\[]|\]\([^)]*\)")
_NAME = re.compile(r"(?:\d\d-)?([a-z-]+)\.ipynb", re.ASCII)


def material_root() -> Path:
    """The folder that holds `notebooks/` and `assessments/`; raises `SetupError` without one."""
    package = Path(meedenker.__file__).resolve().parent
    for root in (package / "_material", package.parents[1]):
        if (root / LESSONS).is_dir():
            return root
    raise SetupError("setup.no-notebooks", path=package / "_material")


def pages_in(root: Path, folder: str, address: str) -> Iterator[Hit]:
    """The pages of the notebooks in a folder, by their title and what they say first.

    A notebook that cannot be read is left out: its own page tells what is wrong.
    """
    for slug, path in notebooks_in(root, folder).items():
        with contextlib.suppress(OSError, ValueError, LookupError, TypeError):
            cells = json.loads((root / path).read_bytes())["cells"]
            texts = ["".join(c["source"]) for c in cells if c["cell_type"] == "markdown"]
            yield _page(texts[0], f"{address}{slug}")


def _page(markdown: str, url: str) -> Hit:
    title, _, rest = markdown.strip().partition("\n")
    words = _MARKS.sub("", rest).split()
    return Hit(title.lstrip("# "), " ".join(words), url, "")


def notebooks_in(root: Path, folder: str) -> dict[str, str]:
    """The notebooks in a folder by their slug: `08-opschalen.ipynb` is `opschalen`."""
    found = {}
    for path in sorted((root / folder).glob("*.ipynb")):
        match = _NAME.fullmatch(path.name)
        if match:
            found[match[1]] = f"{folder}/{path.name}"
    return found
