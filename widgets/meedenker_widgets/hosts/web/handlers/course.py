# SPDX-License-Identifier: EUPL-1.2
"""The course as a whole: every lesson and how far somebody is, and days to repeat on."""

from meedenker.domain.dates import written
from meedenker.errors import NotFoundError, StorageError
from meedenker.reports.reminders import ComingBack
from meedenker.service.repeats import Repeating
from meedenker_widgets.hosts.web.handlers.base import HTML, MEDIA_TYPES, Handler
from meedenker_widgets.hosts.web.handlers.repeats import PAGE
from meedenker_widgets.hosts.web.packing import Packed, compress_well


class CoursePage(Handler):
    """`/cursus/`: the lessons; somebody who did something sees how far, and where to go on."""

    async def get(self) -> None:
        """The page. It is the same for everybody who did nothing yet.

        It does without what is kept when that cannot be read now, and says so.
        """
        try:
            seen = self.desk.repeats.seen(self.visitor())
        except StorageError as error:
            self.log_exception(type(error), error, None)
            self.send(self._html(self.desk.repeats.seen(None), unread=True), HTML)
            return
        if seen.course.begun:
            self.send(self._html(seen), HTML)
        else:
            self._send_untouched(seen)

    def _html(self, seen: Repeating, *, unread: bool = False) -> str:
        next_day = seen.course.agenda.next
        return self.desk.engine.render(
            "cursus.html",
            seen=seen,
            course=seen.course,
            unread=unread,
            hours=_hours(sum(state.lesson.minutes for state in seen.course.taught)),
            next_day=written(next_day) if next_day else "",
        )

    def _send_untouched(self, seen: Repeating) -> None:
        lessons = tuple(state.lesson for state in seen.course.lessons)
        key = (self.desk.places.version, lessons)

        def make() -> Packed:
            content = self._html(seen).encode()
            return Packed(content, compress_well(content))

        self.send_packed(self.desk.untouched_course.get(key, make), HTML)


class Reminders(Handler):
    """`/cursus/herinneringen.ics?les=<slug>`: the days on which a finished lesson comes back."""

    async def get(self) -> None:
        """The file, shown and not only kept: a telephone then offers to put it in its calendar."""
        slug = self.get_query_argument("les", "")[:100]
        state, days = self.desk.repeats.days(self.visitor(), slug)
        if not days:
            raise NotFoundError("repeat.days-over", lesson=state.lesson.name)
        page = f"{self.request.protocol}://{self.request.host}{PAGE}"
        file = self.desk.reports.reminders(ComingBack(slug, state.lesson.name, page, days))
        self.set_header("Content-Type", MEDIA_TYPES["ics"])
        self.set_header("Content-Disposition", f'inline; filename="herhalen-{slug}.ics"')
        await self.finish(file)


def _hours(minutes: int) -> tuple[int, int]:
    """Hours and minutes."""
    return divmod(minutes, 60)
