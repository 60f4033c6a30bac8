# SPDX-License-Identifier: EUPL-1.2
"""The portal, the halls behind each door, rooms not built yet, and pages about the site."""

from meedenker.content.search import MAX_QUERY, MOST
from meedenker.errors import NotFoundError
from meedenker_widgets.hosts.web.handlers.base import Handler

UNBUILT = {
    "intervisie": {
        "incident": "Incidentmethode",
        "roddel": "Roddelmethode",
        "tienstappen": "Tienstappenmethode",
        "balint": "Balintmethode",
        "dilemma": "Dilemmamethode",
        "waarderend": "Waarderende intervisie",
    },
    "gemeente": {
        "checklist": "Checklist in vijf thema’s",
        "koploperscan": "Koploperscan",
        "frieslab": "Frieslab-positie",
    },
}


class FixedPage(Handler):
    """A page that is the same for everyone."""

    def initialize(self, template: str) -> None:  # type: ignore[override]
        """The page is its template."""
        super().initialize()
        self._template = template

    async def get(self) -> None:
        """The page."""
        self.render_page(
            self._template,
            documents=self.desk.library.documents.values(),
            lessons=self.settings["lessons"],
        )


class SearchPage(Handler):
    """`/zoeken?q=<words>`: what fits these words."""

    async def get(self) -> None:
        """The form, and what was found."""
        asked = " ".join(self.get_query_argument("q", "").split())[:MAX_QUERY]
        hits = self.desk.search.find(asked)
        self.render_page("search.html", asked=asked, hits=hits, most=MOST)


class UnbuiltRoom(Handler):
    """A room with a door but without walls yet: says so."""

    async def get(self, hall: str, slug: str) -> None:
        """The page, for the rooms that will come."""
        room = UNBUILT[hall].get(slug)
        if room is None:
            raise NotFoundError("page.unknown")
        back_text = self.desk.texts.say(f"unbuilt.back-{hall}")
        self.render_page("unbuilt.html", room=room, back=f"/{hall}/", back_text=back_text)


class Health(Handler):
    """`/healthz`: whether this server can answer, for machines."""

    async def get(self) -> None:
        """Reads one row of the store."""
        await self.desk.write(self.desk.store.check)
        self.send_json({"status": "ok"})


class AssetFile(Handler):
    """A stylesheet, script or icon. Its address changes with it, so it may be kept for ever."""

    async def get(self, key: str, name: str) -> None:
        """The file."""
        asset = self.desk.assets.get(name)
        if asset is None or f"/static/{key}/{name}" != asset.url:
            raise NotFoundError("page.unknown")
        self.set_header("Cache-Control", "public, max-age=31536000, immutable")
        self.set_header("Content-Type", asset.media_type)
        self.set_header("Vary", "Accept-Encoding")
        if self.accepts_gzip:
            self.set_header("Content-Encoding", "gzip")
        await self.finish(asset.compressed if self.accepts_gzip else asset.content)
