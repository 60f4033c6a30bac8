# SPDX-License-Identifier: EUPL-1.2
"""`meedenker organisation …`: what it keeps, takes out and refuses."""

import json
import re
from pathlib import Path

import pytest

from meedenker.content.texts import shipped_texts
from meedenker.service.organisation import read_export
from meedenker_widgets import cli
from tests.cli.test_commands import ENGLISH
from tests.organisation.support import ORGANISATION

SAY = shipped_texts().say
CSV = "naam;type;wat ze doen;telefoon\nWijkteam;A;Denkt mee;+31 900 1234\n"
WRONG = "naam;type;wat ze doen\nGoed;A;Helpt\nFout;Q;\n"


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Runs a command on a data folder of its own; gives exit code, output and errors."""

    def act(*arguments: object) -> tuple[int, str, str]:
        code = cli.main(["organisation", *map(str, arguments), "--data", str(tmp_path / "data")])
        said = capsys.readouterr()
        return code, said.out, said.err

    return act


def fill_in(run) -> None:
    rules = [part for rule in ORGANISATION["rules"].split("\n") for part in ("--rule", rule)]
    given = [
        part
        for name in ("name", "region", "coordinator", "phone")
        for part in (f"--{name}", ORGANISATION[name])
    ]
    assert run("set", *given, *rules) == (0, SAY("cli.organisation-saved") + "\n", "")


@pytest.mark.parametrize("action", ["set", "export-map", ""])
def test_help_is_in_dutch(action: str, capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit):
        cli.main(["organisation", *filter(None, [action]), "--help"])
    shown = capsys.readouterr().out
    assert shown.startswith("gebruik: meedenker organisation")
    assert not ENGLISH.search(re.sub(r"--help|\bshow\b", "", shown))


def test_nothing_is_filled_in_at_first(run):
    code, out, err = run("show")
    assert (code, err) == (0, "")
    assert out.count(SAY("cli.nothing-filled-in")) == 5
    assert SAY("cli.map-count", count=0) in out


def test_what_is_set_is_shown_and_the_rest_stays(run):
    fill_in(run)
    run("set", "--region", "")
    out = run("show")[1]
    assert "Welzijn Duinwaard" in out
    assert "Bewaar geen sleutels." in out
    assert "omstreken" not in out
    assert out.count(SAY("cli.nothing-filled-in")) == 1


def test_what_cannot_be_is_told_and_not_kept(run):
    code, out, err = run("set", "--name", "Nieuw", "--phone", "bel maar")
    assert (code, out) == (1, "")
    assert err.splitlines() == [
        f"{SAY('own.field.phone')}: {SAY('own.phone')}",
        SAY("cli.organisation-refused"),
    ]
    assert "Nieuw" not in run("show")[1]


def test_a_map_is_brought_in_and_taken_out(run, tmp_path: Path):
    (tmp_path / "in.csv").write_text(CSV)
    assert run("import-map", tmp_path / "in.csv")[:2] == (
        0,
        SAY("cli.map-imported", count=1) + "\n",
    )
    out = tmp_path / "uit.csv"
    assert run("export-map", out) == (0, SAY("cli.map-exported", count=1, path=out) + "\n", "")
    assert "Wijkteam;A;Denkt mee;;'+31 900 1234" in out.read_text("utf-8-sig")
    assert run("import-map", out)[0] == 0


def test_a_map_with_faults_tells_every_place_and_changes_nothing(run, tmp_path: Path):
    (tmp_path / "in.csv").write_text(CSV)
    run("import-map", tmp_path / "in.csv")
    (tmp_path / "fout.csv").write_text(WRONG)
    code, out, err = run("import-map", tmp_path / "fout.csv")
    assert (code, out) == (1, "")
    assert [line[:22] for line in err.splitlines()] == [
        "Regel 3, kolom ‘type’:", "Regel 3, kolom ‘wat ze", "De sociale kaart is ni"
    ]  # fmt: skip
    assert SAY("cli.map-count", count=1) in run("show")[1]


@pytest.mark.parametrize("action", ["import-map", "export-map", "export"])
def test_a_file_that_is_not_there_is_told(run, tmp_path: Path, action: str):
    code, out, err = run(action, tmp_path / "geen" / "bestand")
    assert (code, out) == (1, "")
    assert err.count("\n") == 1
    assert str(tmp_path / "geen" / "bestand") in err


def test_everything_is_written_for_a_notebook(run, tmp_path: Path):
    fill_in(run)
    path = tmp_path / "organisatie.json"
    assert run("export", path)[0] == 0
    assert read_export(path.read_bytes()).organisation.fields() == ORGANISATION
    assert json.loads(path.read_text("utf-8"))["social_map"] == []
