"""What follows: against path consistency, against sets, and the properties that a closure owes."""

from __future__ import annotations

from itertools import pairwise, product
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aims_graph.algebra import ANY, Basic, Closure, Fact, Kind, Proof, Whole, converse, facts_of
from aims_graph.algebra.path_consistency import path_consistent
from aims_graph.algebra.proof import EQUAL

MANY = settings(derandomize=True, deadline=None, database=None, max_examples=150)


def compare(facts: list[Fact]) -> bool:
    """Whether the facts hold together, after both ways have been seen to agree."""
    closure, oracle = Closure(facts), path_consistent(facts)
    consistent = all(oracle.values())
    assert consistent == (not closure.contradictions()), facts
    if consistent:
        for (first, second), possible in oracle.items():
            assert closure.relation(first, second) == possible, (first, second, facts)
    return consistent


@pytest.mark.parametrize("size", [3, 4, 5, 6, 8])
def test_it_gives_what_full_path_consistency_gives(networks: Any, size: int) -> None:
    random = Random(size)
    agreed = [compare(networks.random(random, size, random.randint(2, 2 * size))) for _ in range(500)]
    assert 60 < sum(agreed) < 490, "both kinds of network are among them"


@pytest.mark.slow
@pytest.mark.parametrize("size", [4, 6, 8, 10])
def test_it_gives_what_full_path_consistency_gives_over_many_networks(networks: Any, size: int) -> None:
    random = Random(1000 + size)
    agreed = [compare(networks.random(random, size, random.randint(2, 2 * size))) for _ in range(5000)]
    assert any(agreed)
    assert not all(agreed)


@MANY
@given(data=st.data())
def test_it_gives_what_full_path_consistency_gives_shrunk(networks: Any, data: st.DataObject) -> None:
    compare(data.draw(networks.facts()))


@MANY
@given(data=st.data())
def test_what_follows_is_true_of_every_family_of_sets_the_facts_are_true_of(networks: Any, data: st.DataObject) -> None:
    sets, facts = data.draw(networks.true_facts())
    closure = Closure(facts)
    assert not closure.contradictions()
    for first, second in product(closure.nodes, repeat=2):
        for kind in Kind:
            if closure.holds(kind, first, second):
                assert networks.true_of(kind, sets[first], sets[second])


@MANY
@given(data=st.data())
def test_identity_and_converse(networks: Any, data: st.DataObject) -> None:
    closure = Closure(data.draw(networks.facts()))
    for first, second in product([*closure.nodes, "unheard of"], repeat=2):
        assert closure.relation(first, first) == Basic.EQUAL
        assert closure.relation(second, first) == converse(closure.relation(first, second))


@MANY
@given(data=st.data())
def test_order_and_repeats_change_nothing(networks: Any, data: st.DataObject) -> None:
    facts = data.draw(networks.facts())
    shuffled = data.draw(st.permutations([*facts, *facts[:2]]))
    one, other = Closure(facts), Closure(shuffled)
    assert told(one) == told(other)
    assert one.contradictions() == other.contradictions()


def told(closure: Closure) -> dict[tuple[Kind, str, str], Proof | None]:
    pairs = product(Kind, closure.nodes, closure.nodes)
    return {(kind, first, second): closure.prove(kind, first, second) for kind, first, second in pairs}


@MANY
@given(data=st.data())
def test_closing_what_was_closed_adds_nothing(networks: Any, data: st.DataObject) -> None:
    closure = Closure(data.draw(networks.facts()))
    shown = [Fact("d", proof.shows, proof.first, proof.second) for proof in told(closure).values() if proof]
    again = Closure([*closure.facts, *shown])
    for kind, first in product(Kind, closure.nodes):
        assert list(again.following(kind, first)) == list(closure.following(kind, first))


@MANY
@given(data=st.data())
def test_more_rows_never_show_less_nor_less_surely(networks: Any, data: st.DataObject) -> None:
    facts = data.draw(networks.facts())
    kept = data.draw(st.sets(st.sampled_from(facts))) if facts else set()
    smaller, larger = Closure(kept), Closure(facts)
    for place, proof in told(smaller).items():
        if proof:
            now = larger.prove(*place)
            assert now is not None
            assert now.confidence >= proof.confidence - 1e-9
    for first, second in product(smaller.nodes, repeat=2):
        proof = smaller.prove_equal(first, second)
        if proof:
            now = larger.prove_equal(first, second)
            assert now is not None
            assert now.confidence >= proof.confidence - 1e-9


@MANY
@given(data=st.data())
def test_a_proof_stands_on_its_own_and_is_never_surer_than_its_weakest_row(networks: Any, data: st.DataObject) -> None:
    closure = Closure(data.draw(networks.facts()))
    asserted = closure.by_evidence()
    for (kind, first, second), proof in told(closure).items():
        assert (proof is not None) == closure.holds(kind, first, second)
        if proof is None:
            continue
        assert (proof.shows, proof.first, proof.second) == (kind, first, second)
        rows = [fact for row in proof.evidence for fact in asserted[row]]
        assert Closure(rows).holds(kind, first, second), "its own rows are enough"
        assert proof.confidence <= min((row.confidence for row in rows), default=1.0) + 1e-12
        assert set(proof.facts()) <= set(closure.facts)
        assert reads(proof)


def reads(proof: Proof) -> bool:
    """Whether each step starts where the one before it ended."""
    if proof.parts:
        return all(reads(part) for part in proof.parts)
    left, right = [step.fact for step in proof.left], [step.fact for step in proof.right]
    for path in (left, right):
        if any(one.second != next_.first or one.kind is not Kind.INSIDE for one, next_ in pairwise(path)):
            return False
    if proof.shows is Kind.INSIDE:
        return (
            proof.middle is None
            and not right
            and (ends(left) == (proof.first, proof.second) if left else proof.first == proof.second)
        )
    if proof.middle is None:
        starts = {path[0].first for path in (left, right) if path} or {proof.first}
        return len(starts) == 1 and (left or starts == {proof.first}) and (right or starts == {proof.second})
    upwards_left = proof.shows is not Kind.DISJOINT
    upwards_right = proof.shows is Kind.OVERLAPS
    meets_left = (left[0].first if upwards_left else left[-1].second) if left else proof.first
    meets_right = (right[0].first if upwards_right else right[-1].second) if right else proof.second
    met = (proof.middle.fact.first, proof.middle.fact.second)
    return (meets_left, meets_right) in ((met,) if proof.shows is Kind.NOT_INSIDE else (met, met[::-1]))


def ends(path: list[Fact]) -> tuple[str, str]:
    return path[0].first, path[-1].second


# ── proofs by example ──


def test_the_surest_path_wins_over_the_shortest() -> None:
    facts = [
        *facts_of("subsetOf", "a", "d", "direct", 0.6),
        *facts_of("subsetOf", "a", "b", "one", 0.9),
        *facts_of("subsetOf", "b", "d", "two", 0.9),
    ]
    proof = Closure(facts).prove(Kind.INSIDE, "a", "d")
    assert proof is not None
    assert proof.evidence == ("one", "two")
    assert proof.confidence == pytest.approx(0.81)


def test_equal_evidence_is_taken_by_name() -> None:
    facts = [*facts_of("equalTo", "a", "b", "z", 0.9), *facts_of("equalTo", "a", "b", "m", 0.9)]
    for given_ in (facts, facts[::-1]):
        proof = Closure(given_).prove_equal("a", "b")
        assert proof is not None
        assert proof.evidence == ("m",)
        assert proof.confidence == pytest.approx(0.9), "the row counts once, though it is used both ways"
        assert proof.shows == EQUAL


def test_a_contradiction_comes_with_both_proofs() -> None:
    facts = [
        *facts_of("equalTo", "a", "b", "same"),
        *facts_of("intersectsWith", "b", "c", "shares"),
        *facts_of("subsetOf", "c", "d", "within"),
        *facts_of("noRelationship", "d", "a", "apart"),
    ]
    (found,) = Closure(facts).contradictions()
    assert (found.first, found.second) == ("a", "d")
    assert [proof.shows for proof in found.proofs] == [Kind.OVERLAPS, Kind.DISJOINT]
    assert found.evidence == ("same", "shares", "within", "apart")
    assert Closure(facts).relation("a", "d") == Basic(0)


def test_disjoint_and_something_in_common_show_that_it_is_not_inside() -> None:
    facts = [*facts_of("intersectsWith", "a", "x", "shares"), *facts_of("noRelationship", "x", "b", "apart")]
    closure = Closure(facts)
    proof = closure.prove(Kind.NOT_INSIDE, "a", "b")
    assert proof is not None
    assert [part.shows for part in proof.parts] == [Kind.OVERLAPS, Kind.DISJOINT]
    assert closure.relation("a", "b") == ANY & ~(Basic.EQUAL | Basic.WITHIN)
    assert closure.predicate("a", "b") is None


# ── wholes ──


def whole(confidence: float = 0.9) -> tuple[list[Fact], list[Whole]]:
    parts = [Fact("w", Kind.INSIDE, part, "w") for part in ("p", "q")]
    rows = [*facts_of("subsetOf", "p", "x", "r1", confidence), *facts_of("equalTo", "q", "x", "r2", confidence)]
    return [*parts, *rows], [Whole("w", ("p", "q"))]


def test_a_whole_is_inside_what_all_its_parts_are_in() -> None:
    facts, wholes = whole()
    assert Closure(facts).predicate("w", "x") == "supersetOf", "q alone shows that w contains x"
    closure = Closure(facts, wholes)
    assert closure.predicate("w", "x") == "equalTo"
    proof = closure.prove(Kind.INSIDE, "w", "x")
    assert proof is not None
    assert proof.evidence == ("r1", "r2")
    assert proof.confidence == pytest.approx(0.81)
    assert [part.first for part in proof.left[0].parts] == ["p", "q"]
    assert closure.without(["r1"]).predicate("w", "x") == "supersetOf"


def test_a_whole_is_disjoint_from_what_all_its_parts_are_disjoint_from() -> None:
    facts = [
        *(Fact("w", Kind.INSIDE, part, "w") for part in ("p", "q")),
        *facts_of("noRelationship", "p", "x", "r1"),
        *facts_of("noRelationship", "x", "q", "r2"),
        *facts_of("subsetOf", "y", "x", "r3"),
    ]
    closure = Closure(facts, [Whole("w", ("p", "q"))])
    assert closure.predicate("w", "y") == "noRelationship"
    against = Closure([*facts, *facts_of("intersectsWith", "w", "y", "r4")], [Whole("w", ("p", "q"))])
    (found,) = against.contradictions()
    assert set(found.evidence) == {"r1", "r2", "r3", "r4"}


def test_wholes_of_wholes_are_closed_to_the_end() -> None:
    facts = [
        *(Fact("w", Kind.INSIDE, part, "w") for part in ("p", "q")),
        *(Fact("v", Kind.INSIDE, part, "v") for part in ("w", "s")),
        *(Fact(f"r-{part}", Kind.INSIDE, part, "x", 0.9) for part in ("p", "q", "s")),
    ]
    closure = Closure(facts, [Whole("v", ("w", "s")), Whole("w", ("p", "q"))])
    proof = closure.prove(Kind.INSIDE, "v", "x")
    assert proof is not None
    assert set(proof.evidence) == {"r-p", "r-q", "r-s"}
    assert proof.confidence == pytest.approx(0.9**3)


@MANY
@given(data=st.data())
def test_what_wholes_add_is_true_of_unions(networks: Any, data: st.DataObject) -> None:
    sets, facts = data.draw(networks.true_facts())
    names = data.draw(st.lists(st.sampled_from(sorted(sets)), min_size=1, max_size=3, unique=True))
    sets = {**sets, "w": frozenset().union(*(sets[name] for name in names))}
    parts = [Fact("w", Kind.INSIDE, name, "w") for name in names]
    closure = Closure([*facts, *parts], [Whole("w", tuple(names))])
    assert not closure.contradictions()
    for first, second, kind in product(closure.nodes, closure.nodes, Kind):
        if closure.holds(kind, first, second):
            assert networks.true_of(kind, sets[first], sets[second])


# ── what hangs on a row ──


def test_what_a_row_carries_falls_with_it() -> None:
    facts = [
        *facts_of("equalTo", "a", "b", "r1"),
        *facts_of("subsetOf", "b", "c", "r2"),
        *facts_of("intersectsWith", "a", "c", "r3"),
    ]
    closure = Closure(facts)
    assert list(closure.lost(closure.without(["r2"]))) == [
        ("a", "c", "subsetOf", "intersectsWith"),
        ("b", "c", "subsetOf", "intersectsWith"),
    ]
    assert list(closure.lost(closure)) == []


def test_a_long_chain_needs_no_recursion() -> None:
    facts = [fact for n in range(3000) for fact in facts_of("subsetOf", f"n{n:04}", f"n{n + 1:04}", f"r{n:04}")]
    closure = Closure(facts)
    assert closure.predicate("n0000", "n3000") == "subsetOf"
    proof = closure.explain("n0000", "n3000")
    assert proof is not None
    assert len(proof.steps) == 3000
