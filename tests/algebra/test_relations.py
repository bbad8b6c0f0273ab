"""Composition, against every family of three sets over five things."""

from __future__ import annotations

from itertools import combinations, product

import pytest

from aims_graph.algebra import ANY, PREDICATES, Basic, compose, converse, facts_of, inverse, predicate_of
from aims_graph.algebra.facts import Kind

SETS = [frozenset(found) for size in range(1, 6) for found in combinations(range(5), size)]
EVERY = [Basic(value) for value in range(ANY + 1)]


def between(one: frozenset[int], other: frozenset[int]) -> Basic:
    if one == other:
        return Basic.EQUAL
    if not one & other:
        return Basic.DISJOINT
    if one < other:
        return Basic.WITHIN
    return Basic.CONTAINS if one > other else Basic.OVERLAP


def test_composition_is_what_brute_force_over_small_sets_gives() -> None:
    found: dict[tuple[Basic, Basic], Basic] = {}
    lie = {(one, other): between(one, other) for one, other in product(SETS, SETS)}
    for one, other in product(SETS, SETS):
        first = lie[one, other]
        for third in SETS:
            key = (first, lie[other, third])
            found[key] = found.get(key, Basic(0)) | lie[one, third]
    assert len(found) == 25
    assert {key: compose(*key) for key in found} == found


def test_composition_of_several_possibilities_is_their_union() -> None:
    for first, second in product(EVERY, EVERY):
        expected = Basic(0)
        for one, other in product(first, second):
            expected |= compose(one, other)
        assert compose(first, second) == expected


def test_identity_and_converse() -> None:
    for relation in EVERY:
        assert compose(Basic.EQUAL, relation) == relation == compose(relation, Basic.EQUAL)
        assert converse(converse(relation)) == relation
    for first, second in product(EVERY, EVERY):
        assert converse(compose(first, second)) == compose(converse(second), converse(first))


def test_converse_is_what_the_sets_show() -> None:
    assert all(converse(between(one, other)) == between(other, one) for one, other in product(SETS, SETS))


@pytest.mark.parametrize("predicate", PREDICATES)
def test_a_predicate_is_what_its_facts_leave_possible(predicate: str) -> None:
    says = {
        Kind.INSIDE: Basic.EQUAL | Basic.WITHIN,
        Kind.OVERLAPS: ANY & ~Basic.DISJOINT,
        Kind.DISJOINT: Basic.DISJOINT,
    }
    left = ANY
    for fact in facts_of(predicate, "a", "b", "r"):
        left &= says[fact.kind] if fact.first == "a" else converse(says[fact.kind])
    assert left == PREDICATES[predicate]
    assert predicate_of(left) == predicate
    assert converse(left) == PREDICATES[inverse(predicate)]


def test_what_no_predicate_says_has_none() -> None:
    assert predicate_of(ANY) is None
    assert predicate_of(Basic(0)) is None
    assert predicate_of(Basic.OVERLAP) == "intersectsWith"
    assert predicate_of(Basic.WITHIN) == "subsetOf"


@pytest.mark.parametrize("confidence", [0, -0.1, 1.01])
def test_a_confidence_that_is_none_is_refused(confidence: float) -> None:
    with pytest.raises(ValueError, match="above 0 and at most 1"):
        facts_of("equalTo", "a", "b", "r", confidence)
