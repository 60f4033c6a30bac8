# SPDX-License-Identifier: EUPL-1.2
"""Files to take along: tables for a spreadsheet, and the figure of a result."""

from meedenker.errors import NotFoundError
from meedenker_widgets.hosts.web.handlers.base import Handler
from meedenker_widgets.hosts.web.handlers.selftest import RespondentHandler

PICTURES = {"svg": "image/svg+xml", "png": "image/png"}
PICTURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
"""For the picture alone: matplotlib writes its colours as style; nothing in it can run."""


class SelfTestFile(RespondentHandler):
    """`/gemeente/zelftest/<link>/zelftest.csv` and `.xlsx`."""

    async def get(self, token: str, extension: str) -> None:
        """The file."""
        await self.visit(token)
        reports = self.desk.reports
        make = reports.selftest_csv if extension == "csv" else reports.selftest_xlsx
        self.send_file(await self.desk.write(make, token), f"zelftest.{extension}")


class Figure(RespondentHandler):
    """`/gemeente/zelftest/<link>/grafiek.svg` and `.png`; `grafiek-smal` for a phone."""

    async def get(self, token: str, narrow: str, extension: str) -> None:
        """The picture."""
        await self.visit(token)
        draw = self.desk.reports.quality_figure
        content = await self.desk.write(
            draw, token, "svg" if extension == "svg" else "png", narrow=bool(narrow)
        )
        self.set_header("Content-Security-Policy", PICTURE_POLICY)
        self.set_header("Content-Type", PICTURES[extension])
        await self.finish(content)


class OwnFile(Handler):
    """`/mijn-gegevens.csv` and `.xlsx`: a learner's own progress."""

    async def get(self, extension: str) -> None:
        """The file."""
        visitor = self.visitor()
        if visitor is None:
            raise NotFoundError("code.nothing-yet")
        reports = self.desk.reports
        make = reports.progress_csv if extension == "csv" else reports.progress_xlsx
        self.send_file(await self.desk.write(make, visitor), f"mijn-voortgang.{extension}")
