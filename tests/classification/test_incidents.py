"""A serious incident on the page of incidents sets off Article 73, or Article 26(5), of its system: whom, by when, or what
is missing to know. Each condition has a case on either side."""

from __future__ import annotations

from datetime import date

import pytest
from pyoxigraph import RdfFormat, Triple, parse

from aims_graph import api
from aims_graph.assess.classify_lines import classification_lines
from aims_graph.assess.question import sort_out
from aims_graph.assess.why import why_lines
from aims_graph.reports.content import build

from .conftest import HEAD, ORG, _unit

HIRING = ["aiSystem", "recruitment", "profiling"]
PROVIDER = {"true": [*HIRING, "roleProvider"]}
DEPLOYER = {"true": [*HIRING, "roleDeployer"]}
AWARE = "2028-01-10"
LATER = date(2028, 1, 12)


def handed(facts, incidents, *, system="s"):
    text = [HEAD, f'<{ORG}/system/s> a aims:AISystem ; rdfs:label "s" .', f"<{ORG}/entity/main> a aims:LegalEntity ."]
    text += _unit("system/s", facts)
    text += _unit("entity/main", facts.get("entity", {}))
    for number, incident in enumerate(incidents, start=1):
        parts = {"serious": "true", "aware": AWARE, "on": "2028-01-09", "kind": None, **incident}
        unit = parts.get("unit", f"system/{system}")
        lines = [f'<{ORG}/incidents/{number}> a aims:Incident ; rdfs:label "incident {number}"']
        lines += [f"aims:seriousIncident {parts['serious']}"] if parts["serious"] else []
        lines += [f"aims:unit <{ORG}/{unit}>"] if unit else []
        lines += [f'aims:{name} "{parts[key]}"^^xsd:date' for key, name in
                  (("aware", "awareOn"), ("on", "occurredOn"), ("told", "notifiedOn")) if parts.get(key)]  # fmt: skip
        lines += [f"aims:seriousKind aims:{parts['kind']}"] if parts["kind"] else []
        text.append(" ; ".join(lines) + " .")
    quads = parse("\n".join(text).encode(), format=RdfFormat.TURTLE)
    return sort_out([Triple(quad.subject, quad.predicate, quad.object) for quad in quads], "test")


@pytest.fixture(scope="session")
def read(knowledge):
    def run(facts, *incidents, as_of=LATER, law="current", engine="fast"):
        return api.classify(knowledge, handed(facts, incidents), as_of=as_of, law=law, engine=engine).unit("s")

    return run


def said(unit, number=0):
    incident = unit.incidents[number]
    return set(incident.standing), [(duty.statement.partition(":")[2], duty.due) for duty in incident.duties]


# Days counted by hand from Article 73(2) to (4): from awareness on 10 January 2028.
@pytest.mark.parametrize(
    ("kind", "duty", "due"),
    [
        ("seriousHealth", "73.2_1", "2028-01-25"),
        ("seriousRights", "73.2_1", "2028-01-25"),
        ("seriousProperty", "73.2_1", "2028-01-25"),
        ("seriousDeath", "73.4_1", "2028-01-20"),
        ("seriousInfrastructure", "73.3_1", "2028-01-12"),
        ("seriousWidespread", "73.3_1", "2028-01-12"),
    ],
)
def test_the_provider_reports_by_the_day_of_the_harm(read, kind, duty, due):
    assert said(read(PROVIDER, {"kind": kind})) == ({"incidentBinds"}, [(duty, due)])


def test_a_harm_that_nobody_told_counts_longest_and_is_asked_for(read):
    assert said(read(PROVIDER, {})) == ({"incidentBinds", "incidentKindMissing"}, [("73.2_1", "2028-01-25")])


def test_the_deployer_informs_the_provider_at_once(read):
    unit = read(DEPLOYER, {"kind": "seriousHealth"})
    assert said(unit) == ({"incidentBinds"}, [("26.5_5", None)])
    assert unit.incidents[0].reach_open
    assert unit.incidents[0].due == "2028-01-25"


@pytest.mark.parametrize(
    ("value", "duties"), [("true", [("26.5_5", None), ("26.5_6", "2028-01-20")]), ("false", [("26.5_5", None)])]
)
def test_the_deployer_reports_itself_only_where_the_provider_cannot_be_reached(read, value, duties):
    facts = {**DEPLOYER, value: [*DEPLOYER.get(value, []), "providerUnreachable"]}
    unit = read(facts, {"kind": "seriousDeath"})
    assert said(unit) == ({"incidentBinds"}, duties)
    assert not unit.incidents[0].reach_open


# The class counts from 2 December 2027 (Annex III, Regulation (EU) 2026/1744), as published from 2 August 2026.
@pytest.mark.parametrize(
    ("aware", "law", "standing"),
    [
        ("2027-12-01", "current", "incidentNotYet"),
        ("2027-12-02", "current", "incidentBinds"),
        ("2026-08-01", "original", "incidentNotYet"),
        ("2026-08-02", "original", "incidentBinds"),
    ],
)
def test_the_day_of_awareness_decides(read, aware, law, standing):
    unit = read(PROVIDER, {"kind": "seriousHealth", "aware": aware, "on": aware}, law=law)
    assert said(unit)[0] == {standing}
    assert bool(said(unit)[1]) is (standing == "incidentBinds")


@pytest.mark.parametrize(
    ("facts", "standing"),
    [
        ({"true": ["aiSystem", "roleProvider"]}, "incidentClassOpen"),
        ({"true": ["recruitment", "roleProvider"]}, "incidentClassOpen"),
        ({"true": ["roleProvider"], "false": ["aiSystem"]}, "incidentOutside"),
        ({"true": ["aiSystem", "emotionInferenceWorkEducation", "roleProvider"], "false": ["medicalOrSafetyReasons"]}, "incidentProhibited"),
        ({"true": HIRING}, "incidentRoleOpen"),
        ({"true": [*HIRING, "roleImporter"]}, "incidentRoleOpen"),
    ],
)  # fmt: skip
def test_where_it_is_not_high_risk_in_the_facts_declared_it_says_what_is_missing(read, facts, standing):
    standings, duties = said(read(facts, {"kind": "seriousHealth"}))
    assert standing in standings
    assert not duties
    if standing == "incidentClassOpen":
        assert read(facts, {"kind": "seriousHealth"}).questions


def test_without_a_trigger_article_73_does_not_reach_it(read, knowledge):
    groups = [f for f, term in knowledge.act.facts.items() if term.denies]
    facts = {
        "true": ["aiSystem", "roleProvider", *(g.removeprefix("fact-") for g in groups if g != "fact-noExclusion")]
    }
    unit = read(facts, {"kind": "seriousHealth"})
    high = {use.category for use in unit.categories if use.category.startswith("category-highRisk")}
    assert said(unit) == ({"incidentNotHighRisk"} if not high else {"incidentClassOpen"}, [])


@pytest.mark.parametrize(
    ("since", "standing"), [(date(2027, 12, 1), "incidentNotCaught"), (date(2027, 12, 2), "incidentBinds")]
)
def test_a_system_that_was_there_before_is_left_out_by_the_transition(read, since, standing):
    facts = {**PROVIDER, "placed": since, "false": ["intendedForPublicAuthorities"]}
    assert said(read(facts, {"kind": "seriousHealth"}))[0] == {standing}


def test_an_open_transition_is_told(read):
    facts = {**PROVIDER, "placed": date(2027, 1, 1)}
    assert "incidentTransitionOpen" in said(read(facts, {"kind": "seriousHealth"}))[0]


@pytest.mark.parametrize(
    ("kind", "limited"), [("seriousHealth", True), ("seriousDeath", True), ("seriousRights", False)]
)
def test_other_law_with_equivalent_duties_limits_it_to_fundamental_rights(read, kind, limited):
    facts = {**PROVIDER, "entity": {"true": ["equivalentReporting"]}}
    standings, duties = said(read(facts, {"kind": kind}))
    assert ("incidentLimited" in standings) is limited
    assert bool(duties) is not limited


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"serious": "false"}, False),
        ({"serious": None}, False),
        ({"on": "2028-01-13", "aware": "2028-01-13"}, False),
        ({"aware": "2028-01-13"}, False),
        ({"aware": None}, True),
        ({"unit": "entity/main"}, False),
        ({"unit": None}, False),
    ],
)
def test_only_what_is_serious_and_known_by_the_day_and_names_the_system_counts(read, row, told):
    unit = read(PROVIDER, row)
    assert bool(unit.incidents) is told
    assert ("condition-seriousIncident" in unit.conditions_met) is told
    if row.get("aware", "") is None:
        assert "incidentAwareMissing" in said(unit)[0]
        assert not said(unit)[1]


def test_kinds_decide_the_conditions_of_their_paragraphs(read):
    death = read(PROVIDER, {"kind": "seriousDeath"})
    assert {"condition-seriousIncident", "condition-incidentDeath"} <= set(death.conditions_met)
    assert "condition-incidentWidespread" in death.conditions_failed
    assert "condition-incidentDeath" in read(PROVIDER, {"kind": "seriousDeath"}, {}).conditions_met
    assert "condition-incidentDeath" in read(PROVIDER, {"kind": "seriousHealth"}, {}).conditions_open
    assert read({**PROVIDER, "false": ["seriousIncident"]}, {"kind": "seriousDeath"}).contradicted


@pytest.fixture(scope="module")
def result(knowledge):
    firm = handed(PROVIDER, [{"kind": "seriousDeath"}, {"unit": None}])
    return api.assess(knowledge, firm, as_of=LATER, targets=["aiact"], held=["none"], judge=False).result


def item(result, statement):
    return next((i for i in result.items if i.statement == f"aiact:{statement}"), None)


def test_items_follow_the_kind(result):
    assert item(result, "73.4_1").legal.open_conditions == ()
    assert item(result, "73.2_1") is not None
    assert item(result, "73.3_1") is None


@pytest.mark.parametrize(("lang", "words"), [("en", "2028-01-20 at the latest"), ("es", "a más tardar el 2028-01-20")])
def test_classify_and_why_say_the_day(result, lang, words):
    assert words in "\n".join(classification_lines(result.classification, lang))
    assert words in "\n".join(why_lines(result, item(result, "73.4_1"), lang))
    assert words not in "\n".join(why_lines(result, item(result, "73.2_1"), lang))


@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_report_says_the_day_in_its_summary_and_at_the_system(result, lang):
    content = build(result, lang)
    assert any("incident 1" in line for line in content.law_message)
    assert content.law[0].reports or content.law[1].reports
    assert any("2028" in line for unit in content.law for line in unit.why)


def test_an_incident_without_a_system_is_named(result):
    (note,) = [note for note in result.notes if note.code == "incident_without_system"]
    assert "incident 2" in note.text["en"]


def test_a_report_that_was_made_is_not_asked_for_again(knowledge):
    firm = handed(PROVIDER, [{"kind": "seriousDeath", "told": "2028-01-11"}])
    found = api.assess(knowledge, firm, as_of=LATER, targets=["aiact"], held=["none"], judge=False).result
    assert not any(unit.reports for unit in build(found, "en").law)
    assert "Reported on 2028-01-11" in "\n".join(classification_lines(found.classification))


def test_both_engines_agree(read):
    facts = {**DEPLOYER, "false": ["providerUnreachable"]}
    assert said(read(facts, {"kind": "seriousDeath"}, {"aware": None}, engine="both"))[0] == {"incidentBinds"}
