"""What paths over two rows prove, counted for files of any size."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from aims_graph.algebra import Fact, Kind

_WORTH: Final = 2048
"""A node keeps its neighbours as one number, whose bits they are, from one in so many of all ids on."""


def two_hops(facts: Sequence[Fact]) -> tuple[int, int]:
    """Return how many pairs, mapped by no row, paths over two rows prove something of, and of how many they only
    seem to.

    Through ``y``: what lies above y has something in common with all that y has, what is inside y is apart from all
    that y is apart from. An overlap on both sides proves nothing.
    """
    proven = seeming = 0
    for part in _together(facts):
        counted = _Part(part)
        for node in range(counted.size):
            proves, looks = counted.of(node)
            proven += proves
            seeming += looks
    return proven // 2, seeming // 2


class _Near:
    """The neighbours of one kind of every node."""

    def __init__(self, size: int) -> None:
        self._lists: list[set[int]] = [set() for _ in range(size)]
        self._numbers: dict[int, int] = {}
        self._many = size // _WORTH + 2

    def add(self, node: int, other: int) -> None:
        """Make ``other`` a neighbour of ``node``."""
        self._lists[node].add(other)

    def __getitem__(self, node: int) -> set[int]:
        return self._lists[node]

    def into(self, node: int, few: bytearray) -> int:
        """Set the bits of the neighbours in ``few``, or return them as a number where they are many."""
        near = self._lists[node]
        if len(near) < self._many:
            for other in near:
                few[other >> 3] |= 1 << (other & 7)
            return 0
        if node not in self._numbers:
            whole = bytearray(len(few))
            for other in near:
                whole[other >> 3] |= 1 << (other & 7)
            self._numbers[node] = int.from_bytes(whole, "little")
        return self._numbers[node]


class _Part:
    """Facts that hang together, over ids by number."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        names: dict[str, int] = {}
        for fact in facts:
            names.setdefault(fact.first, len(names))
            names.setdefault(fact.second, len(names))
        self.size = len(names)
        self._related, self._above, self._below, self._apart = (_Near(self.size) for _ in range(4))
        for fact in facts:
            a, b = names[fact.first], names[fact.second]
            near = self._apart if fact.kind is Kind.DISJOINT else self._related
            near.add(a, b)
            near.add(b, a)
            if fact.kind is Kind.INSIDE:
                self._above.add(a, b)
                self._below.add(b, a)

    def of(self, x: int) -> tuple[int, int]:
        """Return of how many others something is proven beside ``x``, and of how many it only seems to be."""
        room = self.size // 8 + 1
        proves_few, looks_few = bytearray(room), bytearray(room)
        proves = looks = 0
        for y in self._related[x]:
            looks |= self._related.into(y, looks_few)
            proves |= self._above.into(y, proves_few)
            if y in self._below[x]:
                proves |= self._related.into(y, proves_few)
            if y in self._above[x]:
                proves |= self._apart.into(y, proves_few)
        for y in self._apart[x]:
            proves |= self._below.into(y, proves_few)
        told = bytearray(room)
        told[x >> 3] |= 1 << (x & 7)
        known = self._related.into(x, told) | self._apart.into(x, told)
        known |= int.from_bytes(told, "little")
        proves = (proves | int.from_bytes(proves_few, "little")) & ~known
        looks = (looks | int.from_bytes(looks_few, "little")) & ~known & ~proves
        return proves.bit_count(), looks.bit_count()


def _together(facts: Sequence[Fact]) -> Iterator[list[Fact]]:
    """Yield the facts that hang together, so that bits stay few."""
    above: dict[str, str] = {}

    def top(node: str) -> str:
        while (parent := above.setdefault(node, node)) != node:
            above[node] = above[parent]
            node = parent
        return node

    for fact in facts:
        above[top(fact.first)] = top(fact.second)
    parts: dict[str, list[Fact]] = {}
    for fact in facts:
        parts.setdefault(top(fact.first), []).append(fact)
    yield from parts.values()
