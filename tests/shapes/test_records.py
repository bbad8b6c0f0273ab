"""Every record shape with a case that meets it and one that does not, from rows to findings: days, strata, shapes."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, Triple, parse

from aims_graph.assess.graph_view import GraphView
from aims_graph.assess.records import judge_records, notices, read_shapes
from aims_graph.assess.records_due import due_triples
from aims_graph.base.dates import months_after
from aims_graph.base.terms import AIMS, PREFIXES, aims
from aims_graph.engine import fast, reference
from aims_graph.engine.strata import read_strata
from aims_graph.knowledge.knowledge import Knowledge
from aims_graph.knowledge.queries import find_query

DAY = date(2026, 11, 23)
S = "o:s a aims:AISystem ; rdfs:label 'S' ; aims:owner 'Ana' .\n"
USED = "o:s a aims:AISystem ; rdfs:label 'S' ; aims:owner 'Ana' ; aims:inUseSince '2026-01-10'^^xsd:date .\n"


def on(day: str) -> str:
    return f"'{day}'^^xsd:date"


def row(name: str, kind: str, *said: str) -> str:
    return f"o:{name} a aims:{kind} ; rdfs:label '{name}'" + "".join(f" ; aims:{one}" for one in said) + " .\n"


def complete(name: str, day: str = "2026-11-20") -> str:
    return (
        f"o:c-{name} a aims:CompletenessDeclaration ; aims:listClass aims:list-{name} ; aims:completeAsOf {on(day)} .\n"
    )


def release(*more: str, day: str = "2026-05-01") -> str:
    said = ("decisionKind aims:modelRelease", "unit o:s", f"decidedOn {on(day)}", *more)
    return S + row("d", "Decision", *said)


def evaluation(kind: str, day: str, *more: str, name: str = "e") -> str:
    return row(name, "Evaluation", f"evaluationKind aims:{kind}", "unit o:s", f"doneOn {on(day)}", *more)


def impact(day: str, kind: str = "aiImpactAssessment", name: str = "i") -> str:
    return row(name, "ImpactAssessment", f"assessmentKind aims:{kind}", "unit o:s", f"doneOn {on(day)}")


def risk(day: str) -> str:
    return row("k", "Risk", "unit o:s", f"assessedOn {on(day)}")


def complete_systems() -> str:
    return complete("systems").replace("list-systems", "systems")


def trained(who: str) -> str:
    return (
        f"o:t-{who} a aims:Training ; rdfs:label '{who}' ; aims:completed true ; aims:doneOn '2026-05-01'^^xsd:date .\n"
    )


def accountable(number: int) -> str:
    return "".join(row(f"a{n}", "RoleAssignment", "accountable 'Zoe'") for n in range(number))


def answered(*said: str) -> str:
    return row("u", "Question", "customer 'Customer A'", "answer 'yes'", *said)


def duty(statement: str, more: str = f"aims:bindsFrom {on('2026-01-01')} ; aims:inForce true") -> str:
    return f"o:duty aims:assessment <ASSESSMENT> ; aims:unit o:s ; aims:statement <{PREFIXES['aiact']}{statement}> ; {more} .\n"


def incident(*more: str) -> str:
    return S + row("n", "Incident", "unit o:s", f"occurredOn {on('2026-05-01')}", *more)


def serious(kind: str, *more: str) -> str:
    return incident("seriousIncident true", f"seriousKind aims:{kind}", f"awareOn {on('2026-05-01')}", *more)


def rule(page: str, kind: str | None, months: int = 6) -> str:
    return row(
        "r",
        "OwnRequirement",
        f"rowClass aims:{page}",
        *([f"rowKind aims:{kind}"] if kind else []),
        f"plannedInterval {months}",
    )


OWN = {
    "management-review": ("Meeting", "managementReview", "meetings", "meetingKind aims:managementReview", "doneOn"),
    "committee": ("Meeting", "aiCommittee", "meetings", "meetingKind aims:aiCommittee", "doneOn"),
    "internal-audit": ("AuditFinding", "internalAudit", "audits", "auditKind aims:internalAudit", "periodTo"),
    "impact-assessment": ("ImpactAssessment", "aiImpactAssessment", "impacts", "assessmentKind aims:aiImpactAssessment", "doneOn"),
    "risk-assessment": ("Risk", None, "risks", "treatment aims:treatmentReduce", "assessedOn"),
    "continuity-test": ("Evaluation", "continuityTest", "evaluations", "evaluationKind aims:continuityTest", "doneOn"),
    "bias-evaluation": ("Evaluation", "biasEvaluation", "evaluations", "evaluationKind aims:biasEvaluation", "doneOn"),
    "performance": ("Objective", "performanceThreshold", "objectives", "objectiveKind aims:performanceThreshold", "measuredOn"),
}  # fmt: skip


def held(name: str, *days: str) -> str:
    page, kind, _, said, prop = OWN[name]
    class_name = "Audit" if page == "AuditFinding" else page
    rows = (row(f"x{n}", class_name, said, f"{prop} {on(day)}") for n, day in enumerate(days))
    return rule(page, kind) + "".join(rows)


CHANGED = f"o:s a aims:AISystem ; rdfs:label 'S' ; aims:redesignedOn {on('2026-06-01')} .\n" + row(
    "d", "Decision", "decisionKind aims:modelRelease", "unit o:s", f"decidedOn {on('2026-02-01')}"
)
"""A system released in February and redesigned in June."""
RENEWED = (
    CHANGED
    + row("g", "Decision", "decisionKind aims:modelRelease", "unit o:s", f"decidedOn {on('2026-06-10')}")
    + impact("2026-01-20")
)
"""The same, released again after the redesign on the assessment made before it."""
MEETING = row("x", "Meeting", "meetingKind aims:aiCommittee", "present 'Ana', 'Eva'", f"doneOn {on('2026-06-01')}")


def kept(*days: str) -> str:
    """Meetings that are neither of the committee nor reviews, under a rule of the firm's own."""
    rows = (row(f"x{n}", "Meeting", "meetingKind aims:meetingOther", f"doneOn {on(day)}") for n, day in enumerate(days))
    return rule("Meeting", None) + "".join(rows)


MODEL = ("unit o:s", f"releasedOn {on('2026-05-01')}", "modelVersion '2'")
ROLE = ("activityKind aims:modelRelease",)
OVERSEER = row("w", "RoleAssignment", "activityKind aims:oversight", "responsible 'Eva'", "accountable 'Ana'")
MET_VALUE = ("objectiveKind aims:performanceThreshold", "unit o:s", f"measuredOn {on('2026-10-01')}", "threshold 0.1")
OUTSIDE = USED + (
    "o:s aims:unitKind aims:unitSystem ; aims:scopedOut o:e .\n<ASSESSMENT> aims:kindInScope aims:unitSystem .\n"
)
"""A system in operation that the scope leaves out, while others stay in."""
AUDIT = ("auditKind aims:internalAudit", "auditor 'Ivo'")
CLOSED = ("findingKind aims:findingMinor", "caseState aims:caseClosed")

CASES: dict[str, tuple[str, str]] = {
    # code: (a case that does not meet the shape, with absence known where it asks for presence; a case that does)
    "release-not-decided": (S + row("m", "Model", *MODEL) + complete("decisions"), release("model o:m", day="2026-04-30") + row("m", "Model", *MODEL) + complete("decisions")),
    "release-decided-late": (release("model o:m", day="2026-05-02") + row("m", "Model", *MODEL), release("model o:m") + row("m", "Model", *MODEL)),
    "decision-without-person": (release() + complete("decisions"), release("decidedBy 'Eva'") + complete("decisions")),
    "decision-without-grounds": (release() + complete("decisions"), release("grounds 'tests passed'") + complete("decisions")),
    "release-not-separate": (release("decidedBy 'Ana'"), release("decidedBy 'Eva'")),
    "release-not-verified": (release() + complete("evaluations"), release() + evaluation("verification", "2026-04-20") + complete("evaluations")),
    "release-verified-late": (release() + evaluation("validation", "2026-05-20", "forRelease o:d"), release() + evaluation("validation", "2026-04-20", "forRelease o:d")),
    "bias-not-evaluated": (release() + rule("Evaluation", "biasEvaluation") + complete("evaluations"), release() + rule("Evaluation", "biasEvaluation") + evaluation("biasEvaluation", "2026-04-20") + complete("evaluations")),
    "bias-evaluated-late": (release() + evaluation("biasEvaluation", "2026-05-20", "forRelease o:d"), release() + evaluation("biasEvaluation", "2026-05-01", "forRelease o:d")),
    "result-failed": (release() + evaluation("validation", "2026-04-20", "forRelease o:d", "outcome aims:outcomeFailed"), release() + evaluation("validation", "2026-04-20", "forRelease o:d", "outcome aims:outcomeFailed") + evaluation("validation", "2026-04-25", "forRelease o:d", "outcome aims:outcomePassed", name="f")),
    "result-not-acted-on": (USED + evaluation("biasEvaluation", "2026-06-20", "outcome aims:outcomeFailed"), USED + evaluation("biasEvaluation", "2026-06-20", "outcome aims:outcomeFailed") + row("n", "Incident", "unit o:s", f"occurredOn {on('2026-06-21')}")),
    "result-over-limit": (release() + evaluation("biasEvaluation", "2026-04-20", "forRelease o:d", "threshold 0.1", "measuredValue 0.2", "direction aims:atMost"), release() + evaluation("biasEvaluation", "2026-04-20", "forRelease o:d", "threshold 0.1", "measuredValue 0.1", "direction aims:atMost")),
    "result-under-limit": (release() + evaluation("validation", "2026-04-20", "forRelease o:d", "threshold 0.9", "measuredValue 0.8", "direction aims:atLeast"), release() + evaluation("validation", "2026-04-20", "forRelease o:d", "threshold 0.9", "measuredValue 0.91", "direction aims:atLeast")),
    "impact-not-assessed": (release() + complete("impacts"), release() + impact("2026-04-20") + complete("impacts")),
    "impact-assessed-late": (release() + impact("2026-05-20"), release() + impact("2026-04-20")),
    "impact-not-renewed": (f"o:s a aims:AISystem ; aims:redesignedOn {on('2026-06-01')} .\n" + complete("impacts"), f"o:s a aims:AISystem ; aims:redesignedOn {on('2026-06-01')} .\n" + impact("2026-05-20") + complete("impacts")),
    "impact-renewed-late": (f"o:s a aims:AISystem ; aims:redesignedOn {on('2026-06-01')} .\n" + impact("2026-06-20"), f"o:s a aims:AISystem ; aims:redesignedOn {on('2026-06-01')} .\n" + impact("2026-06-01")),
    "impact-outdated": (RENEWED + complete("impacts"), RENEWED + impact("2026-05-30", name="j") + complete("impacts")),
    "impact-none-in-use": (USED + complete("impacts"), USED + impact("2026-06-01") + complete("impacts")),
    "risk-not-reassessed": (CHANGED + risk("2025-06-01") + complete("risks"), CHANGED + risk("2026-06-15") + complete("risks")),
    "change-risk-not-assessed": (S + row("d", "Decision", "decisionKind aims:systemModification", "unit o:s", f"decidedOn {on('2026-05-01')}"), S + row("d", "Decision", "decisionKind aims:systemModification", "unit o:s", f"decidedOn {on('2026-05-01')}") + row("k", "Risk", f"assessedOn {on('2026-04-20')}")),
    "limit-without-direction": (S + evaluation("validation", "2026-04-20", "threshold 0.9", "measuredValue 0.8"), S + evaluation("validation", "2026-04-20", "threshold 0.9", "measuredValue 0.8", "outcome aims:outcomePassed")),
    "retired-without-day": ("o:s a aims:AISystem ; aims:lifeCycleStage 'retired' .\n" + complete_systems(), f"o:s a aims:AISystem ; aims:lifeCycleStage 'retired' ; aims:retiredOn {on('2026-06-01')} .\n" + complete_systems()),
    "management-review-none": (MEETING + complete("meetings"), MEETING + row("y", "Meeting", "meetingKind aims:managementReview", f"doneOn {on('2026-06-01')}") + complete("meetings")),
    "committee-not-trained": (MEETING + complete("training"), MEETING + trained("Ana") + trained("Eva") + complete("training")),
    "person-overloaded": (accountable(6), accountable(5)),
    "answer-without-evidence": (answered(), answered("evidence o:k")),
    "answer-not-released": (answered("releasedBy 'Ana'"), answered("releasedBy 'Ana'", f"releasedOn {on('2026-05-01')}")),
    "commitment-not-a-need": (answered("commitment 'a report each year'"), answered("commitment 'a report each year'") + "o:p a aims:InterestedParty ; rdfs:label 'Customer A' .\n"),
    "change-not-assessed": (S + row("d", "Decision", "decisionKind aims:systemModification", "unit o:s", f"decidedOn {on('2026-05-01')}"), S + row("d", "Decision", "decisionKind aims:systemModification", "unit o:s", f"decidedOn {on('2026-05-01')}") + impact("2026-04-20")),
    "fria-not-done": (USED + duty("27.1_1") + complete("impacts") + impact("2026-01-01", "dpia"), USED + duty("27.1_1") + complete("impacts") + impact("2026-01-01", "fria")),
    "retired-without-decision": (f"o:s a aims:AISystem ; aims:retiredOn {on('2026-06-01')} .\n" + complete("decisions"), f"o:s a aims:AISystem ; aims:retiredOn {on('2026-06-01')} .\n" + row("d", "Decision", "decisionKind aims:decommissioning", "unit o:s", f"decidedOn {on('2026-05-01')}") + complete("decisions")),
    "continuity-not-tested": (USED + row("p", "Artefact", "artefactType aims:BusinessContinuityPlan") + complete("evaluations"), USED + row("p", "Artefact", "artefactType aims:BusinessContinuityPlan") + evaluation("continuityTest", "2026-05-01") + complete("evaluations")),
    "continuity-failed": (S + evaluation("continuityTest", "2026-05-01", "outcome aims:outcomeFailed"), S + evaluation("continuityTest", "2026-05-01", "outcome aims:outcomeFailed") + evaluation("continuityTest", "2026-05-09", "outcome aims:outcomeConditions", name="f")),
    "incident-without-severity": (incident() + complete("incidents"), incident("incidentSeverity aims:levelLow") + complete("incidents")),
    "incident-without-seriousness": (incident() + complete("incidents"), incident("seriousIncident false") + complete("incidents")),
    "incident-closed-without-correction": (incident("caseState aims:caseClosed") + complete("incidents"), incident("caseState aims:caseClosed", "correction 'fixed'") + complete("incidents")),
    "serious-without-awareness": (incident("seriousIncident true") + duty("73.2_1") + complete("incidents"), serious("seriousHealth") + duty("73.2_1") + complete("incidents")),
    **{f"{name}-not-notified": (serious(kind) + duty(number) + complete("incidents"), serious(kind, f"notifiedOn {on('2026-05-02')}") + duty(number) + complete("incidents"))
       for name, kind, number in (("serious", "seriousHealth", "73.2_1"), ("death", "seriousDeath", "73.4_1"), ("widespread", "seriousInfrastructure", "73.3_1"))},
    **{f"{name}-notified-late": (serious(kind, f"notifiedOn {on(late)}") + duty(number), serious(kind, f"notifiedOn {on(last)}") + duty(number))
       for name, kind, number, last, late in (("serious", "seriousHealth", "73.2_1", "2026-05-16", "2026-05-17"), ("death", "seriousDeath", "73.4_1", "2026-05-11", "2026-05-12"), ("widespread", "seriousWidespread", "73.3_1", "2026-05-03", "2026-05-04"))},
    "performance-over-limit": (S + row("v", "Objective", *MET_VALUE, "measuredValue 0.2", "direction aims:atMost"), S + row("v", "Objective", *MET_VALUE, "measuredValue 0.2", "direction aims:atMost") + row("n", "Incident", "unit o:s", f"occurredOn {on('2026-10-02')}")),
    "performance-under-limit": (S + row("v", "Objective", *MET_VALUE, "measuredValue 0.05", "direction aims:atLeast"), S + row("v", "Objective", *MET_VALUE, "measuredValue 0.2", "direction aims:atLeast")),
    "performance-not-measured": (S + row("v", "Objective", *MET_VALUE, "plannedInterval 1"), S + row("v", "Objective", *MET_VALUE, "plannedInterval 3")),
    "objective-not-monitored": (row("v", "Objective", "objectiveKind aims:objective", f"measuredOn {on('2026-10-01')}", "plannedInterval 1"), row("v", "Objective", "objectiveKind aims:objective", f"measuredOn {on('2026-10-23')}", "plannedInterval 1")),
    "oversight-not-assigned": (USED + complete("roles"), USED + OVERSEER + complete("roles")),
    "oversight-competence-not-shown": (OVERSEER + complete("roles"), OVERSEER + "o:t a aims:Training ; rdfs:label 'Eva' ; aims:activityKind aims:oversight ; aims:completed true ; aims:doneOn '2026-05-01'^^xsd:date .\n" + complete("roles")),
    "training-not-completed": (row("t", "Training", "subject 'AI'", "completed false", f"doneOn {on('2026-05-01')}"), row("t", "Training", "subject 'AI'", "completed false", f"doneOn {on('2026-05-01')}") + "o:u a aims:Training ; rdfs:label 't' ; aims:subject 'AI' ; aims:completed true ; aims:doneOn '2026-06-01'^^xsd:date .\n"),
    "training-out-of-date": (row("t", "Training", "subject 'AI'", "completed true", f"doneOn {on('2025-11-22')}", "plannedInterval 12"), row("t", "Training", "subject 'AI'", "completed true", f"doneOn {on('2025-11-23')}", "plannedInterval 12")),
    "several-accountable": (row("a", "RoleAssignment", *ROLE, "accountable 'Ana', 'Eva'"), row("a", "RoleAssignment", *ROLE, "accountable 'Ana'")),
    "nobody-accountable": (row("a", "RoleAssignment", *ROLE) + complete("roles"), row("a", "RoleAssignment", *ROLE, "accountable 'Ana'") + complete("roles")),
    "nobody-responsible": (row("a", "RoleAssignment", *ROLE) + complete("roles"), row("a", "RoleAssignment", *ROLE, "responsible 'Ana'") + complete("roles")),
    "activity-without-row": (row("a", "RoleAssignment", *ROLE) + complete("roles"), "".join(row(f"a{n}", "RoleAssignment", f"activityKind aims:{kind}") for n, kind in enumerate(("oversight", "modelRelease", "riskAcceptance", "incidentHandling", "internalAudit", "dataGovernance", "supplierManagement"))) + complete("roles")),
    "supply-without-contract": (row("m", "Model", "supplier 'V'") + complete("models"), row("m", "Model", "supplier 'V'", "contract o:k") + complete("models")),
    "supply-without-information": (row("m", "Model", "supplier 'V'") + complete("models"), row("m", "Model", "supplier 'V'", "suppliedInformation o:k") + complete("models")),
    "data-without-provenance": (row("b", "DataSet") + complete("datasets"), row("b", "DataSet", "provenance 'own logs'") + complete("datasets")),
    "data-without-criteria": (row("b", "DataSet") + complete("datasets"), row("b", "DataSet", "qualityCriteria 'no gaps'") + complete("datasets")),
    "development-data-not-met": (row("b", "DataSet", "dataUse aims:dataTraining", "qualityMet false"), row("b", "DataSet", "dataUse aims:dataTraining", "qualityMet true")),
    "operation-data-not-met": (row("b", "DataSet", "dataUse aims:dataOperation", "qualityMet false"), row("b", "DataSet", "dataUse aims:dataOperation", "qualityMet true")),
    **{f"{name}-overdue": (held(name, "2026-05-22"), held(name, "2026-05-23")) for name in OWN},
    **{f"{name}-gap": (held(name, "2026-01-01", "2026-09-01"), held(name, "2026-01-01", "2026-06-30", "2026-09-01")) for name in OWN},
    **{f"{name}-never": (held(name) + complete(OWN[name][2]), held(name, "2026-09-01") + complete(OWN[name][2])) for name in OWN},
    "own-rule-overdue": (rule("Obligation", None) + row("x", "Obligation", f"lastReview {on('2026-01-01')}"), rule("Obligation", None) + row("x", "Obligation", f"lastReview {on('2026-10-01')}")),
    "own-rule-gap": (kept("2026-01-01", "2026-09-01"), kept("2026-03-01", "2026-09-01")),
    "residual-not-accepted": (row("k", "Risk", "residualLevel aims:levelLow") + complete("risks"), row("k", "Risk", "residualLevel aims:levelLow", "acceptedBy 'Ana'") + complete("risks")),
    "residual-without-day": (row("k", "Risk", "treatment aims:treatmentAccept", "acceptedBy 'Ana'") + complete("risks"), row("k", "Risk", "treatment aims:treatmentAccept", "acceptedBy 'Ana'", f"acceptedOn {on('2026-05-01')}") + complete("risks")),
    "accepted-before-assessed": (row("k", "Risk", f"acceptedOn {on('2026-05-01')}", f"assessedOn {on('2026-05-02')}"), row("k", "Risk", f"acceptedOn {on('2026-05-02')}", f"assessedOn {on('2026-05-02')}")),
    "accepted-by-other": (row("k", "Risk", "owner 'Ana'", "acceptedBy 'Eva'"), row("k", "Risk", "owner 'Ana'", "acceptedBy 'Ana'")),
    "auditor-not-independent": (row("q", "Audit", *AUDIT) + row("a", "RoleAssignment", *ROLE, "accountable 'Ivo'"), row("q", "Audit", *AUDIT) + row("a", "RoleAssignment", "activityKind aims:internalAudit", "accountable 'Ivo'")),
    "finding-overdue": (row("f", "AuditFinding", "findingKind aims:findingMajor", "caseState aims:caseOpen", f"due {on('2026-11-22')}"), row("f", "AuditFinding", "findingKind aims:findingMajor", "caseState aims:caseOpen", f"due {on('2026-11-23')}")),
    "finding-closed-without-person": (row("f", "AuditFinding", *CLOSED) + complete("audits"), row("f", "AuditFinding", *CLOSED, "closedBy 'Ana'") + complete("audits")),
    "finding-closed-without-day": (row("f", "AuditFinding", *CLOSED) + complete("audits"), row("f", "AuditFinding", *CLOSED, f"closedOn {on('2026-05-01')}") + complete("audits")),
}  # fmt: skip

QUIET = {
    # rows in which nothing may be found, because the reason would be wrong
    "an evaluation before the release before does not serve for the next, but is no late one": ("release-verified-late", release() + evaluation("validation", "2025-01-01")),
    "a decision that has not taken effect is no release": ("release-not-verified", release(f"effectiveOn {on('2027-01-01')}") + complete("evaluations")),
    "a list declared complete before the release says nothing of it": ("release-not-verified", release() + complete("evaluations", "2026-04-01")),
    "an outcome that nobody stated is none that failed": ("result-failed", release() + evaluation("validation", "2026-04-20", "forRelease o:d")),
    "no duty, no report to an authority": ("serious-not-notified", serious("seriousHealth") + complete("incidents")),
    "a duty that did not bind yet": ("serious-not-notified", serious("seriousHealth") + duty("73.2_1", f"aims:bindsFrom {on('2027-12-02')}") + complete("incidents")),
    "a death is reported under its own paragraph": ("serious-notified-late", serious("seriousDeath", f"notifiedOn {on('2026-05-20')}") + duty("73.2_1")),
    "a system that is not in operation": ("oversight-not-assigned", S + complete("roles")),
    "meetings after the day asked about are plans": ("committee-overdue", held("committee", "2026-06-01", "2027-06-01")),
    "an assessment between the release before and the redesign is of the design to come": ("impact-outdated", RENEWED + impact("2026-05-30", name="j") + complete("impacts")),
    "an assessment made for the release is never outdated": ("impact-outdated", CHANGED + row("g", "Decision", "decisionKind aims:modelRelease", "unit o:s", f"decidedOn {on('2026-06-10')}") + impact("2026-01-20").replace(" .", " ; aims:forRelease o:g .") + complete("impacts")),
    "an assessment that came after the release is late, not outdated": ("impact-outdated", RENEWED + impact("2026-07-01", name="j") + complete("impacts")),
    "an assessment of an older design exists all the same": ("impact-not-assessed", RENEWED + complete("impacts")),
    "a system with a decision is asked about its release": ("impact-none-in-use", USED + release() + complete("impacts")),
    "a risk that names no system may be of this one": ("risk-not-reassessed", CHANGED + row("k", "Risk", f"assessedOn {on('2026-06-15')}") + complete("risks")),
    "risks assessed with the change, before it": ("risk-not-reassessed", CHANGED + risk("2026-05-20") + complete("risks")),
    "nobody accepted, so there is no day": ("residual-without-day", row("k", "Risk", "residualLevel aims:levelLow") + complete("risks")),
    "a committee's gap is told once": ("own-rule-gap", held("committee", "2026-01-01", "2026-09-01")),
    "a committee trained as a body": ("committee-not-trained", MEETING + trained("x") + complete("training")),
    "a failed evaluation is told as failed": ("result-over-limit", release() + evaluation("validation", "2026-04-20", "forRelease o:d", "threshold 0.1", "measuredValue 0.2", "direction aims:atMost", "outcome aims:outcomeFailed")),
    "a system said to be out of use is not in operation": ("oversight-not-assigned", USED.replace(" .", " ; aims:lifeCycleStage 'retired' .") + complete("roles")),
    "a system that the scope leaves out": ("oversight-not-assigned", OUTSIDE + complete("roles")),
    "a release waits for what failed": ("result-not-acted-on", USED + row("d", "Decision", "decisionKind aims:modelRelease", "unit o:s", f"decidedOn {on('2026-04-30')}", f"effectiveOn {on('2027-02-01')}") + evaluation("validation", "2026-04-20", "forRelease o:d", "outcome aims:outcomeFailed")),
    "a meeting of a kind that nobody stated may be a review": ("management-review-none", MEETING + row("y", "Meeting", f"doneOn {on('2026-06-01')}") + complete("meetings")),
    "a question that nobody answered": ("answer-without-evidence", row("u", "Question", "customer 'Customer A'")),
    "bias is asked for by nothing": ("bias-not-evaluated", release() + complete("evaluations")),
}  # fmt: skip


class Judged:
    """All cases judged in one call: finding codes by case, each with its effects."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.strata = [one for one in read_strata(knowledge.rule_files()) if 16 <= one.order < 20]
        self.codes = [t for t in knowledge.reasoning_core if getattr(t.subject, "value", "").startswith(AIMS)]
        self.union = Store()
        self.effects: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))

    def facts(self, name: str, turtle: str) -> tuple[list[Triple], str]:
        """Return what the strata start from, and the assessment."""
        org = f"https://w3id.org/aims-graph/org/{name}"
        focus = f"{org}/assessment/a"
        head = "".join(f"@prefix {n}: <{i}> .\n" for n, i in PREFIXES.items()) + f"@prefix o: <{org}/> .\n"
        text = (head + turtle).replace("<ASSESSMENT>", f"<{focus}>")
        rows = [Triple(q.subject, q.predicate, q.object) for q in parse(text.encode(), format=RdfFormat.TURTLE)]
        node = NamedNode(focus)
        asked = [
            Triple(node, NamedNode(PREFIXES["rdf"] + "type"), NamedNode(aims("Assessment"))),
            Triple(node, NamedNode(aims("ofOrganisation")), NamedNode(org)),
            Triple(
                node, NamedNode(aims("asOf")), Literal(DAY.isoformat(), datatype=NamedNode(PREFIXES["xsd"] + "date"))
            ),
        ]
        due = due_triples(rows, DAY, notices(self.knowledge.catalogue))
        return [*self.codes, *rows, *due, *asked], focus

    def add(self, name: str, turtle: str) -> None:
        start, focus = self.facts(name, turtle)
        store = fast.derive(start, self.strata, focus)
        self.union.extend(Quad(q.subject, q.predicate, q.object) for q in store)

    def judge(self) -> None:
        found = judge_records(
            self.union, "https://w3id.org/aims-graph/org/all/assessment/a", self.knowledge.record_shape_files()
        )
        store = Store()
        store.extend(Quad(*triple) for triple in found)
        view = GraphView(store)
        for iri in view.of_type("RecordFinding"):
            name = (view.one(iri, "ofCase") or "").partition("/org/")[2].partition("/")[0]
            self.effects[name][view.one(iri, "findingCode") or ""].add(view.code(iri, "effect") or "")


@pytest.fixture(scope="module")
def judged(knowledge: Knowledge) -> Judged:
    all_of_them = Judged(knowledge)
    for code, (failing, passing) in CASES.items():
        all_of_them.add(f"{code}--fails", failing)
        all_of_them.add(f"{code}--meets", passing)
        all_of_them.add(
            f"{code}--asks", "".join(line + "\n" for line in failing.splitlines() if "Completeness" not in line)
        )
    for number, (_, rows) in enumerate(QUIET.values()):
        all_of_them.add(f"quiet-{number}", rows)
    all_of_them.judge()
    return all_of_them


def test_every_shape_has_cases(knowledge: Knowledge) -> None:
    shapes = read_shapes(knowledge.record_shape_files())
    assert {shape.code for shape in shapes.values()} == set(CASES)


@pytest.mark.parametrize("code", CASES)
def test_a_shape_fires_where_it_is_not_met_and_is_silent_where_it_is(
    code: str, judged: Judged, knowledge: Knowledge
) -> None:
    shape = next(one for one in read_shapes(knowledge.record_shape_files()).values() if one.code == code)
    assert judged.effects[f"{code}--fails"].get(code) == {shape.effect}
    assert code not in judged.effects[f"{code}--meets"]


@pytest.mark.parametrize("code", CASES)
def test_without_a_complete_list_an_absence_is_a_question(code: str, judged: Judged, knowledge: Knowledge) -> None:
    shape = next(one for one in read_shapes(knowledge.record_shape_files()).values() if one.code == code)
    expected = {"effectQuestion"} if shape.absence else {shape.effect}
    assert judged.effects[f"{code}--asks"].get(code) == expected


@pytest.mark.parametrize(("number", "name"), list(enumerate(QUIET)))
def test_nothing_fires_for_a_wrong_reason(number: int, name: str, judged: Judged) -> None:
    code, _ = QUIET[name]
    assert "effectDeficiency" not in judged.effects[f"quiet-{number}"].get(code, set())


def test_what_a_shape_bears_on_is_there_and_is_shown_by_records(knowledge: Knowledge) -> None:
    statements = {aims_iri(curie): one for curie, one in knowledge.catalogue.statements.items()}
    for shape in read_shapes(knowledge.record_shape_files()).values():
        assert set(shape.bears_on) <= set(statements), shape.name
        if shape.cause in (aims("not_operated"), aims("result_adverse")):
            needs = {statements[iri].evidence_need for iri in shape.bears_on}
            assert "evidenceDesign" not in needs, shape.name


def aims_iri(curie: str) -> str:
    prefix, _, name = curie.partition(":")
    return PREFIXES[prefix] + name


def test_every_code_has_its_sentences_and_every_case_its_words(knowledge: Knowledge) -> None:
    catalogue = knowledge.catalogue
    shapes = read_shapes(knowledge.record_shape_files())
    assert {f"record-{shape.code}" for shape in shapes.values()} == set(catalogue.members("RecordCode"))
    for shape in shapes.values():
        assert set(catalogue.words_of(f"record-{shape.code}", "sentence")) == {"en", "es"}
        asked = set(catalogue.words_of(f"record-{shape.code}", "whenAbsent"))
        assert asked == ({"en", "es"} if shape.absence else set()), shape.name
        assert set(shape.targets) <= set(catalogue.members("RecordCaseKind"))
    for kind in catalogue.members("RecordCaseKind"):
        assert catalogue.codes_of(kind, "controlTheme")[0] in catalogue.members("ControlTheme")


def test_every_case_that_a_rule_makes_has_its_words(knowledge: Knowledge) -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in knowledge.rule_files() if path.name.startswith("16"))
    made = set(re.findall(r"aims:(\w+Case)\b", text)) - {"RecordCase"}
    assert made - set(knowledge.catalogue.members("RecordCaseKind")) == set()


def test_shapes_have_the_form_of_the_others() -> None:
    folder = Path(__file__).resolve().parents[2] / "shapes"
    for path in sorted(folder.glob("records-*.ttl")):
        store = Store()
        store.load(path=str(path), format=RdfFormat.TURTLE)
        view = GraphView(store)
        for iri, shape in read_shapes([path]).items():
            assert iri == f"{AIMS}shape-record-{shape.code}"
            assert (view.one(iri, PREFIXES["rdfs"] + "comment") or "").endswith(".")


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2026-11-15", 14, "2028-01-15")],
)
def test_an_interval_ends_on_the_same_day_of_a_month_or_its_last(day: str, months: int, later: str) -> None:
    assert months_after(date.fromisoformat(day), months) == date.fromisoformat(later)


def test_an_interval_beyond_the_calendar_is_never_due():
    assert months_after(date(2026, 1, 31), 999_999) is None


def together() -> str:
    """The rows of all cases that fail, as one organisation: names told apart, every list complete."""
    parts = [re.sub(r"(?<!\w)o:(?!c-)", f"o:{code}.", failing) for code, (failing, _) in CASES.items()]
    lines = dict.fromkeys(line for part in parts for line in part.splitlines())
    return "".join(line + "\n" for line in lines)


def test_both_engines_make_the_same_of_rows(knowledge: Knowledge) -> None:
    start, focus = Judged(knowledge).facts("all", together())
    files = [path for path in knowledge.rule_files() if path.name[:2] in ("00", "16", "17", "18")]
    quick = {Triple(q.subject, q.predicate, q.object) for q in fast.derive(start, read_strata(files), focus)}
    assert {t for t in quick if t.predicate.value == aims("caseMetLateBy")}
    assert set(reference.derive(start, files)) == quick


@pytest.mark.parametrize(
    ("name", "expected"),
    [("raci", {("a", "1", "2"), ("b", "0", "1")}), ("overloaded", {("Ana", "6"), ("Ivo", "0")})],
)
def test_the_queries_on_roles_answer(name: str, expected: set[tuple[str, ...]], knowledge: Knowledge) -> None:
    rows = row("a", "RoleAssignment", "accountable 'Ana', 'Eva'", "responsible 'Ivo'", "activityKind aims:modelRelease")
    rows += row("b", "RoleAssignment", "accountable 'Ana'") + row("q", "Audit", *AUDIT)
    if name == "overloaded":
        rows += "".join(row(f"x{n}", "RoleAssignment", "accountable 'Ana'") for n in range(4))
    store = Store()
    start, _ = Judged(knowledge).facts("roles", rows)
    store.extend(Quad(*triple) for triple in start)
    found = store.query(find_query(name, knowledge.query_files()).filled({}))
    keys = ("activity", "responsibles", "accountables") if name == "raci" else ("person", "accountable")
    assert {tuple(one[key].value for key in keys) for one in found} == expected
