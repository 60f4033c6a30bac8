# SPDX-License-Identifier: EUPL-1.2
"""A page with questions takes one event of its script, saves it and sends back what changed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from meedenker.errors import AnswerError
from meedenker.service import View
from meedenker.storage import Owner
from meedenker_widgets.components.engine import Setting
from meedenker_widgets.components.exercise import saved_sentence
from meedenker_widgets.hosts.web.handlers import events
from meedenker_widgets.hosts.web.handlers.base import Handler
from meedenker_widgets.hosts.web.skeleton import Skeleton


@dataclass(frozen=True, slots=True)
class Sheet:
    """The questions before somebody: a whole lesson, or one theme of the self-test.

    `questions` are those of the page that can be answered here, with the number that stands before
    each (0 for none); `progress` makes the HTML of the progress from `all`, every question that
    counts for it.
    """

    owner: Owner
    all: Sequence[str]
    questions: Mapping[str, int]
    setting: Setting
    progress: Callable[[Mapping[str, View]], str]


class AnsweringHandler(Handler):
    """The base of pages with questions."""

    async def take_event(self, sheet: Sheet) -> None:
        """Save what the page's script sent, and answer with the parts that look different now."""
        event = self.desk.exercises.current(events.from_json(self.request.body))
        if event.component not in sheet.questions:
            raise AnswerError("answer.unknown-field", field=event.component[:40])
        changed = await self.desk.save(sheet.owner, [event])
        view = changed[event.component]
        patches = []
        if view.redraw:
            number = sheet.questions[event.component]
            html = self.desk.shown.render(view, sheet.setting, number)
            patches.append({"target": event.component, "html": html})
        if view.moved:
            views = self.desk.exercises.views(sheet.owner, sheet.all) | changed
            html = sheet.progress(views)
            patches += [{"target": "voortgang", "html": html}] if html else []
        status = {"state": "saved", "text": self.saved({view.question.id: view})}
        self.send_json({"status": status, "patches": patches})

    def views(self, owner: Owner | None, page: Skeleton) -> dict[str, View]:
        """Every question of the page as its owner sees it."""
        return self.desk.exercises.views(owner, page.questions)

    def saved(self, views: Mapping[str, View]) -> str:
        """When the last of these was saved, for the status of the page."""
        return saved_sentence(self.desk.engine, *views.values())
