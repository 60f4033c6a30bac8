# SPDX-License-Identifier: EUPL-1.2
"""The documentation builds, and what it shows works as it stands there."""

import re
import subprocess
import sys
import textwrap
from pathlib import Path

import jsonschema
import pytest
import yaml

from meedenker import kinds
from meedenker.content import loading as loading_module
from meedenker.content.library import Library
from meedenker.content.loading import load_library
from meedenker.content.schema import content_schema
from meedenker.content.texts import Texts, load_texts
from meedenker.domain.attempt import Attempt
from meedenker.domain.authored import Authored
from meedenker.errors import AnswerError
from meedenker.kinds import read_question
from meedenker.service import View
from meedenker_widgets import cli
from meedenker_widgets.components import Engine, Setting
from meedenker_widgets.components.exercise import render_exercise

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"


def shown(page: str, file: str) -> str:
    """The block that a page shows under the name of a file."""
    text = (DOCS / page).read_text("utf-8")
    match = re.search(rf"`{re.escape(file)}`\n\n```[^\n]*\n(.*?)```", text, re.DOTALL)
    assert match, file
    return match[1]


@pytest.mark.slow
def test_the_documentation_builds_without_a_warning(tmp_path: Path):
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "-b", "html", str(DOCS), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "architecture.html").exists()


def library_with(page: str, folder: Path) -> Library:
    """All content, and the first block of YAML that a page shows."""
    block = re.search(r"```yaml\n(.*?)```", (DOCS / page).read_text("utf-8"), re.DOTALL)
    assert block
    for path in loading_module.DATA.glob("*.yaml"):
        if not path.name.startswith("messages"):
            (folder / path.name).write_text(path.read_text("utf-8"), "utf-8")
    (folder / "shown.yaml").write_text(textwrap.dedent(block[1]), "utf-8")
    return load_library(folder)


def test_the_question_of_the_howto_loads(tmp_path: Path):
    question = library_with("how-to/question.md", tmp_path).question("opschalen.kort.99")
    assert question.score(question.parse({"chosen": ["a"]})).full


def test_the_reference_of_the_howto_loads(tmp_path: Path):
    library = library_with("how-to/reference.md", tmp_path)
    assert library.overview("overzicht.luisteren").known({"soort": ["houding", "weg"]})
    item = library.item("luisteren.01")
    assert item.extra == {"aspect": "houding"}
    assert item.url == "/naslag/luisteren#luisteren.01"


def test_the_check_of_the_howto_loads(tmp_path: Path):
    library = library_with("how-to/check.md", tmp_path)
    standing = library.standing("regels.wmo.99")
    assert (standing.checked, standing.dated) == (True, "22 november 2026")


def blocks(page: str) -> list[str]:
    """Every block of YAML that a page shows."""
    return re.findall(r"```yaml\n(.*?)```", (DOCS / page).read_text("utf-8"), re.DOTALL)


def test_the_faults_of_the_howto_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    faulty, _ = blocks("how-to/authors.md")
    (tmp_path / "shown.yaml").write_text(faulty, "utf-8")
    assert cli.main(["content", "check", str(tmp_path)]) == 1
    out = capsys.readouterr().out
    assert re.findall(r"shown\.yaml:(\d+): .*‘(\w+)’", out) == [("8", "title"), ("11", "titel")]


def test_the_renaming_of_the_howto_keeps_an_answer(tmp_path: Path):
    _, renaming = blocks("how-to/authors.md")
    (tmp_path / "shown.yaml").write_text(f"page: /cursus/opschalen\n{renaming}", "utf-8")
    for path in loading_module.DATA.glob("*.yaml"):
        if not path.name.startswith("messages"):
            (tmp_path / path.name).write_text(path.read_text("utf-8"), "utf-8")
    question = load_library(tmp_path).question("opschalen.kort.oud")
    assert question.id == "opschalen.kort.98"
    assert question.renewed({"chosen": ["a"]}) == {"chosen": ["weg-onbekend"]}


def test_the_commands_of_the_howto_are_there(capsys: pytest.CaptureFixture[str]):
    text = (DOCS / "how-to/authors.md").read_text("utf-8")
    for command in set(re.findall(r"`meedenker ((?:[a-z]+ ?)+)", text)):
        with pytest.raises(SystemExit) as ended:
            cli.main([*command.split(), "--help"])
        assert ended.value.code == 0
    assert (ROOT / ".vscode/settings.json").is_file()
    capsys.readouterr()


@pytest.fixture
def truth(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The example kind, in a folder of its own that counts as part of `meedenker.kinds`."""
    folder = tmp_path / "truth"
    folder.mkdir()
    for name in ("__init__.py", "truth.html", "texts.yaml"):
        (folder / name).write_text(shown("how-to/kind.md", f"kinds/truth/{name}"), "utf-8")
    monkeypatch.setattr(kinds, "__path__", [*kinds.__path__, str(tmp_path)])
    kinds.all_kinds.cache_clear()
    yield folder
    kinds.all_kinds.cache_clear()
    sys.modules.pop("meedenker.kinds.truth", None)


def test_the_kind_of_the_howto_is_found_and_tests_itself(truth: Path, library: Library):
    data = {
        "id": "voorbeeld.01", "kind": "truth", "title": "Gratis", "prompt": "Is het gratis?",
        "true": True, "explanation": "Het kost niets.", "about": "kompas.regie.01",
        "source": {"document": "meedenker", "place": "voorbeeld"},
    }  # fmt: skip
    question = read_question(Authored(data, file="x.yaml", key="voorbeeld.01"), "/cursus/x")
    samples = question.samples()
    assert all(question.score(question.parse(fields)).full for fields in samples.right)
    assert all(question.score(question.parse(fields)).none for fields in samples.wrong)
    for fields in samples.invalid:
        with pytest.raises(AnswerError):
            question.parse(fields)
    texts = yaml.safe_load((truth / "texts.yaml").read_text("utf-8"))["messages"]
    all_texts = Texts({**load_texts(), **texts})
    schema = jsonschema.Draft7Validator(content_schema(all_texts))
    assert schema.is_valid({"questions": [data]})
    assert not schema.is_valid({"questions": [{**data, "true": "ja"}]})
    engine = Engine(library, all_texts, (truth.parent,))
    new = render_exercise(engine, View(question, Attempt()), Setting())
    assert "Het kost niets" not in new
    checked = Attempt(fields={"said": ["yes"]}, checked=True, solved=True, tries=1)
    assert "Het kost niets" in render_exercise(engine, View(question, checked), Setting())
