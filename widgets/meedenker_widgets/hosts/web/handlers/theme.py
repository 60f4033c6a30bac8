# SPDX-License-Identifier: EUPL-1.2
"""A theme of the self-test: its questions, and what a respondent fills in."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from meedenker.errors import NotFoundError
from meedenker.service import View
from meedenker_widgets.components.engine import Setting
from meedenker_widgets.hosts.web.handlers import events
from meedenker_widgets.hosts.web.handlers.answering import Sheet
from meedenker_widgets.hosts.web.handlers.selftest import RespondentHandler, Visit
from meedenker_widgets.hosts.web.skeleton import Section, Slot

NEXT = "volgende"
SETTING = Setting(form=False)


class ThemePage(RespondentHandler):
    """`/gemeente/zelftest/<link>/<theme>`: the questions of one theme."""

    async def get(self, token: str, slug: str) -> None:
        """The theme as this respondent left it."""
        visit, section = await self._theme(token, slug)
        self._show(visit, section, self.views(visit.respondent.owner, visit.page))

    async def post(self, token: str, slug: str) -> None:
        """An event of the page's script, or the whole form."""
        visit, section = await self._theme(token, slug)
        if self.sent_json:
            progress = partial(self.progress, visit, here=slug)
            owner = visit.respondent.owner
            counted = enumerate(visit.page.questions, start=1)
            numbers = {item: number for number, item in counted if item in section.questions}
            await self.take_event(Sheet(owner, visit.page.questions, numbers, SETTING, progress))
        else:
            await self._take_form(visit, section)

    async def _theme(self, token: str, slug: str) -> tuple[Visit, Section]:
        visit = await self.visit(token)
        section = visit.page.section(slug)
        if section is None:
            raise NotFoundError("page.unknown")
        return visit, section

    async def _take_form(self, visit: Visit, section: Section) -> None:
        sent, pressed = events.from_form(
            self.request.body_arguments, section.questions, self.desk.exercises.id
        )
        owner = visit.respondent.owner
        changed = await self.desk.save(owner, sent)
        views = self.views(owner, visit.page) | changed
        checked = {item: _checked(views[item]) for item in section.questions}
        if pressed == NEXT and not any(view.problems for view in checked.values()):
            self.redirect(visit.after(section), status=303)
            return
        self.set_status(422 if pressed == NEXT else 200)
        self._show(visit, section, views | checked)

    def _show(self, visit: Visit, section: Section, views: Mapping[str, View]) -> None:
        numbers = {item: number for number, item in enumerate(visit.page.questions, start=1)}
        parts = [
            self.desk.shown.render(views[part.item], SETTING, part.number)
            if isinstance(part, Slot)
            else part
            for part in self.desk.places.filled_section(section).body
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
            saved=self.saved(views),
        )


def _checked(view: View) -> View:
    """The view with what is still needed, also when nobody asked."""
    answer = view.question.parse(view.attempt.fields)
    return replace(view, problems=view.question.problems(answer))
