# SPDX-License-Identifier: EUPL-1.2
"""Stylesheets and scripts, built by `widgets/build.mjs` into `dist/`."""

from pathlib import Path

DIST = Path(__file__).parent / "dist"
