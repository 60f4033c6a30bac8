# SPDX-License-Identifier: EUPL-1.2
"""Grading starts from the released notebook: the one a learner hands in is never opened.

nbgrader's own way is to read what was submitted and repair it cell by cell. Anything can be wrong
with that file: cells twice, gone or of another type, no JSON at all, a link, a pipe that never
ends. None of it matters when the file is not read.
"""

import re
from pathlib import Path
from typing import Any, cast

from nbconvert.exporters import HTMLExporter, NotebookExporter

from meedenker.content.texts import shipped_texts
from meedenker.errors import SetupError


class ReleaseExporter(NotebookExporter):
    """Reads the released notebook wherever nbgrader asks for a submitted one."""

    def from_filename(self, filename: str, resources: Any = None, **kwargs: Any) -> Any:
        """The notebook to grade, with the preprocessors of this step applied."""
        path = Path(filename)
        submitted, released = self._folders(resources["nbgrader"])
        if path.parent == submitted:
            path = released / path.name
            if not path.is_file():
                error = SetupError(
                    "grading.not-released",
                    path=path,
                    assignment=resources["nbgrader"]["assignment"],
                )
                self.log.error(shipped_texts().sentence(error))
                raise error
        return super().from_filename(str(path), resources, **kwargs)

    def _folders(self, place: dict[str, str]) -> tuple[Path, Path]:
        course = cast("Any", self.parent).coursedir
        assignment = place["assignment"]
        submitted = course.format_path(course.submitted_directory, place["student"], assignment)
        released = course.format_path(course.release_directory, ".", assignment)
        return Path(submitted), Path(released)


class FeedbackExporter(HTMLExporter):
    """Feedback as a page that asks nothing of another site; nbgrader's own loads a script."""

    def from_notebook_node(self, nb: Any, resources: Any = None, **kwargs: Any) -> Any:
        """The page, without scripts from elsewhere."""
        page, resources = super().from_notebook_node(nb, resources, **kwargs)
        return _FOREIGN_SCRIPT.sub("", page), resources


_FOREIGN_SCRIPT = re.compile(
    r"<script[^>]*\ssrc=[\"']?(?:https?:)?//[^>]*>\s*</script>", re.IGNORECASE
)
