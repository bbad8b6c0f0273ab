"""Each shape of what is handed in with a case that passes and one that fails, and the light check beside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import Triple

from aims_graph.engine.reference import ShapeResult, judge
from aims_graph.intake.checking import faults
from aims_graph.knowledge.knowledge import Knowledge

SHAPES = Path(__file__).resolve().parents[2] / "shapes" / "organisation.ttl"
AIMS = "https://w3id.org/aims-graph/ontology#"
SHAPE = AIMS + "shape-"
ROOT = "https://w3id.org/aims-graph/org/t"

FIRM = '<https://w3id.org/aims-graph/org/t> a aims:Organisation ; rdfs:label "T" .'
UNIT = 'c:u a aims:LegalEntity ; rdfs:label "U" ; aims:ofOrganisation <https://w3id.org/aims-graph/org/t> .'
SYSTEM = """
c:held a aims:ManagementSystem ; aims:edition <https://w3id.org/aims-graph/iso27001-2022> ;
    aims:certificateStatus aims:certificateNotSeen .
"""
LEFT_OUT = SYSTEM + "c:held aims:leavesOut <https://w3id.org/aims-graph/iso9001-2015/8.3> .\n"
DOCUMENT = """
c:doc a aims:Artefact ; dcterms:title "Policy" ; aims:artefactType aims:AIPolicy ; aims:typeBasis aims:typeByTitle ;
    aims:documentStatus aims:statusApproved ; aims:managementSystem c:held ; aims:nextReview "2027-01-15"^^xsd:date .
"""
LISTED = SYSTEM + DOCUMENT
ENTRY = """
c:entry a aims:SoAEntry ; aims:control iso27001:A.5.1 ; aims:soaOf c:held ; aims:applicable true ;
    aims:implementation aims:implementationImplemented ; aims:refersTo c:doc .
"""
STATED = LISTED + ENTRY
REFERENCE = """
c:ref a aims:UnresolvedReference ; aims:inEntry c:entry ; aims:referenceText "RACI" ; aims:artefactType aims:Record .
"""
REFERRED = STATED + REFERENCE
ADDRESS = """
c:address a aims:Address ; aims:artefact c:doc ; aims:addresses iso42001:5.2_1 ; aims:unit c:u ;
    aims:designBasis aims:inspected ; aims:operatingBasis aims:declared ; aims:inspectedBy "A. Auditor" ;
    aims:inspectedOn "2026-10-01"^^xsd:date ; aims:periodFrom "2026-01-01"^^xsd:date ;
    aims:periodTo "2026-06-30"^^xsd:date ; aims:deficiency aims:content_deficient .
"""
ADDRESSED = LISTED + UNIT + ADDRESS
COMPLETE = """
c:list a aims:CompletenessDeclaration ; aims:listClass aims:documents ; aims:completeAsOf "2026-11-01"^^xsd:date .
"""
FACT = """
c:s a aims:AISystem ; rdfs:label "S" ; aims:redesignedOn "2026-03-01"^^xsd:date ;
    aims:placedOnMarketOn "2025-01-01"^^xsd:date ; aims:assessmentDocumentedOn "2024-12-01"^^xsd:date ;
    aims:inUseSince "2025-02-01"^^xsd:date .
c:fact a aims:FactDeclaration ; aims:aboutUnit c:s ; aims:fact aims:fact-recruitment ; aims:factValue true ;
    aims:declaredBy "A. F." ; aims:declaredOn "2026-11-20"^^xsd:date .
"""
SAID = UNIT + FACT
TWICE = """
c:again a aims:SoAEntry ; aims:control iso27001:A.5.2 ; aims:soaOf c:held ; aims:implementation aims:implementationNot .
"""
SYSTEM_BY_SYSTEM = (
    STATED
    + TWICE.replace("A.5.2 ;", "A.5.1 ; aims:unit c:s1 ;")
    + """
c:more a aims:SoAEntry ; aims:control iso27001:A.5.1 ; aims:soaOf c:held ; aims:implementation aims:implementationNot ;
    aims:unit c:s2 ; aims:groundStated "R-1" ; aims:owner "CTO" ; aims:approver "CEO" ;
    aims:approvedOn "2026-10-02"^^xsd:date .
c:s1 a aims:AISystem ; rdfs:label "S1" .
c:s2 a aims:AISystem ; rdfs:label "S2" .
"""
)

ROWS = (
    LISTED
    + UNIT
    + """
c:model a aims:Model ; rdfs:label "M 1" ; aims:supplyKind aims:supplyModel ; aims:generalPurpose false ;
    aims:contract c:doc ; aims:owner "Ann" .
c:decision a aims:Decision ; rdfs:label "Release M 1" ; aims:decisionKind aims:modelRelease ; aims:model c:model ;
    aims:unit c:u ; aims:decidedOn "2026-08-28"^^xsd:date .
c:evaluation a aims:Evaluation ; rdfs:label "Bias" ; aims:forRelease c:decision ; aims:threshold 5 ;
    aims:measuredValue 9.5 ; aims:affected "small" , "new" ; aims:outcome aims:outcomeFailed .
c:risk a aims:Risk ; rdfs:label "R" ; aims:likelihood aims:levelHigh ;
    aims:necessaryControl iso42001:A.5.4 , <https://w3id.org/aims-graph/org/t/control/OWN-1> .
c:rule a aims:OwnRequirement ; rdfs:label "Each half year" ; aims:plannedInterval 6 ; aims:rowClass aims:Evaluation ;
    aims:rowKind aims:biasEvaluation ; aims:relatedTo iso42001:A.7.4_1 .
c:audit a aims:Audit ; rdfs:label "Audit 1" .
c:finding a aims:AuditFinding ; rdfs:label "Audit 1" ; aims:ofAudit c:audit ; aims:requirementRaised c:rule ;
    aims:periodFrom "2026-09-21"^^xsd:date ; aims:periodTo "2026-09-23"^^xsd:date .
c:interview a aims:Interview ; rdfs:label "L. Vidal" ; aims:addresses iso42001:A.6.2.4 .
"""
)

# code of the shape, what passes, what is replaced in it, by what
CHANGES = [
    ("unit-name", UNIT, 'rdfs:label "U" ;', ""),
    ("node-without-iri", UNIT, "c:u a", "[] a"),
    ("node-outside", UNIT, "c:u a", "<https://example.org/u> a"),
    ("of-organisation", UNIT, "org/t>", "org/another>"),
    ("system-edition", SYSTEM, "iso27001-2022", "iso27001-2013"),
    ("system-edition", SYSTEM, "aims:edition <https://w3id.org/aims-graph/iso27001-2022> ;", ""),
    ("system-leaves-out", LEFT_OUT, "iso9001-2015/8.3>", "iso9001-2015/8.99>"),
    ("system-certificate", SYSTEM, "certificateNotSeen", "certificateLost"),
    ("artefact-title", LISTED, 'dcterms:title "Policy" ;', ""),
    ("artefact-type", LISTED, "aims:AIPolicy", "aims:AIPolcy"),
    ("artefact-type", LISTED, "aims:AIPolicy", "aims:AIPolicy, aims:Policy"),
    ("artefact-type-basis", LISTED, "aims:typeByTitle", "aims:declared"),
    ("artefact-status", LISTED, "aims:statusApproved", "aims:statusAproved"),
    ("artefact-system", LISTED, "managementSystem c:held", "managementSystem c:gone"),
    ("day", LISTED, '"2027-01-15"^^xsd:date', '"2027-01-15"'),
    ("day", LISTED, '"2027-01-15"^^xsd:date', '"soon"'),
    ("entry-control", STATED, "iso27001:A.5.1 ", "iso27001:A.5.99 "),
    ("entry-control", STATED, "iso27001:A.5.1 ", "iso27001:6.1.2 "),
    ("entry-control", STATED.replace("iso27001:A.5.1 ", "<https://w3id.org/aims-graph/org/t/control/X.1> "),
     "org/t/control", "org/t/controls"),
    ("entry-implementation", STATED, "aims:implementation aims:implementationImplemented ;", ""),
    ("entry-system", STATED, "soaOf c:held", "soaOf c:gone"),
    ("entry-applicable", STATED, "applicable true", 'applicable "yes"'),
    ("entry-artefact", STATED, "refersTo c:doc", "refersTo c:gone"),
    ("entry-repeated", STATED + TWICE, "A.5.2", "A.5.1"),
    ("entry-repeated", SYSTEM_BY_SYSTEM, "aims:unit c:s2", "aims:unit c:s1"),
    ("entry-unit", SYSTEM_BY_SYSTEM, "aims:unit c:s2", "aims:unit c:s3"),
    ("day", SYSTEM_BY_SYSTEM, '"2026-10-02"^^xsd:date', '"2 October"'),
    ("reference-entry", REFERRED, "inEntry c:entry", "inEntry c:doc"),
    ("reference-text", REFERRED, 'aims:referenceText "RACI" ;', ""),
    ("reference-type", REFERRED, "aims:Record .", "aims:Rekord ."),
    ("address-artefact", ADDRESSED, "aims:artefact c:doc", "aims:artefact c:gone"),
    ("address-end", ADDRESSED, "iso42001:5.2_1", "iso42001:5.2_99"),
    ("address-end", ADDRESSED, "aims:addresses iso42001:5.2_1 ;", ""),
    ("address-end-asks-nothing", ADDRESSED, "iso42001:5.2_1", "iso42001:A.6"),
    ("address-unit", ADDRESSED, "aims:unit c:u", "aims:unit c:gone"),
    ("address-design", ADDRESSED, "designBasis aims:inspected", "designBasis aims:inspected, aims:presumed"),
    ("address-operating", ADDRESSED, "operatingBasis aims:declared", "operatingBasis aims:seen"),
    ("address-inspected-by", ADDRESSED, 'aims:inspectedBy "A. Auditor" ;', ""),
    ("address-inspected-on", ADDRESSED, 'aims:inspectedOn "2026-10-01"^^xsd:date ;', ""),
    ("address-period", ADDRESSED, "2026-06-30", "2025-06-30"),
    ("address-deficiency", ADDRESSED, "aims:content_deficient", "aims:bad_content"),
    ("list-class", COMPLETE, "aims:documents", "aims:papers"),
    ("list-day", COMPLETE, 'aims:completeAsOf "2026-11-01"^^xsd:date', 'rdfs:label "all"'),
    ("fact-about", SAID, "aboutUnit c:s", "aboutUnit c:gone"),
    ("fact-known", SAID, "aims:fact-recruitment", "aims:fact-recruiting"),
    ("fact-value", SAID, "factValue true", 'factValue "yes"'),
    ("fact-by", SAID, 'aims:declaredBy "A. F." ;', ""),
    ("fact-unit", SAID, "aboutUnit c:s", "aboutUnit c:u"),
    ("fact-unit", SAID, "aims:fact-recruitment", "aims:fact-employer"),
    ("unit-placed", SAID, '"2025-01-01"^^xsd:date', '"2025-01-01"^^xsd:date, "2025-01-02"^^xsd:date'),
    ("unit-documented", SAID, '"2024-12-01"^^xsd:date', '"2024-12-01"^^xsd:date, "2024-12-02"^^xsd:date'),
    ("unit-in-use", SAID, '"2025-02-01"^^xsd:date', '"2025-02-01"^^xsd:date, "2025-02-02"^^xsd:date'),
    ("day", SAID, '"2026-11-20"^^xsd:date', '"20 November"'),
    ("day", SAID, '"2026-03-01"^^xsd:date', '"2026-02-30"'),
    ("row-name", ROWS, 'a aims:Risk ; rdfs:label "R" ;', "a aims:Risk ;"),
    ("row-name", ROWS, 'aims:Decision ; rdfs:label "Release M 1"', 'aims:Decision ; rdfs:label "Release M 1", "Other"'),
    ("row-value", ROWS, "generalPurpose false", 'generalPurpose "no"'),
    ("row-value", ROWS, "threshold 5", 'threshold "5 %"'),
    ("row-value", ROWS, "plannedInterval 6", "plannedInterval 6.5"),
    ("row-value", ROWS, 'affected "small"', 'affected "small"@en'),
    ("row-code", ROWS, "decisionKind aims:modelRelease", "decisionKind aims:biasEvaluation"),
    ("row-code", ROWS, "aims:levelHigh", '"High"'),
    ("row-link", ROWS, "aims:contract c:doc", "aims:contract c:gone"),
    ("row-link", ROWS, "aims:model c:model", "aims:model c:doc"),
    ("row-link", ROWS, "forRelease c:decision", "forRelease c:risk"),
    ("row-id", ROWS, "necessaryControl iso42001:A.5.4", "necessaryControl iso42001:A.5.44"),
    ("row-id", ROWS, "relatedTo iso42001:A.7.4_1", "relatedTo iso42001:A.7.4_99"),
    ("row-id", ROWS, "requirementRaised c:rule", "requirementRaised c:doc"),
    ("row-topic", ROWS, "addresses iso42001:A.6.2.4", "addresses c:rule"),
    ("row-once", ROWS, "outcome aims:outcomeFailed", "outcome aims:outcomeFailed, aims:outcomePassed"),
    ("row-once", ROWS, 'aims:owner "Ann"', 'aims:owner "Ann", "Bob"'),
    ("row-unit", ROWS, "aims:unit c:u", "aims:unit c:doc"),
    ("row-period", ROWS, '"2026-09-21"^^xsd:date', '"2026-09-24"^^xsd:date'),
    ("row-applies", ROWS, "rowClass aims:Evaluation", "rowClass aims:Policy"),
    ("row-applies", ROWS, "rowKind aims:biasEvaluation", "rowKind aims:effortS"),
    ("day", ROWS, '"2026-08-28"^^xsd:date', '"August"'),
    ("list-class", COMPLETE.replace("aims:documents", "aims:list-risks"), "aims:list-risks", "aims:list-risk"),
    ("node-outside", ROWS, "c:interview a", "<https://example.org/i> a"),
    ("node-without-iri", ROWS, "c:interview a", "[] a"),
    ("term-unknown", LISTED, "aims:documentStatus", "aims:documentStatuz"),
    ("term-unknown", UNIT, "a aims:LegalEntity", "a aims:LegalEntity, aims:LegalEntitty"),
]  # fmt: skip

SEVERAL = {"address-design": 2}
"""Cases where one change breaks a shape in two ways."""


def _case(number: int, text: str) -> str:
    return f"@prefix c: <{ROOT}/{number}/> .\n{text}\n"


@pytest.fixture(scope="module")
def ids(knowledge: Knowledge) -> list[Triple]:
    """What the shapes need of the knowledge: which ids and terms there are, and of what class."""
    needed = ("#type", "#subClassOf", "#sortKey", "#factOf", "#range", "#valueOf")
    return [Triple(q.subject, q.predicate, q.object) for q in knowledge.store if q.predicate.value.endswith(needed)]


@pytest.fixture(scope="module")
def bad(read_turtle: Callable[[str], list[Triple]]) -> list[Triple]:
    texts = [_case(number, good.replace(old, new)) for number, (_, good, old, new) in enumerate(CHANGES)]
    return read_turtle(FIRM + "".join(texts))


@pytest.fixture(scope="module")
def results(bad: list[Triple], ids: list[Triple]) -> list[ShapeResult]:
    return judge([*ids, *bad], [SHAPES])


def test_what_passes_passes(
    ids: list[Triple], read_turtle: Callable[[str], list[Triple]], knowledge: Knowledge
) -> None:
    """No shape and no check says anything of the cases before their change."""
    for number, (_, good, old, _) in enumerate(CHANGES):
        assert good.count(old) >= 1, (number, old)
    good = read_turtle(FIRM + "".join(_case(number, case[1]) for number, case in enumerate(CHANGES)))
    assert judge([*ids, *good], [SHAPES]) == []
    assert faults(good, knowledge.catalogue) == []


@pytest.mark.parametrize("number", range(len(CHANGES)), ids=[f"{n}-{case[0]}" for n, case in enumerate(CHANGES)])
def test_shape(results: list[ShapeResult], number: int) -> None:
    """The case that fails fires its shape and no other."""
    code, _, _, new = CHANGES[number]
    mine = {r.message for r in results if r.node.startswith(f"{ROOT}/{number}/")}
    elsewhere = {"node-outside": "https://example.org/", "term-unknown": AIMS, "node-without-iri": ""}
    if code in elsewhere:
        mine |= {r.message for r in results if r.message == code and r.node.startswith(elsewhere[code])}
    assert mine == {code}, new


def test_the_light_check_agrees_with_the_shapes(
    results: list[ShapeResult], bad: list[Triple], knowledge: Knowledge
) -> None:
    """Of every case, shapes and check say the same codes of the same nodes, in the same severity."""
    grades = {"Violation": "error", "Warning": "warning"}
    shaped = {(_named(r.node), r.message, grades[r.severity]) for r in results}
    light = {(_named(f.node), f.problem.code, f.problem.severity) for f in faults(bad, knowledge.catalogue)}
    assert light == shaped


def _named(node: str) -> str:
    return node if node.startswith("http") else "blank"


@pytest.mark.parametrize("text", ["", FIRM + FIRM.replace("org/t>", "org/t2>")], ids=["none", "two"])
def test_one_organisation(
    text: str, ids: list[Triple], read_turtle: Callable[[str], list[Triple]], knowledge: Knowledge
) -> None:
    """Data without an organisation, or with two, is refused by both."""
    triples = read_turtle(text + _case(0, COMPLETE))
    shaped = {(r.node, r.message) for r in judge([*ids, *triples], [SHAPES])}
    light = {(f.node, f.problem.code) for f in faults(triples, knowledge.catalogue)}
    assert (AIMS + "Organisation", "organisation-count") in shaped
    assert light == shaped
