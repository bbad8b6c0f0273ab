"""The JSON schema of :class:`~aims_graph.assess.result.AssessmentResult`, read from its types (JSON Schema 2020-12).

``python -m aims_graph.assess.schema`` prints it; the committed file beside this one is that text.
"""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from aims_graph.assess.result import SCHEMA, SCHEMA_VERSION, AssessmentResult

FILE = Path(__file__).with_name("assessment-result.schema.json")


def result_schema() -> dict[str, Any]:
    """Return the schema, with a definition for each class of the result."""
    definitions: dict[str, Any] = {}
    root = _class(AssessmentResult, definitions)
    head = {"schema": {"const": SCHEMA}, "schema_version": {"const": SCHEMA_VERSION}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{SCHEMA}/{SCHEMA_VERSION}",
        "title": "AssessmentResult",
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


def schema_text() -> str:
    """Return the schema as the text of the committed file."""
    return json.dumps(result_schema(), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    FILE.write_text(schema_text(), encoding="utf-8")
