# SPDX-License-Identifier: EUPL-1.2
"""A lesson, and a page to look things up in: both are notebooks."""

from collections.abc import Mapping
from typing import ClassVar

from tornado.web import HTTPError

from meedenker.service import View
from meedenker_widgets.components.progress import Step, render_progress
from meedenker_widgets.hosts.web.handlers.notebook import Gaps, NotebookPage
from meedenker_widgets.hosts.web.kept import Kept
from meedenker_widgets.hosts.web.overviews import overviews_on
from meedenker_widgets.hosts.web.packing import Packed, pack, pack_once
from meedenker_widgets.hosts.web.skeleton import Skeleton

UNIT = "progress.exercises"


class LessonPage(NotebookPage):
    """`/cursus/<slug>`: shows the lesson and takes what a visitor does in it."""

    notebooks: ClassVar[str] = "lessons"
    template: ClassVar[str] = "lesson.html"

    def gaps(self, page: Skeleton, views: Mapping[str, View]) -> Gaps:
        """The progress of this visitor."""
        return {"progress": [self._progress(page, views)]}

    def progress_html(self, page: Skeleton, views: Mapping[str, View]) -> str:
        """The progress of this visitor."""
        return self._progress(page, views).text

    def _progress(self, page: Skeleton, views: Mapping[str, View]) -> Packed:
        def make() -> Packed:
            steps = [Step(part.title, f"#{part.slug}", part.questions) for part in page.sections]
            return pack(render_progress(self.desk.engine, steps, views, UNIT))

        done = tuple(view.question.done(view.attempt) for view in views.values())
        return _progress.get((page, done), make)


_progress = Kept[Packed]()


class ReferencePage(NotebookPage):
    """`/naslag/<slug>`: a notebook to look things up in. Its overviews show what the query asks.

    Without exercises it is the same for everyone, asks no cookie and takes nothing. With exercises
    it is served as a lesson is, only without progress: nobody has to do them.
    """

    notebooks: ClassVar[str] = "reference"
    template: ClassVar[str] = "reference.html"
    numbered: ClassVar[bool] = False

    async def get(self, slug: str) -> None:
        """The page, or for its script only the overviews."""
        page = await self.page(slug)
        if self.wants_json:
            found = overviews_on(page)
            patches = [{"target": at.item, "html": self._overview(at.item)} for at in found]
            self.send_json({"patches": patches})
        elif page.questions:
            await super().get(slug)
        else:
            self.show(page, {})

    async def post(self, slug: str) -> None:
        """An event of the page's script, or a form, where there is something to answer."""
        page = await self.page(slug)
        if not page.questions:
            raise HTTPError(405)
        await super().post(slug)

    def gaps(self, page: Skeleton, views: Mapping[str, View]) -> Gaps:  # noqa: ARG002
        """The overviews, as the query asks."""
        return {at.name: [pack_once(self._overview(at.item))] for at in overviews_on(page)}

    def same_for_all(self, page: Skeleton, views: Mapping[str, View]) -> bool:
        """Not when an overview is narrowed down either."""
        narrowed = bool(self.request.query) and any(overviews_on(page))
        return not narrowed and super().same_for_all(page, views)

    def _overview(self, item: str) -> str:
        shown, asked = self.desk.overviews, self.request.query_arguments
        return shown.html(item, asked, self.request.path)
