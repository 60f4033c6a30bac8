# SPDX-License-Identifier: EUPL-1.2
"""A JSON Schema of the files that authors write, for editors. It follows from the declarations.

Draft 7, since that is what editors of YAML know best. What one field asks of another (an id that
must be there, an order that must not be told) a schema cannot say; `meedenker content check` can.
"""

from collections.abc import Mapping
from typing import Any

from meedenker.content.shapes import FILE
from meedenker.content.texts import MESSAGES, Texts
from meedenker.domain.certainty import Certainty
from meedenker.domain.shape import (
    Each,
    Extra,
    Flag,
    Origin,
    Parts,
    Sentences,
    Shape,
    Text,
    Word,
)
from meedenker.domain.shape import Texts as TextList

Schema = dict[str, Any]
DRAFT = "http://json-schema.org/draft-07/schema#"
_TEXT: Schema = {"type": "string", "pattern": "\\S"}
_SOURCE = Shape(Text("document"), Text("place"))


def content_schema(texts: Texts) -> Schema:
    """The schema of files of content and of files of sentences, described in Dutch."""
    make = _Maker(texts)
    content, free = make.mapping(FILE), make.mapping(FILE)
    extra = {"type": ["string", "integer"], "pattern": "\\S"}
    any_extra = {**make.definitions["items"], "additionalProperties": extra}
    make.definitions["items-with-extra"] = any_extra
    free["properties"]["items"]["items"] = {"$ref": "#/definitions/items-with-extra"}
    named: Schema = {"required": ["extra"], "properties": {"extra": {"minItems": 1}}}
    return {
        "$schema": DRAFT,
        "title": texts.say("schema.title-of-all"),
        "type": "object",
        "if": {"required": ["messages"]},
        "then": make.mapping(MESSAGES),
        "else": {"if": named, "then": free, "else": content},
        "definitions": make.definitions,
    }


class _Maker:
    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self.definitions: dict[str, Schema] = {}

    def mapping(self, shape: Shape, inside: str = "") -> Schema:
        """The schema of one shape; `inside` is the list that holds it."""
        fields = [field for field in shape.fields if not isinstance(field, Extra)]
        schema: Schema = {
            "type": "object",
            "properties": {},
            "additionalProperties": False,
        }
        for field in fields:
            schema["properties"] |= self._properties(field, inside)
        required = [field.name for field in fields if field.required]
        return {**schema, "required": required} if required else schema

    def _properties(self, field: Any, inside: str) -> Schema:
        if not isinstance(field, Certainty):
            return {field.name: self._described(field, inside)}
        return {
            name: {
                "description": describe(self._texts, name, inside),
                **self.mapping(shape, "standing"),
            }
            for name, shape in field.shapes.items()
        }

    def _described(self, field: Any, inside: str) -> Schema:
        words = describe(self._texts, field.name, inside)
        return {"description": words, **self._field(field)}

    def _field(self, field: Any) -> Schema:
        schema: Schema
        match field:
            case Text(pattern=pattern) if pattern:
                schema = {"type": "string", "allOf": [_TEXT, {"pattern": rf"^\s*({pattern})\s*$"}]}
            case Text():
                schema = dict(_TEXT)
            case Word(known=known):
                schema = {"enum": [str(word) for word in known]}
            case Flag():
                schema = {"type": "boolean"}
            case TextList(least=least):
                schema = _list(dict(_TEXT), least)
            case Origin():
                schema = self.mapping(_SOURCE, "source")
            case Sentences():
                schema = {"type": "object", "additionalProperties": dict(_TEXT)}
            case Each(name=name, shape=shape, least=least, most=most):
                schema = _list(self.mapping(shape, name), least, most)
            case Parts(name=name, shapes=shapes):
                self.definitions[name] = self._one_of(name, shapes())
                schema = _list({"$ref": f"#/definitions/{name}"}, 0)
            case _:
                raise TypeError(field)
        return schema

    def _one_of(self, inside: str, shapes: Mapping[str, Shape]) -> Schema:
        """One shape, or the one that its `kind` asks for."""
        if "" in shapes:
            return self.mapping(shapes[""], inside)
        kinds: Schema = {"enum": sorted(shapes), "description": self._texts["schema.kind"]}
        branches = [
            {
                "if": {"required": ["kind"], "properties": {"kind": {"const": kind}}},
                "then": self._of_kind(kind, shape, inside),
            }
            for kind, shape in sorted(shapes.items())
        ]
        return {
            "type": "object",
            "required": ["kind"],
            "properties": {"kind": kinds},
            "allOf": branches,
        }

    def _of_kind(self, kind: str, shape: Shape, inside: str) -> Schema:
        schema = self.mapping(shape, inside)
        schema["properties"]["kind"] = {"const": kind}
        return schema


def describe(texts: Texts, name: str, inside: str) -> str:
    """What a field is for: said for this list, else for every field by this name.

    >>> describe(Texts({"schema.id": "Kort.", "schema.cards-id": "Kaart."}), "id", "cards")
    'Kaart.'
    """
    return texts.get(f"schema.{inside}-{name}") or texts[f"schema.{name}"]


def _list(items: Schema, least: int, most: int | None = None) -> Schema:
    schema: Schema = {"type": "array", "items": items}
    if least:
        schema["minItems"] = least
    return schema if most is None else {**schema, "maxItems": most}
