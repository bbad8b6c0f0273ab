"""What the scope of the management system means for items: out, in, planned, unsigned; and that the law is not touched."""

from __future__ import annotations

from datetime import date

import pytest

from aims_graph.assess.question import Handed
from aims_graph.assess.result import AssessmentResult, Item
from aims_graph.assess.scope_effects import scope_effects
from aims_graph.assess.scope_words import entry_text, leaving_lines, open_points, site_lines

from .conftest import ORG

CLAUSE, CONTROL = "iso42001:8.4_1", "iso42001:A.5.4_1"
SIGNED = "aims:signedBy 'CEO' ; aims:signedOn '2026-10-01'^^xsd:date"


def systems(*names: str, entity: str = "main") -> str:
    return "".join(
        f'<{ORG}/system/{name}> a aims:AISystem ; rdfs:label "{name}" ; aims:ofEntity <{ORG}/entity/{entity}> .\n'
        for name in names
    )


def entities(*names: str) -> str:
    return "".join(f'<{ORG}/entity/{name}> a aims:LegalEntity ; rdfs:label "{name}" .\n' for name in names)


def entry(name: str, unit: str, decision: str = "Out", more: str = SIGNED) -> str:
    tail = f" ; {more}" if more else ""
    return (
        f'<{ORG}/scope/{name}> a aims:ScopeEntry ; rdfs:label "{name}" ; aims:unit <{ORG}/{unit}> ; '
        f"aims:scopeDecision aims:scope{decision}{tail} .\n"
    )


BECAUSE = "aims:justification 'sold with the pilot plant'"


def of(result: AssessmentResult, statement: str, unit: str) -> Item:
    found = [item for item in result.items if item.statement == statement and item.unit == unit]
    assert len(found) == 1, (statement, unit)
    return found[0]


TWO = entities("main") + systems("a", "b")


def test_a_signed_and_dated_exclusion_takes_the_unit_out_with_its_reason(assessed) -> None:
    result = assessed(TWO + entry("out-a", "system/a", more=f"{SIGNED} ; {BECAUSE}"))
    for statement in (CLAUSE, CONTROL):
        assert of(result, statement, "system/a").state == "not_applicable"
        assert of(result, statement, "system/b").state == "unassessed"


@pytest.mark.parametrize("more", ["", "aims:signedBy 'CEO'", "aims:signedOn '2026-10-01'^^xsd:date"])
def test_an_exclusion_that_nobody_signed_or_dated_does_not_count_and_is_told(assessed, more: str) -> None:
    told = " ; ".join(filter(None, (more, BECAUSE)))
    item = of(assessed(TWO + entry("out-a", "system/a", more=told)), CONTROL, "system/a")
    assert item.state == "unassessed"
    assert "scope_change_unsigned" in item.observations


def test_a_signed_exclusion_is_no_unsigned_change(assessed) -> None:
    item = of(assessed(TWO + entry("out-a", "system/a", more=f"{SIGNED} ; {BECAUSE}")), CONTROL, "system/a")
    assert "scope_change_unsigned" not in item.observations


@pytest.mark.parametrize(("day", "state"), [("2026-11-23", "not_applicable"), ("2026-11-24", "unassessed")])
def test_an_exclusion_counts_from_the_day_it_names(assessed, day: str, state: str) -> None:
    more = f"{SIGNED} ; {BECAUSE} ; aims:effectiveFrom '{day}'^^xsd:date"
    assert of(assessed(TWO + entry("out-a", "system/a", more=more)), CONTROL, "system/a").state == state


def test_an_exclusion_never_counts_before_it_was_signed(assessed) -> None:
    more = f"aims:signedBy 'CEO' ; aims:signedOn '2026-12-01'^^xsd:date ; {BECAUSE} ; aims:effectiveFrom '2026-01-01'^^xsd:date"
    assert of(assessed(TWO + entry("out-a", "system/a", more=more)), CONTROL, "system/a").state == "unassessed"


def test_an_exclusion_without_a_reason_is_not_justified(assessed) -> None:
    item = of(assessed(TWO + entry("out-a", "system/a")), CONTROL, "system/a")
    assert (item.state, item.causes) == ("not_evidenced", ("exclusion_not_justified",))


def test_a_later_entry_brings_the_unit_back(assessed) -> None:
    later = "aims:signedBy 'CEO' ; aims:signedOn '2026-11-01'^^xsd:date"
    text = entry("out-a", "system/a", more=f"{SIGNED} ; {BECAUSE}") + entry("in-a", "system/a", "In", later)
    assert of(assessed(TWO + text), CONTROL, "system/a").state == "unassessed"


def test_an_entity_out_of_scope_takes_its_systems_along_and_not_those_of_others(assessed) -> None:
    text = entities("main", "plant") + systems("a") + systems("p", entity="plant")
    result = assessed(text + entry("out", "entity/plant", more=f"{SIGNED} ; {BECAUSE}"))
    assert of(result, CONTROL, "system/p").state == "not_applicable"
    assert of(result, CONTROL, "system/a").state == "unassessed"
    assert of(result, "iso42001:9.2.2_1", "entity/plant").state == "not_applicable"
    assert of(result, "iso42001:9.2.2_1", "entity/main").state == "unassessed"


def test_clauses_stay_where_the_scope_would_leave_nothing(assessed) -> None:
    result = assessed(TWO + entry("out", "entity/main", more=f"{SIGNED} ; {BECAUSE}"))
    item = of(result, "iso42001:9.2.2_1", "entity/main")
    assert item.state == "unassessed"
    assert "scope_empty" in item.observations
    assert of(result, CLAUSE, "system/a").state == "unassessed"
    assert of(result, CONTROL, "system/a").state == "not_applicable"


def test_an_entry_that_names_no_unit_changes_nothing(assessed) -> None:
    free = f"<{ORG}/scope/x> a aims:ScopeEntry ; rdfs:label 'Clause 8.4' ; aims:scopeDecision aims:scopeOut ; {SIGNED} ; {BECAUSE} ."
    assert all(item.state == "unassessed" for item in assessed(TWO + free).items)


WAVE = "aims:wave 2 ; aims:effectiveFrom '2027-03-01'^^xsd:date"


def test_a_wave_that_has_not_begun_is_listed_and_not_counted(assessed) -> None:
    result = assessed(TWO + entry("w2", "system/b", "In", f"{SIGNED} ; {WAVE}"))
    later, now = of(result, CONTROL, "system/b"), of(result, CONTROL, "system/a")
    assert (later.counted, later.state, later.order) == (False, "unassessed", 0)
    assert "planned_wave" in later.observations
    assert now.counted
    assert now.order


def test_a_wave_that_has_begun_counts(assessed) -> None:
    text = TWO + entry("w2", "system/b", "In", f"{SIGNED} ; {WAVE}")
    item = of(assessed(text, as_of=date(2027, 3, 1)), CONTROL, "system/b")
    assert item.counted
    assert "planned_wave" not in item.observations


def test_the_effect_of_a_wave_says_nothing_of_the_waves_before_it(assessed) -> None:
    later = "aims:wave 3 ; aims:effectiveFrom '2027-06-01'^^xsd:date"
    text = (
        TWO + entry("w2", "system/b", "In", f"{SIGNED} ; {WAVE}") + entry("w3", "system/a", "In", f"{SIGNED} ; {later}")
    )
    now = assessed(text)
    handed = Handed(iri=ORG, label="O", triples=(), held=(), units=())
    found = scope_effects(handed, now, date(2026, 11, 23), lambda _, day: assessed(text, as_of=day))
    assert [line.id for line, _ in found] == ["scope/w2", "scope/w3"]
    assert [(one.before.as_of, one.after.as_of) for _, one in found] == [
        ("2027-02-28", "2027-03-01"),
        ("2027-05-31", "2027-06-01"),
    ]
    counted = {count.id: count for count in found[1][1].counts}["items-by-state/unassessed"]
    both, one = ({c.id: c for c in assessed(text, as_of=day).counts} for day in (date(2027, 6, 1), date(2027, 3, 1)))
    assert (counted.before, counted.after) == tuple(c["items-by-state/unassessed"].value for c in (one, both))


def test_a_wave_that_nobody_signed_counts_now_and_is_told(assessed) -> None:
    item = of(assessed(TWO + entry("w2", "system/b", "In", WAVE)), CONTROL, "system/b")
    assert item.counted
    assert "scope_change_unsigned" in item.observations


FACTS = ("aiSystem", "unionNexus", "noExclusion", "noProhibitedPractice", "recruitment", "roleDeployer")
ACT = "".join(
    f"<{ORG}/declaration/{fact}> a aims:FactDeclaration ; aims:aboutUnit <{ORG}/system/a> ; "
    f"aims:fact aims:fact-{fact} ; aims:factValue true .\n"
    for fact in FACTS
)


def test_the_scope_never_touches_a_duty_and_says_that_it_stands(assessed) -> None:
    asked = {"targets": ["iso42001", "aiact"], "as_of": date(2028, 1, 1)}
    before = assessed(TWO + ACT, **asked)
    after = assessed(TWO + ACT + entry("out-a", "system/a", more=f"{SIGNED} ; {BECAUSE}"), **asked)

    def duties(result: AssessmentResult) -> dict[str, tuple[str, str | None, bool, bool]]:
        return {i.id: (i.state, i.action, i.counted, i.legal.in_force) for i in result.items if i.legal}

    assert duties(before)
    assert duties(after) == duties(before)
    outside = {i.id for i in after.items if "duty_outside_scope" in i.observations}
    assert outside == {i.id for i in after.items if i.legal and i.unit == "system/a"}
    assert not any("duty_outside_scope" in i.observations for i in before.items)


@pytest.mark.slow
def test_both_engines_agree_on_the_scope(assessed) -> None:
    text = entities("main", "plant") + systems("a", "b") + systems("p", entity="plant")
    text += entry("out", "entity/plant", more=f"{SIGNED} ; {BECAUSE}") + entry(
        "w2", "system/b", "In", f"{SIGNED} ; {WAVE}"
    )
    text += entry("doubt", "system/a")
    assessed(text, engine="both")


@pytest.mark.parametrize(
    "reason", ["N/A", "n.a.", "-", "no aplica", "tbd", "pendiente", "out of scope", "fuera del alcance", "out-a"]
)
def test_a_reason_that_is_none_does_not_justify_an_exclusion(assessed, reason: str) -> None:
    text = TWO + entry("out-a", "system/a", more=f"{SIGNED} ; aims:justification '{reason}'")
    result = assessed(text)
    item = of(result, CONTROL, "system/a")
    assert (item.state, item.causes) == ("not_evidenced", ("exclusion_not_justified",))
    (line,) = result.scope.entries
    assert line.says_no_reason
    assert "an exclusion needs one" in entry_text(line, "en")
    assert "una exclusión lo necesita" in entry_text(line, "es")


SITES = (
    f"<{ORG}/held/one> a aims:ManagementSystem ; aims:edition <https://w3id.org/aims-graph/iso27001-2022> ; "
    "aims:certificateStatus aims:certificateSeen ; aims:site 'Lugo' , 'Vigo' , 'Ourense' .\n"
)


def site_entry(name: str, subject: str, decision: str = "Out", more: str = f"{SIGNED} ; {BECAUSE}") -> str:
    tail = f" ; {more}" if more else ""
    return f"<{ORG}/scope/{name}> a aims:ScopeEntry ; rdfs:label '{subject}' ; aims:scopeDecision aims:scope{decision}{tail} .\n"


def test_an_entry_about_a_site_is_kept_with_its_reason_and_changes_no_item(assessed) -> None:
    before = assessed(TWO + SITES, held=["iso27001"])
    result = assessed(TWO + SITES + site_entry("lugo", "Plant of Lugo"), held=["iso27001"])
    assert [item.state for item in result.items] == [item.state for item in before.items]
    (line,) = result.scope.entries
    assert (line.standing, line.site, line.reason) == ("in_force", "Lugo", "sold with the pilot plant")
    assert {site.site: site.standing for site in result.scope.sites} == {
        "Lugo": "out",
        "Ourense": "unsaid",
        "Vigo": "unsaid",
    }
    (told,) = site_lines(result, "en")
    assert (
        "Site Lugo (certificate for ISO/IEC 27001:2022): out of scope. Plant of Lugo: sold with the pilot plant; signed by CEO"
        in told
    )
    questions = open_points(result, "en")
    assert len(questions) == 2
    assert all("says" in text or "say whether" in text for text in questions)
    assert not any("changes nothing" in text for text in questions)


def test_an_entry_about_a_site_that_nobody_signed_does_not_count(assessed) -> None:
    result = assessed(TWO + SITES + site_entry("lugo", "Lugo", more=BECAUSE), held=["iso27001"])
    assert {site.site: (site.standing, site.open_entry) for site in result.scope.sites}["Lugo"] == (
        "unsaid",
        "scope/lugo",
    )
    assert any("“Lugo” about the site Lugo is not signed" in text for text in open_points(result, "en"))


def test_a_site_that_the_scope_statement_names_is_no_question(assessed) -> None:
    said = f"<{ORG}> aims:aimsScope 'AI in the plants of Lugo and Vigo' .\n"
    result = assessed(TWO + SITES + said, held=["iso27001"])
    assert {site.site: site.standing for site in result.scope.sites} == {
        "Lugo": "in",
        "Ourense": "unsaid",
        "Vigo": "in",
    }
    (question,) = open_points(result, "es")
    assert question.startswith("El certificado de ISO/IEC 27001:2022 nombra la sede Ourense")


def test_an_entity_that_leaves_later_is_told_ahead_with_what_goes(assessed) -> None:
    text = (
        entities("main", "plant") + systems("a") + systems("p", entity="plant")
        + f"<{ORG}/entity/plant> aims:leftOn '2026-12-31'^^xsd:date .\n"
        + f"<{ORG}/artefact/own> a aims:Artefact ; aims:artefactType aims:Record ; dcterms:title 'Plant log' .\n"
        + f"<{ORG}/address/1> a aims:Address ; aims:artefact <{ORG}/artefact/own> ; aims:unit <{ORG}/entity/plant> ; "
        + "aims:addresses <https://w3id.org/aims-graph/iso42001-2023/7.2_5> .\n"
    )  # fmt: skip
    result = assessed(text)
    (line,) = leaving_lines(result, "en")
    assert line.startswith("plant leaves the group on 2026-12-31. AI systems that go with it: p. Documents and records")
    assert "Plant log" in line
    assert leaving_lines(assessed(text, as_of=date(2026, 12, 31)), "en") == []
