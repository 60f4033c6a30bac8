# SPDX-License-Identifier: EUPL-1.2
"""The numbered lessons, as their notebooks tell about themselves."""

import contextlib
import json
from pathlib import Path

from meedenker.domain.programme import Lesson
from meedenker_widgets.hosts.web.material import LESSONS, notebooks_in


def lessons_in(root: Path) -> tuple[Lesson, ...]:
    """The lessons with a number, in that order.

    A notebook that cannot be read is left out: its own page tells what is wrong.
    """
    found = []
    for slug, path in notebooks_in(root, LESSONS).items():
        with contextlib.suppress(OSError, ValueError, LookupError, TypeError):
            found.append(_read(slug, root / path))
    return tuple(sorted(found, key=lambda lesson: lesson.number))


def _read(slug: str, path: Path) -> Lesson:
    notebook = json.loads(path.read_bytes())
    about = notebook["metadata"]["meedenker"]
    first = next(c for c in notebook["cells"] if c["cell_type"] == "markdown")
    title = "".join(first["source"]).strip().partition("\n")[0]
    return Lesson(
        slug=slug,
        title=title.lstrip("# ").strip(),
        number=int(about["module"]),
        minutes=int(about["minutes"]),
        together=about.get("together") is True,
    )
