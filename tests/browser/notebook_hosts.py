# SPDX-License-Identifier: EUPL-1.2
"""JupyterLab and plain Voilà as processes of their own, with nothing of this machine's settings."""

import json
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.conftest import free_port

TOKEN = "proef"
NOTEBOOK = "notebooks/08-opschalen.ipynb"
READY = re.compile(r"(Jupyter Server .* is running at|Voil[àa] is running at)")
# Tests may run as root. The announcements ask the visitor something and call home.
SERVER_CONFIG = {"ServerApp": {"allow_root": True}}
PAGE_CONFIG = {"disabledExtensions": {"@jupyterlab/apputils-extension:announcements": True}}


@contextmanager
def jupyter_lab(folder: Path) -> Iterator[str]:
    """`meedenker lab` on this folder; gives the address of the lesson in it."""
    with lab_process(folder) as (_, address):
        yield f"{address}lab/tree/{NOTEBOOK}?token={TOKEN}"


@contextmanager
def lab_process(folder: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """`meedenker lab` on this folder: the process of the command, and its address."""
    port = free_port()
    command = ["meedenker_widgets.cli", "lab", str(folder), "--no-browser", "--port", str(port)]
    with _running(command, folder) as process:
        yield process, f"http://127.0.0.1:{port}/"


@contextmanager
def plain_voila(folder: Path, notebook: str = NOTEBOOK) -> Iterator[str]:
    """Stock `voila` on a notebook in this folder; gives its address."""
    port = free_port()
    command = ["voila", str(folder / notebook), "--no-browser", "--port", str(port)]
    with _running(command, folder):
        yield f"http://127.0.0.1:{port}/"


@contextmanager
def _running(command: list[str], folder: Path) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-m", *command],
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
        env=_environment(folder.parent / "jupyter"),
        start_new_session=True,
    )
    assert process.stderr is not None
    heard = []
    try:
        for line in process.stderr:
            heard.append(line)
            if READY.search(line):
                break
        else:
            raise AssertionError("".join(heard))
        rest = threading.Thread(target=process.stderr.read, daemon=True)
        rest.start()
        yield process
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=30)
        rest.join(timeout=30)
        process.stderr.close()


def _environment(home: Path) -> dict[str, str]:
    config = home / "config"
    (config / "labconfig").mkdir(parents=True, exist_ok=True)
    (config / "jupyter_server_config.json").write_text(json.dumps(SERVER_CONFIG))
    (config / "labconfig" / "page_config.json").write_text(json.dumps(PAGE_CONFIG))
    own = {
        "JUPYTER_TOKEN": TOKEN,
        "JUPYTER_CONFIG_DIR": str(config),
        "JUPYTERLAB_SETTINGS_DIR": str(home / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces"),
        "IPYTHONDIR": str(home / "ipython"),
    }
    kept = {name: value for name, value in os.environ.items() if not name.startswith("JUPYTER")}
    return {**kept, **own}
