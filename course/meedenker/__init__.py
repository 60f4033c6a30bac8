# SPDX-License-Identifier: EUPL-1.2
"""Meedenker knows and decides: content, question kinds, scoring, storage and use cases.

Works without a browser. The `meedenker_widgets` package shows what is decided here.
"""

__version__ = "0.1.0"
