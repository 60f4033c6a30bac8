# SPDX-License-Identifier: EUPL-1.2
"""Sphinx: `make docs` builds the developer documentation without any network."""

from meedenker import __version__

project = "Meedenker"
author = "The Meedenker contributors"
copyright = "The Meedenker contributors, EUPL-1.2"  # noqa: A001 - Sphinx wants this name
version = release = __version__
extensions = ["myst_parser", "sphinx.ext.autodoc"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = f"Meedenker {release}"
autodoc_member_order = "bysource"
autodoc_typehints = "description"
nitpicky = False
