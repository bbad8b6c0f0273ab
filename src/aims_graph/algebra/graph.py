"""The facts as a graph over numbered ids: what lies above, below and beside each, as bitsets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property

from aims_graph.algebra.facts import Kind, Whole
from aims_graph.algebra.paths import Edge, Ways, cost_of
from aims_graph.algebra.proof import Step
from aims_graph.algebra.reach import Reach, bits
from aims_graph.algebra.relations import ANY, COMMON, EVERY, INSIDE, Basic, converse


class Graph:
    """Steps and ids by number; consequences are found when first asked for and kept."""

    def __init__(self, steps: Sequence[Step], wholes: Iterable[Whole]) -> None:
        self.steps = steps
        names = {end for step in steps for end in (step.fact.first, step.fact.second)}
        for whole in wholes:
            names.update((whole.whole, *whole.parts))
        self.nodes: tuple[str, ...] = tuple(sorted(names))
        self.index = {name: place for place, name in enumerate(self.nodes)}
        self._edges: dict[Kind, list[Edge]] = {kind: [] for kind in Kind}
        for number, step in enumerate(steps):
            ends = self.index[step.fact.first], self.index[step.fact.second]
            self._edges[step.fact.kind].append(Edge(*ends, number, cost_of(step.fact.confidence)))
        self._beside = {kind: self._sides(kind) for kind in (Kind.OVERLAPS, Kind.DISJOINT, Kind.NOT_INSIDE)}
        self._common: dict[int, int] = {}
        self._apart: dict[int, int] = {}
        self._beyond: dict[int, int] = {}

    def _sides(self, kind: Kind) -> dict[int, list[Edge]]:
        """Return the edges of a kind by the end they start at; those that read both ways at both ends."""
        found: dict[int, list[Edge]] = defaultdict(list)
        for edge in self._edges[kind]:
            found[edge.first].append(edge)
            if kind is not Kind.NOT_INSIDE and edge.first != edge.second:
                found[edge.second].append(Edge(edge.second, edge.first, edge.number, edge.cost))
        return found

    def beside(self, kind: Kind, node: int) -> Sequence[Edge]:
        """Return the asserted edges of ``kind`` from ``node``, turned where they can be."""
        return self._beside[kind].get(node, ())

    def edges(self, kind: Kind) -> Sequence[Edge]:
        """Return the asserted edges of ``kind`` as they were asserted."""
        return self._edges[kind]

    @cached_property
    def reach(self) -> Reach:
        """Reachability over what is inside what."""
        nearby: list[list[int]] = [[] for _ in self.nodes]
        for edge in self._edges[Kind.INSIDE]:
            nearby[edge.first].append(edge.second)
        return Reach(nearby)

    @cached_property
    def ways(self) -> Ways:
        """The surest ways over what is inside what."""
        return Ways(len(self.nodes), self._edges[Kind.INSIDE])

    @cached_property
    def equal_ways(self) -> Ways:
        """The same, over what the same evidence puts inside each other both ways."""
        inside = self._edges[Kind.INSIDE]
        known = {(edge.first, edge.second, self.steps[edge.number].fact.evidence) for edge in inside}
        both = [e for e in inside if (e.second, e.first, self.steps[e.number].fact.evidence) in known]
        return Ways(len(self.nodes), both)

    # ── what follows, as bitsets ──

    def following(self, kind: Kind, a: int) -> int:
        """Return every node to which a fact of ``kind`` follows from ``a``."""
        if kind is Kind.INSIDE:
            return self.reach.up(a)
        if kind is Kind.OVERLAPS:
            return self._in_common(a)
        return self._disjoint_from(a) if kind is Kind.DISJOINT else self._not_inside(a)

    def _in_common(self, a: int) -> int:
        if a not in self._common:
            found = 0
            for start in bits(self.reach.down(a)):
                found |= self.reach.up(start)
                for edge in self.beside(Kind.OVERLAPS, start):
                    found |= self.reach.up(edge.second)
            self._common[a] = found
        return self._common[a]

    def _disjoint_from(self, a: int) -> int:
        if a not in self._apart:
            self._apart[a] = self._below_beside(Kind.DISJOINT, self.reach.up(a))
        return self._apart[a]

    def _not_inside(self, a: int) -> int:
        if a not in self._beyond:
            asserted = self._below_beside(Kind.NOT_INSIDE, self.reach.down(a))
            self._beyond[a] = asserted | self._below_beside(Kind.DISJOINT, self._in_common(a))
        return self._beyond[a]

    def _below_beside(self, kind: Kind, nodes: int) -> int:
        found = 0
        if self._beside[kind]:
            for node in bits(nodes):
                for edge in self.beside(kind, node):
                    found |= self.reach.down(edge.second)
        return found

    def between(self, a: int, b: int) -> Basic:
        """Return which basic relations remain possible from ``a`` to ``b``."""
        if a == b:
            return Basic.EQUAL
        left = int(ANY)
        for kind, there, back in _KEPT:
            if self.following(kind, a) >> b & 1:
                left &= there
            if self.following(kind, b) >> a & 1:
                left &= back
        return EVERY[left]


_KEPT = tuple(
    (kind, int(kept), int(converse(kept)))
    for kind, kept in (
        (Kind.INSIDE, INSIDE),
        (Kind.OVERLAPS, COMMON),
        (Kind.DISJOINT, Basic.DISJOINT),
        (Kind.NOT_INSIDE, ANY & ~INSIDE),
    )
)
"""Kind of fact → the basic relations that it leaves possible, from the first end and from the second."""
