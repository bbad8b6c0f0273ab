"""Views of the knowledge as a network: hubs, the shortest explanation, the order of work (extra ``plan``).

What one row carries needs no network: :func:`aims_graph.knowledge.explaining.carried_by`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from aims_graph.algebra import Closure, Fact, Ground, Kind, Proof, Step
from aims_graph.base.errors import ContradictionError, UsageError
from aims_graph.knowledge.catalogue import Catalogue
from aims_graph.knowledge.inference import Inference


def _networkx() -> Any:
    try:
        import networkx
    except ModuleNotFoundError:
        raise UsageError("this view needs networkx; install it with: pip install 'aims-graph[plan]'") from None
    return networkx


# ── hubs ──


@dataclass(frozen=True, slots=True)
class Hub:
    """An id on which much hangs. ``derived``: derived rows whose proof passes through it without ending there."""

    end: str
    derived: int
    rows: int
    """Rows that end at it."""
    between: float
    """Share of the shortest ways between all other ids that pass through it."""


def hubs(inference: Inference) -> list[Hub]:
    """Return every id with a row, those that carry most derived rows first, then by ways between, then by id."""
    networkx = _networkx()
    graph = networkx.Graph()
    for fact in sorted(inference.closure.facts):
        graph.add_edge(fact.first, fact.second)
    between = networkx.betweenness_centrality(graph)
    passing = Counter(end for row in inference.derived for end in _inner_ends(inference, row.source, row.target))
    touching = Counter(end for row in inference.rows.values() for end in (row.subject_id, row.object_id))
    found = [Hub(end, passing[end], touching[end], round(between[end], 6)) for end in graph if touching[end]]
    return sorted(found, key=lambda hub: (-hub.derived, -hub.between, hub.end))


def _inner_ends(inference: Inference, source: str, target: str) -> set[str]:
    proof = inference.closure.explain(source, target)
    facts = proof.facts() if proof else ()
    return {end for fact in facts for end in (fact.first, fact.second)} - {source, target}


# ── the shortest explanation ──


def shortest(closure: Closure, kind: Kind, first: str, second: str) -> Proof | None:
    """Return the proof over the fewest rows, however sure they are; None where the fact does not follow in one line.

    ``not_inside`` is not taken: its proofs are two lines. Steps by a whole are not taken either.
    """
    networkx = _networkx()
    graph, start, goal = _layers(networkx, closure.facts, kind, first, second)
    try:
        path = networkx.dijkstra_path(graph, start, goal, weight="rows")
    except (networkx.NetworkXNoPath, networkx.NodeNotFound):
        return None
    facts = [graph.edges[one, two].get("fact") for one, two in pairwise(path)]
    crossing = next((n for n, (one, two) in enumerate(pairwise(path)) if one[0] != two[0]), len(facts))
    left, right = [f for f in facts[:crossing] if f], [f for f in facts[crossing + 1 :] if f]
    middle = facts[crossing] if crossing < len(facts) else None
    if kind is Kind.INSIDE:
        return Proof(kind, first, second, _steps(left))
    if kind is Kind.OVERLAPS:
        left.reverse()
    else:
        right.reverse()
    return Proof(kind, first, second, _steps(left), Step(middle) if middle else None, _steps(right))


def _steps(facts: Iterable[Fact]) -> tuple[Step, ...]:
    return tuple(Step(fact) for fact in facts)


def _layers(networkx: Any, facts: Iterable[Fact], kind: Kind, first: str, second: str) -> tuple[Any, Any, Any]:
    """Return the graph to search. In two layers for what has a row between: one side of it, then the other."""
    graph = networkx.DiGraph()
    graph.add_node((0, first))
    if kind is Kind.NOT_INSIDE:
        raise UsageError("a proof of 'not inside' is two lines; ask for the overlap and for the disjointness")
    two = kind is not Kind.INSIDE
    for fact in sorted(facts, reverse=True):  # so that the least of equals stands in the graph
        rows = int(fact.ground is Ground.ROW)
        if fact.kind is Kind.INSIDE:
            for layer in range(1 + two):
                ends = [fact.first, fact.second]
                if two and (kind is Kind.OVERLAPS) == (layer == 0):
                    ends.reverse()
                _edge(graph, (layer, ends[0]), (layer, ends[1]), rows, fact)
        elif fact.kind is kind:
            _edge(graph, (0, fact.first), (1, fact.second), rows, fact)
            _edge(graph, (0, fact.second), (1, fact.first), rows, fact)
    if kind is Kind.OVERLAPS:
        for layer, node in list(graph):
            if layer == 0:
                graph.add_edge((0, node), (1, node), rows=0)
    return graph, (0, first), (int(two), second)


def _edge(graph: Any, one: tuple[int, str], two: tuple[int, str], rows: int, fact: Fact) -> None:
    if not graph.has_edge(one, two) or rows <= graph.edges[one, two]["rows"]:
        graph.add_edge(one, two, rows=rows, fact=fact)


# ── order of work ──


@dataclass(frozen=True, slots=True)
class OrderOfWork:
    """The order in which statements can be met."""

    order: tuple[str, ...]
    """Every statement, what others wait for first; reading order among what is free."""
    stages: tuple[tuple[str, ...], ...]
    """What can be worked on at the same time, stage after stage."""
    longest: tuple[str, ...]
    """The longest chain of statements of which each waits for the one before it."""


def order_of_work(catalogue: Catalogue, edition: str) -> OrderOfWork:
    """Return the order of work over the statements of ``edition`` (its prefix).

    Raises ``ContradictionError`` where statements wait for each other, and ``UsageError`` without networkx.
    """
    networkx = _networkx()
    graph = networkx.DiGraph()
    place = {curie: number for number, curie in enumerate(catalogue.statements)}
    graph.add_nodes_from(curie for curie in place if curie.partition(":")[0] == edition)
    graph.add_edges_from(_waits(catalogue, graph))
    if not networkx.is_directed_acyclic_graph(graph):
        cycle = " before ".join(edge[0] for edge in networkx.find_cycle(graph))
        raise ContradictionError(f"these statements wait for each other: {cycle}")
    return OrderOfWork(
        tuple(networkx.lexicographical_topological_sort(graph, key=place.__getitem__)),
        tuple(tuple(sorted(stage, key=place.__getitem__)) for stage in networkx.topological_generations(graph)),
        tuple(networkx.dag_longest_path(graph)),
    )


def _waits(catalogue: Catalogue, graph: Any) -> Iterator[tuple[str, str]]:
    for curie in list(graph):
        for before in catalogue.statements[curie].after:
            if before in graph:
                yield before, curie
