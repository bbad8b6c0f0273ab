"""The rules that look at rows beside each other: said twice, both ways, found and not found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from aims_graph.exchange.crosswalk import INVERSE, NONE, NOTHING, OVERLAP
from aims_graph.exchange.finding import Finding
from aims_graph.exchange.lint_lines import Line, Lines

_ENOUGH: Final = 5
"""From how many rows on a set of nothing but intersections is worth a word."""


def pair_findings(files: Sequence[Lines]) -> Iterator[Finding]:
    """Yield what rows say of one pair of ids, in one file or several, in one direction or both."""
    first: dict[tuple[str, str], Line] = {}
    for lines in files:
        for line in lines.lines:
            pair = (line.source.key, line.target.key)
            if line.entry.searched or "" in pair:
                continue
            before = first.setdefault(pair, line)
            if before is not line:
                yield _twice(line, before)
            back = first.get((pair[1], pair[0]))
            if back is not None and pair[0] != pair[1]:
                yield from _back(line, back)


def _values(line: Line, other: Line) -> dict[str, str | int]:
    said = other.entry.relation or other.entry.word or "?"
    where = f"{other.row} ({other.file})" if other.file != line.file else other.row
    return {"a": line.source.key, "b": line.target.key, "relation": line.entry.relation or line.entry.word or "?",
            "other": said, "first": where}  # fmt: skip


def _twice(line: Line, before: Line) -> Finding:
    one, other = line.entry.relation, before.entry.relation
    if one == other:
        rule = "duplicate-row"
    else:
        rule = "contradicting-rows" if NONE in (one, other) and None not in (one, other) else "several-relations"
    return Finding(rule, line.file, line.row, line.entry.place, line.entry.word or None, values=_values(line, before))


def _back(line: Line, back: Line) -> Iterator[Finding]:
    one, other = line.entry.relation, back.entry.relation
    if one is None or other is None or INVERSE[one] == other:
        return
    rule = "contradicting-rows" if NONE in (one, other) else "not-inverse"
    yield Finding(rule, line.file, line.row, line.entry.place, one, "the-inverse" if rule == "not-inverse" else None,
                  values=_values(line, back))  # fmt: skip


def set_findings(lines: Lines) -> Iterator[Finding]:
    """Yield what a file as a whole says that cannot be meant."""
    related = [line for line in lines.lines if line.entry.relation not in (None, NONE) and not line.entry.searched]
    if len(related) >= _ENOUGH and all(line.entry.relation == OVERLAP for line in related):
        yield Finding("all-intersect", lines.file, values={"n": len(related)})
    mapped: dict[tuple[str, str, str], Line] = {}
    for line in related:
        for side, end, other_set in _sides(line):
            mapped.setdefault((side, end, other_set), line)
    for line in lines.lines:
        for side, end, other_set in _sides(line) if line.entry.searched else ():
            against = mapped.get((side, end, other_set))
            if against and end != NOTHING:
                yield Finding("searched-and-mapped", line.file, line.row, line.entry.place, end,
                              values={"first": against.row})  # fmt: skip
    either = {end: line for (_, end, _), line in mapped.items()}
    for text, of_set in lines.crosswalk.listed:
        end = lines.ids.resolve(text, of_set).key
        if end in either:
            yield Finding("searched-and-mapped", lines.file, place="gap-summary", found=end,
                          values={"first": either[end].row})  # fmt: skip


def _sides(line: Line) -> Iterator[tuple[str, str, str]]:
    """Yield each side, the id on it, and the framework of the other side as the file calls it."""
    yield "source", line.source.key, line.entry.target_set
    yield "target", line.target.key, line.entry.source_set
