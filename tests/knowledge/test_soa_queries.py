"""The queries on a firm's path from risks to its statement of applicability of ISO/IEC 42001."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pyoxigraph import Quad, QuerySolutions, Store

from aims_graph.base.terms import compact
from aims_graph.intake.organisation import AISystem, Organisation, Row, SoAEntry
from aims_graph.intake.rdf import to_triples
from aims_graph.knowledge.files import root
from aims_graph.knowledge.knowledge import Knowledge
from aims_graph.knowledge.queries import find_query


@pytest.fixture(scope="module")
def store(knowledge: Knowledge) -> Store:
    org = Organisation("acme", "Acme", systems=[AISystem("ranker", "Ranker"), AISystem("bot", "Bot")])
    org.soa = [
        SoAEntry(
            "iso42001:A.6.2.4", True, "Planned", systems=("ranker",), approved_by="CEO", approved_on=date(2026, 10, 2)
        ),
        SoAEntry("iso42001:A.6.2.4", False, "Excluded", justification="Bought in", systems=("bot",)),
        SoAEntry("iso42001:A.2.2", True, "Planned", grounds=("R-9",)),
        SoAEntry("iso42001:A.8.5", True, "Planned"),
        SoAEntry("iso42001:A.5.4", False, "Excluded"),
        SoAEntry("iso27001:A.5.1", True, "Planned"),
        SoAEntry("org:acme/control/own-1", True, "Planned", edition="iso42001-2023", title="Model cards"),
    ]
    needs = ("iso42001:A.6.2.4", "iso42001:A.7.4")
    values = {"identifier": ("R-07",), "system": ("system/ranker",), "controls": needs}
    org.rows = [Row("risks", "r-07", "Drift", values)]
    made = Store()
    made.extend(knowledge.store)
    made.extend(Quad(*triple) for triple in to_triples(org))
    return made


def knowledge_files() -> dict[str, Path]:
    return {path.stem: path for path in (root() / "ontology" / "queries").glob("*.rq")}


def told(store: Store, name: str, *columns: str) -> list[tuple[str | None, ...]]:
    found = store.query(find_query(name, knowledge_files()).filled({}))
    assert isinstance(found, QuerySolutions)
    return [tuple(None if row[c] is None else compact(row[c].value) for c in columns) for row in found]


def test_the_statement_row_by_row(store: Store) -> None:
    rows = told(store, "soa-42001", "control", "system", "applicable", "grounds", "risks", "approver", "approvedOn")
    assert rows == [
        ("iso42001:A.2.2", None, "true", "R-9", None, None, None),
        ("iso42001:A.5.4", None, "false", None, None, None, None),
        ("iso42001:A.6.2.4", "Bot", "false", None, None, None, None),
        ("iso42001:A.6.2.4", "Ranker", "true", None, "R-07", "CEO", "2026-10-02"),
        ("iso42001:A.8.5", None, "true", None, None, None, None),
        ("org:acme/control/own-1", None, "true", None, None, None, None),
    ]


def test_from_a_risk_to_the_answer_of_the_statement(store: Store) -> None:
    assert told(store, "risk-to-control", "id", "system", "control", "forSystem", "applicable") == [
        ("R-07", "Ranker", "iso42001:A.6.2.4", "Ranker", "true"),
        ("R-07", "Ranker", "iso42001:A.7.4", None, None),
    ]


def test_rows_without_a_reason(store: Store) -> None:
    rows = told(store, "controls-without-reason", "control", "implementation")
    assert rows == [
        ("iso42001:A.5.4", "aims:implementationExcluded"),
        ("iso42001:A.8.5", "aims:implementationPlanned"),
        ("org:acme/control/own-1", "aims:implementationPlanned"),
    ]
