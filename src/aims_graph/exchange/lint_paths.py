"""What follows from the rows: contradictions, with both proofs, and what paths over two rows prove."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from aims_graph.algebra import Closure, Fact, Ground, Kind, Proof, facts_of
from aims_graph.algebra.facts import structure_of
from aims_graph.exchange.finding import Finding, Told
from aims_graph.exchange.lint_lines import Line, Lines

_POSITIVE: Final = (Kind.INSIDE, Kind.OVERLAPS)


def path_findings(files: Sequence[Lines]) -> Iterator[Finding]:
    """Yield contradictions that need more than the two rows of one pair, and the figures of paths over two rows."""
    lines = [line for found in files for line in found.lines]
    facts = [fact for number, line in enumerate(lines) for fact in _facts(number, line)]
    if not facts:
        return
    structure = _structure(files, lines)
    for part in _parts([*facts, *structure]):
        for found in Closure(part).contradictions():
            if len(found.evidence) > 1 and not _told_already(found.evidence, lines):
                where = lines[int(found.evidence[-1])]
                proofs = tuple(_told(proof, lines) for proof in found.proofs)
                yield Finding("contradiction", where.file, where.row, where.entry.place,
                              values={"a": found.first, "b": found.second}, proofs=proofs)  # fmt: skip
    proven, looks = two_hops(facts)
    if proven or looks:
        yield Finding("two-hop", files[0].file if len(files) == 1 else "", values={"proven": proven, "looks": looks})


def _facts(number: int, line: Line) -> tuple[Fact, ...]:
    if line.entry.relation is None or line.entry.searched or not line.source.key or not line.target.key:
        return ()
    return facts_of(line.entry.relation, line.source.key, line.target.key, str(number))


def _structure(files: Sequence[Lines], lines: Sequence[Line]) -> list[Fact]:
    """Statements are inside their requirement, where the files speak of both."""
    if not files:
        return []
    statements_of = files[0].catalogue.statements_of
    named = {end.curie for line in lines for _, end, _, _ in line.ends() if end.curie}
    return [
        fact
        for curie in sorted(named & statements_of.keys())
        for fact in structure_of(curie, tuple(statements_of[curie]))
        if fact.first in named and fact.second in named
    ]


def _parts(facts: Sequence[Fact]) -> Iterator[list[Fact]]:
    """Yield the facts that hang together and say of two ids that they are apart: only there can anything clash."""
    above: dict[str, str] = {}

    def top(node: str) -> str:
        while (parent := above.setdefault(node, node)) != node:
            above[node] = above[parent]
            node = parent
        return node

    for fact in facts:
        if fact.kind in _POSITIVE:
            above[top(fact.first)] = top(fact.second)
    clashing = {top(f.first) for f in facts if f.kind is Kind.DISJOINT and top(f.first) == top(f.second)}
    parts: dict[str, list[Fact]] = {root: [] for root in sorted(clashing)}
    for fact in facts:
        root = top(fact.first)
        if root in parts and (fact.kind in _POSITIVE or root == top(fact.second)):
            parts[root].append(fact)
    yield from parts.values()


def _told_already(evidence: Iterable[str], lines: Sequence[Line]) -> bool:
    """True where all rows speak of one pair: the rule for rows of one pair has said so."""
    return len({frozenset((lines[int(n)].source.key, lines[int(n)].target.key)) for n in evidence}) == 1


def _told(proof: Proof, lines: Sequence[Line]) -> tuple[Told, ...]:
    told = []
    for fact in proof.facts():
        if fact.ground is Ground.ROW:
            line = lines[int(fact.evidence)]
            told.append(Told(fact.first, fact.kind.value, fact.second, line.file, line.row))
        else:
            told.append(Told(fact.first, fact.kind.value, fact.second))
    return tuple(dict.fromkeys(told))


def two_hops(facts: Sequence[Fact]) -> tuple[int, int]:
    """Return how many pairs, mapped by no row, paths over two rows prove something of, and of how many they only
    seem to.

    Through ``y``: what lies above y has something in common with all that y has, what is inside y is apart from all
    that y is apart from. An overlap on both sides proves nothing.
    """
    index = {name: place for place, name in enumerate(_together(facts))}
    size = len(index)
    positive, above, below, apart = ([0] * size for _ in range(4))
    for fact in facts:
        a, b = index[fact.first], index[fact.second]
        if fact.kind is Kind.DISJOINT:
            apart[a] |= 1 << b
            apart[b] |= 1 << a
        else:
            positive[a] |= 1 << b
            positive[b] |= 1 << a
            if fact.kind is Kind.INSIDE:
                above[a] |= 1 << b
                below[b] |= 1 << a
    return _counted(facts, index, positive, above, below, apart)


def _counted(
    facts: Sequence[Fact],
    index: dict[str, int],
    positive: list[int],
    above: list[int],
    below: list[int],
    apart: list[int],
) -> tuple[int, int]:
    size = len(index)
    looks, proves = [0] * size, [0] * size
    for fact in facts:
        for x, y in ((index[fact.first], index[fact.second]), (index[fact.second], index[fact.first])):
            if fact.kind is Kind.DISJOINT:
                proves[x] |= below[y]
                continue
            looks[x] |= positive[y]
            proves[x] |= above[y]
            if below[x] >> y & 1:
                proves[x] |= positive[y]
            if above[x] >> y & 1:
                proves[x] |= apart[y]
    proven = seeming = 0
    for x in range(size):
        new = ~(positive[x] | apart[x] | 1 << x)
        proven += (proves[x] & new).bit_count()
        seeming += (looks[x] & ~proves[x] & new).bit_count()
    return proven // 2, seeming // 2


def _together(facts: Sequence[Fact]) -> list[str]:
    """Return every id, those that hang together beside each other, so that their bits stay close."""
    near: dict[str, list[str]] = {}
    for fact in facts:
        near.setdefault(fact.first, []).append(fact.second)
        near.setdefault(fact.second, []).append(fact.first)
    order: dict[str, None] = {}
    for start in near:
        waiting = [start]
        while waiting:
            node = waiting.pop()
            if node not in order:
                order[node] = None
                waiting.extend(other for other in near[node] if other not in order)
    return list(order)
