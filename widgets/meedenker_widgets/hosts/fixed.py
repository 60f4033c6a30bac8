# SPDX-License-Identifier: EUPL-1.2
"""Components in a notebook that are the same for everyone: shown as HTML, without a widget."""

from functools import cache

from meedenker.content.loading import shipped_library
from meedenker.content.texts import shipped_texts
from meedenker_widgets.assets import DIST
from meedenker_widgets.components.contents import render_contents
from meedenker_widgets.components.engine import Engine
from meedenker_widgets.components.goals import render_goals
from meedenker_widgets.components.ladders import render_ladders
from meedenker_widgets.components.pictures import render_picture
from meedenker_widgets.components.reference import render_reference
from meedenker_widgets.hosts.marks import on_web


@cache
def shipped_engine() -> Engine:
    """The template engine of this kernel, with the content that comes with the package."""
    return Engine(shipped_library(), shipped_texts())


class Fixed:
    """A component that is the same for everyone: shown as HTML."""

    def __init__(self, html: str) -> None:
        self._html = html

    def _repr_mimebundle_(self, **_: object) -> dict[str, object]:
        if on_web():
            return {"text/html": self._html}
        style = (DIST / "notebook.css").read_text("utf-8")
        box = f'<style>{style}</style><div class="mdk-notebook meedenker-theme" lang="nl">'
        return {"text/html": f"{box}{self._html}</div>"}


class Contents(Fixed):
    """Links to groups on the same page, for example `Contents("kompas.regie", "kompas.vragen")`."""

    def __init__(self, *groups: str) -> None:
        super().__init__(render_contents(shipped_engine(), groups))


class Goals(Fixed):
    """What somebody can do after a lesson, for example `Goals("doel.opschalen")`."""

    def __init__(self, group: str) -> None:
        super().__init__(render_goals(shipped_engine(), group))


class Ladders(Fixed):
    """The picture of the three ladders."""

    def __init__(self) -> None:
        super().__init__(render_ladders(shipped_engine()))


class Picture(Fixed):
    """A drawing with the same content in words, for example `Picture("netwerk")`."""

    def __init__(self, name: str) -> None:
        super().__init__(render_picture(shipped_engine(), name, links=on_web()))


class Reference(Fixed):
    """A group of items to look up, for example `Reference("kompas.regie")`."""

    def __init__(self, group: str) -> None:
        super().__init__(render_reference(shipped_engine(), group, links=on_web()))
