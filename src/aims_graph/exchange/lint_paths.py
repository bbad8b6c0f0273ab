"""What follows from the rows: contradictions, with both proofs, and what paths over two rows prove."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from aims_graph.algebra import Closure, Fact, Ground, Proof, facts_of
from aims_graph.algebra.facts import structure_of
from aims_graph.exchange.clashes import Clashes
from aims_graph.exchange.finding import Finding, Told
from aims_graph.exchange.hops import two_hops
from aims_graph.exchange.lint_lines import Line, Lines

PROVED: Final = 100
"""How many contradictions are told with their proofs; the others are counted, which is said."""


def path_findings(files: Sequence[Lines]) -> Iterator[Finding]:
    """Yield contradictions that need more than the two rows of one pair, and the figures of paths over two rows."""
    lines = [line for found in files for line in found.lines]
    facts = [fact for number, line in enumerate(lines) for fact in _facts(number, line)]
    if not facts:
        return
    told = 0
    clashes = Clashes([*facts, *_structure(files, lines)])
    for denied in clashes.denied:
        if told == PROVED:
            break
        for found in Closure(clashes.shown(denied)).contradictions():
            if not _told_already(found.evidence, lines):
                told += 1
                where = lines[max(int(number) for number in found.evidence)]
                proofs = tuple(_told(proof, lines) for proof in found.proofs)
                yield Finding("contradiction", where.file, where.row, where.entry.place,
                              values={"a": found.first, "b": found.second}, proofs=proofs)  # fmt: skip
    name = files[0].file if len(files) == 1 else ""
    if told == PROVED and len(clashes.denied) > PROVED:
        yield Finding("contradictions-more", name, values={"n": len(clashes.denied), "told": told})
    proven, looks = two_hops(facts)
    if proven or looks:
        yield Finding("two-hop", name, values={"proven": proven, "looks": looks})


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
