# SPDX-License-Identifier: EUPL-1.2
"""Components: server-rendered semantic HTML. One folder each: a template, and what fills it.

The same HTML goes to both hosts. Nothing here knows about HTTP or kernels.
"""

from meedenker_widgets.components.engine import Engine, Setting

__all__ = ["Engine", "Setting"]
