# SPDX-License-Identifier: EUPL-1.2
"""What is different after the course, for the visitor alone."""

from meedenker.domain.difference import Change
from meedenker_widgets.hosts.web.handlers.base import Handler


class DifferencePage(Handler):
    """`/cursus/verschil`: each subject of the tests before and after the course, side by side."""

    async def get(self) -> None:
        """The page; it reads this visitor's records once and keeps nothing."""
        rows = self.desk.difference.rows(self.visitor())
        self.render_page(
            "verschil.html",
            rows=rows,
            empty=all(row.change is Change.NOTHING for row in rows),
            lessons=self.settings["lessons"],
        )
