# SPDX-License-Identifier: EUPL-1.2
"""What the organisation filled in, in the pages of learners.

It is read again at most once a second, since another process (the command line) may change it, and
at once after a change of our own. A component is rendered once for each version.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace

from markupsafe import Markup

from meedenker.domain.organisation import Local
from meedenker.errors import StorageError
from meedenker.service.organisation import Kept, OrganisationSettings
from meedenker_widgets.components.engine import Engine
from meedenker_widgets.components.local import LOCAL, Place, render_local
from meedenker_widgets.hosts.web.packing import Packed, pack
from meedenker_widgets.hosts.web.skeleton import Part, Section, Skeleton

FRESH_SECONDS = 1.0
Version = tuple[int, int]


class OwnPlaces:
    """Fills in the places of components that show what the organisation filled in."""

    def __init__(
        self,
        settings: OrganisationSettings,
        engine: Callable[[], Engine],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`engine` gives the templates, which may use these places themselves."""
        self._settings = settings
        self._engine = engine
        self._clock = clock
        self._fresh_until = float("-inf")
        self._kept = Kept(Local(), 0, 0)
        self._made: dict[Place, Packed] = {}

    @property
    def version(self) -> Version:
        """What changes whenever a page with such a place does."""
        self._refresh()
        return self._kept.organisation_version, self._kept.map_version

    def forget(self) -> None:
        """Read again at the next request."""
        self._fresh_until = float("-inf")

    def packed(self, place: Place) -> Packed:
        """The component, compressed."""
        self._refresh()
        made = self._made.get(place)
        if made is None:
            html = render_local(self._engine(), place, self._kept.local, links=True)
            made = self._made[place] = pack(html)
        return made

    def html(self, component: str, item: str = "") -> Markup:
        """The component by its name, in a template; `item` names which card."""
        return Markup(self.packed(Place(component, item)).text)  # noqa: S704 - rendered and escaped

    def filled_section(self, section: Section) -> Section:
        """The section with fixed HTML in all such places."""
        return replace(section, parts=tuple(self._filled(part) for part in section.parts))

    def _filled(self, part: Part) -> Part:
        return self.packed(part).text if isinstance(part, Place) else part

    def _refresh(self) -> None:
        now = self._clock()
        if now < self._fresh_until:
            return
        self._fresh_until = now + FRESH_SECONDS
        try:
            kept = self._settings.kept(self._kept)
        except StorageError:
            return  # a page to look something up in, and the safety button, go on with what we know
        if kept is not self._kept:
            self._kept = kept
            self._made.clear()


def own_places(page: Skeleton) -> Iterator[Place]:
    """Where on a page comes what the organisation filled in."""
    return (part for part in page.parts if isinstance(part, Place) and part.component in LOCAL)
