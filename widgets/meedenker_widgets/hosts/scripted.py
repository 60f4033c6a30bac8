# SPDX-License-Identifier: EUPL-1.2
"""Components in a notebook that are the same for everyone, with a script where there is one.

They are widgets, so that their script is there in JupyterLab and Voilà too; they send nothing. What
somebody picks or writes in them stays in the browser.
"""

from typing import Any, ClassVar

import anywidget
import traitlets

from meedenker_widgets.assets import DIST
from meedenker_widgets.components.compass import DIRECTIONS, render_compass
from meedenker_widgets.components.handover import GROUP, render_handover
from meedenker_widgets.hosts.fixed import Fixed, shipped_engine
from meedenker_widgets.hosts.marks import on_web


class Scripted(anywidget.AnyWidget):
    """The base of these components: HTML that the script of the notebook host makes live."""

    _esm = DIST / "notebook.js"
    _css = DIST / "notebook.css"
    _shown = traitlets.Dict().tag(sync=True)

    def __init__(self, html: str, **kwargs: object) -> None:
        self._html = html
        shown = {"html": html, "sender": "", "seq": 0, "ok": True, "text": ""}
        super().__init__(_shown=shown, **kwargs)

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        if on_web():
            return Fixed(self._html)._repr_mimebundle_()
        return super()._repr_mimebundle_(**kwargs)


class Compass(Scripted):
    """The wheel of four directions with the list that belongs to it."""

    shows: ClassVar[tuple[str, ...]] = DIRECTIONS

    def __init__(self, **kwargs: object) -> None:
        super().__init__(render_compass(shipped_engine(), links=on_web()), **kwargs)


class HandoverNote(Scripted):
    """A note of at most ten lines for who takes over from the learner."""

    shows: ClassVar[tuple[str, ...]] = (GROUP,)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(render_handover(shipped_engine()), **kwargs)
