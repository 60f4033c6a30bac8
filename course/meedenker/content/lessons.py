# SPDX-License-Identifier: EUPL-1.2
"""What a lesson says of itself: read from its notebook, without running it."""

import re
from collections.abc import Mapping
from pathlib import Path

from meedenker.content.notebooks import QUESTIONS, Notebook
from meedenker.domain.lessons import Lesson

_MARKS = re.compile(r"[#*_`\[]|\]\([^)]*\)")


class Lessons:
    """The lessons in some notebooks. Each file is read again when it changed."""

    def __init__(self, root: Path, notebooks: Mapping[str, str]) -> None:
        """`notebooks` are paths below `root` by slug."""
        self._paths = {slug: root / path for slug, path in notebooks.items()}
        self._read: dict[str, tuple[int, Lesson | None]] = {}

    def all(self) -> tuple[Lesson, ...]:
        """Modules by their number, then what is beside the course, by the name of its file.

        A notebook that cannot be read is left out: its own page tells what is wrong.
        """
        found = [lesson for slug in self._paths if (lesson := self._lesson(slug))]
        return tuple(sorted(found, key=lambda lesson: (lesson.module == 0, lesson.module)))

    def _lesson(self, slug: str) -> Lesson | None:
        path = self._paths[slug]
        try:
            changed = path.stat().st_mtime_ns
        except OSError:
            return None
        known = self._read.get(slug)
        if known is None or known[0] != changed:
            known = self._read[slug] = (changed, read_lesson(path, slug))
        return known[1]


def read_lesson(path: Path, slug: str) -> Lesson | None:
    """The lesson in a notebook; `None` when it cannot be read or has no title."""
    notebook = Notebook(path, slug, hear=lambda _: None)
    title, _, rest = notebook.opening.partition("\n")
    if not title.startswith("# "):
        return None
    asked = (call.arguments for call in notebook.calls() if call.name in QUESTIONS)
    about = notebook.about
    return Lesson(
        slug=slug,
        title=_plain(title),
        line=_plain(rest.strip().partition("\n\n")[0]),
        module=0 if about.get("extra") is True else _number(about.get("module")),
        minutes=_number(about.get("minutes")),
        together=about.get("together") is True,
        test=about.get("test") is True,
        questions=tuple(dict.fromkeys(item for items in asked for item in items[:1])),
    )


def _plain(markdown: str) -> str:
    return " ".join(_MARKS.sub("", markdown).split())


def _number(value: object) -> int:
    return value if type(value) is int and 0 < value < 1000 else 0
