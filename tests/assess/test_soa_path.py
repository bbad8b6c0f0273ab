"""What the path of ISO/IEC 42001, 6.1.3 lacks or contradicts: each finding with a case that has it and one that has not."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from pyoxigraph import RdfFormat, Triple, parse

from aims_graph.assess.question import Question, sort_out
from aims_graph.assess.run import Run, assess
from aims_graph.intake.organisation import AISystem, Complete, HeldSystem, Organisation, SoAEntry
from aims_graph.intake.rdf import to_triples
from aims_graph.knowledge.knowledge import Knowledge

ACME = "https://w3id.org/aims-graph/org/acme"
PREFIXES = """@prefix aims: <https://w3id.org/aims-graph/ontology#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix iso42001: <https://w3id.org/aims-graph/iso42001-2023/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
Assessed = Callable[..., Run]


@pytest.fixture(scope="module")
def assessed(knowledge: Knowledge) -> Assessed:
    """Return a function that assesses Acme, with two AI systems, against ISO/IEC 42001."""

    def run(soa: list[SoAEntry], rows: str = "", *complete: str, engine: Any = "fast") -> Run:
        org = Organisation("acme", "Acme", held=[HeldSystem("iso42001-2023")])
        org.systems = [AISystem("ranker", "Ranker"), AISystem("bot", "Bot")]
        org.soa = soa
        org.complete = [Complete(f"list-{name}", date(2026, 11, 1)) for name in complete]
        text = re.sub(r"\bo:([\w/.-]*\w)", rf"<{ACME}/\1>", PREFIXES + rows).encode()
        more = [Triple(q.subject, q.predicate, q.object) for q in parse(text, format=RdfFormat.TURTLE)]
        handed = sort_out([*to_triples(org), *more], "acme.ttl")
        question = Question(ACME, ("iso42001-2023",), (), date(2026, 11, 29))
        return assess(knowledge, handed, question, version="0", engine=engine, judge=False)

    return run


def found(run: Run, code: str) -> list[tuple[str | None, tuple[str, ...], bool]]:
    """Return what a code was found of: control, units, whether it is a question."""
    assert run.result.soa is not None
    return [(flag.control, flag.units, flag.question) for flag in run.result.soa.flags if flag.code == code]


def row(control: str, applicable: bool = True, said: str | None = "Drift", **more: Any) -> SoAEntry:
    prefix = "" if ":" in control else "iso42001:"
    return SoAEntry(prefix + control, applicable, "Planned" if applicable else "Excluded", justification=said, **more)


def risk(*said: str) -> str:
    """Return a risk that is treated, accepted and of the ranker, but for what is said otherwise (property → value)."""
    values = {
        "unit": "o:system/ranker", "treatment": "aims:treatmentReduce", "necessaryControl": "iso42001:A.6.2.4",
        "owner": '"CTO"', "acceptedBy": '"CTO"', "acceptedOn": '"2026-10-02"^^xsd:date', "assessedOn": '"2026-09-01"^^xsd:date',
    }  # fmt: skip
    for change in said:
        name, _, value = change.partition("=")
        values[name] = value
    facts = " ; ".join(f"aims:{name} {value}" for name, value in values.items() if value)
    return f'o:risk/r-07 a aims:Risk ; dcterms:identifier "R-07" ; rdfs:label "Drift" ; {facts} .\n'


TESTED = row("A.6.2.4")
OWN = {"edition": "iso42001-2023", "title": "Model cards"}
ROLE = 'o:role/a a aims:RoleAssignment ; rdfs:label "Accept" ; aims:activityKind aims:riskAcceptance ; aims:accountable "{}" .\n'
PLAN = "o:artefact/plan a aims:Artefact ; aims:artefactType aims:RiskTreatmentPlan ; aims:documentStatus aims:statusApproved {}.\n"
BY_OTHER = 'acceptedBy="CISO"'

# code, statement it bears on, (SoA, rows) that has it, (SoA, rows) that has it not, list that makes it a deficiency
CASES: list[tuple[str, str, tuple[list[SoAEntry], str], tuple[list[SoAEntry], str], str | None]] = [
    ("soa-system-without-row", "6.1.3_4", ([row("A.6.2.4", systems=("bot",))], ""), ([TESTED], ""), "soa42001"),
    ("soa-necessary-missing", "6.1.3_8", ([row("A.2.2")], risk()), ([TESTED], risk()), "soa42001"),
    ("soa-necessary-excluded", "6.1.3_8", ([row("A.6.2.4", False, "Bought in")], risk()),
     ([TESTED, row("A.6.2.4", False, "Bought in", systems=("bot",))], risk()), ""),
    ("soa-necessary-excluded", "6.1.3_8", ([TESTED, row("A.6.2.4", False, "Bought in", systems=("ranker",))], risk()),
     ([row("A.6.2.4", False, "Bought in"), row("A.6.2.4", systems=("ranker",))], risk()), ""),
    ("soa-necessary-excluded", "6.1.3_8", ([row("A.6.2.4", False, "Bought in")], risk("unit=")), ([TESTED], risk("unit=")), ""),
    ("soa-reason-missing", "6.1.3_9", ([row("A.2.2", said=None)], ""), ([row("A.2.2", said=None, grounds=("R-07",))], risk()), ""),
    ("soa-reason-missing", "6.1.3_9", ([row("A.2.2", said="AI policy")], ""), ([row("A.6.2.4", said="N/A")], risk()), ""),
    ("soa-reason-untraced", "6.1.3_9", ([row("A.2.2")], risk()), ([row("A.2.2", said="Drift, see R-07")], risk()), "risks"),
    ("soa-ground-unknown", "6.1.3_9", ([row("A.2.2", grounds=("R-99",))], risk()),
     ([row("A.2.2", grounds=("r-07",))], risk()), "risks"),
    ("soa-exclusion-unreasoned", "6.1.3_10", ([row("A.8.5", False, None)], ""), ([row("A.8.5", False, "Nobody outside")], ""), ""),
    ("soa-exclusion-unreasoned", "6.1.3_10", ([row("A.8.5", False, "N/A")], ""), ([row("A.8.5")], ""), ""),
    ("own-control-without-owner", "6.1.3_6", ([row("org:acme/control/own-1", **OWN)], ""),
     ([row("org:acme/control/own-1", owner="CTO", **OWN)], ""), None),
    ("risk-without-treatment", "6.1.3_2", ([], risk("treatment=")), ([], risk()), "risks"),
    ("risk-without-control", "6.1.3_3", ([], risk("necessaryControl=")),
     ([], risk("necessaryControl=", "treatment=aims:treatmentAccept")), "risks"),
    ("risk-not-accepted", "6.1.3_13", ([], risk("acceptedBy=")), ([], risk()), "risks"),
    ("risk-not-accepted", "6.1.3_13", ([], risk('acceptedOn="2026-12-24"^^xsd:date')),
     ([], risk("acceptedOn=", "treatment=aims:treatmentAvoid")), "risks"),
    ("risk-accepted-before", "6.1.3_13", ([], risk('assessedOn="2026-11-01"^^xsd:date')), ([], risk()), ""),
    ("risk-accepted-by-other", "6.1.3_13", ([], risk(BY_OTHER) + ROLE.format("CEO")), ([], risk(BY_OTHER) + ROLE.format("CISO")), ""),
    ("risk-accepted-not-owner", "6.1.3_13", ([], risk(BY_OTHER)), ([], risk()), None),
    ("plan-without-approver", "6.1.3_12", ([], PLAN.format("")), ([], PLAN.format('; aims:approver "CEO" ')), None),
]  # fmt: skip


@pytest.mark.parametrize(("code", "statement", "has", "has_not", "listed"), CASES)
def test_a_finding_and_its_absence(
    assessed: Assessed, knowledge: Knowledge, code: str, statement: str, has: tuple[list[SoAEntry], str],
    has_not: tuple[list[SoAEntry], str], listed: str | None,
) -> None:  # fmt: skip
    """A finding on something missing is a question until its list is declared complete; what is wrong is a deficiency."""
    seen, unseen = assessed(*has), assessed(*has_not)
    assert len(found(seen, code)) == (38 if code == "soa-control-without-row" else 1)
    assert found(unseen, code) == []
    deficient = assessed(*has, listed) if listed else seen if listed == "" else None
    gap = f"iso42001:{statement}@entity/main"
    if listed != "":
        assert found(seen, code)[0][2] is True, "a question changes no state"
        question = seen.result.item(gap)
        assert question is not None
        assert question.state == "unassessed"
    if deficient is not None:
        assert found(deficient, code)[0][2] is False
        item = deficient.result.item(gap)
        assert item is not None
        assert item.state == "not_evidenced"
        cause = knowledge.catalogue.codes_of(f"finding-{code}", "givesCause")
        assert set(cause) <= set(item.causes)


def test_every_kind_of_finding_has_a_case_and_a_sentence(knowledge: Knowledge) -> None:
    kinds = {code.removeprefix("finding-") for code in knowledge.catalogue.members("SoAFinding")}
    assert kinds == {case[0] for case in CASES} | {"soa-control-without-row", "soa-proposal"}
    for kind in kinds:
        assert {"en", "es"} <= set(knowledge.catalogue.sentence(f"finding-{kind}"))


def test_the_comparison_with_annex_a_names_each_control_without_a_row(assessed: Assessed, knowledge: Knowledge) -> None:
    controls = knowledge.catalogue.controls("iso42001")
    missing = found(assessed([row("A.2.2")], "", "soa42001"), "soa-control-without-row")
    assert {control for control, _, _ in missing} == set(controls) - {"iso42001:A.2.2"}
    every = [row(control) for control in controls]
    assert found(assessed(every, "", "soa42001"), "soa-control-without-row") == []
    assert found(assessed([], "", "soa42001"), "soa-control-without-row") == [], "no statement was handed in"


def test_a_statement_is_a_proposal_until_every_row_is_approved(assessed: Assessed) -> None:
    approved = {"approved_by": "CEO", "approved_on": date(2026, 10, 2)}
    assert found(assessed([row("A.2.2", **approved)]), "soa-proposal") == []
    late = {"approved_by": "CEO", "approved_on": date(2026, 12, 24)}
    for more in ({}, late, {"approved_on": date(2026, 10, 2)}):
        assert found(assessed([row("A.2.2", **approved), row("A.8.5", **more)]), "soa-proposal") == [(None, (), True)]


def test_the_statement_of_27001_is_none_of_its_business(assessed: Assessed) -> None:
    run = assessed([SoAEntry("iso27001:A.5.1", True, "Planned"), SoAEntry("iso27001:A.5.2", False, "Excluded")])
    assert run.result.soa is not None
    assert run.result.soa.flags == ()


@pytest.mark.slow
def test_both_engines_agree_on_the_path(assessed: Assessed) -> None:
    soa = [row("A.2.2", said=None), row("A.6.2.4", False, "N/A", systems=("ranker",)), row("A.8.5", grounds=("R-99",)),
           row("org:acme/control/own-1", **OWN)]  # fmt: skip
    rows = risk(BY_OTHER, 'assessedOn="2026-11-01"^^xsd:date') + ROLE.format("CEO") + PLAN.format("")
    assessed(soa, rows, "soa42001", "risks", engine="both")
