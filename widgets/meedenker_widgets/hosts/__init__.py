# SPDX-License-Identifier: EUPL-1.2
"""The two hosts: notebooks (JupyterLab, plain Voilà) and the web server. Same components."""
