# SPDX-License-Identifier: EUPL-1.2
"""Everything of an overview side by side: the same rows for each column."""

from meedenker.service.overviews import Overviews
from meedenker_widgets.components.engine import Engine
from meedenker_widgets.components.overview import Shown


def render_comparison(engine: Engine, identifier: str, *, links: bool) -> str:
    """The overview as a table; raises `NotFoundError` for an unknown one."""
    overviews = Overviews(engine.library)
    overview = engine.library.overview(identifier)
    return engine.render(
        "comparison/comparison.html",
        overview=overview,
        table=overviews.table(identifier),
        shown=Shown(engine, overviews, overview.url, overview.tells),
        sources=overviews.sources(overview),
        links=links,
    )
