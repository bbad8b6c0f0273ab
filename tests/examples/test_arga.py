"""The firm that holds ISO 9001 only, labelled by hand (``examples/mecanizados-arga/expected.csv``): a register in
Spanish, no statement of applicability, and a report that is right all the same."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date

import pytest

from aims_graph import api
from aims_graph.assess.question import Handed, sort_out
from aims_graph.assess.result import AssessmentResult, Item
from aims_graph.cli.example import import_example
from aims_graph.intake.choices import choices
from aims_graph.intake.imports import import_register
from aims_graph.intake.organisation import HeldSystem
from aims_graph.intake.rdf import to_triples
from aims_graph.knowledge.files import root
from aims_graph.knowledge.knowledge import Knowledge
from aims_graph.reports.coverage import coverage
from aims_graph.reports.wording import Wording

FOLDER = root() / "examples" / "mecanizados-arga"
LABELS = list(csv.DictReader((FOLDER / "expected.csv").read_text(encoding="utf-8").splitlines()))
DAY = date(2026, 11, 29)


@pytest.fixture(scope="module")
def firm(knowledge: Knowledge) -> Handed:
    """What the firm hands in: its list of documents, nothing else."""
    read = import_register(
        [FOLDER / "documentos.csv"],
        org_label="Mecanizados Arga",
        types=knowledge.catalogue.artefact_types,
        framework="iso9001",
    )
    assert not read.problems
    return sort_out(to_triples(read.organisation), "documentos.csv")


@pytest.fixture(scope="module")
def result(knowledge: Knowledge, firm: Handed) -> AssessmentResult:
    """The assessment of the firm by what it says it holds."""
    return api.assess(knowledge, firm, as_of=DAY, judge=False).result


def item_of(result: AssessmentResult, statement: str) -> Item:
    """The one item of a statement."""
    (item,) = [item for item in result.items if item.statement == statement]
    return item


@pytest.mark.parametrize("label", LABELS, ids=lambda label: label["item_statement"])
def test_label(result: AssessmentResult, label: dict[str, str]) -> None:
    item = item_of(result, label["item_statement"])
    assert (item.state, item.action, item.basis or "", item.reuse_standing or "") == (
        label["state"],
        label["action"],
        label["basis"],
        label["reuse_standing"],
    ), label["reason"]


def test_forty_requirements_are_labelled() -> None:
    requirements = {label["item_statement"].rpartition("_")[0] for label in LABELS}
    assert len(requirements) >= 40
    assert all(label["reason"] for label in LABELS)


def test_the_register_says_which_system_is_held(result: AssessmentResult) -> None:
    assert [held.edition for held in result.held] == ["iso9001-2015"]
    assert {held.certificate for held in result.held} == {"certificateNotSeen"}


def test_no_statement_of_applicability_is_missed(result: AssessmentResult) -> None:
    """ISO 9001 has none: nothing may read as if one had not been handed in."""
    (note,) = [note for note in result.notes if note.code == "certificate_not_seen"]
    assert "applicability" not in note.text["en"]
    assert "aplicabilidad" not in note.text["es"]
    (held,) = coverage(result, Wording("en", result)).held
    assert held.soa == "its standard has none"


def test_nothing_is_evidenced_and_nothing_a_gap(result: AssessmentResult) -> None:
    """A certificate that nobody saw and a list of titles let us presume, no more."""
    assert {item.state for item in result.items} == {"unassessed"}
    assert {item.basis for item in result.items if item.action in ("reuse", "extend")} == {"presumed"}


@pytest.mark.parametrize("clause", ["6.1.2", "6.1.4", "8.2", "8.4", "A.5.4", "A.7.4"])
def test_what_quality_management_does_not_have_is_new(result: AssessmentResult, clause: str) -> None:
    actions = {i.action for i in result.items if i.requirement == f"iso42001:{clause}"}
    assert actions <= {"create", "candidate"}
    assert "create" in actions


def test_an_extension_says_what_to_add_in_both_languages(result: AssessmentResult) -> None:
    for item in result.items:
        if item.action == "extend":
            said = [row.delta for row in item.rows if not row.outranked]
            assert said
            assert all(set(delta) == {"en", "es"} for delta in said), item.statement


def test_a_draft_and_an_overdue_review_are_said(result: AssessmentResult) -> None:
    assert "base_not_approved" in item_of(result, "iso42001:7.4_1").observations
    assert "base_review_overdue" in item_of(result, "iso42001:5.3_1").observations


def test_the_workbook_takes_what_a_document_answers_in_9001(knowledge: Knowledge) -> None:
    """Somebody who holds ISO 9001 only can say which of its statements a document answers."""
    known = choices(knowledge, "es").known_ids()
    assert {"iso9001:8.3.4", "iso9001:8.3.4_3", "iso9001:9.2.2_1"} <= set(known)
    assert not any(curie.startswith("iso9001-2026:") for curie in known)


def test_nothing_is_built_on_what_the_scope_leaves_out(knowledge: Knowledge) -> None:
    """A firm that holds design not to apply has no design procedure to extend, whatever its documents are called."""
    read = import_register(
        [FOLDER / "documentos.csv"],
        org_label="Mecanizados Arga",
        types=knowledge.catalogue.artefact_types,
        framework="iso9001",
    )
    read.organisation.held = [HeldSystem("iso9001-2015", left_out=("iso9001:8.3", "iso9001:7.1.5.2"))]
    handed = sort_out(to_triples(read.organisation), "documentos.csv")
    found = api.assess(knowledge, handed, as_of=DAY, judge=False).result
    for statement in ("A.6.1.3_1", "A.6.2.2_1", "A.6.2.4_1"):
        item = item_of(found, f"iso42001:{statement}")
        assert item.action in ("create", "candidate"), statement
        assert "base_absent" in item.observations
        assert {row.base_status for row in item.rows} == {"baseAbsent"}
    assert item_of(found, "iso42001:A.6.2.5_2").action == "extend"  # release is not design


def test_two_systems_give_no_less_than_one(knowledge: Knowledge) -> None:
    """A firm with 27001 that also holds 9001 keeps what it had, and gains where only 9001 has a base."""
    handed = import_example(knowledge)
    ranks = ("reuse", "extend", "candidate", "create", "unmapped")
    one, two = (
        {
            item.statement: item.action or ""
            for item in api.assess(knowledge, handed, as_of=DAY, held=held, judge=False).result.items
        }
        for held in (["iso27001"], ["iso9001", "iso27001"])
    )
    assert {s: (a, two[s]) for s, a in one.items() if ranks.index(two[s]) > ranks.index(a)} == {}
    gained = {statement for statement, action in one.items() if action == "create" and two[statement] == "extend"}
    assert {"iso42001:A.6.2.3_1", "iso42001:A.6.2.4_1", "iso42001:A.8.2_2"} <= gained
    assert Counter(two.values())["create"] < Counter(one.values())["create"]


def test_a_firm_with_ai_management_that_goes_for_security(knowledge: Knowledge, firm: Handed) -> None:
    """Rows from 42001 to 27001 serve a firm without any statement of applicability."""
    run = api.assess(knowledge, firm, as_of=DAY, targets=["iso27001"], held=["iso42001"], judge=False)
    assert item_of(run.result, "iso27001:9.2.2_1").action == "extend"
    assert item_of(run.result, "iso27001:A.7.4_1").action == "create"
