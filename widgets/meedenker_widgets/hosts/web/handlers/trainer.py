# SPDX-License-Identifier: EUPL-1.2
"""What only trainers need. Nothing of it is a key or an answer, so it is open to read."""

from urllib.parse import urlencode

from meedenker.content.articles import shipped_articles
from meedenker.domain.programme import Programme
from meedenker_widgets.hosts.web.handlers.base import HTML, Handler

LESSON = "les"
FILE_NAME = "meedenker-bundel.html"
SHEETS = ("page.css", "reference.css")


class ArticlesPage(Handler):
    """`/trainer/wetsartikelen`: the articles of law behind the course."""

    async def get(self) -> None:
        """The page."""
        self.render_page("wetsartikelen.html", articles=shipped_articles())


class TrainerHall(Handler):
    """`/trainer/`: what there is for a trainer."""

    async def get(self) -> None:
        """The page."""
        self.render_page("trainer.html", training=self.desk.training)


class ScriptPage(Handler):
    """`/trainer/draaiboek/<slug>`: the script of the meeting that goes with a lesson."""

    async def get(self, slug: str) -> None:
        """The page, for lessons that a group does together."""
        training = self.desk.training
        self.render_page("draaiboek.html", script=training.script(slug), training=training)


class ProgrammePage(Handler):
    """`/trainer/programma?les=<slug>&…`: which lessons a group follows. Nothing of it is kept."""

    template = "programma.html"

    async def get(self) -> None:
        """The form, and the programme as the address says."""
        self.render_page(self.template, **self.values(), links=True)

    def values(self) -> dict[str, object]:
        """What the address asks for, as far as it is known."""
        training = self.desk.training
        programme = training.programme(self.get_query_arguments(LESSON))
        return {
            "training": training,
            "programme": programme,
            "query": _query(programme),
            "everything": urlencode([(LESSON, lesson.slug) for lesson in training.lessons]),
        }


class BundlePage(ProgrammePage):
    """`/trainer/programma/bundel`: all papers of a programme, to print."""

    template = "bundel.html"


class BundleFile(ProgrammePage):
    """`/trainer/programma/bundel.html`: the same as one file, for a room without internet."""

    async def get(self) -> None:
        """The file, with its stylesheets in it."""
        sheets = [self.desk.assets[name].content.decode() for name in SHEETS]
        html = self.desk.engine.render(
            "bundel_bestand.html", **self.values(), sheets=sheets, links=False
        )
        self.set_header("Content-Disposition", f'attachment; filename="{FILE_NAME}"')
        self.send(html, HTML)


def _query(programme: Programme) -> str:
    return urlencode([(LESSON, slug) for slug in programme.slugs])
