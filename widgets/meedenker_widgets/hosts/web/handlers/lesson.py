# SPDX-License-Identifier: EUPL-1.2
"""A lesson: a notebook as a page, with this visitor's answers in it."""

from collections.abc import Mapping
from functools import partial
from weakref import WeakKeyDictionary

from meedenker.errors import NotFoundError
from meedenker.service import View
from meedenker.storage import Owner
from meedenker_widgets.components.engine import Setting
from meedenker_widgets.components.progress import Step, render_progress
from meedenker_widgets.hosts.web.frame import Frame, gap
from meedenker_widgets.hosts.web.handlers import events
from meedenker_widgets.hosts.web.handlers.answering import AnsweringHandler, Sheet
from meedenker_widgets.hosts.web.handlers.base import HTML, Handler
from meedenker_widgets.hosts.web.kept import Kept
from meedenker_widgets.hosts.web.overviews import is_overview, overviews_on
from meedenker_widgets.hosts.web.packing import Packed, compress_well, joined, pack, pack_once
from meedenker_widgets.hosts.web.skeleton import Skeleton, Slot

UNIT = "progress.exercises"


class LessonPage(AnsweringHandler):
    """`/cursus/<slug>`: shows the lesson and takes what a visitor does in it."""

    async def get(self, slug: str) -> None:
        """The lesson as this visitor left it."""
        page = await self._page(slug)
        visitor = self.greet()
        views = self.views(visitor, page)
        if any(view.saved_at for view in views.values()):
            self.send_packed(self._fill(page, views), HTML)
        else:
            self._send_untouched(page, views)

    async def post(self, slug: str) -> None:
        """An event of the page's script, or a form."""
        page = await self._page(slug)
        visitor = self.known_visitor()
        if self.sent_json:
            progress = partial(self._progress_html, page)
            sheet = Sheet(visitor, page, page.questions, self._setting, progress)
            await self.take_event(sheet)
        else:
            await self._take_form(page, visitor)

    async def _page(self, slug: str) -> Skeleton:
        path = self.settings["lessons"].get(slug)
        if path is None:
            raise NotFoundError("page.unknown")
        return await self.desk.renderer.page(path)

    async def _take_form(self, page: Skeleton, visitor: Owner) -> None:
        sent, _ = events.from_form(
            self.request.body_arguments, page.questions, self.desk.exercises.id
        )
        changed = await self.desk.save(visitor, sent)
        if any(view.problems for view in changed.values()):
            self.set_status(422)
            self.send_packed(self._fill(page, self.views(visitor, page) | changed), HTML)
            return
        anchor = sent[-1].component if sent else ""
        self.redirect(f"{self.request.path}#{anchor}", status=303)

    @property
    def _setting(self) -> Setting:
        return Setting(action=self.request.path)

    def _progress(self, page: Skeleton, views: Mapping[str, View]) -> Packed:
        def make() -> Packed:
            steps = [Step(part.title, f"#{part.slug}", part.questions) for part in page.sections]
            return pack(render_progress(self.desk.engine, steps, views, UNIT))

        done = tuple(view.question.done(view.attempt) for view in views.values())
        return _progress.get((page, done), make)

    def _progress_html(self, page: Skeleton, views: Mapping[str, View]) -> str:
        return self._progress(page, views).text

    def _fill(self, page: Skeleton, views: Mapping[str, View]) -> Packed:
        frame = _frames.get(page)
        if frame is None:
            frame = _frames[page] = self._frame(page)
        setting = self._setting
        values = {
            item: self.desk.shown.packed(view, setting, number)
            for number, (item, view) in enumerate(views.items(), start=1)
        }
        values["progress"] = [self._progress(page, views)]
        values["saved"] = [pack_once(self.saved(views))]
        return joined(frame.packed(values))

    def _frame(self, page: Skeleton) -> Frame:
        counted = sum(self.desk.library.question(item).counted for item in page.questions)
        html = self.desk.engine.render(
            "lesson.html", page=page, gap=gap, is_slot=_is_slot, exercises=counted
        )
        return Frame(html)

    def _send_untouched(self, page: Skeleton, views: Mapping[str, View]) -> None:
        """The page of somebody who answered nothing yet is the same for all of them."""
        packed = _untouched.get(page)
        if packed is None:
            content = self._fill(page, views).content
            packed = _untouched[page] = Packed(content, compress_well(content))
        self.send_packed(packed, HTML)


_frames: WeakKeyDictionary[Skeleton, Frame] = WeakKeyDictionary()
_progress = Kept[Packed]()
_untouched: WeakKeyDictionary[Skeleton, Packed] = WeakKeyDictionary()


def _is_slot(part: object) -> bool:
    return isinstance(part, Slot)


class ReferencePage(Handler):
    """`/naslag/<slug>`: a notebook to look things up in; the same for everyone.

    Its overviews show what the query asks; the page's script asks for those alone.
    """

    async def get(self, slug: str) -> None:
        """The page, or only its overviews."""
        path = self.settings["reference"].get(slug)
        if path is None:
            raise NotFoundError("page.unknown")
        page = await self.desk.renderer.page(path)
        if self.wants_json:
            found = overviews_on(page)
            patches = [{"target": item, "html": self._overview(item)} for item in found]
            self.send_json({"patches": patches})
            return
        self.render_page(
            "reference.html", page=page, is_overview=is_overview, overview=self._overview
        )

    def _overview(self, item: str) -> str:
        shown, asked = self.desk.overviews, self.request.query_arguments
        return shown.html(item, asked, self.request.path)
