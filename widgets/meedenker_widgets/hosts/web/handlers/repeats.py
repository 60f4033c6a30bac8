# SPDX-License-Identifier: EUPL-1.2
"""Repeating: five questions from lessons that somebody did."""

from collections.abc import Mapping

from meedenker.domain.dates import written
from meedenker.errors import AnswerError
from meedenker.service import View
from meedenker.service.repeats import Repeating
from meedenker.storage import Owner
from meedenker_widgets.components.engine import Setting
from meedenker_widgets.hosts.web.handlers import events
from meedenker_widgets.hosts.web.handlers.answering import AnsweringHandler, Sheet
from meedenker_widgets.hosts.web.handlers.base import Handler

PAGE = "/cursus/herhalen"
SETTING = Setting(action=PAGE)
MAX_NUMBER = 9
"""Digits of the number of a set."""


class RepeatPage(AnsweringHandler):
    """`/cursus/herhalen`: the set, or what there is to repeat and when."""

    async def get(self) -> None:
        """The page as this visitor left it."""
        self._show(self.desk.repeats.seen(self.visitor()))

    async def post(self) -> None:
        """An event of the page's script, or a form."""
        visitor = self.known_visitor()
        seen = self.desk.repeats.seen(visitor)
        if self.sent_json:
            await self._take_event(visitor, seen)
        else:
            await self._take_form(visitor, seen)

    async def _take_event(self, visitor: Owner, seen: Repeating) -> None:
        event = self.desk.exercises.current(events.from_json(self.request.body))
        self._check_asked(event.component, seen)
        numbers = {item: number for number, item in enumerate(seen.views, start=1)}

        def standing(_: Mapping[str, View]) -> str:
            return self._standing(self.desk.repeats.seen(visitor))

        await self.take_event(Sheet(visitor, list(seen.views), numbers, SETTING, standing))

    async def _take_form(self, visitor: Owner, seen: Repeating) -> None:
        exercises = self.desk.exercises
        for name in self.request.body_arguments:
            if name != "action":
                self._check_asked(exercises.id(name.rpartition(":")[0]), seen)
        sent, _ = events.from_form(self.request.body_arguments, list(seen.views), exercises.id)
        changed = await self.desk.save(visitor, sent)
        problems = {item: view for item, view in changed.items() if view.problems}
        if problems:
            self.set_status(422)
            self._show(self.desk.repeats.seen(visitor), problems)
            return
        anchor = sent[-1].component if sent else ""
        self.redirect(f"{PAGE}#{anchor}", status=303)

    def _check_asked(self, item: str, seen: Repeating) -> None:
        """Say it clearly when an open page is of an earlier set."""
        known = item in self.desk.practised.questions
        if known and item not in seen.views:
            raise AnswerError("repeat.other-set")

    def _show(self, seen: Repeating, problems: Mapping[str, View] | None = None) -> None:
        views = {**seen.views, **(problems or {})}
        if not seen.open and seen.course.agenda.due:
            views = {}  # the set of last time makes room
        parts = [
            (seen.from_.get(item), self.desk.shown.render(view, SETTING, number))
            for number, (item, view) in enumerate(views.items(), start=1)
        ]
        self.render_page(
            "herhalen.html",
            seen=seen,
            parts=parts,
            standing=self._standing(seen),
            saved=self.saved(views),
        )

    def _standing(self, seen: Repeating) -> str:
        next_day = seen.course.agenda.next
        return self.desk.engine.render(
            "herhalen_stand.html",
            seen=seen,
            due=seen.course.agenda.due,
            next_day=written(next_day) if next_day else "",
        )


class BeginRepeating(Handler):
    """`/cursus/herhalen/begin`: choose a set of questions."""

    async def get(self) -> None:
        """Only a form leads here."""
        self.redirect(PAGE)

    async def post(self) -> None:
        """Choose the set after the one that the page showed, and go there."""
        visitor = self.known_visitor()
        after = self.get_body_argument("na", "")
        if not (after.isascii() and after.isdigit() and len(after) <= MAX_NUMBER):
            raise AnswerError("answer.unreadable")
        await self.desk.write(self.desk.repeats.begin, visitor, int(after))
        self.redirect(PAGE, status=303)
