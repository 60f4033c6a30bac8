# SPDX-License-Identifier: EUPL-1.2
"""The schema for editors says what the loader says, as far as a schema can."""

import json
from copy import deepcopy
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from meedenker.content.loading import DATA, Loader
from meedenker.content.schema import content_schema, describe
from meedenker.content.shapes import FILE
from meedenker.content.texts import MESSAGES, read_sentences, shipped_texts, text_files
from meedenker.domain.certainty import Certainty
from meedenker.domain.shape import Each, Extra, Parts, Shape
from meedenker.errors import ContentError
from meedenker.kinds import all_kinds
from meedenker_widgets.commands.content import schema_text
from tests.authors.samples import FILES, Data, at, by_kind, paths_in
from tests.conftest import ROOT

COPY = ROOT / "course/meedenker/content/content.schema.json"
RENEW = "meedenker content schema > course/meedenker/content/content.schema.json"
SCHEMA = jsonschema.Draft7Validator(content_schema(shipped_texts()))
BY_KIND = by_kind()
VALUES = [None, "", "  ", 7, 0, True, 1.5, [], {}, "x", "een: twee", [1], ["x"], [[]], {"x": "y"}]
NEW = "veld-dat-er-niet-is"
# What the schema must refuse too. The other codes are about two fields at once, or two files.
OF_ONE_FIELD = {
    "content.no-text",
    "content.no-flag",
    "content.no-list",
    "content.no-source",
    "content.not-a-mapping",
    "content.unknown-field",
    "content.unknown-kind",
    "content.unknown-label",
    "content.part-id",
    "content.part-key",
    "dialogue.step",
    "dialogue.few-choices",
    "placing.field-name",
    "sort.columns",
}


def loader_says(data: Data) -> set[str]:
    """The codes of every fault in one file of content, dead references aside."""
    found: list[ContentError] = []
    Loader({"test.yaml": data}, found.append).load()
    return {error.code for error in found} - {"content.no-such-id"}


def agree(data: Data) -> None:
    codes = loader_says(data)
    if SCHEMA.is_valid(data):
        assert not codes & OF_ONE_FIELD, codes
    else:
        assert codes, list(SCHEMA.iter_errors(data))[:2]


def changed(data: Any, draw: st.DataObject) -> Any:
    """The data with one thing in it changed: taken away, replaced, renamed, doubled or added."""
    data = deepcopy(data)
    path = draw.draw(st.sampled_from(list(paths_in(data))))
    around, last = at(data, path[:-1]), path[-1]
    what = draw.draw(st.sampled_from(["drop", "replace", "rename", "double", "add"]))
    if what == "drop":
        del around[last]
    elif what == "replace":
        around[last] = draw.draw(st.sampled_from(VALUES))
    elif isinstance(around, list):
        around.append(deepcopy(around[last]))
    elif what == "rename":
        around[f"{last}x"] = around.pop(last)
    else:
        around[NEW] = "x"
    return data


def test_the_schema_is_a_schema():
    jsonschema.Draft7Validator.check_schema(SCHEMA.schema)


def test_the_copy_for_editors_is_not_stale():
    assert COPY.read_text("utf-8") == schema_text() + "\n", f"renew it: {RENEW}"


def test_the_settings_of_the_editor_lead_to_the_copy_and_to_every_file():
    settings = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))
    ((schema, patterns),) = settings["yaml.schemas"].items()
    assert (ROOT / schema).samefile(COPY)
    matched = {path for pattern in patterns for path in ROOT.glob(pattern)}
    assert matched == {*FILES, *text_files()}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_file_of_content_fits(path):
    assert list(SCHEMA.iter_errors(FILES[path])) == []


@pytest.mark.parametrize("path", text_files(), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_file_of_sentences_fits(path):
    data = yaml.safe_load(path.read_text("utf-8"))
    assert list(SCHEMA.iter_errors(data)) == []
    assert not SCHEMA.is_valid({**data, "messages": {"a": 7}})
    assert not SCHEMA.is_valid({**data, "berichten": {}})


@settings(deadline=None)
@given(st.data())
def test_schema_and_loader_agree_on_changed_sentences(draw: st.DataObject):
    data = {"source": {"document": "x", "place": "y"}, "messages": {"a": "Een.", "b": "Twee."}}
    data = changed(data, draw)
    found: list[ContentError] = []
    read_sentences({"test.yaml": data}, found.append)
    if "messages" in data:  # without, it is a file of content
        assert SCHEMA.is_valid(data) == (not found)


@pytest.mark.parametrize("kind", all_kinds())
@settings(deadline=None)
@given(draw=st.data())
def test_schema_and_loader_agree_on_every_change_to_a_question(kind: str, draw: st.DataObject):
    question = draw.draw(st.sampled_from(BY_KIND[kind]))
    agree({"page": "/x", "questions": [changed(question, draw)]})


@settings(deadline=None)
@given(st.data())
def test_schema_and_loader_agree_on_every_change_to_a_file(draw: st.DataObject):
    whole = FILES[DATA / draw.draw(st.sampled_from(["kompas.yaml", "opschalen.yaml"]))]
    names = draw.draw(st.permutations(["items", "groups"]))
    part = {
        name: whole[name][:2] if isinstance(whole[name], list) else whole[name] for name in names
    }
    if "extra" in whole:
        part["extra"] = whole["extra"]
    data = changed({"page": "/x", **part}, draw)
    if "extra" not in part or data.get("extra") == part["extra"]:
        extra_named = NEW if "extra" in part else ""  # the schema cannot know which were named
        if not any(
            path[-1] == extra_named or str(path[-1]).endswith("x") for path in paths_in(data)
        ):
            agree(data)


def lists() -> list[tuple[str, Each]]:
    """Every list of parts with a number of its own, by the kind it is in."""
    return [
        (name, field)
        for name, kind in all_kinds().items()
        for field in kind.shape.fields
        if isinstance(field, Each)
    ]


@pytest.mark.parametrize(("kind", "field"), lists(), ids=lambda x: getattr(x, "name", x))
def test_too_few_and_too_many_are_refused_by_both(kind: str, field: Each):
    question = BY_KIND[kind][0]
    parts = question[field.name]
    counts = {field.least - 1 if field.least else None, field.most and field.most + 1} - {None}
    for count in counts:
        again = [{**parts[n % len(parts)], "id": f"nieuw-{n}"} for n in range(count)]
        data = {"page": "/x", "questions": [{**question, field.name: again}]}
        assert loader_says(data)
        assert not SCHEMA.is_valid(data)


def fields_of(shape: Shape, inside: str = "") -> set[tuple[str, str]]:
    found = set()
    for field in shape.fields:
        if isinstance(field, Extra):
            continue
        if isinstance(field, Certainty):
            found |= {(inside, name) for name in field.shapes}
            found |= {
                pair for part in field.shapes.values() for pair in fields_of(part, "standing")
            }
            continue
        found.add((inside, field.name))
        if isinstance(field, Each):
            found |= fields_of(field.shape, field.name)
        if isinstance(field, Parts):
            for inner in field.shapes().values():
                found |= fields_of(inner, field.name)
    return found


def test_every_field_is_described_in_a_sentence_and_no_sentence_is_left_over():
    used = {"schema.title-of-all", "schema.document", "schema.place", "schema.kind"}
    for inside, name in fields_of(FILE) | fields_of(MESSAGES):
        assert describe(shipped_texts(), name, inside).endswith(".")
        special = f"schema.{inside}-{name}"
        used.add(special if special in shipped_texts() else f"schema.{name}")
    said = {code for code in shipped_texts() if code.startswith("schema.")}
    assert said - used == set()


@pytest.mark.parametrize("kind", all_kinds())
def test_an_editor_completes_the_fields_of_each_kind(kind: str):
    branches = SCHEMA.schema["definitions"]["questions"]["allOf"]
    (found,) = [b["then"] for b in branches if b["if"]["properties"]["kind"]["const"] == kind]
    assert set(BY_KIND[kind][0]) <= set(found["properties"])
    assert {"id", "kind", "prompt", "source"} <= set(found["required"])
