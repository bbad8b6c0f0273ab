"""Proofs as an auditor reads them."""

from __future__ import annotations

import pytest

from aims_graph.algebra import Closure, Fact, Kind, Whole, facts_of
from aims_graph.algebra.facts import structure_of
from aims_graph.algebra.sentences import sentences

ROWS = [
    *facts_of("equalTo", "x:1", "y:1_1", "r1"),
    *facts_of("subsetOf", "y:1_1", "z:2", "r2"),
    *facts_of("intersectsWith", "x:1", "y:7", "r3"),
    *facts_of("noRelationship", "z:2", "y:9", "r4"),
    *structure_of("y:1", ("y:1_1",)),
    *structure_of("z:2", ("z:2_1", "z:2_2")),
]


def told(shows: str, first: str, second: str, lang: str = "en") -> list[str]:
    closure = Closure(ROWS)
    proof = closure.prove_equal(first, second) if shows == "equal" else closure.prove(Kind(shows), first, second)
    assert proof is not None
    return sentences(proof, lang, equal={"r1"})


def test_a_chain_is_told_row_by_row_and_then_what_it_shows() -> None:
    assert told("inside", "x:1", "z:2") == [
        "x:1 and y:1_1 ask the same (row r1).",
        "Whatever y:1_1 asks, z:2 asks too (row r2).",
        "So whatever x:1 asks, z:2 asks too.",
    ]


def test_a_single_row_is_quoted_alone() -> None:
    assert told("overlaps", "x:1", "y:7") == ["x:1 and y:7 have something in common (row r3)."]
    assert told("equal", "y:1_1", "x:1") == ["y:1_1 and x:1 ask the same (row r1)."]


def test_structure_is_told_as_such() -> None:
    assert told("equal", "x:1", "y:1") == [
        "x:1 and y:1_1 ask the same (row r1).",
        "y:1_1 is the only statement of y:1, so both ask the same.",
        "So x:1 and y:1 ask the same.",
    ]
    assert told("disjoint", "z:2_1", "y:9")[0] == "z:2_1 is one of the statements of z:2."


def test_not_inside_is_told_in_two_halves() -> None:
    assert told("not_inside", "x:1", "y:9") == [
        "x:1 and y:1_1 ask the same (row r1).",
        "Whatever y:1_1 asks, z:2 asks too (row r2).",
        "So x:1 and z:2 have something in common.",
        "z:2 and y:9 have nothing in common (row r4).",
        "So x:1 asks something that y:9 does not.",
    ]


def test_what_lies_in_both_is_said_to() -> None:
    closure = Closure([*facts_of("subsetOf", "s:1", "a:1", "r1"), *facts_of("subsetOf", "s:1", "b:1", "r2")])
    proof = closure.prove(Kind.OVERLAPS, "a:1", "b:1")
    assert proof is not None
    assert sentences(proof)[-2:] == [
        "s:1 asks something, and both a:1 and b:1 ask it.",
        "So a:1 and b:1 have something in common.",
    ]


def test_a_whole_lists_its_parts() -> None:
    parts = [Fact("w:1", Kind.INSIDE, part, "w:1") for part in ("w:1_1", "w:1_2")]
    rows = [*facts_of("subsetOf", "w:1_1", "x:1", "r1"), *facts_of("subsetOf", "w:1_2", "x:1", "r2")]
    proof = Closure([*parts, *rows], [Whole("w:1", ("w:1_1", "w:1_2"))]).prove(Kind.INSIDE, "w:1", "x:1")
    assert proof is not None
    assert sentences(proof) == [
        "Whatever w:1_1 asks, x:1 asks too (row r1).",
        "Whatever w:1_2 asks, x:1 asks too (row r2).",
        "w:1 asks what its statements ask and no more, and x:1 asks each of them.",
        "So whatever w:1 asks, x:1 asks too.",
    ]


def test_spanish_reads_as_spanish() -> None:
    assert told("inside", "x:1", "z:2", "es") == [
        "x:1 y y:1_1 piden lo mismo (fila r1).",
        "Todo lo que pide y:1_1 lo pide también z:2 (fila r2).",
        "Por tanto, todo lo que pide x:1 lo pide también z:2.",
    ]
    proof = Closure(facts_of("equalTo", "x:1", "iso27001:5.2", "r1")).prove_equal("x:1", "iso27001:5.2")
    assert proof is not None
    assert sentences(proof, "es", equal={"r1"}) == ["x:1 e iso27001:5.2 piden lo mismo (fila r1)."]


def test_an_id_beside_itself() -> None:
    proof = Closure([]).explain("a:1", "a:1")
    assert proof is not None
    assert sentences(proof) == ["a:1 is a:1."]


def test_a_language_without_words_is_refused() -> None:
    with pytest.raises(KeyError):
        told("overlaps", "x:1", "y:7", "xx")


def test_two_wholes_that_are_equal_are_shown_both_ways() -> None:
    rows = [fact for n in (1, 2) for fact in facts_of("equalTo", f"w:1_{n}", f"v:1_{n}", f"r{n}")]
    parts = [fact for whole in ("w:1", "v:1") for fact in structure_of(whole, (f"{whole}_1", f"{whole}_2"))]
    wholes = [Whole(whole, (f"{whole}_1", f"{whole}_2")) for whole in ("w:1", "v:1")]
    proof = Closure([*rows, *parts], wholes).explain("w:1", "v:1")
    assert proof is not None
    told = sentences(proof, equal={"r1", "r2"})
    assert "w:1 asks what its statements ask and no more, and v:1 asks each of them." in told
    assert "v:1 asks what its statements ask and no more, and w:1 asks each of them." in told
    assert told[-1] == "So w:1 and v:1 ask the same."
    assert proof.evidence == ("r1", "r2")
