# SPDX-License-Identifier: EUPL-1.2
"""Overviews in a notebook: a widget one can narrow down, and tables that compare.

When the web host renders the notebook, an overview only leaves a mark: the address of a request
says what was chosen.
"""

from collections.abc import Mapping
from typing import Any

import anywidget
import traitlets

from meedenker_widgets.assets import DIST
from meedenker_widgets.components.comparison import render_comparison
from meedenker_widgets.components.overview import render_overview
from meedenker_widgets.components.stairs import render_stairs
from meedenker_widgets.hosts.fixed import Fixed
from meedenker_widgets.hosts.marks import MIME, OVERVIEW, on_web
from meedenker_widgets.hosts.notebook import SETTING, session


class Overview(anywidget.AnyWidget):
    """Items one can narrow down, for example `Overview("overzicht.taken")`.

    `value` holds what is chosen, by filter (`{"rol": "informeel"}`); setting it shows that choice.
    What no filter has is left out. Raises `NotFoundError` for an unknown id.
    """

    _esm = DIST / "notebook.js"
    _css = DIST / "notebook.css"
    _shown = traitlets.Dict().tag(sync=True)
    value = traitlets.Dict(value_trait=traitlets.Unicode(), key_trait=traitlets.Unicode()).tag(
        sync=True
    )

    def __init__(self, item: str, **kwargs: object) -> None:
        self.item = item
        self._overview = session().engine.library.overview(item)
        super().__init__(_shown=self._html({}), **kwargs)
        self.on_msg(self._on_choice)

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        if on_web():
            return {MIME: {"component": OVERVIEW, "item": self.item}, "text/plain": self.item}
        return super()._repr_mimebundle_(**kwargs)

    @traitlets.validate("value")
    def _validate_value(self, proposal: dict[str, Any]) -> dict[str, str]:
        return self._overview.known({name: [v] for name, v in proposal["value"].items()})

    @traitlets.observe("value")
    def _on_value(self, change: dict[str, Any]) -> None:
        self._shown = self._html(change["new"])

    def _on_choice(self, _widget: object, content: object, _buffers: object) -> None:
        """What the page's script chose; anything of another shape is no choice."""
        chosen = content.get("chosen") if isinstance(content, dict) else None
        if isinstance(chosen, dict):
            self.value = {str(name): str(value) for name, value in chosen.items()}

    def _html(self, chosen: Mapping[str, str]) -> dict[str, object]:
        html = render_overview(session().engine, self.item, chosen, SETTING)
        return {"html": html, "sender": "", "seq": 0, "ok": True, "text": ""}


class Comparison(Fixed):
    """Everything of an overview side by side, for example `Comparison("vergelijk.profielen")`."""

    def __init__(self, item: str) -> None:
        super().__init__(render_comparison(session().engine, item, links=on_web()))


class Stairs(Fixed):
    """A group of items as steps from low to high."""

    def __init__(self, group: str) -> None:
        super().__init__(render_stairs(session().engine, group, links=on_web()))
