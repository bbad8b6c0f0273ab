"""What a whole owes to its parts: it is inside whatever all of them are in, and disjoint from what all avoid."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import prod

from aims_graph.algebra.facts import Fact, Ground, Kind, Whole
from aims_graph.algebra.graph import Graph
from aims_graph.algebra.paths import cost_of
from aims_graph.algebra.proof import Step
from aims_graph.algebra.reach import bits
from aims_graph.algebra.search import Search


def joint_steps(graph: Graph, wholes: Iterable[Whole]) -> list[Step]:
    """Return what wholes add to ``graph`` that it does not show yet, or shows less surely."""
    search = Search(graph)
    return [
        step
        for whole in wholes
        for kind in (Kind.INSIDE, Kind.DISJOINT)
        for step in _of_one(graph, search, whole, kind)
    ]


def _of_one(graph: Graph, search: Search, whole: Whole, kind: Kind) -> Iterator[Step]:
    number = graph.index[whole.whole]
    parts = [graph.index[part] for part in whole.parts]
    shared = ~(1 << number)
    for part in parts:
        shared &= graph.following(kind, part)
    already = graph.following(kind, number)
    for other in bits(shared) if parts else ():
        proofs = tuple(search.prove(kind, part, other) for part in parts)
        sure = prod(proof.confidence for proof in proofs)
        if already >> other & 1:
            known = search.prove(kind, number, other)
            if cost_of(sure) >= sum(cost_of(step.fact.confidence) for step in known.steps):
                continue
        yield Step(Fact(whole.whole, kind, whole.whole, graph.nodes[other], sure, Ground.WHOLE), proofs)
