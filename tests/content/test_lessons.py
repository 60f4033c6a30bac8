# SPDX-License-Identifier: EUPL-1.2
"""What a lesson says of itself, also when its notebook is not as it should be."""

import json
import os
from pathlib import Path

import pytest

from meedenker.content.lessons import Lessons, read_lesson
from meedenker.domain.lessons import Lesson

IMPORT = "import meedenker_widgets as mdk"


def notebook(path: Path, text: str, about: object = None, *code: str) -> Path:
    """A notebook with one cell of text, and code."""
    cells = [{"cell_type": "code", "source": source} for source in (IMPORT, *code)]
    cells.insert(1, {"cell_type": "markdown", "source": text})
    path.write_text(json.dumps({"cells": cells, "metadata": {"meedenker": about}}), "utf-8")
    return path


def test_a_lesson_is_its_title_first_paragraph_and_exercises(tmp_path: Path):
    text = "# Opschalen: wanneer?\n\nJe *wilt* [helpen](/naslag/kompas).\nVaak kan dat.\n\nMeer."
    about = {"module": 8, "minutes": 90, "together": True}
    path = notebook(tmp_path / "a", text, about, 'mdk.Exercise("a.1")\nmdk.Card("a")')
    path = notebook(path, text, about, 'mdk.Exercise("a.1")', "mdk.Safety()", 'mdk.Exercise("b.2")')
    lesson = read_lesson(path, "opschalen")
    assert lesson == Lesson(
        slug="opschalen",
        title="Opschalen: wanneer?",
        line="Je wilt helpen. Vaak kan dat.",
        module=8,
        minutes=90,
        together=True,
        questions=("a.1", "b.2"),
    )
    assert (lesson.name, lesson.url, lesson.taught) == ("Opschalen", "/cursus/opschalen", True)


@pytest.mark.parametrize(
    ("slug", "about", "module", "taught"),
    [
        ("eindopdracht", {"module": 13}, 13, False),
        ("verhalen", {"extra": True, "minutes": 60}, 0, False),
        ("vooraf", {"extra": True, "test": True}, 0, False),
        ("raar", {"extra": True, "module": 3}, 0, False),
        ("raar", {"module": "3", "minutes": True}, 0, False),
        ("raar", {"module": -1, "minutes": 10**9}, 0, False),
        ("raar", ["module"], 0, False),
        ("raar", None, 0, False),
    ],
)
def test_only_a_numbered_lesson_is_one_of_the_modules(
    tmp_path: Path, slug: str, about: object, module: int, *, taught: bool
):
    lesson = read_lesson(notebook(tmp_path / "a", "# Titel", about), slug)
    assert (lesson.module, lesson.taught, lesson.line) == (module, taught, "")
    assert 0 <= lesson.minutes < 1000
    assert lesson.final == (slug == "eindopdracht")


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"cells": 3}', "\x00", '{"cells": [1]}'])
def test_a_notebook_that_cannot_be_read_is_left_out(tmp_path: Path, content: str):
    (tmp_path / "a.ipynb").write_text(content, "utf-8")
    notebook(tmp_path / "b.ipynb", "Geen titel")
    paths = {"a": "a.ipynb", "b": "b.ipynb", "weg": "weg.ipynb"}
    assert Lessons(tmp_path, paths).all() == ()


def test_modules_come_by_number_and_a_changed_file_is_read_again(tmp_path: Path):
    for name, number in (("a", 2), ("b", 0), ("c", 1)):
        notebook(tmp_path / name, f"# {name}", {"module": number})
    lessons = Lessons(tmp_path, {"a": "a", "b": "b", "c": "c"})
    assert [lesson.slug for lesson in lessons.all()] == ["c", "a", "b"]
    notebook(tmp_path / "c", "# Nieuw", {"module": 9})
    os.utime(tmp_path / "c", ns=(1, 1))
    assert [lesson.title for lesson in lessons.all()] == ["a", "Nieuw", "b"]
