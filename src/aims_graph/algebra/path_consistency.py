"""Full path consistency: slow, simple, and independent of the closure, which is tested against it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from aims_graph.algebra.facts import Fact, Kind
from aims_graph.algebra.relations import ANY, COMMON, INSIDE, Basic, compose, converse

_SAYS = {Kind.INSIDE: INSIDE, Kind.OVERLAPS: COMMON, Kind.DISJOINT: Basic.DISJOINT, Kind.NOT_INSIDE: ANY & ~INSIDE}

Network = dict[tuple[str, str], Basic]


def path_consistent(facts: Iterable[Fact]) -> Network:
    """Return what remains possible between every ordered pair of ids, by van Beek's queue of pairs.

    Where some pair is left with nothing (0), the facts contradict themselves, and the rest means nothing.
    """
    given = list(facts)
    nodes = sorted({end for fact in given for end in (fact.first, fact.second)})
    known: Network = {(a, b): Basic.EQUAL if a == b else ANY for a in nodes for b in nodes}
    waiting: deque[tuple[str, str]] = deque()

    def narrow(a: str, b: str, allowed: Basic) -> bool:
        kept = known[a, b] & allowed
        if kept == known[a, b]:
            return True
        known[a, b] = kept
        known[b, a] = converse(kept) if a != b else kept
        waiting.append((a, b))
        return bool(kept)

    for fact in given:
        if not narrow(fact.first, fact.second, _SAYS[fact.kind]):
            return known
    while waiting:
        a, b = waiting.popleft()
        for c in nodes:
            if not narrow(a, c, compose(known[a, b], known[b, c])):
                return known
            if not narrow(c, b, compose(known[c, a], known[a, b])):
                return known
    return known
