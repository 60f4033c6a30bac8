# SPDX-License-Identifier: EUPL-1.2
"""`meedenker doctor`: a line for each check; only a fault makes it fail."""

import argparse
import socket
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from meedenker.errors import SetupError
from meedenker.service.checkup import Finding, Level
from meedenker.storage import DATABASE, SqlStore
from meedenker_widgets import cli
from meedenker_widgets.commands import doctor
from meedenker_widgets.hosts.web import checkup, statics
from tests.cli.support import meedenker
from tests.conftest import free_port

WORDS = ("ok ", "let op ", "mis ")


def findings(data: Path, today: date = date(2026, 12, 1)) -> dict[str, Finding]:
    options = argparse.Namespace(data=data, port=free_port(), ip="127.0.0.1")
    return {finding.code: finding for finding in doctor.examine(options, today)}


def test_a_healthy_machine_is_told_in_a_line_for_each_check(tmp_path: Path):
    SqlStore.sqlite(tmp_path / DATABASE).close()
    ended = meedenker("doctor", "--port", str(free_port()), home=tmp_path)
    assert (ended.code, ended.err) == (0, "")
    lines = ended.out.splitlines()
    assert len(lines) >= 8
    for line in lines:
        assert line.startswith(WORDS)
        assert line.endswith(".")
    assert not [line for line in lines if line.startswith("mis")]
    for about in ("Python", "opmaak", "notebooks", "inhoud", "map", "databank", "Poort", "ontrol"):
        assert [line for line in lines if about in line], about


def test_nothing_is_made_or_changed(tmp_path: Path):
    assert cli.main(["doctor", "--data", str(tmp_path / "new"), "--port", str(free_port())]) == 0
    assert list(tmp_path.iterdir()) == []


def test_old_checks_are_told_and_do_not_fail(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    found = findings(tmp_path, date(2100, 1, 1))
    assert found["doctor.law-old"].level is Level.NOTICE
    monkeypatch.setattr(doctor, "examine", lambda *_: tuple(found.values()))
    assert cli.main(["doctor"]) == 0
    (line,) = [one for one in capsys.readouterr().out.splitlines() if "jaar geleden" in one]
    assert line.startswith("let op  Langer dan een jaar geleden gecontroleerd: ")
    assert "regels.anders.04" in line


def test_a_fault_gives_exit_code_1_and_the_other_lines_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    (tmp_path / DATABASE).write_text("geen databank " * 100, "utf-8")
    assert cli.main(["doctor", "--data", str(tmp_path), "--port", str(free_port())]) == 1
    shown = capsys.readouterr()
    assert shown.err == ""
    (wrong,) = [line for line in shown.out.splitlines() if line.startswith("mis")]
    assert "beschadigd" in wrong
    assert "Poort" in shown.out


def test_a_port_in_use_may_be_meedenker_itself():
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        found = checkup.check_port(taken.getsockname()[1], "127.0.0.1")
    assert (found.level, found.code) == (Level.NOTICE, "doctor.port-busy")


def test_a_free_port_stays_free():
    port = free_port()
    assert checkup.check_port(port, "127.0.0.1").code == "doctor.port"
    with closing(socket.create_server(("127.0.0.1", port))):
        pass


def test_an_address_of_another_computer_is_a_fault():
    found = checkup.check_port(free_port(), "192.0.2.1")
    assert (found.level, found.code) == (Level.FAULT, "setup.no-address")


def test_files_that_were_not_built_are_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    gone = {"page.css": (tmp_path / "page.css", "text/css")}
    monkeypatch.setattr(statics, "FILES", gone)
    found = checkup.check_assets()
    assert (found.level, found.code) == (Level.FAULT, "setup.no-assets")


def test_lessons_that_are_gone_are_a_fault(monkeypatch: pytest.MonkeyPatch):
    def gone() -> Path:
        raise SetupError("setup.no-notebooks", path="x")

    monkeypatch.setattr(checkup, "material_root", gone)
    found = checkup.check_material()
    assert (found.level, found.code) == (Level.FAULT, "setup.no-notebooks")
