# SPDX-License-Identifier: EUPL-1.2
"""A lesson: a notebook as a page, with this visitor's answers in it."""

from collections.abc import Mapping
from functools import partial
from weakref import WeakKeyDictionary

from meedenker.errors import NotFoundError
from meedenker.service import View
from meedenker.storage import Owner
from meedenker_widgets.components.engine import Setting
from meedenker_widgets.components.local import Place
from meedenker_widgets.components.progress import Step, render_progress
from meedenker_widgets.hosts.web.frame import Frame, gap
from meedenker_widgets.hosts.web.handlers import events
from meedenker_widgets.hosts.web.handlers.answering import AnsweringHandler, Sheet
from meedenker_widgets.hosts.web.handlers.base import HTML, Handler
from meedenker_widgets.hosts.web.kept import Kept
from meedenker_widgets.hosts.web.organisation import Version
from meedenker_widgets.hosts.web.packing import Packed, compress_well, joined, pack, pack_once
from meedenker_widgets.hosts.web.skeleton import Part, Skeleton, Slot

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
        sent, _ = events.from_form(self.request.body_arguments, page.questions)
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
        for place in _places(page):
            values[place.name] = [self.desk.places.packed(place)]
        values["progress"] = [self._progress(page, views)]
        values["saved"] = [pack_once(self.saved(views))]
        return joined(frame.packed(values))

    def _frame(self, page: Skeleton) -> Frame:
        counted = sum(self.desk.library.question(item).counted for item in page.questions)
        html = self.desk.engine.render(
            "lesson.html", page=page, gap=gap, gap_name=_gap_name, exercises=counted
        )
        return Frame(html)

    def _send_untouched(self, page: Skeleton, views: Mapping[str, View]) -> None:
        """The page of somebody who answered nothing yet is the same for all of them."""
        version = self.desk.places.version
        made, packed = _untouched.get(page, (None, None))
        if packed is None or made != version:
            content = self._fill(page, views).content
            packed = Packed(content, compress_well(content))
            _untouched[page] = (version, packed)
        self.send_packed(packed, HTML)


_frames: WeakKeyDictionary[Skeleton, Frame] = WeakKeyDictionary()
_progress = Kept[Packed]()
_untouched: WeakKeyDictionary[Skeleton, tuple[Version, Packed]] = WeakKeyDictionary()


def _gap_name(part: Part) -> str:
    """The gap for a part that is filled in at every request; empty for fixed HTML."""
    if isinstance(part, Slot):
        return part.item
    return part.name if isinstance(part, Place) else ""


def _places(page: Skeleton) -> set[Place]:
    parts = (part for section in (page.header, *page.sections) for part in section.parts)
    return {part for part in parts if isinstance(part, Place)}


class ReferencePage(Handler):
    """`/naslag/<slug>`: a notebook to look things up in; the same for everyone."""

    async def get(self, slug: str) -> None:
        """The page."""
        path = self.settings["reference"].get(slug)
        if path is None:
            raise NotFoundError("page.unknown")
        page = await self.desk.renderer.page(path)
        self.render_page("reference.html", page=self.desk.places.filled(page))
