# SPDX-License-Identifier: EUPL-1.2
"""Pages for whoever runs the site: who may open them, and signing in and out with the key.

On a server that only this computer can reach, anybody who sits at it may. On any other the
administrator's key is asked, and a cookie remembers that for some hours; see
`meedenker.service.administration` for what is kept.
"""

from tornado.httputil import parse_cookie

from meedenker.errors import AnswerError
from meedenker.service.administration import HOURS
from meedenker_widgets.hosts.web.handlers.base import Handler
from meedenker_widgets.hosts.web.limits import ADMIN_KEY
from meedenker_widgets.hosts.web.loopback import asked_here

ADMIN_COOKIE = "mdk_beheer"
HOME = "/organisatie/"


class AdminHandler(Handler):
    """The base of these pages. Nothing is read or done for who may not."""

    def prepare(self) -> None:
        """Let in who may; ask others for the key."""
        super().prepare()
        if self.desk.key:
            self._ask_for_key()
        elif not asked_here(self.request.host, self.request.remote_ip or "", self.request.headers):
            raise AnswerError("admin.only-here")

    @property
    def session(self) -> str:
        """The token that this browser sends; empty without one."""
        return parse_cookie(self.request.headers.get("Cookie", "")).get(ADMIN_COOKIE, "")

    def show_sign_in(self, problem: str = "", status: int = 403) -> None:
        """The form for the key."""
        self.set_status(status)
        self.render_page("organisatie_aanmelden.html", problem=problem, hours=HOURS)

    def _ask_for_key(self) -> None:
        if self.desk.administration.is_signed_in(self.session):
            return
        if self.request.method != "GET":
            raise AnswerError("admin.signed-out")
        self.show_sign_in()


class SignIn(AdminHandler):
    """`/organisatie/aanmelden`: the key, and a session for it."""

    def _ask_for_key(self) -> None:
        """Nothing to ask: here it is given."""

    async def get(self) -> None:
        """The form stands on the page itself."""
        self.redirect(HOME)

    async def post(self) -> None:
        """Begin a session."""
        if not self.desk.key:
            self.redirect(HOME, status=303)
            return
        self.limit(ADMIN_KEY, self.request.remote_ip or "")
        typed = self.get_body_argument("key", "")
        try:
            token = await self.desk.write(self.desk.administration.sign_in, typed)
        except AnswerError as error:
            self.show_sign_in(self.desk.texts.sentence(error), status=422)
            return
        self.set_cookie(
            ADMIN_COOKIE,
            token,
            path=HOME,
            max_age=HOURS * 3600,
            httponly=True,
            samesite="Strict",
            secure=self.request.protocol == "https",
        )
        self.redirect(HOME, status=303)


class SignOut(AdminHandler):
    """`/organisatie/afmelden`: end the session, on the server too."""

    async def get(self) -> None:
        """Only a form leads here."""
        self.redirect(HOME)

    async def post(self) -> None:
        """End it."""
        if self.desk.key:
            await self.desk.write(self.desk.administration.sign_out, self.session)
        self.clear_cookie(ADMIN_COOKIE, path=HOME)
        self.redirect("/", status=303)
