# SPDX-License-Identifier: EUPL-1.2
"""The parts of grading that need no nbgrader: bank, calls, points, questions without a key."""

import json
import zipfile
from pathlib import Path

import pytest

from meedenker.content.texts import load_texts
from meedenker.domain.authored import Authored
from meedenker.errors import ContentError, MeedenkerError, NotFoundError, SetupError
from meedenker.grading import questions
from meedenker.grading.bank import bank_path, open_bank
from meedenker.grading.calls import read_call
from meedenker.grading.points import Submission, clamp, grade, read_submission
from meedenker.kinds.keyless import read_keyless, without_key
from tests.grading.courses import PERFECT, Q1, Q2, Q3, Q4, ROOT, sidecar

BANK = ROOT / "assessments" / "bank"
QUESTION = """
questions:
  - id: {id}
    kind: choice
    title: Titel
    prompt: Vraag?
    options:
      - {{id: a, text: Ja, right: true, feedback: Goed, about: x}}
      - {{id: b, text: Nee, right: false, feedback: Fout, about: x}}
    source: {{document: meedenker, place: test}}
"""


def test_the_bank_is_what_the_setting_names(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("MEEDENKER_BANK", str(tmp_path))
    assert bank_path() == tmp_path


def test_a_checkout_without_the_setting_has_the_example_bank(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("MEEDENKER_BANK", raising=False)
    assert bank_path() == BANK


def test_a_bank_may_be_a_zip(tmp_path: Path):
    path = tmp_path / "bank.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("eigen/vragen.yaml", QUESTION.format(id="toets.x.01"))
    assert list(open_bank(path)) == ["toets.x.01"]


def _bad_zip(folder: Path) -> Path:
    (folder / "bank.zip").write_bytes(b"no zip")
    return folder / "bank.zip"


def _twice(folder: Path) -> Path:
    for name in ("a", "b"):
        (folder / f"{name}.yaml").write_text(QUESTION.format(id="toets.x.01"))
    return folder


def _unknown_field(folder: Path) -> Path:
    (folder / "a.yaml").write_text(QUESTION.format(id="toets.x.01") + "other: 1\n")
    return folder


@pytest.mark.parametrize(
    "make", [_bad_zip, _twice, _unknown_field, lambda f: f, lambda f: f / "no"]
)
def test_a_bank_that_cannot_be_used_is_refused_with_a_sentence(make, tmp_path: Path):
    with pytest.raises((SetupError, ContentError)) as caught:
        open_bank(make(tmp_path))
    assert load_texts().sentence(caught.value)


def test_every_question_of_the_example_bank_refers_to_what_exists(library):
    for question in open_bank(BANK).values():
        assert set(question.about) <= set(library.items)
        assert question.source.document in library.documents


@pytest.mark.parametrize(
    "source",
    [
        "",
        "1 +",
        "x = 1",
        'mdk.points("a", 2); 1',
        'mdk.points("a")',
        'mdk.points("a", -1)',
        'mdk.points("a", 0)',
        'mdk.points("a", 1e999)',
        'mdk.points("a", True)',
        'mdk.points("a", maximum=2)',
        'mdk.points(*["a", 2])',
        'mdk.points("a", open("x"))',
        'other.points("a", 2)',
        'mdk.other("a", 2)',
        'points("a", 2)',
        "(" * 5000,
        "\0",
    ],
)
def test_a_cell_that_is_no_plain_call_is_not_read_as_one(source: str):
    assert read_call(source) is None


@pytest.mark.parametrize("points", [float("nan"), float("inf"), float("-inf"), -1, -0.0, 5, True])
def test_points_are_a_plain_number_from_zero_to_the_maximum(points: float):
    given = clamp(points, 2.0)
    assert type(given) is float
    assert 0.0 <= given <= 2.0
    assert repr(given) in ("0.0", "-0.0", "1.0", "2.0")


def test_partial_credit_is_exact(tmp_path: Path):
    (tmp_path / "antwoorden.json").write_bytes(sidecar({Q3: {"chosen": ["a"]}}))
    given = grade(open_bank(BANK), read_submission(tmp_path), Q3, 4)
    assert given.points == 4 / 3


def test_nothing_handed_in_gives_nothing_and_says_why():
    given = grade(open_bank(BANK), Submission(), Q1, 2)
    assert (given.points, given.problem) == (0.0, "grading.not-answered")


def _texts(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for entry in value.values() for text in _texts(entry)]
    if isinstance(value, list):
        return [text for entry in value for text in _texts(entry)]
    return [value] if isinstance(value, str) else []


def test_a_question_without_its_key_holds_nothing_that_tells_the_answer():
    for question in open_bank(BANK).values():
        data = without_key(question)
        assert set(data) <= {
            "id",
            "kind",
            "title",
            "story",
            "prompt",
            "help",
            "multiple",
            "options",
            "source",
        }
        assert all(set(option) == {"id", "text"} for option in data.get("options", []))
        said = " ".join(_texts(data))
        for option in getattr(question, "options", ()):
            assert option.feedback not in said
            assert option.about not in said
        assert question.source.place not in said


def test_right_and_wrong_options_look_the_same_without_the_key():
    question = open_bank(BANK)[Q2]
    shown = read_keyless(Authored(without_key(question), file="f", key="k"))
    assert {(o.right, o.feedback, o.unchosen, o.explained, o.about) for o in shown.options} == {
        (False, "", "", "", "")
    }
    assert shown.score(frozenset({"a"})).maximum == 0
    assert shown.feedback(frozenset({"a"})).notes == ()


def test_a_key_in_the_file_of_questions_is_refused():
    data = without_key(open_bank(BANK)[Q1])
    data["options"][0]["right"] = True
    with pytest.raises(ContentError, match=r"content\.unknown-field"):
        read_keyless(Authored(data, file="f", key="k"))


def test_a_kind_that_cannot_be_without_its_key_is_refused(library):
    rating = next(q for q in library.questions.values() if q.kind == "rating")
    with pytest.raises(ContentError, match=r"grading\.kind"):
        without_key(rating)


@pytest.mark.parametrize("kind", ["", "../choice", "no_such", "base", "keyless", "choice.keyless"])
def test_a_file_of_questions_with_another_kind_is_refused(kind: str):
    data = {**without_key(open_bank(BANK)[Q1]), "kind": kind}
    with pytest.raises(ContentError):
        read_keyless(Authored(data, file="f", key="k"))


def test_the_questions_are_read_back_from_beside_the_notebook(tmp_path: Path):
    bank = open_bank(BANK)
    (tmp_path / "vragen.json").write_text(questions.to_text(bank, [Q1, Q4]))
    found = questions.read_questions(tmp_path)
    assert list(found) == [Q1, Q4]
    assert found[Q1].parse(PERFECT[Q1]) == frozenset({"c"})


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b"\xff", b"[" * 100_000, b'{"versie": 2}'])
def test_a_damaged_file_of_questions_is_refused_with_a_sentence(content: bytes, tmp_path: Path):
    (tmp_path / "vragen.json").write_bytes(content)
    with pytest.raises(MeedenkerError) as caught:
        questions.read_questions(tmp_path)
    assert load_texts().sentence(caught.value)


def test_a_question_that_is_not_in_the_bank_is_named():
    with pytest.raises(NotFoundError) as caught:
        questions.to_text(open_bank(BANK), ["toets.no.01"])
    assert "toets.no.01" in load_texts().sentence(caught.value)


def test_the_source_notebook_holds_no_key():
    text = (ROOT / "assessments/source/08-opschalen/opschalen.ipynb").read_text()
    sources = " ".join("".join(c["source"]) for c in json.loads(text)["cells"])
    for question in open_bank(BANK).values():
        for option in getattr(question, "options", ()):
            assert option.feedback not in sources
            assert option.text not in sources
