"""What the statement of applicability of ISO/IEC 42001 itself says of items: for whom, with which reason, how plausibly."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from pyoxigraph import RdfFormat, Triple, parse

from aims_graph.assess.question import Question, sort_out
from aims_graph.assess.result import Item
from aims_graph.assess.run import Run, assess
from aims_graph.intake.organisation import AISystem, HeldSystem, Organisation, SoAEntry
from aims_graph.intake.rdf import to_triples
from aims_graph.knowledge.knowledge import Knowledge

ACME = "https://w3id.org/aims-graph/org/acme"
PREFIXES = """@prefix aims: <https://w3id.org/aims-graph/ontology#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix iso42001: <https://w3id.org/aims-graph/iso42001-2023/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""
DRIFT = (
    'o:risk/r-07 a aims:Risk ; dcterms:identifier "R-07" ; rdfs:label "Drift" ; aims:necessaryControl iso42001:A.6.2.4 '
)


def entry(control: str, said: str | None = None, systems: tuple[str, ...] = (), **more: Any) -> SoAEntry:
    """Return a row that applies and is planned, or that excludes the control for the reason ``said``."""
    if said is None:
        return SoAEntry(f"iso42001:{control}", True, "Planned", systems=systems, **more)
    return SoAEntry(f"iso42001:{control}", False, "Excluded", justification=said or None, systems=systems, **more)


Assessed = Callable[..., Run]


@pytest.fixture(scope="module")
def assessed(knowledge: Knowledge) -> Assessed:
    """Return a function that assesses Acme, with two AI systems, against ISO/IEC 42001."""

    def run(*soa: SoAEntry, rows: str = "", engine: Any = "fast", **system: Any) -> Run:
        org = Organisation("acme", "Acme", held=[HeldSystem("iso42001-2023")])
        org.systems = [AISystem("ranker", "Ranker", **system), AISystem("bot", "Bot")]
        org.soa = list(soa)
        text = re.sub(r"\bo:([\w/.-]*\w)", rf"<{ACME}/\1>", PREFIXES + rows).encode()
        more = [Triple(q.subject, q.predicate, q.object) for q in parse(text, format=RdfFormat.TURTLE)]
        handed = sort_out([*to_triples(org), *more], "acme.ttl")
        question = Question(ACME, ("iso42001-2023",), (), date(2026, 11, 29))
        return assess(knowledge, handed, question, version="0", engine=engine, judge=False)

    return run


def item(run: Run, statement: str, unit: str = "system/ranker") -> Item:
    found = run.result.item(f"iso42001:{statement}@{unit}")
    assert found is not None
    return found


def against(run: Run, statement: str, unit: str = "system/ranker") -> tuple[str, tuple[str, ...]]:
    found = item(run, statement, unit)
    return found.state, found.causes


# ── for whom a row speaks ────────────────────────────────────────────────────


def test_a_row_for_a_system_goes_before_the_row_for_all(assessed: Assessed) -> None:
    run = assessed(entry("A.6.2.4"), entry("A.6.2.4", "Bought in; the vendor validates", ("bot",)))
    assert item(run, "A.6.2.4_1", "system/bot").state == "not_applicable"
    assert against(run, "A.6.2.4_1") == ("not_evidenced", ("not_operated",))


def test_a_row_for_one_system_says_nothing_of_another(assessed: Assessed) -> None:
    run = assessed(entry("A.6.2.4", "Bought in; the vendor validates", ("bot",)))
    assert item(run, "A.6.2.4_1", "system/bot").state == "not_applicable"
    assert item(run, "A.6.2.4_1").state == "unassessed"


def test_an_exclusion_for_systems_says_nothing_of_the_organisation(assessed: Assessed) -> None:
    both = entry("A.9.2", "Sold, never used here", ("bot", "ranker"))
    assert item(assessed(both), "A.9.2_1", "entity/main").state == "unassessed"
    assert item(assessed(entry("A.9.2", "Sold, never used here")), "A.9.2_1", "entity/main").state == "not_applicable"


def test_a_row_that_applies_to_a_system_speaks_for_the_organisation(assessed: Assessed) -> None:
    run = assessed(entry("A.9.2", None, ("bot",)))
    assert against(run, "A.9.2_1", "entity/main") == ("not_evidenced", ("not_operated",))


# ── whether an exclusion has a reason ────────────────────────────────────────


@pytest.mark.parametrize(
    "said", ["", "N/A", "Not applicable", "AI system verification and validation", "A.6.2.4 not required"]
)
def test_empty_words_are_no_reason(assessed: Assessed, said: str) -> None:
    run = assessed(entry("A.6.2.4", said))
    assert against(run, "A.6.2.4_1") == ("not_evidenced", ("exclusion_not_justified",))


def test_a_risk_that_needs_the_control_contradicts_the_exclusion(assessed: Assessed) -> None:
    excluded = entry("A.6.2.4", "Bought in; the vendor validates")
    run = assessed(excluded, rows=DRIFT + "; aims:unit o:system/ranker .")
    assert against(run, "A.6.2.4_1") == ("not_evidenced", ("exclusion_not_justified", "sources_contradict"))
    assert item(run, "A.6.2.4_1", "system/bot").state == "not_applicable", "the risk is of another system"


def test_a_risk_of_the_organisation_needs_the_control_everywhere(assessed: Assessed) -> None:
    run = assessed(entry("A.6.2.4", "Bought in; the vendor validates"), rows=DRIFT + ".")
    assert {item(run, "A.6.2.4_1", f"system/{name}").state for name in ("bot", "ranker")} == {"not_evidenced"}


# ── how plausible it is ──────────────────────────────────────────────────────

REASON = "A reason in words"
MODEL = 'o:model/gpt a aims:Model ; rdfs:label "GPT" ; aims:unit o:system/ranker ; aims:supplier "{}" .'
DATA = 'o:dataset/orders a aims:DataSet ; rdfs:label "Orders" ; aims:unit o:system/ranker ; aims:dataUse aims:{} .'
PLAUSIBLE = [
    ("A.6.2.4_1", {"stage": "development"}, "", {"stage": "operation"}, ""),
    ("A.6.2.4_1", {"stage": "verification"}, "", {}, ""),
    ("A.6.2.4_1", {}, "o:system/ranker aims:isoRole aims:isoRoleProducer .",
     {}, "o:system/ranker aims:isoRole aims:isoRoleCustomer ."),
    ("A.9.4_1", {"stage": "operation"}, "", {"stage": "idea"}, ""),
    ("A.9.4_1", {"in_use_since": date(2026, 1, 1)}, "", {"in_use_since": date(2027, 1, 1)}, ""),
    ("A.9.4_1", {"in_use_since": date(2025, 1, 1)}, "",
     {"in_use_since": date(2025, 1, 1), "retired_on": date(2026, 6, 1)}, ""),
    ("A.7.4_1", {}, DATA.format("dataTraining"), {}, DATA.format("dataOperation")),
]  # fmt: skip


@pytest.mark.parametrize(("statement", "facts", "rows", "other_facts", "other_rows"), PLAUSIBLE)
def test_an_exclusion_against_the_facts_is_implausible(
    assessed: Assessed, statement: str, facts: dict[str, Any], rows: str, other_facts: dict[str, Any], other_rows: str
) -> None:
    excluded = entry(statement.rpartition("_")[0], REASON)
    contrary = item(assessed(excluded, rows=rows, **facts), statement)
    assert (contrary.state, contrary.observations) == ("not_applicable", ("exclusion_implausible",))
    assert item(assessed(excluded, rows=other_rows, **other_facts), statement).observations == ()


@pytest.mark.parametrize(
    ("statement", "facts", "rows"),
    [
        ("A.6.1.3_1", {"stage": "development"}, ""),
        ("A.9.2_1", {"stage": "operation"}, ""),
        ("A.10.3_1", {}, MODEL.format("OpenAI")),
        ("A.10.3_1", {}, 'o:model/gpt a aims:Model ; rdfs:label "GPT" ; aims:supplier "OpenAI" .'),
        ("A.10.3_1", {"gpai_model": "GPT, OpenAI"}, ""),
        ("A.7.5_1", {}, DATA.format("dataTraining")),
    ],
)
def test_what_one_system_shows_holds_for_the_organisation(
    assessed: Assessed, statement: str, facts: dict[str, Any], rows: str
) -> None:
    excluded = entry(statement.rpartition("_")[0], REASON)
    run = assessed(excluded, rows=rows, **facts)
    assert item(run, statement, "entity/main").observations == ("exclusion_implausible",)
    assert item(assessed(excluded), statement, "entity/main").observations == ()


@pytest.mark.parametrize("supplier", ["Own work", "Acme", "In-house", "Propio", "-"])
def test_own_work_has_no_supplier(assessed: Assessed, supplier: str) -> None:
    run = assessed(entry("A.10.3", REASON), rows=MODEL.format(supplier))
    assert item(run, "A.10.3_1", "entity/main").observations == ()


def test_impact_assessment_is_asked_by_clauses_anyway(assessed: Assessed) -> None:
    run = assessed(entry("A.5.4", REASON), entry("A.8.5", REASON))
    assert item(run, "A.5.4_1").observations == ("exclusion_implausible",)
    assert item(run, "A.8.5_1").observations == ()


# ── both engines ─────────────────────────────────────────────────────────────


@pytest.mark.slow
def test_both_engines_agree_on_the_statement_of_applicability(assessed: Assessed) -> None:
    assessed(
        entry("A.6.2.4", REASON), entry("A.6.2.4", None, ("bot",)), entry("A.7.4", "N/A"), entry("A.10.3", REASON),
        entry("A.9.2", None, ("bot",)), entry("A.5.4", REASON, ("ranker",), grounds=("R-07", "R-99")),
        rows="\n".join([DRIFT + "; aims:unit o:system/ranker .", MODEL.format("OpenAI"), DATA.format("dataTraining")]),
        stage="development", in_use_since=date(2025, 1, 1), engine="both",
    )  # fmt: skip
