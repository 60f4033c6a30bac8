# SPDX-License-Identifier: EUPL-1.2
"""Checks of what the web server needs: its built files, its pages and its port."""

from meedenker.errors import SetupError
from meedenker.service.checkup import Finding
from meedenker.service.checkup.findings import failed, fine, notice
from meedenker_widgets.hosts.web.listening import try_port
from meedenker_widgets.hosts.web.material import LESSONS, REFERENCE, material_root, notebooks_in
from meedenker_widgets.hosts.web.statics import load_assets


def check_assets() -> Finding:
    """Whether stylesheets and scripts were built."""
    try:
        return fine("doctor.assets", count=len(load_assets()))
    except SetupError as error:
        return failed(error)


def check_material() -> Finding:
    """Whether the notebooks of lessons and reference pages are there."""
    try:
        root = material_root()
    except SetupError as error:
        return failed(error)
    count = sum(len(notebooks_in(root, folder)) for folder in (LESSONS, REFERENCE))
    return fine("doctor.material", count=count)


def check_port(port: int, ip: str) -> Finding:
    """Whether the server can listen there; a port in use may well be Meedenker itself."""
    try:
        try_port(port, ip)
    except SetupError as error:
        if error.code == "setup.port-in-use":
            return notice("doctor.port-busy", **error.params)
        return failed(error)
    return fine("doctor.port", port=port)
