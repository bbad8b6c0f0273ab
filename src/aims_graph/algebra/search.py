"""Finding the surest proof of a fact that is known to follow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from aims_graph.algebra.facts import Kind
from aims_graph.algebra.graph import Graph
from aims_graph.algebra.paths import NOWHERE, Edge, Way
from aims_graph.algebra.proof import EQUAL, Proof, Step

_Found = tuple[Way, Way, int | None, Way]
"""The whole, for comparing; then the left path, the number of the row between, the right path."""


class Search:
    """Proofs over a graph. Every method expects that what it is to show follows."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    def prove(self, kind: Kind, a: int, b: int) -> Proof:
        """Return the surest proof of ``kind`` from ``a`` to ``b``."""
        if kind is Kind.INSIDE:
            return self._proof(kind, a, b, (NOWHERE, self._graph.ways.from_(a)[b], None, NOWHERE))
        if kind is Kind.OVERLAPS:
            return self._proof(kind, a, b, self._overlap(a, b))
        if kind is Kind.DISJOINT:
            return self._proof(kind, a, b, min(self._apart(a, b)))
        return self._not_inside(a, b)

    def prove_equal(self, a: int, b: int) -> Proof:
        """Return the surest proof that ``a`` and ``b`` are inside each other."""
        there, back = self._graph.ways.from_(a)[b], self._graph.ways.from_(b)[a]
        both = self._graph.equal_ways.from_(a).get(b)
        if both is not None and both.cost <= there.cost + back.cost:
            there, back = both, self._graph.equal_ways.from_(b)[a]
        parts = tuple(
            self._proof(Kind.INSIDE, *ends, (NOWHERE, way, None, NOWHERE))
            for ends, way in (((a, b), there), ((b, a), back))
        )
        return Proof(EQUAL, self._graph.nodes[a], self._graph.nodes[b], parts=parts)

    def _overlap(self, a: int, b: int) -> _Found:
        return min((*self._shared(a, b), *self._beside(Kind.OVERLAPS, self._graph.ways.to(a), self._graph.ways.to(b))))

    def _shared(self, a: int, b: int) -> Iterator[_Found]:
        """Yield what lies inside both."""
        into_a, into_b = self._graph.ways.to(a), self._graph.ways.to(b)
        for node in into_a.keys() & into_b.keys():
            yield into_a[node].then(into_b[node]), into_a[node], None, into_b[node]

    def _apart(self, a: int, b: int) -> Iterable[_Found]:
        return self._beside(Kind.DISJOINT, self._graph.ways.from_(a), self._graph.ways.from_(b))

    def _beside(self, kind: Kind, left: dict[int, Way], right: dict[int, Way]) -> Iterator[_Found]:
        """Yield each edge of ``kind`` between a node of ``left`` and one of ``right``."""
        for node, way in left.items():
            for edge in self._graph.beside(kind, node):
                if edge.second in right:
                    yield _joined(way, edge, right[edge.second])

    def _not_inside(self, a: int, b: int) -> Proof:
        ways = self._graph.ways
        asserted = min(self._beside(Kind.NOT_INSIDE, ways.to(a), ways.from_(b)), default=None)
        through = min(self._through(a, b), default=None)
        if asserted is not None and (through is None or asserted[0] <= through[0]):
            return self._proof(Kind.NOT_INSIDE, a, b, asserted)
        assert through is not None
        _, node, overlap, apart = through
        parts = (self._proof(Kind.OVERLAPS, a, node, overlap), self._proof(Kind.DISJOINT, node, b, apart))
        return Proof(Kind.NOT_INSIDE, self._graph.nodes[a], self._graph.nodes[b], parts=parts)

    def _through(self, a: int, b: int) -> Iterator[tuple[Way, int, _Found, _Found]]:
        """Yield each node that has something in common with ``a`` and is said to have nothing in common with ``b``."""
        common = self._graph.following(Kind.OVERLAPS, a)
        for above, way in self._graph.ways.from_(b).items():
            for edge in self._graph.beside(Kind.DISJOINT, above):
                if common >> edge.second & 1:
                    turned = Edge(edge.second, edge.first, edge.number, edge.cost)
                    apart = _joined(NOWHERE, turned, way)
                    overlap = self._overlap(a, edge.second)
                    yield overlap[0].then(apart[0]), edge.second, overlap, apart

    def _proof(self, kind: Kind, a: int, b: int, found: _Found) -> Proof:
        _, left, middle, right = found
        return Proof(
            kind, self._graph.nodes[a], self._graph.nodes[b],
            self._steps(left), None if middle is None else self._graph.steps[middle], self._steps(right),
        )  # fmt: skip

    def _steps(self, way: Way) -> tuple[Step, ...]:
        return tuple(self._graph.steps[number] for number in way.edges)


def _joined(left: Way, edge: Edge, right: Way) -> _Found:
    row = Way(edge.cost, 1, (edge.number,))
    return left.then(row).then(right), left, edge.number, right
