# SPDX-License-Identifier: EUPL-1.2
"""The whole way round: make, release, fetch, answer in JupyterLab, submit, collect, grade, look at
it in the form for graders, and give it back."""

import contextlib
import json
import os
import re
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import free_port
from tests.grading.courses import ASSIGNMENT, NOTEBOOK, PARTIAL, Q1, Q2, Q4, Course, sidecar
from tests.grading.test_secrecy import assert_no_key

pytestmark = [pytest.mark.slow, pytest.mark.browser, pytest.mark.timeout(500)]

LEARNER_CONFIG = """
c = get_config()
c.CourseDirectory.course_id = "meedenker"
c.Exchange.root = {root!r}
c.Exchange.cache = {cache!r}
"""
INBOUND = "uitwisseling/meedenker/inbound"
PATIENCE = 90_000


@contextlib.contextmanager
def jupyter(course: Course, folder: Path, program: str, *options: str) -> Iterator[str]:
    """A Jupyter server on the loopback; gives its address."""
    port = free_port()
    command = [sys.executable, "-m", program, "--no-browser", "--allow-root", f"--port={port}"]
    command += ["--ServerApp.ip=127.0.0.1", "--ServerApp.port_retries=0"]
    command += ["--IdentityProvider.token=t", f"--ServerApp.root_dir={folder}", *options]
    process = subprocess.Popen(
        command,
        cwd=folder,
        env={**course.environment(), "MEEDENKER_BANK": str(folder / "no-bank")},
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    said: list[str] = []
    try:
        for line in process.stderr:
            said.append(line)
            if f"http://127.0.0.1:{port}/" in line:
                break
        else:
            pytest.fail("".join(said))
        threading.Thread(target=process.stderr.read, daemon=True).start()
        _wait_until_it_listens(process, port)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        try:
            process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        process.stderr.close()


def _wait_until_it_listens(process: subprocess.Popen[str], port: int) -> None:
    """Jupyter may name its address before it takes connections."""
    deadline = time.monotonic() + PATIENCE / 1000
    while time.monotonic() < deadline:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(0.1)
            break
    pytest.fail("the Jupyter server did not take a connection")


def _answer_in_jupyterlab(page: Page, address: str) -> list[str]:
    """Open the notebook, run it, answer two questions; returns everything the browser received."""
    received: list[str] = []
    page.on("websocket", lambda socket: socket.on("framereceived", _keep(received)))
    page.on("response", lambda response: _keep_body(received, response))
    page.goto(f"{address}/lab/tree/{ASSIGNMENT}/{NOTEBOOK}?token=t")
    expect(page.get_by_text("Python 3 (ipykernel) | Idle")).to_be_visible(timeout=PATIENCE)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.locator("[data-command='runmenu:run-all']").click()
    first = page.locator(f"[id='{Q1}']")
    first.get_by_label("De naasten kennen de weg naar hulp niet").check(timeout=PATIENCE)
    expect(first.locator(".mdk-save-status")).to_contain_text("Opgeslagen om", timeout=PATIENCE)
    text = page.locator(f"[id='{Q4}']")
    text.get_by_role("textbox").fill("Gerda, ik wil je iets voorstellen.")
    expect(text.locator(".mdk-save-status")).to_contain_text("Opgeslagen om", timeout=PATIENCE)
    received.append(page.content())
    return received


def _keep(received: list[str]) -> Callable[[str | bytes], None]:
    def keep(payload: str | bytes) -> None:
        received.append(payload if isinstance(payload, str) else payload.decode("utf-8", "replace"))

    return keep


def _keep_body(received: list[str], response) -> None:
    if re.search(r"/api/(contents|sessions|kernels)|/files/", response.url):
        with contextlib.suppress(Exception):
            received.append(response.text())


def _submit_badly(course: Course) -> None:
    """Put folders straight into the exchange, as someone on the same machine can."""
    inbound = course.folder / INBOUND
    for name in ("pijp", "koppeling", "zonder-notebook"):
        folder = inbound / f"{name}+{ASSIGNMENT}+2026-11-22 10:00:00 UTC"
        folder.mkdir()
        (folder / "timestamp.txt").write_text("2026-11-22 10:00:00 UTC")
        if name != "zonder-notebook":
            (folder / NOTEBOOK).write_text("geen notebook")
    os.mkfifo(inbound / f"pijp+{ASSIGNMENT}+2026-11-22 10:00:00 UTC" / "antwoorden.json")
    linked = inbound / f"koppeling+{ASSIGNMENT}+2026-11-22 10:00:00 UTC"
    (linked / "antwoorden.json").symlink_to(course.folder / "bank" / "08-opschalen.yaml")
    (linked / "bank").symlink_to(course.folder / "bank")
    bare = inbound / f"zonder-notebook+{ASSIGNMENT}+2026-11-22 10:00:00 UTC"
    (bare / "antwoorden.json").write_bytes(sidecar(PARTIAL))
    (bare / "timestamp.txt").write_text("niet nu")
    (inbound / f"geen-moment+{ASSIGNMENT}+zomaar").mkdir()
    (inbound / f"..+{ASSIGNMENT}+2026-11-22 10:00:00 UTC").mkdir()


def _formgrader(course: Course) -> str:
    """What the form for graders lists, as its pages ask for it."""
    with jupyter(course, course.folder, "jupyter_server") as address:
        found = []
        for path in (f"gradebook/{ASSIGNMENT}/opschalen", f"api/submissions/{ASSIGNMENT}"):
            url = f"{address}/formgrader/{path}?token=t"
            with urllib.request.urlopen(url, timeout=60) as answer:
                assert answer.status == 200
                found.append(answer.read().decode())
        notebooks = f"{address}/formgrader/api/submitted_notebooks/{ASSIGNMENT}/opschalen?token=t"
        with urllib.request.urlopen(notebooks, timeout=60) as answer:
            listed = json.loads(answer.read())
        anna = next(entry for entry in listed if entry["student"] == "anna")
        with urllib.request.urlopen(
            f"{address}/formgrader/submissions/{anna['id']}/?token=t", timeout=60
        ) as answer:
            found.append(answer.read().decode())
    return "\n".join(found)


def test_the_whole_way_round(copy_course: Callable[[], Course], chromium: Browser, tmp_path: Path):
    course = copy_course()
    learner = tmp_path / "anna"
    learner.mkdir()
    root, cache = course.folder / "uitwisseling", tmp_path / "cache"
    config = LEARNER_CONFIG.format(root=str(root), cache=str(cache))
    (learner / "nbgrader_config.py").write_text(config)

    course.nbgrader("release_assignment", ASSIGNMENT)
    course.nbgrader("fetch_assignment", ASSIGNMENT, folder=learner)
    assert sorted(p.name for p in (learner / ASSIGNMENT).iterdir()) == [NOTEBOOK, "vragen.json"]

    with jupyter(course, learner, "jupyterlab") as address:
        # JupyterLab takes cells that are out of sight off the page: here everything is in sight.
        page = chromium.new_page(viewport={"width": 1280, "height": 6000})
        received = _answer_in_jupyterlab(page, address)
        page.context.close()
    assert any(Q2 in text for text in received)
    for text in received:
        assert_no_key(text)
    kept = json.loads((learner / ASSIGNMENT / "antwoorden.json").read_text())["antwoorden"]
    assert kept[Q1]["fields"] == {"chosen": ["c"]}

    course.nbgrader("submit", ASSIGNMENT, "--student=anna", folder=learner)
    _submit_badly(course)
    course.nbgrader("collect", ASSIGNMENT)
    assert not list(course.submitted("pijp").glob("antwoorden.json"))
    assert not list(course.submitted("koppeling").glob("*bank*"))
    assert not (course.folder / ASSIGNMENT).exists()

    course.nbgrader("autograde", ASSIGNMENT)
    assert course.points() == {
        "anna": (2.0, 0.0, 0.0),
        "pijp": (0.0, 0.0, 0.0),
        "koppeling": (0.0, 0.0, 0.0),
        "zonder-notebook": (2.0, 2.0, 1.0),
        "geen-moment": (0.0, 0.0, 0.0),
    }
    assert course.grades()["anna"]["open-04"].waits

    pages = _formgrader(course)
    assert "zonder-notebook" in pages
    assert "Gerda, ik wil je iets voorstellen." in pages

    course.nbgrader("generate_feedback", ASSIGNMENT)
    course.nbgrader("release_feedback", ASSIGNMENT)
    assert "Gerda, ik wil je iets voorstellen." in course.feedback("anna")
    assert_no_key(course.feedback("anna"))
