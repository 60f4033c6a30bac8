# SPDX-License-Identifier: EUPL-1.2
"""`meedenker content check` tells every fault at once, each with its place."""

import time
from pathlib import Path

import pytest

from meedenker.content.check import Checker
from meedenker.content.loading import DATA, load_library
from meedenker.errors import ContentError
from meedenker_widgets import cli
from tests.authors.own_folder import IMPORT, LONE, check, folder, notebook, ours_is_parsed_once
from tests.content.test_refusals import GOOD, MISTAKES, SOURCES, UNREADABLE

__all__ = ["folder", "ours_is_parsed_once"]


def test_what_comes_with_the_package_has_no_fault(capsys):
    assert check(None, capsys) == (0, [])


def test_a_folder_of_ones_own_without_a_fault(folder: Path, capsys):
    assert check(folder, capsys) == (0, [])


def test_own_content_may_refer_to_ours(tmp_path: Path, capsys):
    (tmp_path / "eigen.yaml").write_text(LONE, "utf-8")
    page = notebook(IMPORT, "# Les", 'mdk.Exercise("eigen.01")', 'mdk.Reference("kompas.regie")')
    (tmp_path / "01-les.ipynb").write_text(page, "utf-8")
    assert check(tmp_path, capsys) == (0, [])


@pytest.mark.parametrize("name", MISTAKES)
def test_the_first_fault_is_the_one_that_loading_stops_at(folder: Path, name: str, capsys):
    old, new, code, _, named = MISTAKES[name]
    (folder / "proef.yaml").write_text(GOOD.replace(old, new), "utf-8")
    ended, faults = check(folder, capsys)
    assert ended == 1
    assert any(named in sentence for _, _, sentence in faults)
    with pytest.raises(ContentError) as stopped:
        load_library(folder)
    assert stopped.value.code == code
    errors = [fault.error for fault in Checker([], folder).check({}).faults]
    assert code in {error.code for error in errors}


def test_every_fault_is_told_with_its_line(folder: Path, capsys):
    text = GOOD
    planted = {
        "title: Eerst": "title: ''",
        "    text: Eerst kijken.": "    notes: x",
        "group: proef": "group: weg",
        "right: true": "right: ja",
        "feedback: Nee., ": "",
        "label: U": "label: X",
        "{document: book, place: p. 4}": "{document: book}",
        "document: book, place: p. 1": "document: boek, place: p. 1",
    }
    for old, new in planted.items():
        assert text.count(old) == 1
        text = text.replace(old, new)
    (folder / "proef.yaml").write_text(text, "utf-8")
    (folder / "z.yaml").write_text(
        "sources:\n  - {id: q}\n  - {id: book, title: T}\nzo: 1\n", "utf-8"
    )
    ended, faults = check(folder, capsys)
    assert ended == 1

    def line(part: str) -> int:
        return next(n for n, row in enumerate(text.splitlines(), 1) if part in row)

    expected = {
        ("proef.yaml", line("title: ''"), "‘title’"),
        ("proef.yaml", line("notes: x"), "‘notes’"),
        ("proef.yaml", line("- id: proef.01"), "‘text’"),
        ("proef.yaml", line("group: weg"), "weg"),
        ("proef.yaml", line("right: ja"), "‘right’"),
        ("proef.yaml", line("id: b,"), "‘feedback’"),
        ("proef.yaml", line("label: X"), "‘X’"),
        ("proef.yaml", line("{document: book}"), "‘place’"),
        ("proef.yaml", line("document: boek"), "boek"),
        ("z.yaml", 2, "‘title’"),
        ("z.yaml", 3, "al in"),
        ("z.yaml", 4, "‘zo’"),
    }
    for file, number, named in expected:
        assert any((f, n) == (file, number) and named in s for f, n, s in faults), (number, named)
    assert len(faults) == len(expected), faults


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_file_that_is_no_yaml_is_one_fault_and_hides_none_in_others(folder: Path, name, capsys):
    text, line = UNREADABLE[name]
    (folder / "stuk.yaml").write_text(text, "utf-8")
    (folder / "proef.yaml").write_text(GOOD.replace("title: Eerst", "title: ''"), "utf-8")
    _, faults = check(folder, capsys)
    broken = [fault for fault in faults if fault[0] == "stuk.yaml"]
    assert broken
    told = {f"regel {number}" for _, number, _ in broken}
    assert line in told | {"regel ?"}
    assert [fault[2] for fault in faults if fault[0] == "proef.yaml"]


def test_what_refers_to_a_file_that_cannot_be_read_is_no_fault_of_its_own(folder: Path, capsys):
    (folder / "a-bronnen.yaml").write_text(SOURCES + "  - {id: [\n", "utf-8")
    _, faults = check(folder, capsys)
    assert [fault[0] for fault in faults] == ["a-bronnen.yaml"]


def test_what_refers_to_a_faulty_item_is_no_fault_of_its_own(folder: Path, capsys):
    (folder / "proef.yaml").write_text(GOOD.replace("title: Eerst", "title: ''"), "utf-8")
    _, faults = check(folder, capsys)
    assert len(faults) == 1


def test_every_doubled_key_is_told(folder: Path, capsys):
    twice = GOOD.replace("title: Eerst", "title: Een\n    title: Eerst")
    (folder / "proef.yaml").write_text(f"page: /naslag/proef{twice}", "utf-8")
    _, faults = check(folder, capsys)
    doubled = [line for file, line, sentence in faults if "twice the key" in sentence]
    assert len(doubled) == 2


def test_an_old_id_in_content_names_the_new_one(folder: Path, capsys):
    text = GOOD.replace("- id: proef.01", "- id: proef.eerst\n    was: [proef.01]")
    (folder / "proef.yaml").write_text(text, "utf-8")
    _, faults = check(folder, capsys)
    assert len(faults) == 2
    assert all("heet nu proef.eerst" in sentence for _, _, sentence in faults)


@pytest.mark.parametrize("claim", ["proef", "book", "proef.vraag", "kompas.regie.01"])
def test_a_former_id_that_is_in_use_is_a_fault(folder: Path, claim: str, capsys):
    text = GOOD.replace("title: Eerst", f"title: Eerst\n    was: [{claim}]")
    (folder / "proef.yaml").write_text(text, "utf-8")
    ended, faults = check(folder, capsys)
    assert (ended, len(faults)) == (1, 1)
    assert claim in faults[0][2]


def test_sentences_of_ones_own_are_checked(folder: Path, capsys):
    (folder / "messages.yaml").write_text("messages:\n  a.b: 7\n  a.c: Goed.\nandere: x\n", "utf-8")
    _, faults = check(folder, capsys)
    own = [(file, line) for file, line, _ in faults if file == "messages.yaml"]
    assert (("messages.yaml", 2) in own, ("messages.yaml", 4) in own) == (True, True)


@pytest.mark.parametrize("name", ["weg", "."])
def test_a_folder_with_nothing_to_check_is_refused(tmp_path: Path, name: str, capsys):
    assert cli.main(["content", "check", str(tmp_path / name)]) == 1
    assert capsys.readouterr().err.strip().endswith(".")


def test_checking_everything_takes_less_than_two_seconds():
    start = time.process_time()
    Checker([], None).check({})
    assert time.process_time() - start < 2
    assert DATA.is_dir()
