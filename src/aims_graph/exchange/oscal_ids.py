"""How our ids stand in OSCAL: as tokens, with UUIDs that follow from what they name, and properties of ours."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from typing import Any, Final

from aims_graph.base.terms import AIMS, BASE

VERSION: Final = "1.2.1"
"""The version of OSCAL that is written."""
NAMESPACE: Final = AIMS.rstrip("#")
"""The namespace of our properties."""
START_OF_DAY: Final = "T00:00:00Z"


def token(curie: str) -> str:
    """Return an id as OSCAL takes ids: a token, which must start with a letter and holds no colon.

    >>> token("iso42001:9.2.2_1"), curie_of("iso42001.9.2.2_1")
    ('iso42001.9.2.2_1', 'iso42001:9.2.2_1')
    """
    return curie.replace(":", ".", 1)


def curie_of(text: str) -> str:
    """Return the CURIE of a token of ours."""
    return text.replace(".", ":", 1)


def stable_uuid(*names: str) -> str:
    """Return the UUID that stands for ``names``: the same names give the same UUID (version 5)."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, BASE + "oscal/" + "/".join(names)))


def prop(name: str, value: str, **more: str) -> dict[str, str]:
    """Return a property in our namespace."""
    return {"name": name.replace("_", "-"), "ns": NAMESPACE, "value": value, **more}


def props_of(node: Mapping[str, Any]) -> dict[str, str]:
    """Return the properties in our namespace that stand on ``node`` without a group."""
    return {
        str(found.get("name", "")).replace("-", "_"): str(found.get("value", ""))
        for found in listed(node, "props")
        if found.get("ns") == NAMESPACE and "group" not in found
    }


def grouped(node: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """Return the groups of properties in our namespace that stand on ``node``."""
    groups: dict[str, dict[str, str]] = {}
    for found in listed(node, "props"):
        if found.get("ns") == NAMESPACE and isinstance(group := found.get("group"), str):
            groups.setdefault(group, {})[str(found.get("name", "")).replace("-", "_")] = str(found.get("value", ""))
    return groups


def listed(node: Any, name: str) -> list[dict[str, Any]]:
    """Return the list of objects at ``name``, without what is no object."""
    value = node.get(name) if isinstance(node, dict) else None
    return [part for part in value if isinstance(part, dict)] if isinstance(value, list) else []


def said(node: Any, name: str) -> str:
    """Return the text at ``name``, empty where there is none."""
    value = node.get(name) if isinstance(node, dict) else None
    return value if isinstance(value, str) else ""


def latest(days: Iterable[str], otherwise: str) -> str:
    """Return the last of the days, as a moment; OSCAL wants one, and results here hang on no clock."""
    return max([day for day in days if day], default=otherwise) + START_OF_DAY
