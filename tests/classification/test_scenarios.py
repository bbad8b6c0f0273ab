"""Worked scenarios: facts, role and day in; class, roles and dates out. The expected side was worked from the law."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import NamedNode

from aims_graph.assess.classification import Classification
from aims_graph.assess.classify import LAST
from aims_graph.assess.classify_lines import classification_lines
from aims_graph.assess.question import Question
from aims_graph.assess.run import derive_with, facts
from aims_graph.base.terms import AIMS, BASE
from aims_graph.engine.strata import read_strata

from .conftest import ORG, organisation

FOLDER = Path(__file__).parent / "scenarios"
SCENARIOS: list[dict[str, Any]] = [
    scenario
    for path in sorted(FOLDER.glob("*.toml"))
    for scenario in tomllib.loads(path.read_text(encoding="utf-8"))["scenario"]
]


def question_of(scenario) -> tuple[date, str]:
    """Return the day and the state of the law that a scenario asks about."""
    return scenario["as_of"], scenario.get("law", "current")


def entity_of(scenario) -> dict[str, Any]:
    """Return what is declared of the entity of a scenario."""
    placed = {"placed": scenario["entity_placed"]} if "entity_placed" in scenario else {}
    return {"true": scenario.get("entity_true", []), "false": scenario.get("entity_false", []), **placed}


def together(scenarios):
    """Return the systems and entities of ``scenarios``, each system with an entity of its own."""
    systems = {scenario["id"]: scenario for scenario in scenarios if scenario.get("unit") != "entity"}
    return systems, {scenario["id"]: entity_of(scenario) for scenario in scenarios}


@pytest.fixture(scope="session")
def results(classified) -> dict[tuple[date, str], Classification]:
    """The classification of all scenarios of one day and state of the law in one organisation."""
    groups: dict[tuple[date, str], list[dict[str, Any]]] = {}
    for scenario in SCENARIOS:
        groups.setdefault(question_of(scenario), []).append(scenario)
    return {key: classified(*together(group), as_of=key[0], law=key[1]) for key, group in groups.items()}


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario["id"])
def test_a_scenario_comes_out_as_worked(scenario, results):
    expect = scenario["expect"]
    result = results[question_of(scenario)]
    name = f"{scenario.get('unit', 'system')}/{scenario['id']}"
    unit = result.unit(name)
    assert unit is not None
    said = "\n".join(classification_lines(result, unit=name))
    assert unit.standing == expect["standing"], said
    met = {use.category.removeprefix("category-") for use in unit.categories if use.state == "met"}
    assert met - {"aiSystem"} == set(expect["categories"]), said
    assert {role.actor.removeprefix("actor-") for role in unit.roles} == set(expect["roles"]), said
    assert unit.no_trigger is expect.get("no_trigger", False), said
    open_now = {use.category.removeprefix("category-") for use in unit.categories if use.state != "met"}
    assert set(expect.get("open", ())) <= open_now, said
    missing = {question.fact.removeprefix("fact-") for question in unit.questions}
    assert set(expect.get("missing", ())) <= missing, said
    assert {d.fact.removeprefix("fact-") for d in unit.contradicted} == set(expect.get("contradicted", ())), said
    for name, day in expect.get("counts_from", {}).items():
        use = unit.category(f"category-{name}")
        assert use is not None, said
        assert use.counts_from == (None if day == "none" else day.isoformat()), said
    for name, effect in expect.get("effect", {}).items():
        use = unit.category(f"category-{name}")
        assert use is not None, said
        assert use.effect == f"effect-{effect}", said


def test_there_are_forty_scenarios_and_each_has_a_name_of_its_own():
    assert len({scenario["id"] for scenario in SCENARIOS}) == len(SCENARIOS) >= 40


@pytest.mark.parametrize("lang", ["en", "es"])
def test_every_sentence_is_there_in_both_languages(lang, results):
    for result in results.values():
        lines = classification_lines(result, lang)
        assert not [line for line in lines if "[en]" in line or "{" in line]
        assert "not high-risk" not in " ".join(lines)


def test_a_coming_prohibition_says_from_when(results):
    scenario = next(scenario for scenario in SCENARIOS if scenario["id"] == "intimate-depictions-before")
    unit = results[question_of(scenario)].unit("system/intimate-depictions-before")
    (coming,) = [use for use in unit.categories if use.state == "coming"]
    assert (coming.category, coming.applies_from) == ("category-prohibited", "2026-12-02")
    assert coming.source is not None


def test_what_is_written_on_units_for_item_rules(knowledge):
    scenario = next(scenario for scenario in SCENARIOS if scenario["id"] == "importer-rebrands")
    store, _ = derived(knowledge, [scenario], "current", "fast")

    def values(unit: str, name: str) -> set[str]:
        found = store.quads_for_pattern(NamedNode(f"{ORG}/{unit}"), NamedNode(AIMS + name), None)
        return {quad.object.value.removeprefix(AIMS) for quad in found}

    for unit in ("system/importer-rebrands", "entity/importer-rebrands"):
        assert values(unit, "inCategory") == {"category-aiSystem", "category-highRisk", "category-highRiskAnnexIII"}
        assert values(unit, "hasActor") == {"actor-importer", "actor-provider"}
        assert values(unit, "onRoute") == {"route-any", "route-annexIII"}
    assert "condition-placedUnderOwnName" in values("system/importer-rebrands", "conditionMet")
    assert "condition-modifiedByOperator" in values("system/importer-rebrands", "conditionFailed")
    assert "condition-employer" in values("system/importer-rebrands", "conditionOpen")
    assert values("entity/importer-rebrands", "coversSystem") == {f"{ORG}/system/importer-rebrands"}


def derived(knowledge, scenarios, law, engine):
    """Return the derived graph of ``scenarios`` over the classification table alone, and its size before."""
    handed = organisation(*together(scenarios))
    question = Question(handed.iri, ("aiact",), (), date(2026, 12, 3), law)
    near = (AIMS, ORG)
    start = [
        triple
        for triple in facts(knowledge, handed, question)
        if triple.subject.value.startswith(near) or triple.subject.value == BASE + "aiact"
    ]
    return derive_with(start, knowledge.rule_files(), question.iri, engine, below=LAST), len(start)


def test_the_strata_say_the_same_under_both_engines(knowledge):
    few = [s for s in SCENARIOS if s["id"] in ("legacy-changed-2028", "exempt-provider")]
    store, before = derived(knowledge, few, "current", "both")
    assert len(store) > before


@pytest.mark.slow
@pytest.mark.parametrize("law", ["current", "original"])
def test_the_strata_say_the_same_of_every_scenario(knowledge, law):
    store, before = derived(knowledge, SCENARIOS, law, "both")
    assert len(store) > before


def test_without_the_act_as_target_nothing_is_classified(knowledge):
    handed = organisation(*together(SCENARIOS[:3]))
    question = Question(handed.iri, ("iso42001-2023",), (), date(2026, 12, 3))
    start = facts(knowledge, handed, question)
    store = derive_with(start, knowledge.rule_files(), question.iri, "fast", below=LAST)
    added = {quad.predicate.value for quad in store} - {triple.predicate.value for triple in start}
    assert added == {AIMS + "coversSystem", AIMS + "inScope"}


def test_the_strata_of_the_classification_are_those_below_ten(knowledge):
    names = {stratum.name for stratum in read_strata(knowledge.rule_files()) if stratum.order < LAST}
    assert names
    assert all(name.startswith("0") for name in names)
