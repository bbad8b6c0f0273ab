"""The words by which files name relations, and the words each format has for ours."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from aims_graph.exchange.crosswalk import EQUAL, NONE, OVERLAP, SUBSET, SUPERSET

OSCAL: Final[Mapping[str, str]] = MappingProxyType(
    {
        EQUAL: "equal-to",
        SUBSET: "subset-of",
        SUPERSET: "superset-of",
        OVERLAP: "intersects-with",
        NONE: "no-relationship",
    }
)
CISO_ASSISTANT: Final[Mapping[str, str]] = MappingProxyType(
    {EQUAL: "equal", SUBSET: "subset", SUPERSET: "superset", OVERLAP: "intersect", NONE: "not_related"}
)
SKOS: Final[Mapping[str, str]] = MappingProxyType(
    {EQUAL: "exactMatch", SUBSET: "broadMatch", SUPERSET: "narrowMatch", OVERLAP: "relatedMatch"}
)
"""Ours → SKOS, as the nearest that SKOS has: ``a skos:broadMatch b`` says that b is the wider of the two."""

_WORDS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        EQUAL: (
            "equal", "equals", "equal to", "is equal to", "equivalent", "equivalent to", "exact", "exact match",
            "identical", "same", "same as", "full", "1:1", "=", "equivalent class", "gleich", "igual", "égal",
            "equivalente", "cross species exact match",
        ),
        SUBSET: (
            "subset", "subset of", "is subset of", "part of", "broad", "broad match", "broader", "narrower than",
            "contained in", "included in", "sub class of", "⊂", "⊆", "<", "subconjunto", "teilmenge",
        ),
        SUPERSET: (
            "superset", "superset of", "is superset of", "narrow", "narrow match", "contains", "includes",
            "broader than", "⊃", "⊇", ">", "superconjunto", "obermenge",
        ),
        OVERLAP: (
            "intersect", "intersects", "intersects with", "intersect with", "overlap", "overlaps", "overlaps with",
            "partial", "partially", "partial match", "close", "close match", "∩", "intersecta", "solapa", "parcial",
            "teilweise",
        ),
        NONE: (
            "no relationship", "no relation", "not related", "unrelated", "none", "disjoint", "disjoint with",
            "sin relación", "keine",
        ),
    }
)  # fmt: skip

_UNDERSTOOD: Final[Mapping[str, str]] = MappingProxyType(
    {word: relation for relation, words in _WORDS.items() for word in words}
)
_NAMESPACE: Final = re.compile(r"^(?:https?://.*[/#]|[\w.\-]+:(?!//))", re.IGNORECASE)
_HUMP: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")


def relation_of(word: str) -> str | None:
    """Return our relation for a word of any of the formats, or None where it is none that we know.

    >>> relation_of("skos:broadMatch"), relation_of("subset-of"), relation_of("not_related"), relation_of("maps to")
    ('subsetOf', 'subsetOf', 'noRelationship', None)
    """
    bare = _NAMESPACE.sub("", word.strip())
    plain = " ".join(re.split(r"[\s_\-]+", _HUMP.sub(" ", bare))).strip().lower()
    return _UNDERSTOOD.get(plain)
