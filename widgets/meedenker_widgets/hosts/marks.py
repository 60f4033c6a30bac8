# SPDX-License-Identifier: EUPL-1.2
"""What a notebook cell leaves behind for the web host: a mark where a component comes."""

MIME = "application/vnd.meedenker.component+json"
HOST_VARIABLE = "MEEDENKER_HOST"
WEB = "web"
EXERCISE = "exercise"
OVERVIEW = "overview"
