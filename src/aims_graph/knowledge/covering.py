"""How the statements of two editions stand in the mapping between them: what the named query ``coverage`` counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pyoxigraph import QuerySolutions

from aims_graph.base.terms import AIMS, BASE
from aims_graph.knowledge.knowledge import Knowledge
from aims_graph.knowledge.queries import find_query

SIDES = ("asked", "offered")
"""The edition that asks (the target of the rows), the edition that gives (their source)."""


@dataclass(frozen=True, slots=True)
class PairCoverage:
    """Statements of one side of a mapping set by state of mapping. Never one percentage between two frameworks.

    ``side`` is ``asked``: statements of the target, by what the source gives them; or ``offered``: statements of the
    source, by what they give.
    """

    source: str
    target: str
    source_title: str
    target_title: str
    side: str
    states: Mapping[str, int] = field(default_factory=dict)
    """Code of the class ``MappingState`` → statements; every code, in their order."""

    @property
    def total(self) -> int:
        """How many statements count on this side."""
        return sum(self.states.values())


def pair_coverage(knowledge: Knowledge, wanted: Iterable[tuple[str, str]] | None = None) -> tuple[PairCoverage, ...]:
    """Return both sides of every mapping set, or of those ``wanted`` that exist, by source and target."""
    asked = None if wanted is None else set(wanted)
    pairs = [(s.source, s.target) for s in knowledge.mapping_sets if asked is None or (s.source, s.target) in asked]
    if not pairs:
        return ()
    codes = knowledge.catalogue.members("MappingState")
    found: dict[tuple[str, str, str], dict[str, int]] = {
        (*pair, side): dict.fromkeys(codes, 0) for pair in pairs for side in SIDES
    }
    solutions = knowledge.store.query(find_query("coverage", knowledge.query_files()).filled({}))
    assert isinstance(solutions, QuerySolutions)
    for row in solutions:
        source, target = (row[name].value.removeprefix(BASE) for name in ("from", "to"))
        line = found.get((source, target, row["side"].value))
        if line is not None:
            line[row["state"].value.removeprefix(AIMS)] = int(row["statements"].value)
    title = knowledge.edition_title
    return tuple(
        PairCoverage(source, target, title(source), title(target), side, states)
        for (source, target, side), states in found.items()
    )
