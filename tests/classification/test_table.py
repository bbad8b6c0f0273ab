"""The table of facts and triggers is whole: every point of the law that classifies is in it, in both languages."""

from __future__ import annotations

import csv
from datetime import date

import pytest

from aims_graph.intake.organisation import AISystem, Organisation
from aims_graph.intake.rdf import to_triples

LAWS = {"lawOriginal", "lawCurrent"}
NEW = {"trigger-5-1-ba", "trigger-5-1-bb"}


def test_every_fact_asks_in_both_languages_about_a_unit_and_names_its_provision(knowledge):
    known = knowledge.catalogue.provisions
    for fact in knowledge.act.facts.values():
        assert set(fact.question) == set(fact.label) == {"en", "es"}, fact.code
        assert fact.provision in known, fact.code
        assert set(fact.units) <= {"unitSystem", "unitEntity"}, fact.code
        assert fact.units, fact.code
        assert all(group in knowledge.act.facts for group in fact.groups), fact.code


@pytest.mark.parametrize("lang", ["en", "es"])
def test_no_question_is_asked_twice(lang, knowledge):
    asked = [fact.question[lang] for fact in knowledge.act.facts.values()]
    assert sorted({question for question in asked if asked.count(question) > 1}) == []


def test_every_trigger_is_made_of_facts_and_leads_to_a_category(knowledge):
    act, categories = knowledge.act, set(knowledge.catalogue.members("SystemCategory"))
    for term in act.triggers.values():
        assert term.category in categories, term.code
        assert term.needs, term.code
        assert {*term.needs, *term.unless} <= set(act.facts), term.code
        assert term.laws, term.code
        assert set(term.laws) <= LAWS, term.code
        assert not set(term.needs) & set(term.unless), term.code
        assert set(term.label) == {"en", "es"}, term.code


def test_every_point_of_article_5_1_and_annex_iii_has_a_trigger_in_each_law_that_has_it(knowledge):
    triggers = knowledge.act.triggers.values()
    points = {f"aiact:5.1.{letter}" for letter in "abcdefgh"}
    points |= {
        curie for curie in knowledge.catalogue.provisions if curie.startswith("aiact:III.") and curie.count(".") == 2
    }
    points.add("aiact:III.2")
    assert len(points) == 8 + 25
    for point in points:
        laws = {law for term in triggers if term.provision == point for law in term.laws}
        assert laws == LAWS, point
    assert {term.code for term in triggers if term.laws == ("lawCurrent",) and term.code.startswith("trigger-5")} == NEW


def test_the_uses_are_those_of_the_reference(knowledge, shared):
    with (shared / "reference" / "annexIII.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["level"] == "point" or row["id"] == "annex-III.2"]
    expected = {row["id"].replace("annex-", "aiact:") for row in rows}
    category = "category-highRiskAnnexIII"
    assert {term.provision for term in knowledge.act.triggers.values() if term.category == category} == expected


def test_every_piece_of_annex_i_is_in_one_section_a_law_and_machinery_moves(knowledge):
    act = knowledge.act
    laws = [fact for fact in act.facts if fact.startswith("fact-law-")]
    assert len(laws) == 20
    for law in sorted(LAWS):
        targets = {i.source: i.target for i in act.implications if i.source in laws and law in i.laws}
        assert set(targets) == set(laws)
        section = "A" if law == "lawOriginal" else "B"
        assert targets["fact-law-machinery"] == f"fact-annexI-{section}-product"


def test_what_an_inventory_calls_a_risk_declares_no_fact():
    """A firm's own word, or a public inventory's "rights-impacting", is no class of the Act."""
    system = AISystem("a", "A", risk_stated="Rights-impacting; high-risk", in_use_since=date(2026, 1, 1))
    triples = to_triples(Organisation("o", "O", systems=[system]))
    assert not [triple for triple in triples if "FactDeclaration" in str(triple)]


def test_more_declarations_never_reopen_what_was_decided(classified):
    """A category met or denied stays so when facts are added that do not contradict."""
    said = {"true": ["aiSystem", "recruitment", "noProhibitedPractice"], "false": []}
    more = {"true": [*said["true"], "roleDeployer", "noTransparencyCase"], "false": ["profiling", "fraudDetection"]}
    before, after = (classified({"s": facts}).unit("system/s") for facts in (said, more))
    assert set(before.met()) <= set(after.met())
    open_before = {use.category for use in before.categories if use.state == "open"}
    assert {use.category for use in after.categories if use.state == "open"} <= open_before
