"""The surest path from node to node, with ties broken the same way whatever order the rows came in."""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from math import log
from typing import Final, NamedTuple

_SCALE: Final = 10**9


class Way(NamedTuple):
    """A path. Compared: the surest first, then the shortest, then by the numbers of its edges."""

    cost: int
    length: int
    edges: tuple[int, ...]

    def then(self, other: Way) -> Way:
        """Return both, one after the other."""
        return Way(self.cost + other.cost, self.length + other.length, self.edges + other.edges)


NOWHERE: Final = Way(0, 0, ())


def cost_of(confidence: float) -> int:
    """Return a whole number that adds where confidences multiply: sums do not depend on their order.

    >>> cost_of(1.0), cost_of(0.9) < cost_of(0.8)
    (0, True)
    """
    return round(-log(confidence) * _SCALE)


class Edge(NamedTuple):
    """An edge from ``first`` to ``second``; ``number`` says which."""

    first: int
    second: int
    number: int
    cost: int


class Ways:
    """The surest ways from a node up and from below to it, found when first asked for."""

    def __init__(self, size: int, edges: Sequence[Edge]) -> None:
        self._out: list[list[Edge]] = [[] for _ in range(size)]
        self._in: list[list[Edge]] = [[] for _ in range(size)]
        for edge in edges:
            self._out[edge.first].append(edge)
            self._in[edge.second].append(edge)
        self._from: dict[int, dict[int, Way]] = {}
        self._to: dict[int, dict[int, Way]] = {}

    def from_(self, node: int) -> dict[int, Way]:
        """Return every node above ``node`` with the surest way from it; ``node`` itself with the empty one."""
        if node not in self._from:
            self._from[node] = self._search(node, forward=True)
        return self._from[node]

    def to(self, node: int) -> dict[int, Way]:
        """Return every node below ``node`` with the surest way to it; ``node`` itself with the empty one."""
        if node not in self._to:
            self._to[node] = self._search(node, forward=False)
        return self._to[node]

    def _search(self, start: int, *, forward: bool) -> dict[int, Way]:
        nearby = self._out if forward else self._in
        best = {start: NOWHERE}
        done: set[int] = set()
        waiting: list[tuple[Way, int]] = [(NOWHERE, start)]
        while waiting:
            way, node = heapq.heappop(waiting)
            if node in done:
                continue
            done.add(node)
            for edge in nearby[node]:
                target = edge.second if forward else edge.first
                edges = (*way.edges, edge.number) if forward else (edge.number, *way.edges)
                longer = Way(way.cost + edge.cost, way.length + 1, edges)
                if target not in done and (target not in best or longer < best[target]):
                    best[target] = longer
                    heapq.heappush(waiting, (longer, target))
        return best
