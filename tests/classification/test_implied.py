"""What a firm declared for the class of a system is not asked again by the conditions of its duties."""

from __future__ import annotations

from datetime import date

import pytest
from pyoxigraph import NamedNode

from aims_graph.base.terms import AIMS

from .conftest import ORG
from .test_scenarios import derived

BASE = ["aiSystem", "unionNexus", "noExclusion", "noProhibitedPractice", "noTransparencyCase", "roleDeployer"]
UNITS = {
    "screener": {"true": [*BASE, "noAnnexIProduct", "recruitment", "onlyEmployment"], "false": ["workManagement"]},
    "scanner": {"true": [*BASE, "law-medicalDevices", "noAnnexIIIUse"]},
    "lift": {"true": [*BASE, "law-lifts", "noAnnexIIIUse"]},
    "search": {"true": [*BASE, "noAnnexIProduct", "postRemoteBiometric"]},
    "triage": {"true": [*BASE, "lawEnforcementNotPublic"]},
}
POLICE = {"true": ["lawEnforcement"]}


@pytest.fixture(scope="module")
def conditions(knowledge):
    """Unit → met, failed or open → conditions, without their prefix."""
    scenarios = [{"id": name, **facts} for name, facts in UNITS.items()]
    scenarios.append({"id": "police", "unit": "entity", "entity_true": POLICE["true"]})
    store, _ = derived(knowledge, scenarios, "current", "fast")

    def read(unit: str, state: str) -> set[str]:
        found = store.quads_for_pattern(NamedNode(f"{ORG}/{unit}"), NamedNode(f"{AIMS}condition{state}"), None)
        return {quad.object.value.removeprefix(f"{AIMS}condition-") for quad in found}

    return read


@pytest.mark.parametrize(
    ("unit", "met", "failed"),
    [
        (
            "system/screener",
            {"notCriticalInfrastructure", "notBiometrics"},
            {"remoteBiometricIdentification", "postRemoteBiometric", "postRemoteBiometricSystem", "biometrics",
             "sensitiveArea", "creditScoring", "lifeHealthInsurance", "medicalDevice", "annexI-A-product"},
        ),
        ("system/scanner", {"medicalDevice", "otherHarmonisationLaw", "annexI-A-product"}, {"creditScoring"}),
        ("system/lift", {"otherHarmonisationLaw"}, {"postRemoteBiometricSystem"}),
        ("system/search", {"postRemoteBiometricSystem"}, {"medicalDevice"}),
        ("system/triage", {"lawEnforcementAuthorised", "lawEnforcementNotPublic"}, set()),
        ("entity/police", {"publicAuthority"}, set()),
    ],
)  # fmt: skip
def test_a_condition_follows_from_what_was_declared(unit, met, failed, conditions):
    assert met <= conditions(unit, "Met")
    assert failed <= conditions(unit, "Failed")


def test_nothing_follows_where_nothing_was_declared(conditions):
    assert {"medicalDevice", "otherHarmonisationLaw"} <= conditions("system/triage", "Open")
    assert "publicAuthority" in conditions("system/lift", "Open")


def test_each_area_of_annex_iii_denies_all_others_and_not_itself(knowledge):
    act = knowledge.act
    uses = set(act.facts["fact-noAnnexIIIUse"].denies)
    only = {code: set(fact.denies) for code, fact in act.facts.items() if code.startswith("fact-only")}
    assert len(only) == 8
    for code, denied in only.items():
        area = act.facts[code].provision
        own = {f for f in uses if (act.facts[f].provision + ".").startswith(area + ".")}
        assert denied.isdisjoint(own), code
        assert uses - denied - own <= {
            "fact-sensitiveArea",
            "fact-postRemoteBiometric",
            "fact-postRemoteBiometricSystem",
        }


def test_no_group_is_offered_that_denies_what_was_declared(knowledge, classified):
    facts = {"true": ["aiSystem", "unionNexus", "creditScoring"]}
    unit = classified({"s": facts}, as_of=date(2027, 12, 3)).unit("system/s")
    offered = {asked.group for asked in unit.questions if asked.fact == "fact-criticalInfrastructure"}
    assert offered == {"fact-onlyEssentialServices"}
    for group in {asked.group for asked in unit.questions} - {None}:
        assert "fact-creditScoring" not in knowledge.act.facts[group].denies
