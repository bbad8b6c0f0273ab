"""Full path consistency: slow, simple, and independent of the closure, which is tested against it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from typing import Final

from aims_graph.algebra.facts import Fact, Kind
from aims_graph.algebra.relations import ANY, COMMON, EVERY, INSIDE, Basic, compose, converse

_SAYS = {Kind.INSIDE: INSIDE, Kind.OVERLAPS: COMMON, Kind.DISJOINT: Basic.DISJOINT, Kind.NOT_INSIDE: ANY & ~INSIDE}

Network = dict[tuple[str, str], Basic]


def path_consistent(facts: Iterable[Fact]) -> Network:
    """Return what remains possible between every ordered pair of ids, by van Beek's queue of pairs.

    Where some pair is left with nothing (0), the facts contradict themselves, and the rest means nothing.
    """
    given = list(facts)
    nodes = sorted({end for fact in given for end in (fact.first, fact.second)})
    index = {node: place for place, node in enumerate(nodes)}
    known = [[int(Basic.EQUAL if a == b else ANY) for b in nodes] for a in nodes]
    waiting: deque[tuple[int, int]] = deque()
    consistent = True
    for fact in given:
        consistent &= _narrow(known, waiting, index[fact.first], index[fact.second], int(_SAYS[fact.kind]))
    while waiting and consistent:
        consistent = _propagate(known, waiting, *waiting.popleft())
    return {(one, other): EVERY[known[a][b]] for a, one in enumerate(nodes) for b, other in enumerate(nodes)}


def _propagate(known: list[list[int]], waiting: deque[tuple[int, int]], a: int, b: int) -> bool:
    """Tell every third node what is newly known between two; return False where nothing is left possible."""
    for c in range(len(known)):
        if not _narrow(known, waiting, a, c, _COMPOSED[known[a][b]][known[b][c]]):
            return False
        if not _narrow(known, waiting, c, b, _COMPOSED[known[c][a]][known[a][b]]):
            return False
    return True


def _narrow(known: list[list[int]], waiting: deque[tuple[int, int]], a: int, b: int, allowed: int) -> bool:
    kept = known[a][b] & allowed
    if kept != known[a][b]:
        known[a][b] = kept
        known[b][a] = _CONVERSE[kept] if a != b else kept
        waiting.append((a, b))
    return bool(kept)


_COMPOSED: Final = [[int(compose(one, other)) for other in EVERY] for one in EVERY]
_CONVERSE: Final = [int(converse(one)) for one in EVERY]
