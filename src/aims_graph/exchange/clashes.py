"""Rows that say "nothing in common" of what other rows show to have something in common.

Found by reachability, for files of any size; of each, the few facts that show it, which the algebra then proves.
"""

from __future__ import annotations

from collections.abc import Sequence

from aims_graph.algebra import Fact, Kind
from aims_graph.algebra.reach import Reach, bits

_Near = list[list[tuple[int, Fact]]]


class _Facts:
    """Facts over numbered ids: what is directly below each, and what overlaps it."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        names: dict[str, int] = {}
        for fact in facts:
            names.setdefault(fact.first, len(names))
            names.setdefault(fact.second, len(names))
        self.index = names
        self.below: _Near = [[] for _ in names]
        self.beside: _Near = [[] for _ in names]
        above: list[list[int]] = [[] for _ in names]
        for fact in facts:
            a, b = names[fact.first], names[fact.second]
            if fact.kind is Kind.INSIDE:
                self.below[b].append((a, fact))
                above[a].append(b)
            elif fact.kind is Kind.OVERLAPS:
                self.beside[a].append((b, fact))
                self.beside[b].append((a, fact))
        self.reach = Reach(above)
        self._touched: dict[int, int] = {}

    def common(self, a: int, b: int) -> bool:
        """Tell whether something follows to be in both: below both, or below one and beside what is below the other."""
        below = self.reach.down(b)
        return bool(self.reach.down(a) & below) or bool(self.touched(a) & below)

    def touched(self, a: int) -> int:
        """Return what overlaps anything inside ``a``."""
        found = self._touched.get(a)
        if found is None:
            found = 0
            for node in bits(self.reach.down(a)):
                for other, _ in self.beside[node]:
                    found |= 1 << other
            for same in bits(self.reach.equals(a)):
                self._touched[same] = found
        return found

    def shown(self, a: int, b: int) -> list[Fact]:
        """Return a few facts from which it follows that both have something in common: a shortest way down."""
        back: tuple[dict[int, tuple[int, Fact] | None], ...] = ({a: None}, {b: None})
        edge = ([a], [b])
        fresh: tuple[list[int], list[int]] = ([a], [b])
        while True:
            for side in (0, 1):
                met = self._met(fresh[side], back[side], back[1 - side])
                if met:
                    mine, fact, theirs = met
                    middle = [fact] if fact else []
                    return [*_way(back[side], mine), *middle, *_way(back[1 - side], theirs)]
            side = 0 if edge[0] and (not edge[1] or len(edge[0]) <= len(edge[1])) else 1
            if not edge[side]:
                return []
            grown = self._grown(edge[side], back[side])
            edge = (grown, edge[1]) if side == 0 else (edge[0], grown)
            fresh = (grown, []) if side == 0 else ([], grown)

    def _grown(self, edge: Sequence[int], back: dict[int, tuple[int, Fact] | None]) -> list[int]:
        grown = []
        for node in edge:
            for lower, fact in self.below[node]:
                if lower not in back:
                    back[lower] = (node, fact)
                    grown.append(lower)
        return grown

    def _met(
        self, fresh: Sequence[int], mine: dict[int, tuple[int, Fact] | None], theirs: dict[int, tuple[int, Fact] | None]
    ) -> tuple[int, Fact | None, int] | None:
        for node in fresh:
            if node in theirs:
                return node, None, node
        for node in fresh:
            for other, fact in self.beside[node]:
                if other in theirs:
                    return node, fact, other
        return None


def _way(back: dict[int, tuple[int, Fact] | None], node: int) -> list[Fact]:
    facts = []
    while (step := back[node]) is not None:
        node, fact = step
        facts.append(fact)
    return facts


class Clashes:
    """The rows that say "nothing in common" of two ids that other rows show to have something in common."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        apart = {frozenset((f.first, f.second)): f for f in reversed(facts) if f.kind is Kind.DISJOINT}
        self._known = _Facts(facts if apart else ())
        index = self._known.index
        self.denied: tuple[Fact, ...] = tuple(
            fact
            for fact in sorted(apart.values(), key=lambda fact: int(fact.evidence))
            if fact.first != fact.second and self._known.common(index[fact.first], index[fact.second])
        )

    def shown(self, fact: Fact) -> list[Fact]:
        """Return the fact, one of :attr:`denied`, and a few that deny it."""
        index = self._known.index
        return [fact, *self._known.shown(index[fact.first], index[fact.second])]
