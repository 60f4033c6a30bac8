# SPDX-License-Identifier: EUPL-1.2
"""A notebook as a page, with this visitor's answers in it."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import ClassVar
from weakref import WeakKeyDictionary

from meedenker.errors import NotFoundError
from meedenker.service import View
from meedenker.storage import Owner
from meedenker_widgets.components.engine import Setting
from meedenker_widgets.hosts.web.frame import Frame, gap
from meedenker_widgets.hosts.web.handlers import events
from meedenker_widgets.hosts.web.handlers.answering import AnsweringHandler, Sheet
from meedenker_widgets.hosts.web.handlers.base import HTML
from meedenker_widgets.hosts.web.organisation import Version, own_places
from meedenker_widgets.hosts.web.packing import Packed, compress_well, joined, pack_once
from meedenker_widgets.hosts.web.skeleton import Skeleton

Gaps = Mapping[str, Sequence[Packed]]
"""What comes in the gaps of a page, by their names."""


class NotebookPage(AnsweringHandler):
    """The base of pages that are notebooks.

    `notebooks` names the setting that lists them by slug, `template` the page around them;
    `numbered` says whether their exercises have numbers.
    """

    notebooks: ClassVar[str]
    template: ClassVar[str]
    numbered: ClassVar[bool] = True

    async def get(self, slug: str) -> None:
        """The page as this visitor left it."""
        page = await self.page(slug)
        self.show(page, self.views(self.greet(), page))

    async def post(self, slug: str) -> None:
        """An event of the page's script, or a form."""
        page = await self.page(slug)
        visitor = self.known_visitor()
        if self.sent_json:
            progress = partial(self.progress_html, page)
            numbers = self._numbers(page)
            sheet = Sheet(visitor, page.questions, numbers, self._setting, progress)
            await self.take_event(sheet)
        else:
            await self._take_form(page, visitor)

    async def page(self, slug: str) -> Skeleton:
        """The notebook with this name; raises `NotFoundError`, `RenderError`."""
        path = self.settings[self.notebooks].get(slug)
        if path is None:
            raise NotFoundError("page.unknown")
        return await self.desk.renderer.page(path)

    def show(self, page: Skeleton, views: Mapping[str, View]) -> None:
        """Send the page with these answers; made once where it is the same for everybody."""
        if self.same_for_all(page, views):
            self._send_untouched(page, views)
        else:
            self.send_packed(self._fill(page, views), HTML)

    def same_for_all(self, page: Skeleton, views: Mapping[str, View]) -> bool:  # noqa: ARG002
        """Whether everybody who answered nothing sees the page like this."""
        return not any(view.saved_at for view in views.values())

    def gaps(self, page: Skeleton, views: Mapping[str, View]) -> Gaps:  # noqa: ARG002
        """What comes in the gaps of this page, beside its exercises and their status."""
        return {}

    def progress_html(self, page: Skeleton, views: Mapping[str, View]) -> str:  # noqa: ARG002
        """The progress of a visitor; empty on a page that shows none."""
        return ""

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

    def _numbers(self, page: Skeleton) -> dict[str, int]:
        counted = enumerate(page.questions, start=1)
        return {item: number if self.numbered else 0 for number, item in counted}

    def _fill(self, page: Skeleton, views: Mapping[str, View]) -> Packed:
        frame = _frames.get(page)
        if frame is None:
            frame = _frames[page] = self._frame(page)
        setting = self._setting
        values: dict[str, Sequence[Packed]] = {
            item: self.desk.shown.packed(views[item], setting, number)
            for item, number in self._numbers(page).items()
        }
        for place in own_places(page):
            values[place.name] = [self.desk.places.packed(place)]
        values.update(self.gaps(page, views))
        if views:
            values["saved"] = [pack_once(self.saved(views))]
        return joined(frame.packed(values))

    def _frame(self, page: Skeleton) -> Frame:
        counted = sum(self.desk.library.question(item).counted for item in page.questions)
        html = self.desk.engine.render(self.template, page=page, gap=gap, exercises=counted)
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
_untouched: WeakKeyDictionary[Skeleton, tuple[Version, Packed]] = WeakKeyDictionary()
