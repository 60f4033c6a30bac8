# SPDX-License-Identifier: EUPL-1.2
"""The compass in a notebook: the same for everyone, with a script where there is one."""

from typing import Any, ClassVar

import anywidget
import traitlets

from meedenker_widgets.assets import DIST
from meedenker_widgets.components.compass import DIRECTIONS, render_compass
from meedenker_widgets.hosts.fixed import Fixed, shipped_engine
from meedenker_widgets.hosts.marks import on_web


class Compass(anywidget.AnyWidget):
    """The wheel of four directions with the list that belongs to it.

    A widget, so that its script is there in JupyterLab and Voilà too; it sends nothing. What
    somebody picks for this week stays in the browser.
    """

    shows: ClassVar[tuple[str, ...]] = DIRECTIONS

    _esm = DIST / "notebook.js"
    _css = DIST / "notebook.css"
    _shown = traitlets.Dict().tag(sync=True)

    def __init__(self, **kwargs: object) -> None:
        self._html = render_compass(shipped_engine(), links=on_web())
        shown = {"html": self._html, "sender": "", "seq": 0, "ok": True, "text": ""}
        super().__init__(_shown=shown, **kwargs)

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        if on_web():
            return Fixed(self._html)._repr_mimebundle_()
        return super()._repr_mimebundle_(**kwargs)
