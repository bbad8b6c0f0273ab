"""Derived rows in an assessment: a candidate where nobody has looked, never more, and under both engines."""

from __future__ import annotations

from datetime import date

import pytest
from pyoxigraph import NamedNode, Triple

from aims_graph import api
from aims_graph.assess.question import Handed, sort_out
from aims_graph.assess.run import Run
from aims_graph.assess.why import why_lines
from aims_graph.base.terms import BASE, EDITIONS, aims
from aims_graph.knowledge.inference import edition_of
from aims_graph.knowledge.inferred import bearing_triples
from aims_graph.knowledge.knowledge import Knowledge

TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
FIRM = BASE + "org/firm"
DAY = date(2026, 11, 23)


def firm(edition: str) -> Handed:
    """A firm that runs one management system and has handed in nothing else."""
    system = NamedNode(f"{FIRM}/held/{edition}")
    triples = [
        Triple(NamedNode(FIRM), TYPE, NamedNode(aims("Organisation"))),
        Triple(system, TYPE, NamedNode(aims("ManagementSystem"))),
        Triple(system, NamedNode(aims("edition")), NamedNode(BASE + edition)),
    ]
    return sort_out(triples, "firm.ttl")


def unlooked(knowledge: Knowledge, source: str, target: str) -> set[str]:
    said = {r.object_id for g in knowledge.mapping_sets if (g.source, g.target) == (EDITIONS[source], EDITIONS[target]) for r in g.rows if r.relation != "noRelationship"}  # fmt: skip
    return {s.curie for s in knowledge.catalogue.statements.values() if edition_of(s.curie) == target and not {s.curie, s.requirement} & said}  # fmt: skip


@pytest.fixture(scope="module")
def pair(knowledge: Knowledge) -> tuple[str, str]:
    """A held and a target edition between which something follows that nobody has looked for."""
    for row in knowledge.inference.derived:
        ends = edition_of(row.source), edition_of(row.target)
        if row.target in knowledge.catalogue.statements and row.target in unlooked(knowledge, *ends):
            return ends
    pytest.skip("somebody has looked for everything that follows")


@pytest.fixture(scope="module")
def run(knowledge: Knowledge, pair: tuple[str, str]) -> Run:
    return api.assess(knowledge, firm(EDITIONS[pair[0]]), as_of=DAY, targets=[pair[1]], judge=False)


def test_a_derived_row_gives_a_candidate_where_nobody_has_looked(
    knowledge: Knowledge, pair: tuple[str, str], run: Run
) -> None:
    open_ = unlooked(knowledge, *pair)
    derived = {row.target for row in knowledge.inference.derived if (edition_of(row.source), edition_of(row.target)) == pair}  # fmt: skip
    found = {item.statement for item in run.result.items if any(r.record_id.startswith("derived:") for r in item.rows)}
    assert found == derived & open_
    for item in run.result.items:
        follows = [row for row in item.rows if row.record_id.startswith("derived:")]
        assert all((row.bearing, row.review, row.reuse, dict(row.delta)) == ("bearingWeak", "unreviewed", "none", {}) for row in follows)  # fmt: skip
        if follows:
            assert (item.state, item.action) == ("unassessed", "candidate")
        elif item.statement in open_:
            assert item.action in ("unmapped", "candidate")


def test_why_tells_the_proof(knowledge: Knowledge, run: Run) -> None:
    item = next(i for i in run.result.items if any(r.record_id.startswith("derived:") for r in i.rows))
    record = next(r.record_id for r in item.rows if r.record_id.startswith("derived:")).removeprefix("derived:")
    evidence = knowledge.inference.by_record[record].evidence
    english, spanish = (" ".join(why_lines(run.result, item, lang)) for lang in ("en", "es"))
    assert all(row in english and row in spanish for row in evidence)
    assert f"(row {evidence[0]})" in english
    assert f"(fila {evidence[0]})" in spanish


def test_where_everything_was_looked_for_nothing_is_derived(knowledge: Knowledge) -> None:
    assert not unlooked(knowledge, "iso27001", "iso42001")
    assert not list(bearing_triples(knowledge, ["iso27001-2022"], ["iso42001-2023"]))


@pytest.mark.slow
def test_both_engines_agree_on_derived_rows(knowledge: Knowledge, pair: tuple[str, str], run: Run) -> None:
    both = api.assess(knowledge, firm(EDITIONS[pair[0]]), as_of=DAY, targets=[pair[1]], judge=False, engine="both")
    assert [(i.id, i.action) for i in both.result.items] == [(i.id, i.action) for i in run.result.items]
