"""The rules that a firm has set itself: one state each, shown by its own records, never counted with the items."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from aims_graph.assess.own_rules import OwnItem
from aims_graph.assess.result import AssessmentResult
from aims_graph.reports.content import build
from aims_graph.reports.write import write_report

ORGANISATION = """
@base <https://w3id.org/aims-graph/> .
<org/o/entity/group> a aims:LegalEntity ; rdfs:label "Group" ; aims:mainEntity true .
<org/o/entity/life> a aims:LegalEntity ; rdfs:label "Life" .
<org/o/system/bot> a aims:AISystem ; rdfs:label "Bot" ; aims:ofEntity <org/o/entity/life> .
<org/o/system/old> a aims:AISystem ; rdfs:label "Old" ; aims:ofEntity <org/o/entity/life> .
<org/o/scope/old> a aims:ScopeEntry ; rdfs:label "Old" ; aims:unit <org/o/system/old> ; aims:scopeDecision aims:scopeOut ;
    aims:justification "It is retired with the year." ; aims:signedBy "CEO" ; aims:signedOn "2026-06-01"^^xsd:date .
<org/o/artefact/rules> a aims:Artefact ; dcterms:title "Rule book" .
<org/o/artefact/sampled> a aims:Artefact ; dcterms:title "Sampled minutes" .
<org/o/artefact/plain> a aims:Artefact ; dcterms:title "Minutes nobody has seen" .
<org/o/address/sampled> a aims:Address ; aims:artefact <org/o/artefact/sampled> ; aims:addresses <https://w3id.org/aims-graph/iso42001-2023/9.3.3> ;
    aims:operatingBasis aims:sampled ; aims:inspectedBy "I. Auditor" ; aims:inspectedOn "2026-11-02"^^xsd:date .
<org/o/meeting/may> a aims:Meeting ; rdfs:label "Committee" ; aims:meetingKind aims:aiCommittee ; aims:doneOn "2026-05-04"^^xsd:date .
<org/o/evaluation/bias> a aims:Evaluation ; rdfs:label "Bias" ; aims:evaluationKind aims:biasEvaluation ; aims:unit <org/o/system/bot> ;
    aims:doneOn "2026-09-01"^^xsd:date ; aims:recordedIn <org/o/artefact/plain> .
<org/o/rule/monthly> a aims:OwnRequirement ; rdfs:label "The committee meets monthly" ; dcterms:identifier "OWN-1" ; aims:owner "CRO" ;
    aims:plannedInterval 1 ; aims:rowClass aims:Meeting ; aims:rowKind aims:aiCommittee ; aims:recordedIn <org/o/artefact/rules> .
<org/o/rule/bias> a aims:OwnRequirement ; rdfs:label "Bias each half year" ; aims:unit <org/o/system/bot> ; aims:plannedInterval 6 ;
    aims:rowClass aims:Evaluation ; aims:rowKind aims:biasEvaluation ; aims:relatedTo <https://w3id.org/aims-graph/iso42001-2023/A.6.2.4> .
<org/o/rule/seen> a aims:OwnRequirement ; rdfs:label "Minutes are signed" ; aims:evidence <org/o/artefact/sampled> .
<org/o/rule/declared> a aims:OwnRequirement ; rdfs:label "Minutes are sent" ; aims:evidence <org/o/artefact/plain> .
<org/o/artefact/withdrawn> a aims:Artefact ; dcterms:title "Withdrawn list" ; aims:documentStatus aims:statusWithdrawn .
<org/o/rule/withdrawn> a aims:OwnRequirement ; rdfs:label "Shown by a withdrawn list" ; aims:evidence <org/o/artefact/withdrawn> .
<org/o/rule/silent> a aims:OwnRequirement ; rdfs:label "Nobody shows this one" .
<org/o/rule/out> a aims:OwnRequirement ; rdfs:label "On what is out of scope" ; aims:unit <org/o/system/old> .
"""


@pytest.fixture(scope="module")
def result(assessed) -> AssessmentResult:
    return assessed(ORGANISATION, as_of=date(2026, 11, 23), targets=["iso42001"])


@pytest.fixture(scope="module")
def own(result: AssessmentResult) -> dict[str, OwnItem]:
    return {item.id: item for item in result.own_items}


def test_each_is_asked_of_its_unit_or_of_the_entity_that_leads(own: dict[str, OwnItem]) -> None:
    assert sorted(own) == [
        "rule/bias@system/bot",
        "rule/declared@entity/group",
        "rule/monthly@entity/group",
        "rule/seen@entity/group",
        "rule/silent@entity/group",
        "rule/withdrawn@entity/group",
    ]


@pytest.mark.parametrize(
    ("item", "state", "shown"),
    [
        ("rule/monthly@entity/group", "not_evidenced", ()),
        ("rule/bias@system/bot", "claimed", ("Bias",)),
        ("rule/seen@entity/group", "evidenced", ("Sampled minutes",)),
        ("rule/declared@entity/group", "claimed", ("Minutes nobody has seen",)),
        ("rule/silent@entity/group", "unassessed", ()),
        ("rule/withdrawn@entity/group", "not_evidenced", ("Withdrawn list",)),
    ],
)
def test_one_state_each_and_what_shows_it(
    own: dict[str, OwnItem], item: str, state: str, shown: tuple[str, ...]
) -> None:
    assert own[item].state == state
    assert tuple(place.label for place in own[item].shown_by) == shown
    assert sorted(own[item].sentence) == ["en", "es"]


def test_what_speaks_against_it_is_named(result: AssessmentResult, own: dict[str, OwnItem]) -> None:
    found = {finding.id: finding for finding in result.record_findings}
    assert {found[one].case for one in own["rule/monthly@entity/group"].findings} == {"interval/rule/monthly"}
    assert own["rule/monthly@entity/group"].identifier == "OWN-1"
    assert own["rule/monthly@entity/group"].document == "artefact/rules"


def test_what_shows_a_rule_speaks_for_nothing_else(result: AssessmentResult) -> None:
    said = {use.artefact for item in result.items for use in item.addresses}
    assert said == {"artefact/sampled"}


def test_they_are_no_items_and_no_counts(result: AssessmentResult) -> None:
    assert not [item for item in result.items if "/rule/" in item.iri]
    by_state = [count.value for count in result.counts if count.id.startswith("items-by-state")]
    assert by_state
    assert sum(by_state) == sum(item.counted for item in result.items)


def test_without_an_entity_that_leads_every_entity_is_asked(assessed) -> None:
    found = assessed(
        '@base <https://w3id.org/aims-graph/> . <org/o/entity/a> a aims:LegalEntity ; rdfs:label "A" . <org/o/entity/b> a aims:LegalEntity ; rdfs:label "B" .'
        '<org/o/rule/r> a aims:OwnRequirement ; rdfs:label "R" .',
        targets=["iso42001"],
    )
    assert [item.unit for item in found.own_items] == ["entity/a", "entity/b"]


@pytest.mark.parametrize(
    ("lang", "outcome", "interval"), [("en", "not kept", "every month"), ("es", "no se cumple", "cada mes")]
)
def test_the_report_tells_them_apart_from_requirements(
    result: AssessmentResult, lang: str, outcome: str, interval: str, tmp_path: Path
) -> None:
    first = build(result, lang).own[0]
    assert (first.rule, str(first.outcome), first.interval) == ("OWN-1 The committee meets monthly", outcome, interval)
    assert (first.document, first.owner, bool(first.said)) == ("Rule book", "CRO", True)
    html, _ = write_report(result, tmp_path, formats=["html", "xlsx"], lang=lang)
    text = html.read_text(encoding="utf-8")
    assert "OWN-1 The committee meets monthly" in text
    assert "Nobody shows this one" in text


@pytest.mark.slow
def test_both_engines_say_the_same(assessed) -> None:
    assert assessed(ORGANISATION, targets=["iso42001"], engine="both").own_items
