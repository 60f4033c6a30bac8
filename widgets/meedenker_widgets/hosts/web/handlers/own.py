# SPDX-License-Identifier: EUPL-1.2
"""A visitor's own things: the code of four words, ending a visit, export and erasure."""

from meedenker.domain.dates import written
from meedenker.errors import AnswerError, NotFoundError
from meedenker.service.identity import new_token
from meedenker_widgets.hosts.web.handlers.base import COOKIE, Handler
from meedenker_widgets.hosts.web.limits import CODE, CODE_EVERYWHERE

FORGET = '"cookies", "storage"'


class CodePage(Handler):
    """`/mijn-code`: make a code of four words, or come back with one."""

    async def get(self) -> None:
        """The page: a form to make a code and a form to use one."""
        self._show()

    async def post(self) -> None:
        """Make a code, show it once, and make this browser its holder."""
        self.limit(CODE, self.request.remote_ip or "")
        try:
            if self.visitor() is None:
                raise NotFoundError("code.nothing-yet")
            visitor = self.known_visitor()
            code, token = await self.desk.write(self.desk.visits.make_code, visitor)
        except NotFoundError as error:
            self.set_status(422)
            self._show(nothing=self.desk.texts.sentence(error))
            return
        self.set_secret(token)
        self._show(code=code)

    def _show(self, code: str = "", nothing: str = "") -> None:
        self.render_page("code.html", code=code, problem="", nothing=nothing, typed="")


class Resume(Handler):
    """`/verder`: come back with four words."""

    async def get(self) -> None:
        """The form stands on the page about codes."""
        self.redirect("/mijn-code")

    async def post(self) -> None:
        """Make this browser the holder of the code's secret."""
        self.limit(CODE, self.request.remote_ip or "")
        self.limit(CODE_EVERYWHERE, "")
        typed = self.get_body_argument("code", "")
        try:
            token = await self.desk.write(self.desk.visits.resume, typed)
        except AnswerError as error:
            self.set_status(422)
            problem = self.desk.texts.sentence(error)
            self.render_page("code.html", code="", problem=problem, nothing="", typed=typed[:120])
            return
        self.set_secret(token)
        self.redirect("/cursus/", status=303)


class Done(Handler):
    """`/klaar`: end a visit on a computer that others use too."""

    async def get(self) -> None:
        """What will happen, and the button."""
        self.render_page("klaar.html", done=False)

    async def post(self) -> None:
        """Let this browser forget who it was."""
        self.clear_cookie(COOKIE)
        self.set_header("Clear-Site-Data", FORGET)
        self.render_page("klaar.html", done=True)


class OwnData(Handler):
    """`/mijn-gegevens`: what is kept of this visitor, until when, and what one may do with it."""

    async def get(self) -> None:
        """The page."""
        visitor = self.visitor()
        expiry = self.desk.visits.expiry(visitor) if visitor else None
        self.render_page(
            "gegevens.html", until=written(expiry.date()) if expiry else "", gone=False
        )


class OwnDownload(Handler):
    """`/mijn-gegevens.json`: everything of this visitor."""

    async def get(self) -> None:
        """The file."""
        visitor = self.visitor()
        if visitor is None:
            raise NotFoundError("code.nothing-yet")
        self.send_data_file(self.desk.visits.export(visitor), "mijn-antwoorden.json")


class Erase(Handler):
    """`/mijn-gegevens/wissen`: remove everything of this visitor."""

    async def get(self) -> None:
        """Only a form leads here."""
        self.redirect("/mijn-gegevens")

    async def post(self) -> None:
        """Erase, and start this browser anew."""
        visitor = self.known_visitor()
        await self.desk.write(self.desk.visits.erase, visitor)
        self.set_secret(new_token())
        self.render_page("gegevens.html", until="", gone=True)
