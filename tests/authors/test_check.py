# SPDX-License-Identifier: EUPL-1.2
"""`meedenker content check` tells every fault at once, each with its place."""

import json
import re
import time
from pathlib import Path

import pytest

from meedenker.content import check as check_module
from meedenker.content.check import Checker
from meedenker.content.files import parse_text
from meedenker.content.library import DATA, load_library
from meedenker.errors import ContentError
from meedenker_widgets import cli
from tests.content.test_refusals import GOOD, MISTAKES, SOURCES, UNREADABLE

LINE = re.compile(r"(.+?):(\d+): (.+)")
LONE = (
    "questions:\n  - id: eigen.01\n    kind: choice\n    prompt: Wat?\n"
    "    options:\n"
    "      - {id: a, text: Dit, right: true, feedback: Ja., about: kompas.regie.01}\n"
    "      - {id: b, text: Dat, feedback: Nee., about: kompas.regie.01}\n"
    "    source: {document: meedenker, place: eigen werk}\n"
)


def notebook(*sources: str, ids: list[str] | None = None) -> str:
    cells = [
        {
            "cell_type": "markdown" if source.startswith("#") else "code",
            "id": f"cel-{number}",
            "metadata": {},
            "source": source.splitlines(keepends=True),
        }
        for number, source in enumerate(sources, start=1)
    ]
    for cell, name in zip(cells, ids or [], strict=False):
        cell["id"] = name
    return json.dumps(
        {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}, indent=1
    )


IMPORT = "import meedenker_widgets as mdk"
PAGE = notebook(IMPORT, "# Proef\nTekst.", 'mdk.Reference("proef")')


@pytest.fixture(autouse=True)
def _ours_is_parsed_once(monkeypatch: pytest.MonkeyPatch):
    """What comes with the package stays as it is during these tests."""
    monkeypatch.setattr(check_module, "parse_text", parse_ours_once)


PARSED: dict[tuple[bytes, str], object] = {}


def parse_ours_once(content: bytes, label: str, hear):
    if label.startswith("eigen/"):
        return parse_text(content, label, hear)
    if (content, label) not in PARSED:
        PARSED[content, label] = parse_text(content, label, hear)
    return PARSED[content, label]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of one's own, without a fault."""
    made = tmp_path / "eigen"
    (made / "notebooks" / "naslag").mkdir(parents=True)
    (made / "a-bronnen.yaml").write_text(SOURCES, "utf-8")
    (made / "proef.yaml").write_text(GOOD, "utf-8")
    (made / "notebooks" / "naslag" / "proef.ipynb").write_text(PAGE, "utf-8")
    return made


def check(folder: Path | None, capsys: pytest.CaptureFixture[str]) -> tuple[int, list[tuple]]:
    """The exit code, and each fault as file, line and sentence."""
    code = cli.main(["content", "check", *([str(folder)] if folder else [])])
    out = capsys.readouterr()
    assert out.err == ""
    *lines, last = out.out.splitlines()
    found = [LINE.fullmatch(line) for line in lines]
    assert all(found), lines
    assert last.endswith("bekeken.") if not found else f"Fouten: {len(found)}." in last
    return code, [(Path(m[1]).name, int(m[2]), m[3]) for m in found if m]


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


NOTEBOOKS = {
    "no notebook": ("geen json", 1, "niet te lezen"),
    "nothing in it": ("{}", 1, "niet te lezen"),
    "no cells": ('{"cells": 7}', 1, "niet te lezen"),
    "a cell without a source": ('{"cells": [{"cell_type": "code"}]}', 1, "niet te lezen"),
    "an empty notebook": ('{"cells": []}', 1, "titel"),
    "no title": (notebook(IMPORT, "## Kop", 'mdk.Reference("proef")'), 13, "titel"),
    "the same cell id": (
        notebook(IMPORT, "# T", 'mdk.Reference("proef")', ids=["a-1", "b-1", "a-1"]), 5, "vaker",
    ),
    "no cell id": (notebook(IMPORT, "# T", 'mdk.Reference("proef")', ids=[""]), 1, "geen id"),
    "an unknown group": (
        notebook(IMPORT, "# T", 'mdk.Reference("proef")\nmdk.Reference("weg")'), 25, "‘weg’",
    ),
    "an unknown question": (
        notebook(IMPORT, "# T", 'mdk.Reference("proef")\nmdk.Exercise("proef")'), 25, "‘proef’",
    ),
    "an unknown scored question": (
        notebook(IMPORT, "# T", 'mdk.Reference("proef")', 'mdk.points("weg.01", 2)'), 32, "weg.01",
    ),
    "an unknown component": (
        notebook(IMPORT, "# T", 'mdk.Reference("proef")\nmdk.Referense("x")'), 25, "Referense",
    ),
    "broken code": (notebook(IMPORT, "# T", 'mdk.Reference("proef")', "mdk.Safety("), 29, "code"),
}  # fmt: skip


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_fault_in_a_notebook_is_told_with_its_line(folder: Path, name: str, capsys):
    content, line, named = NOTEBOOKS[name]
    (folder / "notebooks/naslag/proef.ipynb").write_text(content, "utf-8")
    ended, faults = check(folder, capsys)
    assert ended == 1
    (fault,) = [fault for fault in faults if fault[0] == "proef.ipynb"]
    assert named in fault[2]
    assert fault[1] == line, (folder / "notebooks/naslag/proef.ipynb").read_text()


def test_magic_and_other_names_are_left_alone(folder: Path, capsys):
    code = '%matplotlib inline\n!ls\nimport os\nos.getenv("a.b")\nprint("niet.dit")'
    page = notebook(IMPORT, "# T", code, 'mdk.Reference(group="proef")')
    (folder / "notebooks/naslag/proef.ipynb").write_text(page, "utf-8")
    assert check(folder, capsys) == (0, [])


def test_components_by_their_own_name_are_checked_too(folder: Path, capsys):
    page = notebook("from meedenker_widgets import Reference, Card", "# T", 'Reference("weg")')
    (folder / "notebooks/naslag/proef.ipynb").write_text(page, "utf-8")
    _, faults = check(folder, capsys)
    assert any("‘weg’" in sentence for _, _, sentence in faults)


def test_a_group_on_no_page_is_told_once_and_not_for_each_item(folder: Path, capsys):
    page = notebook(IMPORT, "# T", 'mdk.Contents("proef")')
    (folder / "notebooks/naslag/proef.ipynb").write_text(page, "utf-8")
    _, faults = check(folder, capsys)
    ((file, line, sentence),) = faults
    assert (file, line) == ("proef.yaml", 4)
    assert "/naslag/proef" in sentence


def test_an_item_that_its_page_does_not_show_is_told(folder: Path, capsys):
    other = GOOD.replace("/naslag/proef", "/naslag/elders").replace(
        "groups:", "groups: []\nanders:"
    )
    group = GOOD[: GOOD.index("items:")]
    (folder / "proef.yaml").write_text(group, "utf-8")
    rest = other[other.index("items:") :]
    (folder / "rest.yaml").write_text(f"page: /naslag/elders\n{rest}", "utf-8")
    _, faults = check(folder, capsys)
    assert [(file, line) for file, line, _ in faults] == [("rest.yaml", 3)]


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
