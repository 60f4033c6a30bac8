# SPDX-License-Identifier: EUPL-1.2
"""The self-test around its questions: begin, bring in, overview, result, take out, erase."""

from collections.abc import Mapping
from dataclasses import dataclass

from meedenker.errors import AnswerError, NotFoundError
from meedenker.instruments.selftest import ROLES
from meedenker.service import View
from meedenker.service.exercises import progress
from meedenker.storage import Respondent
from meedenker_widgets.components.outcome import render_outcome
from meedenker_widgets.components.progress import Step, render_progress
from meedenker_widgets.hosts.web.handlers.answering import AnsweringHandler
from meedenker_widgets.hosts.web.handlers.base import Handler
from meedenker_widgets.hosts.web.limits import NEW_MEASUREMENT, UNKNOWN_LINK, VISITOR
from meedenker_widgets.hosts.web.material import SELFTEST
from meedenker_widgets.hosts.web.skeleton import Section, Skeleton

START = "/gemeente/zelftest"
UNIT = "progress.requirements"


class StartPage(Handler):
    """`/gemeente/zelftest`: what it is, and the forms to begin or to bring in a file."""

    async def get(self) -> None:
        """The page."""
        self._show()

    async def post(self) -> None:
        """Begin a measurement, and go to its link."""
        name = self.get_body_argument("municipality", "")
        role = self.get_body_argument("role", "")
        self.limit(NEW_MEASUREMENT, self.request.remote_ip or "")
        try:
            token = await self.desk.write(self.desk.selftest.start, name, role)
        except AnswerError as error:
            self.set_status(422)
            self._show(error, name, role)
            return
        self.redirect(f"{START}/{token}/", status=303)

    def _show(self, error: AnswerError | None = None, name: str = "", role: str = "") -> None:
        problem = self.desk.texts.sentence(error) if error else ""
        self.render_page(
            "selftest_start.html",
            themes=self.desk.selftest.themes(),
            roles=ROLES,
            problem=problem,
            wrong=error.code if error else "",
            name=name,
            role=role,
        )


class BringIn(Handler):
    """`/gemeente/zelftest/terughalen`: makes a new measurement of a downloaded file."""

    async def post(self) -> None:
        """Read the file and go to the link of the new measurement."""
        self.limit(NEW_MEASUREMENT, self.request.remote_ip or "")
        files = self.request.files.get("file", [])
        if len(files) != 1 or not files[0]["body"]:
            raise AnswerError("import.no-file")
        token = await self.desk.write(self.desk.selftest.bring_in, files[0]["body"])
        self.redirect(f"{START}/{token}/", status=303)

    async def get(self) -> None:
        """Only a form leads here."""
        self.redirect(START)


@dataclass(frozen=True, slots=True)
class Visit:
    """A respondent on a page of the self-test."""

    token: str
    respondent: Respondent
    page: Skeleton

    @property
    def url(self) -> str:
        """The respondent's own link."""
        return f"{START}/{self.token}/"

    def steps(self, here: str = "") -> list[Step]:
        """The themes with their addresses."""
        return [
            Step(part.title, self.url + part.slug, part.questions, part.slug == here)
            for part in self.page.sections
        ]

    def open_theme(self, views: Mapping[str, View]) -> str:
        """The address of the first theme with a question that is open; empty when all are done."""
        for part in self.page.sections:
            done, count = progress(views[item] for item in part.questions)
            if done < count:
                return self.url + part.slug
        return ""

    def after(self, section: Section) -> str:
        """The address after a theme: the next one, or the result."""
        place = self.page.sections.index(section) + 1
        rest = self.page.sections[place:]
        return self.url + (rest[0].slug if rest else "resultaat")

    def before(self, section: Section) -> str:
        """The address before a theme; empty for the first."""
        place = self.page.sections.index(section)
        return self.url + self.page.sections[place - 1].slug if place else ""


class RespondentHandler(AnsweringHandler):
    """A page behind a respondent's link."""

    async def visit(self, token: str) -> Visit:
        """Who holds this link; unknown links are counted, so that guessing takes for ever."""
        try:
            respondent = self.desk.selftest.respondent(token)
        except NotFoundError:
            self.limit(UNKNOWN_LINK, self.request.remote_ip or "")
            raise
        self.limit(VISITOR, respondent.owner)
        return Visit(token, respondent, await self.desk.renderer.page(SELFTEST))

    def progress(self, visit: Visit, views: Mapping[str, View], here: str = "") -> str:
        """The bar and the themes."""
        return render_progress(self.desk.engine, visit.steps(here), views, UNIT)


class Overview(RespondentHandler):
    """`/gemeente/zelftest/<link>/`: the link itself, and the themes."""

    async def get(self, token: str) -> None:
        """The page."""
        visit = await self.visit(token)
        views = self.views(visit.respondent.owner, visit.page)
        self.render_page(
            "selftest_overview.html",
            visit=visit,
            link=f"{self.request.protocol}://{self.request.host}{visit.url}",
            progress=self.progress(visit, views),
            begun=any(view.saved_at for view in views.values()),
            open_theme=visit.open_theme(views),
        )


class ResultPage(RespondentHandler):
    """`/gemeente/zelftest/<link>/resultaat`: both outcomes."""

    async def get(self, token: str) -> None:
        """The page."""
        visit = await self.visit(token)
        outcome = self.desk.selftest.outcome(visit.respondent.owner)
        self.render_page(
            "selftest_result.html",
            visit=visit,
            outcome=outcome,
            open_theme=visit.open_theme(self.views(visit.respondent.owner, visit.page)),
            shown=render_outcome(self.desk.engine, outcome),
            figure_text=self.desk.reports.figure_text(outcome),
        )


class Erase(RespondentHandler):
    """`/gemeente/zelftest/<link>/wissen`: remove everything of this respondent."""

    async def get(self, token: str) -> None:
        """What will happen, and the button."""
        self.render_page("selftest_erase.html", visit=await self.visit(token))

    async def post(self, token: str) -> None:
        """Erase; the link no longer works."""
        visit = await self.visit(token)
        await self.desk.write(self.desk.visits.erase, visit.respondent.owner)
        self.render_page("selftest_erased.html")


class Download(RespondentHandler):
    """`/gemeente/zelftest/<link>/zelftest.json`: everything of this respondent."""

    async def get(self, token: str) -> None:
        """The file."""
        await self.visit(token)
        self.send_data_file(self.desk.selftest.export(token), "zelftest.json")
