"""Reachability over "is inside", as bitsets: bit ``i`` of a Python integer stands for node ``i``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence


def bits(number: int) -> Iterator[int]:
    """Yield the places of the bits that are set, lowest first."""
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest


class Reach:
    """Everything above and below each node of a graph, found when first asked for. Each node is above itself."""

    def __init__(self, edges: Sequence[Sequence[int]]) -> None:
        """``edges[i]`` are the nodes that node ``i`` is directly inside of."""
        self._component, self._members = components(edges)
        above: list[set[int]] = [set() for _ in self._members]
        below: list[set[int]] = [set() for _ in self._members]
        for node, targets in enumerate(edges):
            mine = self._component[node]
            for target in targets:
                other = self._component[target]
                if mine != other:
                    above[mine].add(other)
                    below[other].add(mine)
        self._above, self._below = above, below
        self._up: dict[int, int] = {}
        self._down: dict[int, int] = {}

    def up(self, node: int) -> int:
        """Return the nodes that ``node`` is inside of, itself among them."""
        return self._walk(self._component[node], self._above, self._up)

    def down(self, node: int) -> int:
        """Return the nodes that are inside ``node``, itself among them."""
        return self._walk(self._component[node], self._below, self._down)

    def equals(self, node: int) -> int:
        """Return the nodes that are inside ``node`` and contain it."""
        return self._members[self._component[node]]

    def _walk(self, start: int, nearby: list[set[int]], known: dict[int, int]) -> int:
        if start in known:
            return known[start]
        found, seen, waiting = 0, {start}, [start]
        while waiting:
            component = waiting.pop()
            if component in known:
                found |= known[component]
                continue
            found |= self._members[component]
            fresh = nearby[component] - seen
            seen |= fresh
            waiting.extend(fresh)
        known[start] = found
        return found


def components(edges: Sequence[Sequence[int]]) -> tuple[list[int], list[int]]:
    """Return the component of each node and the members of each component, by Tarjan without recursion."""
    order: list[int] = [-1] * len(edges)
    low: list[int] = [0] * len(edges)
    component: list[int] = [-1] * len(edges)
    members: list[int] = []
    stack: list[int] = []
    count = 0
    for root in range(len(edges)):
        if order[root] >= 0:
            continue
        work: list[tuple[int, int]] = [(root, 0)]
        while work:
            node, place = work.pop()
            if place == 0:
                order[node] = low[node] = count
                count += 1
                stack.append(node)
            elif component[edges[node][place - 1]] < 0:
                low[node] = min(low[node], low[edges[node][place - 1]])
            for at in range(place, len(edges[node])):
                target = edges[node][at]
                if order[target] < 0:
                    work += [(node, at + 1), (target, 0)]
                    break
                if component[target] < 0:
                    low[node] = min(low[node], order[target])
            else:
                if low[node] == order[node]:
                    members.append(_pop_component(node, stack, component, len(members)))
    return component, members


def _pop_component(node: int, stack: list[int], component: list[int], number: int) -> int:
    found = 0
    while True:
        member = stack.pop()
        component[member] = number
        found |= 1 << member
        if member == node:
            return found
