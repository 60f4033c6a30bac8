# SPDX-License-Identifier: EUPL-1.2
"""What people take along, as files: answers and outcomes as tables and as a figure."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from meedenker.content import Library, Texts
from meedenker.instruments.selftest import Outcome, ThemeQuality
from meedenker.reports.figure import Bar, Format, quality_figure
from meedenker.reports.progress import progress_table
from meedenker.reports.reminders import ComingBack, reminders
from meedenker.reports.selftest import selftest_tables
from meedenker.reports.spreadsheet import to_csv, to_xlsx
from meedenker.reports.table import Table
from meedenker.service.answers import Answers
from meedenker.service.exercises import utc_now
from meedenker.service.selftest import SelfTest
from meedenker.storage import AnswerStore, Owner

ZONE = ZoneInfo("Europe/Amsterdam")


@dataclass(frozen=True, slots=True)
class Reports:
    """Files for one respondent or one learner."""

    library: Library
    texts: Texts
    store: AnswerStore
    selftest: SelfTest

    def selftest_csv(self, token: str) -> bytes:
        """The answers of a respondent as CSV."""
        return to_csv(self._selftest_tables(token)[0])

    def selftest_xlsx(self, token: str) -> bytes:
        """Answers, minimum and quality of a respondent as a workbook."""
        name = self.selftest.respondent(token).measurement.municipality
        return to_xlsx(self._selftest_tables(token), name)

    def progress_csv(self, owner: Owner) -> bytes:
        """A learner's progress as CSV."""
        return to_csv(self._progress(owner))

    def progress_xlsx(self, owner: Owner) -> bytes:
        """A learner's progress as a workbook."""
        progress = self._progress(owner)
        return to_xlsx([progress], progress.name)

    def reminders(self, lesson: ComingBack) -> bytes:
        """The days on which a lesson comes back, as a calendar file."""
        return reminders(self.texts, lesson, utc_now())

    def quality_figure(self, token: str, file_format: Format, *, narrow: bool = False) -> bytes:
        """The quality per theme of a respondent as a picture."""
        outcome = self.selftest.outcome(self.selftest.respondent(token).owner)
        return quality_figure(self.bars(outcome), file_format, narrow=narrow)

    def figure_text(self, outcome: Outcome) -> str:
        """What the figure shows, in words."""
        lines = [
            self.texts.say("figure.line", label=bar.label, words=bar.words)
            for bar in self.bars(outcome)
        ]
        return self.texts.say("figure.alt", lines="; ".join(lines))

    def bars(self, outcome: Outcome) -> list[Bar]:
        """The lines of the figure."""
        return [
            Bar(self.library.group(line.theme).title, line.low, line.high, self._words(line))
            for line in outcome.quality
        ]

    def _words(self, line: ThemeQuality) -> str:
        if line.low is None or line.high is None:
            return self.texts.say("quality.unknown")
        if line.low == line.high:
            return self.texts.say("quality.point", value=line.low)
        return self.texts.say("quality.range", low=line.low, high=line.high)

    def _selftest_tables(self, token: str) -> tuple[Table, Table, Table]:
        owner = self.selftest.respondent(token).owner
        ratings = self.selftest.ratings(owner)
        return selftest_tables(ratings, self.selftest.outcome(owner), self.library, self.texts)

    def _progress(self, owner: Owner) -> Table:
        table = progress_table(
            Answers(self.library, self.store).records(owner), self.library, self.texts
        )
        rows = tuple(
            tuple(cell.astimezone(ZONE) if isinstance(cell, datetime) else cell for cell in row)
            for row in table.rows
        )
        return Table(table.name, table.headings, rows)
