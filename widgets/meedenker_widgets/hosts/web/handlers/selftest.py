# SPDX-License-Identifier: EUPL-1.2
"""The municipal self-test: start, answer by link, result, take out and bring in."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from meedenker.errors import AnswerError, NotFoundError
from meedenker.instruments.selftest import ROLES
from meedenker.kinds.base import Problem
from meedenker.service import View
from meedenker.service.exercises import progress
from meedenker.service.identity import is_token
from meedenker.storage import Respondent
from meedenker_widgets.components.engine import Setting
from meedenker_widgets.components.moments import clock_time
from meedenker_widgets.components.outcome import render_outcome
from meedenker_widgets.components.progress import Step, render_progress
from meedenker_widgets.hosts.web.handlers import events
from meedenker_widgets.hosts.web.handlers.base import Handler
from meedenker_widgets.hosts.web.limits import NEW_MEASUREMENT, UNKNOWN_LINK, VISITOR
from meedenker_widgets.hosts.web.material import SELFTEST
from meedenker_widgets.hosts.web.skeleton import Section, Skeleton, Slot

START = "/gemeente/zelftest"
NEXT = "volgende"
UNIT = "progress.requirements"
SETTING = Setting(form=False)


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


class RespondentHandler(Handler):
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

    def views(self, visit: Visit) -> dict[str, View]:
        """Every question of the test as this respondent sees it."""
        return self.desk.exercises.views(visit.respondent.owner, visit.page.questions)

    def progress(self, visit: Visit, views: Mapping[str, View], here: str = "") -> str:
        """The bar and the themes."""
        return render_progress(self.desk.engine, visit.steps(here), views, UNIT)


class Overview(RespondentHandler):
    """`/gemeente/zelftest/<link>/`: the link itself, and the themes."""

    async def get(self, token: str) -> None:
        """The page."""
        visit = await self.visit(token)
        views = self.views(visit)
        self.render_page(
            "selftest_overview.html",
            visit=visit,
            link=f"{self.request.protocol}://{self.request.host}{visit.url}",
            progress=self.progress(visit, views),
            begun=any(view.saved_at for view in views.values()),
            open_theme=visit.open_theme(views),
        )


class ThemePage(RespondentHandler):
    """`/gemeente/zelftest/<link>/<theme>`: the questions of one theme."""

    async def get(self, token: str, slug: str) -> None:
        """The theme as this respondent left it."""
        visit, section = await self._theme(token, slug)
        self._show(visit, section, self.views(visit))

    async def post(self, token: str, slug: str) -> None:
        """An event of the page's script, or the whole form."""
        visit, section = await self._theme(token, slug)
        if self.request.headers.get("Content-Type", "").startswith("application/json"):
            await self._take_event(visit, section)
        else:
            await self._take_form(visit, section)

    async def _theme(self, token: str, slug: str) -> tuple[Visit, Section]:
        visit = await self.visit(token)
        section = visit.page.section(slug)
        if section is None:
            raise NotFoundError("page.unknown")
        return visit, section

    async def _take_event(self, visit: Visit, section: Section) -> None:
        event = events.from_json(self.request.body)
        if event.component not in section.questions:
            raise AnswerError("answer.unknown-field", field=event.component[:40])
        owner = visit.respondent.owner
        changed = await self.desk.save(owner, [event])
        view = changed[event.component]
        patches = []
        if view.redraw:
            number = visit.page.questions.index(event.component) + 1
            html = self.desk.shown.render(view, SETTING, number)
            patches.append({"target": event.component, "html": html})
        if view.moved:
            progress = self.progress(visit, self.views(visit), section.slug)
            patches.append({"target": "voortgang", "html": progress})
        status = {"state": "saved", "text": self._saved({view.question.id: view})}
        self.send_json({"status": status, "patches": patches})

    async def _take_form(self, visit: Visit, section: Section) -> None:
        sent, pressed = events.from_form(self.request.body_arguments, section.questions)
        owner = visit.respondent.owner
        changed = await self.desk.save(owner, sent)
        views = {**self.views(visit), **changed}
        checked = {
            item: View(view.question, view.attempt, _problems(view), view.saved_at)
            for item, view in views.items()
            if item in section.questions
        }
        if pressed == NEXT and not any(view.problems for view in checked.values()):
            self.redirect(visit.after(section), status=303)
            return
        self.set_status(422 if pressed == NEXT else 200)
        self._show(visit, section, {**views, **checked})

    def _show(self, visit: Visit, section: Section, views: Mapping[str, View]) -> None:
        numbers = {item: number for number, item in enumerate(visit.page.questions, start=1)}
        parts = [
            self.desk.shown.render(views[part.item], SETTING, part.number)
            if isinstance(part, Slot)
            else part
            for part in section.body
        ]
        problems = [
            (numbers[item], f"{item}:{problem.field}", problem)
            for item in section.questions
            for problem in views[item].problems
        ]
        self.render_page(
            "selftest_theme.html",
            visit=visit,
            section=section,
            parts=parts,
            problems=problems,
            number=visit.page.sections.index(section) + 1,
            action=visit.url + section.slug,
            progress=self.progress(visit, views, section.slug),
            saved=self._saved(views),
        )

    def _saved(self, views: Mapping[str, View]) -> str:
        moments = [view.saved_at for view in views.values() if view.saved_at]
        if not moments:
            return ""
        return self.desk.texts.say("status.saved", time=clock_time(max(moments)))


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
            open_theme=visit.open_theme(self.views(visit)),
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
        if not is_token(token):
            raise NotFoundError("link.unknown")
        await self.visit(token)
        data = self.desk.selftest.export(token)
        self.set_header("Content-Disposition", 'attachment; filename="zelftest.json"')
        text = json.dumps(data, ensure_ascii=False, indent=2)
        self.send(text, "application/json; charset=utf-8")


def _problems(view: View) -> tuple[Problem, ...]:
    return view.question.problems(view.question.parse(view.attempt.fields))
