"""The JSON schemas of the results, read from their types (JSON Schema 2020-12).

``python -m aims_graph.assess.schema`` writes them; the committed files beside this one are those texts.
"""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from aims_graph.assess import classification, difference, result
from aims_graph.assess.classification import Classification
from aims_graph.assess.difference import Difference
from aims_graph.assess.result import AssessmentResult

FILE = Path(__file__).with_name("assessment-result.schema.json")
CLASSIFICATION_FILE = Path(__file__).with_name("classification.schema.json")
DIFFERENCE_FILE = Path(__file__).with_name("difference.schema.json")


def result_schema() -> dict[str, Any]:
    """Return the schema of an assessment, with a definition for each class of the result."""
    return _schema(AssessmentResult, result.SCHEMA, result.SCHEMA_VERSION)


def classification_schema() -> dict[str, Any]:
    """Return the schema of a classification, with a definition for each class of the result."""
    return _schema(Classification, classification.SCHEMA, classification.SCHEMA_VERSION)


def difference_schema() -> dict[str, Any]:
    """Return the schema of the difference of two assessments, with a definition for each class of it."""
    return _schema(Difference, difference.SCHEMA, difference.SCHEMA_VERSION)


def _schema(cls: type, name: str, version: str) -> dict[str, Any]:
    definitions: dict[str, Any] = {}
    root = _class(cls, definitions)
    head = {"schema": {"const": name}, "schema_version": {"const": version}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{name}/{version}",
        "title": cls.__name__,
        **root,
        "properties": {**head, **root["properties"]},
        "required": [*head, *root["required"]],
        "$defs": dict(sorted(definitions.items())),
    }


def _class(cls: type, definitions: dict[str, Any]) -> dict[str, Any]:
    hints = typing.get_type_hints(cls)
    names = [field.name for field in dataclasses.fields(cls)]
    return {
        "type": "object",
        "description": " ".join((cls.__doc__ or "").split()),
        "properties": {name: _type(hints[name], definitions) for name in names},
        "required": names,
        "additionalProperties": False,
    }


def _type(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    simple = {str: "string", int: "integer", bool: "boolean"}
    if hint in simple:
        return {"type": simple[hint]}
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        if hint.__name__ not in definitions:
            definitions[hint.__name__] = {}
            definitions[hint.__name__] = _class(hint, definitions)
        return {"$ref": f"#/$defs/{hint.__name__}"}
    origin, parts = typing.get_origin(hint), typing.get_args(hint)
    if origin is types.UnionType:
        return {"anyOf": [_type(part, definitions) for part in parts if part is not type(None)] + [{"type": "null"}]}
    if origin is tuple:
        return {"type": "array", "items": _type(parts[0], definitions)}
    if origin is Mapping:
        return {"type": "object", "additionalProperties": _type(parts[1], definitions)}
    raise TypeError(f"no JSON form is defined for {hint}")


def schema_text(schema: dict[str, Any]) -> str:
    """Return a schema as the text of its committed file."""
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    FILE.write_text(schema_text(result_schema()), encoding="utf-8")
    CLASSIFICATION_FILE.write_text(schema_text(classification_schema()), encoding="utf-8")
    DIFFERENCE_FILE.write_text(schema_text(difference_schema()), encoding="utf-8")
