"""Leaving out strata whose start is missing changes no triple; and it leaves some out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Triple

from aims_graph import api
from aims_graph.assess.question import Handed
from aims_graph.assess.run import assess, facts
from aims_graph.base.terms import PREFIXES, aims
from aims_graph.cli.example import import_example
from aims_graph.engine import fast, reference
from aims_graph.engine.strata import read_strata
from aims_graph.knowledge.files import root
from aims_graph.knowledge.knowledge import Knowledge

DAY = date(2026, 11, 29)
WORKBOOKS = sorted(path for path in (root() / "examples").glob("*/*.xlsx"))
TYPE = NamedNode(PREFIXES["rdf"] + "type")
STRATUM = """
@prefix aims: <https://w3id.org/aims-graph/ontology#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
aims:rules-1 a sh:NodeShape ; sh:targetClass aims:Assessment ; sh:order 1 ; aims:startsFrom {start} ;
    sh:rule [ a sh:SPARQLRule ; sh:prefixes <https://w3id.org/aims-graph/ontology> ;
        sh:construct "CONSTRUCT {{ $this aims:p ?x }} WHERE {{ $this aims:q ?x . ?x a aims:Kind }}" ] .
"""
FOCUS = "https://example.org/a"


def firms(knowledge: Knowledge) -> dict[str, Handed]:
    books = {path.stem: api.read_organisation(path, knowledge) for path in WORKBOOKS}
    return {"halden": import_example(knowledge), **books}


@pytest.mark.parametrize("targets", [["iso42001"], ["aiact", "iso27001"]], ids="+".join)
def test_the_examples_give_the_same_triples_with_nothing_left_out(knowledge: Knowledge, targets: Sequence[str]) -> None:
    strata = read_strata(knowledge.rule_files())
    whole = [replace(stratum, starts_from=()) for stratum in strata]
    assert len(WORKBOOKS) >= 4
    for name, handed in firms(knowledge).items():
        question = api.ask(handed, as_of=DAY, targets=targets, held=["none"])
        start = facts(knowledge, handed, question)
        assert set(fast.derive(start, strata, question.iri)) == set(fast.derive(start, whole, question.iri)), name


def test_without_the_act_as_a_target_its_strata_are_left_out(knowledge: Knowledge) -> None:
    handed = import_example(knowledge)
    question = api.ask(handed, as_of=DAY)
    strata = [stratum for stratum in read_strata(knowledge.rule_files()) if 2 <= stratum.order < 10]
    assert strata
    ends = {iri for stratum in strata for iri in stratum.starts_from}
    store = fast.derive(facts(knowledge, handed, question), read_strata(knowledge.rule_files()), question.iri)
    assert all(stratum.starts_from for stratum in strata)
    assert not any(quad.predicate.value in ends for quad in store)


@pytest.mark.slow
@pytest.mark.parametrize("targets", [["iso42001"], ["aiact"]], ids="+".join)
@pytest.mark.parametrize("path", WORKBOOKS, ids=lambda path: path.stem)
def test_both_engines_leave_out_alike(knowledge: Knowledge, path: Path, targets: Sequence[str]) -> None:
    handed = api.read_organisation(path, knowledge)
    question = api.ask(handed, as_of=DAY, targets=targets, held=["none"])
    assert assess(knowledge, handed, question, version="0", engine="both", judge=False).result.items


@pytest.mark.parametrize(
    ("start", "kind", "fires"),
    [("aims:q", "Kind", True), ("aims:Kind", "Kind", True), ("aims:q", "Other", False), ("aims:Kind", "Other", False),
     ("aims:q , aims:Kind", "Kind", True)],
)  # fmt: skip
def test_a_stratum_starts_from_a_property_or_a_class(
    tmp_path: Path, knowledge: Knowledge, start: str, kind: str, fires: bool
) -> None:
    path = tmp_path / "01-one.ttl"
    path.write_text(STRATUM.format(start=start), encoding="utf-8")
    files = [knowledge.folder / "shapes" / "rules" / "00-prefixes.ttl", path]
    this, other = NamedNode(FOCUS), NamedNode("https://example.org/x")
    given = [
        Triple(this, TYPE, NamedNode(aims("Assessment"))),
        Triple(this, NamedNode(aims("q")), other),
        Triple(other, TYPE, NamedNode(aims(kind))),
        Triple(other, NamedNode(aims("note")), Literal("Kind")),
    ]
    new = Triple(this, NamedNode(aims("p")), other)
    quick = {Triple(q.subject, q.predicate, q.object) for q in fast.derive(given, read_strata(files), FOCUS)}
    assert quick == set(reference.derive(given, files)) == set(given) | ({new} if fires else set())
    assert Quad(*new) not in [Quad(*triple) for triple in given]
