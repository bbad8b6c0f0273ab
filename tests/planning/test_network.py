"""Views of the knowledge as a network."""

from __future__ import annotations

import builtins
from itertools import pairwise
from typing import Any

import pytest

from aims_graph.algebra import Closure, Kind, facts_of
from aims_graph.algebra.facts import structure_of
from aims_graph.base.errors import ContradictionError, UsageError
from aims_graph.knowledge.knowledge import Knowledge
from aims_graph.planning.network import hubs, order_of_work, shortest

FACTS = [
    *facts_of("subsetOf", "a:1", "d:1", "direct", 0.5),
    *facts_of("subsetOf", "a:1", "b:1", "r1", 0.9),
    *facts_of("subsetOf", "b:1", "d:1", "r2", 0.9),
    *facts_of("intersectsWith", "d:1", "e:1", "r3", 0.9),
    *facts_of("noRelationship", "d:1", "f:1", "r4", 0.9),
    *structure_of("f:1", ("f:1_1", "f:1_2")),
]


def test_the_shortest_explanation_takes_the_fewest_rows() -> None:
    closure = Closure(FACTS)
    sure, short = closure.prove(Kind.INSIDE, "a:1", "d:1"), shortest(closure, Kind.INSIDE, "a:1", "d:1")
    assert sure is not None
    assert short is not None
    assert (sure.evidence, short.evidence) == (("r1", "r2"), ("direct",))


@pytest.mark.parametrize(
    ("kind", "first", "second", "rows"),
    [
        (Kind.DISJOINT, "a:1", "f:1_2", ("direct", "r4")),
        (Kind.DISJOINT, "f:1_2", "a:1", ("r4", "direct")),
        (Kind.OVERLAPS, "b:1", "d:1", ("r2",)),
        (Kind.OVERLAPS, "e:1", "d:1", ("r3",)),
    ],
)
def test_every_kind_of_one_line_is_found(kind: Kind, first: str, second: str, rows: tuple[str, ...]) -> None:
    proof = shortest(Closure(FACTS), kind, first, second)
    assert proof is not None
    assert sorted(proof.evidence) == sorted(rows)
    assert Closure([fact for fact in FACTS if fact.evidence in {*rows, "f:1"}]).holds(kind, first, second)


def test_what_does_not_follow_has_none() -> None:
    closure = Closure(FACTS)
    assert shortest(closure, Kind.INSIDE, "d:1", "a:1") is None
    assert shortest(closure, Kind.OVERLAPS, "a:1", "unheard:of") is None
    with pytest.raises(UsageError, match="two lines"):
        shortest(closure, Kind.NOT_INSIDE, "a:1", "f:1")


def test_it_never_takes_more_rows_than_the_surest_proof(knowledge: Knowledge) -> None:
    closure = knowledge.inference.closure
    for row in knowledge.inference.derived[::25]:
        kind, ends = (Kind.INSIDE, (row.source, row.target)) if row.relation == "subsetOf" else (Kind.OVERLAPS, (row.source, row.target))  # fmt: skip
        sure, short = closure.prove(kind, *ends), shortest(closure, kind, *ends)
        assert sure is not None
        if short is not None:
            assert len(short.evidence) <= len(sure.evidence)


def test_hubs_are_what_proofs_pass_through(knowledge: Knowledge) -> None:
    found = hubs(knowledge.inference)
    assert [hub.derived for hub in found] == sorted((hub.derived for hub in found), reverse=True)
    assert found[0].derived > 0
    assert all(hub.rows > 0 for hub in found)
    chained = [row for row in knowledge.inference.derived if len(row.evidence) == 2]
    assert sum(hub.derived for hub in found) >= len(chained)


def test_the_order_of_work_keeps_what_comes_before(knowledge: Knowledge) -> None:
    found = order_of_work(knowledge.catalogue, "iso42001")
    place = {curie: number for number, curie in enumerate(found.order)}
    stage = {curie: number for number, curies in enumerate(found.stages) for curie in curies}
    assert set(place) == set(stage) == {c for c in knowledge.catalogue.statements if c.startswith("iso42001:")}
    for curie in place:
        for before in knowledge.catalogue.statements[curie].after:
            if before in place:
                assert place[before] < place[curie]
                assert stage[before] < stage[curie]
    assert len(found.longest) == len(found.stages)
    assert all(one in knowledge.catalogue.statements[two].after for one, two in pairwise(found.longest))


def test_a_cycle_is_told() -> None:
    class Statement:
        def __init__(self, *after: str) -> None:
            self.after = after

    class Catalogue:
        statements = {"x:1": Statement("x:2"), "x:2": Statement("x:1")}  # noqa: RUF012

    with pytest.raises(ContradictionError, match=r"wait for each other: x:\d before x:\d"):
        order_of_work(Catalogue(), "x")  # type: ignore[arg-type]


def test_without_networkx_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name == "networkx":
            raise ModuleNotFoundError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(UsageError, match="aims-graph\\[plan\\]"):
        shortest(Closure(FACTS), Kind.INSIDE, "a:1", "d:1")
