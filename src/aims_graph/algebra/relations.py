"""The five ways in which two non-empty sets can lie, the predicates as what they leave open, and composition.

Nothing here is a table that somebody typed: composition is read off the regions of three sets.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntFlag
from functools import cache
from itertools import product
from types import MappingProxyType
from typing import Final


class Basic(IntFlag):
    """Which of the five basic relations are possible between two non-empty sets; exactly one holds."""

    EQUAL = 1
    WITHIN = 2
    """The first is inside the second and is not all of it."""
    CONTAINS = 4
    OVERLAP = 8
    """Something in common, and something of its own on each side."""
    DISJOINT = 16


ANY: Final = Basic.EQUAL | Basic.WITHIN | Basic.CONTAINS | Basic.OVERLAP | Basic.DISJOINT

INSIDE: Final = Basic.EQUAL | Basic.WITHIN
COMMON: Final = Basic.EQUAL | Basic.WITHIN | Basic.CONTAINS | Basic.OVERLAP

PREDICATES: Final[Mapping[str, Basic]] = MappingProxyType(
    {
        "equalTo": Basic.EQUAL,
        "subsetOf": INSIDE,
        "supersetOf": Basic.EQUAL | Basic.CONTAINS,
        "noRelationship": Basic.DISJOINT,
        "intersectsWith": COMMON,
    }
)
"""Predicate → what it leaves possible, read loosely; a later one never says more than an earlier one."""

_INVERSE: Final = MappingProxyType({"subsetOf": "supersetOf", "supersetOf": "subsetOf"})


def inverse(predicate: str) -> str:
    """Return the predicate that says the same with its ends exchanged.

    >>> inverse("subsetOf"), inverse("equalTo")
    ('supersetOf', 'equalTo')
    """
    return _INVERSE.get(predicate, predicate)


def converse(relation: Basic) -> Basic:
    """Return ``relation`` as seen from its second end."""
    return _CONVERSE[relation]


def compose(first: Basic, second: Basic) -> Basic:
    """Return what is possible between a and c where ``first`` holds from a to b and ``second`` from b to c.

    >>> compose(PREDICATES["subsetOf"], PREDICATES["noRelationship"]) == PREDICATES["noRelationship"]
    True
    """
    table, found = _from_regions(), Basic(0)
    for one in first:
        for other in second:
            found |= table[one, other]
    return found


def predicate_of(relation: Basic) -> str | None:
    """Return the predicate that says most of what ``relation`` says; None where nothing is known or possible."""
    return _PREDICATE[relation]


def _basic(only_first: bool, both: bool, only_second: bool) -> Basic:
    if not both:
        return Basic.DISJOINT
    if only_first:
        return Basic.OVERLAP if only_second else Basic.CONTAINS
    return Basic.WITHIN if only_second else Basic.EQUAL


@cache
def _from_regions() -> dict[tuple[Basic, Basic], Basic]:
    """Return basic relation × basic relation → what can hold, over every way to fill the seven regions of three sets."""
    regions = [region for region in product((False, True), repeat=3) if any(region)]
    table: dict[tuple[Basic, Basic], Basic] = {}
    for filled in product((False, True), repeat=len(regions)):
        points = [region for region, holds in zip(regions, filled, strict=True) if holds]
        if not all(any(point[place] for point in points) for place in range(3)):
            continue
        key = (_between(points, 0, 1), _between(points, 1, 2))
        table[key] = table.get(key, Basic(0)) | _between(points, 0, 2)
    return table


def _between(points: list[tuple[bool, ...]], first: int, second: int) -> Basic:
    seen = {(point[first], point[second]) for point in points}
    return _basic((True, False) in seen, (True, True) in seen, (False, True) in seen)


def _turned(relation: Basic) -> Basic:
    kept = relation & ~(Basic.WITHIN | Basic.CONTAINS)
    kept |= Basic.CONTAINS if relation & Basic.WITHIN else Basic(0)
    return kept | (Basic.WITHIN if relation & Basic.CONTAINS else Basic(0))


def _named(relation: Basic) -> str | None:
    if not relation:
        return None
    return next((name for name, allowed in PREDICATES.items() if not relation & ~allowed), None)


EVERY: Final = tuple(Basic(value) for value in range(ANY + 1))
"""Every set of possibilities, at the place of its number: looking one up is far cheaper than making it."""

_CONVERSE: Final = tuple(_turned(relation) for relation in EVERY)
_PREDICATE: Final = tuple(_named(relation) for relation in EVERY)
