"""No question is asked whose answer changes nothing, and what classified a system answers the conditions that turn on it."""

from __future__ import annotations

from datetime import date

import pytest

from aims_graph import api
from aims_graph.base.terms import aims

from .conftest import organisation

DAY = date(2028, 1, 1)
CREDIT = ["aiSystem", "lifeHealthInsurance"]
# What asks without deciding a class: profiling where 6(3) is claimed, 25(1), and the transition of 111(2).
BESIDE = {"fact-profiling", "fact-intendedForPublicAuthorities", "fact-aiSystem"}
BASES = {
    "bare": {"true": ["aiSystem"]},
    "insurer": {"true": [*CREDIT, "roleDeployer"]},
    "hiring": {"true": ["aiSystem", "recruitment", "roleProvider"]},
    "screened": {"true": ["aiSystem", "noProhibitedPractice", "noAnnexIProduct", "roleProvider"]},
    "infrastructure": {"true": ["aiSystem", "criticalInfrastructure", "roleProvider"]},
}


def answered(base, trigger, fact, favourable):
    """A system that declares all that a trigger turns on, with one answer for or against it."""
    true = {*base.get("true", ()), *(name.removeprefix("fact-") for name in trigger.needs)}
    false = {*base.get("false", ()), *(name.removeprefix("fact-") for name in trigger.unless)}
    if not favourable:
        name = fact.removeprefix("fact-")
        true, false = true ^ {name}, false ^ {name}
    return {"true": sorted(true), "false": sorted(false)}


@pytest.mark.parametrize("name", BASES)
def test_each_question_can_change_the_class(knowledge, name):
    base = BASES[name]
    (unit,) = [u for u in api.classify(knowledge, organisation({"s": base}), as_of=DAY).units if u.kind == "system"]
    assert unit.questions
    systems, decided = {}, {}
    for question in unit.questions:
        triggers = [use.trigger for c in unit.categories if c.state == "open" for use in c.triggers
                    if use.state == "open" and question.fact in use.missing]  # fmt: skip
        if not triggers:
            makes = knowledge.catalogue.value(aims(question.fact), "makesProvider")
            assert question.fact in BESIDE or makes == "true", question.fact
            continue
        trigger = knowledge.act.triggers[triggers[0]]
        for favourable in (True, False):
            systems[f"q{len(systems)}"] = answered(base, trigger, question.fact, favourable)
        decided[question.fact] = trigger.category
    found = api.classify(knowledge, organisation(systems), as_of=DAY)
    units = [unit for unit in found.units if unit.kind == "system"]
    by_name = {unit.label: unit for unit in units}
    for place, (fact, category) in enumerate(decided.items()):
        wanted = {category, "category-annexIIIExempt"} if category == "category-highRiskAnnexIII" else {category}
        for_it, against = by_name[f"q{2 * place}"], by_name[f"q{2 * place + 1}"]
        assert wanted & set(for_it.met()), fact
        assert not wanted & set(against.met()), fact


def conditions(knowledge, true, false=()):
    facts = {"true": ["aiSystem", *true], "false": list(false)}
    unit = api.classify(knowledge, organisation({"s": facts}), as_of=DAY).unit("s")
    code = "condition-notCriticalInfrastructure"
    return [name for name in ("met", "failed", "open") if code in getattr(unit, f"conditions_{name}")]


@pytest.mark.parametrize(
    ("true", "false", "expected"),
    [
        (["lifeHealthInsurance"], [], "met"),
        (["recruitment"], [], "met"),
        ([], ["criticalInfrastructure"], "met"),
        ([], [], "open"),
        (["criticalInfrastructure"], [], "failed"),
        (["criticalInfrastructure", "recruitment"], [], "met"),
    ],
)
def test_a_use_of_another_point_answers_whether_it_is_not_point_2(knowledge, true, false, expected):
    assert conditions(knowledge, true, false) == [expected]


def test_the_deployer_of_point_5c_is_not_asked_about_point_2(knowledge):
    firm = organisation({"s": BASES["insurer"]})
    result = api.assess(knowledge, firm, as_of=DAY, targets=["aiact"], held=["none"], judge=False).result
    items = [item for item in result.items if item.requirement.startswith("aiact:27.")]
    assert items
    assert not any("condition-notCriticalInfrastructure" in item.legal.open_conditions for item in items)
