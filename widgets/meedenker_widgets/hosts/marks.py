# SPDX-License-Identifier: EUPL-1.2
"""What a notebook cell leaves behind for the web host: a mark where a component comes."""

import os

MIME = "application/vnd.meedenker.component+json"
HOST_VARIABLE = "MEEDENKER_HOST"
WEB = "web"
EXERCISE = "exercise"
OVERVIEW = "overview"


def on_web() -> bool:
    """Whether the web host renders this notebook."""
    return os.environ.get(HOST_VARIABLE) == WEB
