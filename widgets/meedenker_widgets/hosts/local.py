# SPDX-License-Identifier: EUPL-1.2
"""Components in a notebook that show what the learner's organisation filled in.

The web host fills them in for each request. In JupyterLab and plain Voilà there is no server: what
`meedenker organisation export` wrote is read from `organisatie.json` beside the notebook, when it
is there.
"""

import os
import stat
from pathlib import Path

from meedenker.domain.organisation import Local
from meedenker.errors import AnswerError, MeedenkerError
from meedenker.service.organisation import MAX_FILE_BYTES, read_export
from meedenker_widgets.components.local import Place, render_local
from meedenker_widgets.components.refusal import render_refusal
from meedenker_widgets.hosts.fixed import Fixed, shipped_engine
from meedenker_widgets.hosts.marks import MIME, on_web

FILE_NAME = "organisatie.json"


class LocalComponent(Fixed):
    """The base of these components."""

    def __init__(self, component: str, item: str = "", *, explain: bool = False) -> None:
        """`explain`: say it here when the file beside the notebook cannot be read."""
        self._place = Place(component, item)
        engine = shipped_engine()
        refusal = ""
        try:
            local = read_local(Path.cwd())
        except MeedenkerError as error:
            local, refusal = Local(), engine.texts.sentence(error)
        html = render_local(engine, self._place, local, links=False)
        super().__init__(render_refusal(engine, refusal) + html if explain and refusal else html)

    def _repr_mimebundle_(self, **kwargs: object) -> dict[str, object]:
        if on_web():
            place = self._place
            mark = {"component": place.component, "item": place.item}
            return {MIME: mark, "text/plain": place.name}
        return super()._repr_mimebundle_(**kwargs)


class Card(LocalComponent):
    """A card to print and keep, for example `Card("opschalen")`."""

    def __init__(self, name: str) -> None:
        super().__init__("card", name)


class Coordinator(LocalComponent):
    """Who the learner's coordinator is and the number to call."""

    def __init__(self) -> None:
        super().__init__("coordinator")


class OwnOrganisation(LocalComponent):
    """“Jouw organisatie”: name, region, coordinator and house rules, or what to ask."""

    def __init__(self) -> None:
        super().__init__("organisation", explain=True)


class Safety(LocalComponent):
    """The button “Is hier iemand onveilig?”."""

    def __init__(self) -> None:
        super().__init__("safety")


class SocialMap(LocalComponent):
    """The “sociale kaart”: who in the region helps with what, or what to gather."""

    def __init__(self) -> None:
        super().__init__("social-map", explain=True)


def read_local(folder: Path) -> Local:
    """What the organisation filled in, from the file in this folder; empty without one.

    Raises `AnswerError` when the file is there and cannot be read.
    """
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        descriptor = os.open(folder / FILE_NAME, flags)
        with os.fdopen(descriptor, "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise AnswerError("own.file-broken")
            return read_export(file.read(MAX_FILE_BYTES + 1))
    except FileNotFoundError:
        return Local()
    except OSError as error:
        raise AnswerError("own.file-broken") from error
