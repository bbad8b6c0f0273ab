"""A person's decision on a candidate: what follows, and when it no longer stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Triple

from aims_graph import api
from aims_graph.assess.candidates import (
    CONFIRMED,
    REJECTED,
    CandidateDecision,
    as_read,
    check_decisions,
    decisions_in,
    settled,
    with_decision,
)
from aims_graph.assess.question import Handed
from aims_graph.assess.result import AssessmentResult, Item
from aims_graph.assess.run import derive_with
from aims_graph.base.terms import aims, expand
from aims_graph.cli.example import import_example

ITEM = "iso42001:A.5.2_1"
DOC = "artefact/hf-pro-07"
DAY = date(2026, 11, 24)
DECISION = CandidateDecision(DOC, ITEM, "entity/main", CONFIRMED, "Ana Ruiz", "2026-11-24", "Read.", design="declared")


@pytest.fixture(scope="module")
def handed(knowledge) -> Handed:
    """The shipped organisation, which offers its DPIA procedure for the AI impact assessment process."""
    return import_example(knowledge)


def with_(handed: Handed, knowledge, *decisions: CandidateDecision) -> Handed:
    """The organisation with decisions taken on what it is now."""
    read = [as_read(each, handed.triples, handed.iri, knowledge.catalogue) for each in decisions]
    return replace(handed, triples=(*handed.triples, *(t for each in read for t in each.triples(handed.iri))))


def result(handed: Handed, knowledge, **more: Any) -> AssessmentResult:
    return api.assess(knowledge, handed, as_of=DAY, held=["iso27001"], judge=False, **more).result


def item(handed: Handed, knowledge, **more: Any) -> Item:
    found = result(handed, knowledge, **more).item(ITEM)
    assert found is not None
    return found


def newer(handed: Handed) -> Handed:
    """The organisation with another version of the document."""
    version = NamedNode(aims("documentVersion"))
    kept = [t for t in handed.triples if not (str(t.subject).endswith(f"/{DOC}>") and t.predicate == version)]
    return replace(handed, triples=(*kept, Triple(NamedNode(f"{handed.iri}/{DOC}"), version, Literal("99"))))


def test_before_anybody_decides_it_is_offered(handed, knowledge):
    found = item(handed, knowledge)
    assert (found.state, found.action, found.candidates) == ("unassessed", "candidate", (DOC,))


@pytest.mark.parametrize(
    ("basis", "state", "action"),
    [
        ({"design": "declared"}, "claimed", "confirm"),
        ({"design": "declared", "operating": "declared"}, "claimed", "confirm"),
        ({"design": "inspected", "operating": "sampled"}, "evidenced", None),
    ],
)
def test_a_confirmed_candidate_counts_by_how_it_is_known(handed, knowledge, basis, state, action):
    found = item(with_(handed, knowledge, replace(DECISION, **{"design": None, **basis})), knowledge)
    assert (found.state, found.action) == (state, action)
    assert [use.artefact for use in found.addresses] == [DOC]
    assert found.candidates == ()
    assert [(each.by, each.on, each.why, each.stale) for each in found.decisions] == [
        ("Ana Ruiz", "2026-11-24", "Read.", ())
    ]


def test_a_rejected_candidate_is_offered_no_more_for_that_item_only(handed, knowledge):
    before = result(handed, knowledge)
    after = result(with_(handed, knowledge, replace(DECISION, verdict=REJECTED, design=None)), knowledge)
    found = after.item(ITEM)
    assert found is not None
    assert (found.state, found.action, found.candidates) == ("unassessed", "create", ())
    assert found.decisions[0].verdict == REJECTED
    others = {each.id: each.candidates for each in before.items if each.statement != ITEM}
    assert {each.id: each.candidates for each in after.items if each.statement != ITEM} == others
    assert any(DOC in candidates for candidates in others.values())


def test_a_decision_speaks_instead_of_what_the_file_says(handed, knowledge):
    own = replace(DECISION, design="declared", verdict=CONFIRMED)
    node = NamedNode(f"{handed.iri}/address/own")
    address = [Triple(node, t.predicate, t.object) for t in own.triples(handed.iri) if "type" not in t.predicate.value]
    kept = [t for t in address if t.predicate.value in map(aims, ("artefact", "addresses", "designBasis"))]
    kind = Triple(node, NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"), NamedNode(aims("Address")))
    firm = replace(handed, triples=(*handed.triples, *kept, kind))
    assert item(firm, knowledge).state == "claimed"
    assert item(with_(firm, knowledge, replace(DECISION, verdict=REJECTED, design=None)), knowledge).action == "create"
    both = item(with_(firm, knowledge, replace(DECISION, design="inspected", operating="inspected")), knowledge)
    assert both.state == "evidenced"
    assert len(both.addresses) == 1


@pytest.mark.parametrize("verdict", [CONFIRMED, REJECTED])
def test_a_decision_is_stale_once_the_artefact_has_changed(handed, knowledge, verdict):
    decided = newer(with_(handed, knowledge, replace(DECISION, verdict=verdict)))
    found = item(decided, knowledge)
    assert (found.action, found.candidates) == ("candidate", (DOC,))
    assert found.decisions[0].stale == ("artefact_changed",)
    (note,) = [note for note in result(decided, knowledge).notes if note.code == "decision_stale"]
    assert "Ana Ruiz on 2026-11-24" in note.text["en"]
    assert "el artefacto ha cambiado" in note.text["es"]


def test_what_else_makes_a_decision_stale(handed, knowledge):
    told = with_(handed, knowledge, DECISION)
    units = [unit for unit, _ in handed.units]

    def causes(triples: Any, units: Any = units) -> set[str]:
        stale = NamedNode(aims("staleBecause"))
        found = settled(triples, knowledge.catalogue, units)
        return {t.object.value.removeprefix(aims("")) for t in found if t.predicate == stale}

    assert causes(told.triples) == set()
    assert causes(told.triples, []) == {"unit_gone"}
    gone = [t for t in told.triples if not str(t.subject).endswith(f"/{DOC}>")]
    assert causes(gone) == {"artefact_gone"}
    other = [
        Triple(t.subject, t.predicate, Literal("000000000000")) if t.predicate.value == aims("statementRead") else t
        for t in told.triples
    ]
    assert causes(other) == {"statement_changed"}


def test_settling_twice_is_settling_once(handed, knowledge):
    units = [unit for unit, _ in handed.units]
    once = settled(with_(handed, knowledge, DECISION).triples, knowledge.catalogue, units)
    assert set(settled(once, knowledge.catalogue, units)) == set(once)
    stale = settled(newer(replace(handed, triples=tuple(once))).triples, knowledge.catalogue, units)
    assert Triple(NamedNode(f"{handed.iri}/decided/x"), NamedNode(aims("a")), NamedNode(aims("b"))) not in stale
    kinds = [t for t in stale if "/decided/" in str(t.subject) and t.object == NamedNode(aims("Address"))]
    assert kinds == []


def test_decisions_are_read_back_as_they_were_written(handed):
    full = replace(
        DECISION, design="inspected", operating="sampled", inspected_by="Leo", inspected_on="2026-11-01",
        period_from="2026-01-01", period_to="2026-06-30", artefact_read="abc", statement_read="def",
    )  # fmt: skip
    assert decisions_in(full.triples(handed.iri), handed.iri) == [full]
    again = replace(full, why="Read again.")
    assert with_decision([full, replace(full, unit="system/x")], again) == [again, replace(full, unit="system/x")]


def test_both_engines_set_aside_alike(handed, knowledge):
    """The stratum of decisions alone, on one item: the whole organisation takes pySHACL minutes."""
    told = with_(handed, knowledge, replace(DECISION, verdict=REJECTED))
    mine = [t for t in told.triples if "/decided/" in str(t.subject) or str(t.subject).endswith(f"/{DOC}>")]
    root, kind = handed.iri, NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    focus, one, own = (NamedNode(f"{root}/{name}") for name in ("assessment/x", "assessment/x/item", "address/own"))
    start = [
        *settled(mine, knowledge.catalogue, [unit for unit, _ in handed.units]),
        Triple(focus, kind, NamedNode(aims("Assessment"))),
        Triple(one, NamedNode(aims("statement")), NamedNode(expand(ITEM))),
        Triple(one, NamedNode(aims("unit")), NamedNode(f"{root}/entity/main")),
        Triple(own, kind, NamedNode(aims("Address"))),
        Triple(own, NamedNode(aims("artefact")), NamedNode(f"{root}/{DOC}")),
    ]
    files = [path for path in knowledge.rule_files() if path.name.startswith(("00-", "34-"))]
    derived = set(derive_with(start, files, focus.value, "both"))
    assert Quad(own, NamedNode(aims("setAside")), one) in derived
    assert Quad(one, NamedNode(aims("rejectedArtefact")), NamedNode(f"{root}/{DOC}")) in derived


@pytest.mark.parametrize("missing", ["decidedBy", "decidedOn", "grounds", "verdict", "artefact", "unit"])
def test_a_decision_that_does_not_say_who_when_and_why_is_refused(handed, knowledge, missing):
    triples = [t for t in DECISION.triples(handed.iri) if t.predicate.value != aims(missing)]
    assert [problem.code for problem in check_decisions(triples, knowledge.catalogue, "x")] == ["decision"]
    assert decisions_in(triples, handed.iri) == []


def test_a_decision_on_a_statement_that_does_not_exist_names_the_nearest(handed, knowledge):
    triples = replace(DECISION, statement="iso42001:A.5.2_9").triples(handed.iri)
    (problem,) = check_decisions(triples, knowledge.catalogue, "x")
    assert problem.nearest is not None
    assert problem.nearest.startswith("iso42001:A.5.2_")
