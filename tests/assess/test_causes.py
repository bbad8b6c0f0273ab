"""Every cause and observation: derived from what a firm hands in, for the right reason, and told as what to do."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pyoxigraph import NamedNode, Quad, RdfFormat, Store, Triple, parse
from tests.assess.organisations import CAUSES, DAY, ELSEWHERE, OBSERVATIONS, Case

from aims_graph import api
from aims_graph.assess.collect import Collector
from aims_graph.assess.graph_view import GraphView
from aims_graph.assess.intervals import interval_triples
from aims_graph.assess.question import Handed, Question, question_triples, sort_out
from aims_graph.assess.remedies import filled
from aims_graph.assess.result import Item
from aims_graph.assess.why import why_lines
from aims_graph.base.dates import months_after
from aims_graph.base.terms import AIMS, BASE, PREFIXES, expand
from aims_graph.cli.assessing import item_rows
from aims_graph.engine import fast, reference
from aims_graph.engine.strata import Stratum, read_strata
from aims_graph.graph.literals import canonical
from aims_graph.knowledge.knowledge import Knowledge
from aims_graph.reports import write_report

FIRM = BASE + "org/firm"
HEADER = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items()) + f"@base <{BASE}> .\n"
KEPT = ("6.1.4_2", "9.3.3_1", "A.2.2_1", "A.6.2.4_1", "A.8.4_1", "A.10.3_1")
BASES = ("iso27001:A.5.1", "iso27001:A.5.24", "iso27001:5.2_6", "iso27001:7.4_1")
CASES = (*CAUSES, *OBSERVATIONS)


class Bench:
    """Runs an organisation over a slice of the knowledge: the statements of the cases and what bears on them."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        whole = knowledge.reasoning_core
        kept = {expand(f"iso42001:{name}") for name in KEPT} | {expand(curie) for curie in BASES}
        kept |= {iri.rpartition("_")[0] for iri in kept if "_" in iri}
        ends = {_iri(t.subject) for t in whole if t.predicate.value == AIMS + "target" and _iri(t.object) in kept}
        from_base = {_iri(t.subject) for t in whole if t.predicate.value == AIMS + "source" and _iri(t.object) in kept}
        kept |= ends & from_base
        siblings = {  # a requirement keeps its number of statements, so that a single one is really single
            _iri(t.subject) for t in whole if t.predicate.value == AIMS + "statementOf" and _iri(t.object) in kept
        }
        light = (AIMS + "statementOf",)
        self.core = [
            t
            for t in whole
            if _iri(t.subject).startswith(AIMS)
            or _iri(t.subject) in kept
            or (_iri(t.subject) in siblings and t.predicate.value in light)
        ]
        self.strata: list[Stratum] = read_strata(knowledge.rule_files())

    def handed(self, turtle: str) -> Handed:
        text = HEADER + "<org> a aims:Organisation ; rdfs:label 'Firm' .\n" + turtle
        text = text.replace("<org", f"<{FIRM}")
        triples = []
        for quad in parse(text.encode(), format=RdfFormat.TURTLE):
            value = quad.object if isinstance(quad.object, NamedNode) else canonical(quad.object)  # type: ignore[arg-type]
            assert value is not None
            triples.append(Triple(quad.subject, quad.predicate, value))
        return sort_out(triples, "firm.ttl")

    def facts(self, turtle: str) -> tuple[list[Triple], Question, Handed]:
        handed = self.handed(turtle)
        held = tuple(slug for slug in handed.held if slug != "iso42001-2023")
        question = Question(FIRM, ("iso42001-2023",), held, date.fromisoformat(DAY))
        days = interval_triples(handed.triples)
        return [*self.core, *handed.triples, *days, *question_triples(question, handed)], question, handed

    def items(self, turtle: str) -> dict[str, Item]:
        facts, question, handed = self.facts(turtle)
        store = fast.derive(facts, self.strata, question.iri)
        return self.collected(store, question, handed)

    def items_by_reference(self, turtle: str) -> dict[str, Item]:
        facts, question, handed = self.facts(turtle)
        store = Store()
        store.bulk_extend(Quad(*triple) for triple in reference.derive(facts, self.knowledge.rule_files()))
        return self.collected(store, question, handed)

    def collected(self, store: Store, question: Question, handed: Handed) -> dict[str, Item]:
        collector = Collector(self.knowledge, GraphView(store), handed.iri, question.law)
        return {expand(item.statement).removeprefix(BASE) + "@" + item.unit: item for item in collector.items()}


def _iri(term: object) -> str:
    return term.value if isinstance(term, NamedNode) else ""


@pytest.fixture(scope="module")
def bench(knowledge: Knowledge) -> Bench:
    return Bench(knowledge)


@pytest.fixture(scope="module")
def parsed_once() -> Iterator[None]:
    """Have rdflib parse each rule once a module, not once a run."""
    from rdflib.plugins.sparql import processor

    parse_query, translate = processor.parseQuery, processor.translateQuery
    known: dict[str, object] = {}

    def translated(text: str, *_: object) -> object:
        if text not in known:
            known[text] = translate(parse_query(text))
        return known[text]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(processor, "parseQuery", lambda text: text)
        patch.setattr(processor, "translateQuery", translated)
        yield


def names(case: Case) -> str:
    return case.name


def said(item: Item) -> tuple[str, ...]:
    return (*item.causes, *item.observations)


@pytest.mark.parametrize("case", CASES, ids=names)
def test_it_is_found_and_told(bench: Bench, case: Case) -> None:
    item = bench.items(case.here)[case.item]
    assert case.code in said(item)
    assert case.state in (None, item.state)
    told = [remedy for remedy in item.remedies if remedy.code == case.code]
    assert any(case.en in r.text["en"] and case.es in r.text["es"] for r in told), [dict(r.text) for r in told]
    assert case.ground in {None, *(r.ground for r in told)}


@pytest.mark.parametrize("case", CASES, ids=names)
def test_its_near_miss_is_not(bench: Bench, case: Case) -> None:
    items = bench.items(case.near)
    item = items.get(case.item)
    assert item is None or case.code not in said(item)
    if case.near_state:
        assert item is not None
        assert item.state == case.near_state


@pytest.mark.slow
@pytest.mark.usefixtures("parsed_once")
@pytest.mark.parametrize("case", CASES, ids=names)
def test_both_engines_say_the_same(bench: Bench, case: Case) -> None:
    for turtle in (case.here, case.near):
        assert bench.items_by_reference(turtle) == bench.items(turtle)


def test_every_gap_has_a_sentence(bench: Bench) -> None:
    for case in CAUSES:
        item = bench.items(case.here)[case.item]
        assert set(item.causes) == {remedy.code for remedy in item.remedies if remedy.code in item.causes}


def test_every_cause_and_observation_has_a_case_and_a_sentence(knowledge: Knowledge) -> None:
    members = knowledge.catalogue.members
    assert set(members("Cause")) == {case.code for case in CAUSES}
    assert set(members("Observation")) >= {case.code for case in OBSERVATIONS} | set(ELSEWHERE)
    grounds = set(members("Ground"))
    assert grounds == {case.ground for case in CASES} - {None}
    for code in {case.code for case in CASES} | set(ELSEWHERE) | grounds:
        words = knowledge.catalogue.words_of(code, "remedy")
        assert set(words) == {"en", "es"}, code
        assert "violation" not in words["en"]


def test_a_part_in_brackets_falls_away_and_a_sentence_with_a_hole_is_not_told() -> None:
    assert filled("renew {document}[, out on {until}].", {"document": "X", "until": "1"}) == "renew X, out on 1."
    assert filled("renew {document}[, out on {until}].", {"document": "X"}) == "renew X."
    assert filled("renew {document}.", {"until": "1"}) is None


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [("2024-01-31", 1, "2024-02-29"), ("2024-02-29", 12, "2025-02-28"), ("2026-11-23", 2, "2027-01-23"), ("2026-11-23", 999999, None)],
)  # fmt: skip
def test_months_are_added_by_the_calendar(start: str, months: int, end: str | None) -> None:
    found = months_after(date.fromisoformat(start), months)
    assert (found.isoformat() if found else None) == end


def test_a_sentence_reaches_why_the_table_and_the_report(knowledge: Knowledge, bench: Bench, tmp_path: Path) -> None:
    drafted = next(case for case in CAUSES if case.name == "not_approved: a draft")
    unowned = next(case for case in OBSERVATIONS if case.code == "base_no_owner")
    run = api.assess(knowledge, bench.handed(drafted.here + unowned.here), as_of=date.fromisoformat(DAY), judge=False)
    item = run.result.item("iso42001:A.2.2_1@entity/main")
    assert item is not None
    for lang, words in (("en", drafted.en), ("es", drafted.es)):
        assert words in "\n".join(why_lines(run.result, item, lang))
    heads, rows = item_rows(run.result, "en")
    row = next(row for row in rows if row[0] == item.id)
    assert drafted.en in str(row[heads.index("to_do")])
    for path in write_report(run.result, tmp_path, formats=["html", "xlsx"], lang="en"):
        text = path.read_text() if path.suffix == ".html" else _cells(path)
        assert drafted.en in text
        assert unowned.en in text


def _cells(path: Path) -> str:
    book = load_workbook(path, read_only=True)
    return "\n".join(
        str(value) for sheet in book for row in sheet.iter_rows(values_only=True) for value in row if value
    )
