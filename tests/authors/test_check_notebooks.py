# SPDX-License-Identifier: EUPL-1.2
"""`meedenker content check` reads notebooks without running them."""

from pathlib import Path

import pytest

from tests.authors.own_folder import IMPORT, check, folder, notebook, ours_is_parsed_once
from tests.content.test_refusals import GOOD

__all__ = ["folder", "ours_is_parsed_once"]

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
