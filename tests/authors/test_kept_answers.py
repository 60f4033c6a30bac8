# SPDX-License-Identifier: EUPL-1.2
"""Wherever answers were kept under old ids, they come back under the ids of now."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from meedenker.content import Library
from meedenker.content.loading import load_library
from meedenker.domain.attempt import Action, Attempt, Event, Record
from meedenker.domain.authored import Authored
from meedenker.errors import NotFoundError
from meedenker.grading import bank as bank_module
from meedenker.grading.bank import open_bank
from meedenker.grading.points import grade, read_submission
from meedenker.grading.questions import to_text
from meedenker.kinds.keyless import read_keyless, without_key
from meedenker.service import Exercises, SelfTest, Visits, owner_of
from meedenker.service.answers import Answers
from meedenker.storage import MemoryStore, Owner, SidecarStore, SqlStore
from tests.conftest import ROOT

NOW = datetime(2027, 3, 1, tzinfo=UTC)
OWNER = Owner("someone")
SOURCES = "sources: [{id: book, title: Een boek}]\n"
FILE = """
page: /naslag/proef
groups:
  - {id: proef, title: Proef, text: Een proef., source: {document: book, place: p. 1}}
items:
  - {id: proef.01, kind: rule, group: proef, title: Eerst, text: Kijk.,
     source: {document: book, place: p. 2}}
questions:
  - id: vraag
    kind: choice
    prompt: Wat past?
    options:
      - {id: dit, text: Dit, right: true, feedback: Ja., about: proef.01}
      - {id: dat, text: Dat, feedback: Nee., about: proef.01}
    source: {document: book, place: p. 3}
  - id: eis
    kind: rating
    prompt: Is het zo?
    requirement: proef.01
    parts: [{label: U, text: Deel}]
    source: {document: book, place: p. 4}
"""
RENAMED = (
    FILE.replace("- id: vraag", "- id: nieuwe-vraag\n    was: [vraag]")
    .replace("{id: dit,", "{id: deze, was: [dit],")
    .replace("- id: eis", "- id: nieuwe-eis\n    was: [eis]")
    .replace("proef.01", "proef.eerst")
    .replace("{id: proef.eerst,", "{id: proef.eerst, was: [proef.01],")
    .replace("{id: proef,", "{id: proeven, was: [proef],")
    .replace("group: proef,", "group: proeven,")
)


def library(folder: Path, text: str) -> Library:
    folder.mkdir(exist_ok=True)
    (folder / "bronnen.yaml").write_text(SOURCES, "utf-8")
    (folder / "proef.yaml").write_text(text, "utf-8")
    return load_library(folder)


@pytest.fixture
def before(tmp_path: Path) -> Library:
    return library(tmp_path / "before", FILE)


@pytest.fixture
def after(tmp_path: Path) -> Library:
    return library(tmp_path / "after", RENAMED)


@pytest.fixture(params=["memory", "file", "database"])
def store(request: pytest.FixtureRequest, tmp_path: Path):
    if request.param == "database":
        made = SqlStore.sqlite(tmp_path / "store.sqlite3")
        yield made
        made.close()
    else:
        yield MemoryStore() if request.param == "memory" else SidecarStore(tmp_path / "a.json")


def answer(chosen: str, action: Action = Action.CHECK, item: str = "vraag", seq: int = 1) -> Event:
    return Event(item, action, {"chosen": [chosen]}, "page", seq)


def test_a_kept_answer_is_shown_and_marked_under_the_new_ids(before, after, store):
    Exercises(before, store, lambda: NOW).handle(OWNER, [answer("dit")])
    view = Exercises(after, store).views(OWNER, ["nieuwe-vraag"])["nieuwe-vraag"]
    assert view.attempt == Attempt({"chosen": ["deze"]}, checked=True, solved=True, tries=1)
    assert view.saved_at == NOW


def test_what_follows_goes_on_from_it_and_is_kept_under_the_new_id(before, after, store):
    Exercises(before, store).handle(OWNER, [answer("dat")])
    exercises = Exercises(after, store)
    exercises.handle(OWNER, [answer("deze", item="nieuwe-vraag", seq=2)])
    kept = store.records(OWNER)
    assert set(kept) == {"vraag", "nieuwe-vraag"}
    assert kept["vraag"].attempt.fields == {"chosen": ["dat"]}
    attempt = exercises.views(OWNER, ["nieuwe-vraag"])["nieuwe-vraag"].attempt
    assert attempt == Attempt({"chosen": ["deze"]}, checked=True, solved=True, tries=2)


def test_a_page_that_was_open_all_along_may_still_send_old_ids(before, after, store):
    Exercises(before, store).handle(OWNER, [answer("dat")])
    exercises = Exercises(after, store)
    changed = exercises.handle(OWNER, [answer("dit", seq=2)])
    assert changed["nieuwe-vraag"].attempt.fields == {"chosen": ["deze"]}
    again = exercises.handle(OWNER, [answer("dat", seq=2)])
    assert again["nieuwe-vraag"].attempt.fields == {"chosen": ["deze"]}, "sent twice"


def test_an_option_that_is_gone_shows_nothing_and_is_kept(tmp_path: Path, before, store):
    Exercises(before, store).handle(OWNER, [answer("dat")])
    shorter = FILE.replace("id: dat", "id: anders")
    exercises = Exercises(library(tmp_path / "shorter", shorter), store)
    assert exercises.views(OWNER, ["vraag"])["vraag"].attempt == Attempt()
    assert store.records(OWNER)["vraag"].attempt.fields == {"chosen": ["dat"]}
    back = Exercises(before, store).views(OWNER, ["vraag"])["vraag"]
    assert back.attempt.fields == {"chosen": ["dat"]}
    changed = exercises.handle(OWNER, [answer("anders", seq=2)])
    assert changed["vraag"].attempt.fields == {"chosen": ["anders"]}


def test_a_question_that_is_gone_leaves_its_record_alone(tmp_path: Path, before, store):
    Exercises(before, store).handle(OWNER, [answer("dit")])
    kept = store.records(OWNER)["vraag"]
    gone = library(tmp_path / "gone", FILE.replace("- id: vraag", "- id: heel-anders"))
    Exercises(gone, store).handle(OWNER, [answer("dit", item="heel-anders")])
    assert store.records(OWNER)["vraag"] == kept
    assert Answers(gone, store).records(OWNER)["vraag"] == kept


def test_an_export_of_answers_names_the_ids_of_now(before, after):
    store = MemoryStore()
    Exercises(before, store).handle(OWNER, [answer("dit")])
    (exported,) = Visits(after, store).export(OWNER)["answers"]
    assert (exported["id"], exported["question"]) == ("nieuwe-vraag", "Wat past?")
    assert exported["answer"] == {"chosen": ["deze"]}


def test_a_measurement_and_its_file_of_before_are_read(before, after):
    store = MemoryStore()
    selftest = SelfTest(before, store)
    token = selftest.start("Duinwaard", "gemeente")
    Exercises(before, store).handle(
        owner_of(token), [Event("eis", Action.ANSWER, {"level": ["1"]})]
    )
    now = SelfTest(_with_theme(after), store)
    old = SelfTest(_with_theme(before), store).export(token)
    assert old["answers"] == {"eis": {"level": ["1"]}}
    expected = {"nieuwe-eis": {"level": ["1"]}}
    assert now.export(token)["answers"] == expected
    again = now.bring_in(json.dumps(old).encode())
    assert now.export(again)["answers"] == expected


def _with_theme(library: Library) -> Library:
    """The library with its one group as a theme of the self-test."""
    (group,), (item,) = library.groups.values(), library.items.values()
    theme = replace(group, id="zelftest.proef")
    groups, items = {theme.id: theme}, {item.id: replace(item, group=theme.id)}
    return Library(library.documents, groups, items, library.questions)


def test_a_group_and_an_item_are_found_by_what_they_were_called(after):
    assert after.group("proef").id == "proeven"
    assert after.item("proef.01").id == "proef.eerst"
    assert [item.id for item in after.members("proef")] == ["proef.eerst"]
    assert after.question("vraag").id == "nieuwe-vraag"
    with pytest.raises(NotFoundError):
        after.item("proef.02")


@pytest.fixture
def banks(tmp_path: Path):
    """A bank as it was when an assignment was handed in, and the renamed one of now."""
    text = (ROOT / "assessments/bank/08-opschalen.yaml").read_text("utf-8")
    item = next(iter(open_bank(ROOT / "assessments/bank").values()))
    option = next(option for option in item.options if option.right)
    renamed = text.replace(f"- id: {item.id}\n", f"- id: {item.id}.nieuw\n    was: [{item.id}]\n")
    renamed = renamed.replace(f"id: {option.id}\n", f"id: zz\n        was: [{option.id}]\n", 1)
    assert renamed.count("was:") == 2
    for name, content in (("old", text), ("new", renamed)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "bank.yaml").write_text(content, "utf-8")
    bank_module._read.cache_clear()
    return open_bank(tmp_path / "old"), open_bank(tmp_path / "new"), item, option.id


def test_a_submitted_assignment_is_graded_by_its_old_ids(banks, tmp_path: Path):
    _, new, item, option = banks
    record = Record(Attempt({"chosen": [option]}), NOW)
    SidecarStore(tmp_path / "antwoorden.json").update(OWNER, {item.id: lambda _: record})
    assert grade(new, read_submission(tmp_path), item.id, 2).points == 2
    assert grade(new, read_submission(tmp_path), f"{item.id}.nieuw", 2).points == 2


def test_a_learner_gets_the_former_ids_so_that_the_own_file_still_fits(banks):
    _, new, item, option = banks
    question = new[item.id]
    shown = read_keyless(Authored(without_key(question), file="f", key=question.id))
    assert shown.was == (item.id,)
    assert shown.renewed({"chosen": [option]}) == {"chosen": ["zz"]}
    assert item.id in new
    assert next(iter(new)) == f"{item.id}.nieuw"
    assert json.loads(to_text(new, [item.id]))["vragen"][0]["id"] == f"{item.id}.nieuw"
