# SPDX-License-Identifier: EUPL-1.2
"""`meedenker lab` ends JupyterLab and its kernels with itself."""

import time
import urllib.error
import urllib.request
from http.client import HTTPResponse
from pathlib import Path

import psutil
import pytest

from tests.browser.notebook_hosts import TOKEN, lab_process

PATIENCE = 30


def _first_answer(request: urllib.request.Request) -> HTTPResponse:
    """The answer as soon as there is one: Jupyter says it is running just before it listens."""
    late = time.monotonic() + PATIENCE
    while True:
        try:
            return urllib.request.urlopen(request, timeout=PATIENCE)
        except urllib.error.URLError:
            if time.monotonic() > late:
                raise


@pytest.mark.slow
def test_who_ends_the_command_ends_jupyterlab_and_its_kernels(tmp_path: Path):
    with lab_process(tmp_path / "lessen") as (process, address):
        headers = {"Authorization": f"token {TOKEN}"}
        start = urllib.request.Request(f"{address}api/kernels", b"{}", headers)
        with _first_answer(start) as answer:
            assert answer.status == 201
        started = psutil.Process(process.pid).children(recursive=True)
        assert started
        process.terminate()
        process.wait(timeout=PATIENCE)
        _, left = psutil.wait_procs(started, timeout=PATIENCE)
        assert left == []
        with pytest.raises(urllib.error.URLError):
            urllib.request.urlopen(address, timeout=PATIENCE)
