# SPDX-License-Identifier: EUPL-1.2
"""What a long page holds: a link to each group on it."""

from collections.abc import Sequence

from meedenker_widgets.components.engine import Engine


def render_contents(engine: Engine, groups: Sequence[str]) -> str:
    """The groups in this order; each leads to its place on the same page."""
    return engine.render(
        "contents/contents.html", groups=[engine.library.group(group) for group in groups]
    )
