"""Bases that are not there, or whose documents nobody has handed in: excluded and planned, named and tied."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from aims_graph import api
from aims_graph.assess.result import Artefact, AssessmentResult, HeldSystem, Item, RowUse, SoAEntry
from aims_graph.cli.example import import_example
from aims_graph.knowledge.knowledge import Knowledge
from aims_graph.reports.content import build
from aims_graph.reports.html import render_html
from aims_graph.reports.sheets import sheets

MakeResult = Callable[..., AssessmentResult]
MakeItem = Callable[..., Item]
MakeRow = Callable[..., RowUse]
PLACE = "soa.csv, row 9"


def entry(control: str, implementation: str, **changes: object) -> SoAEntry:
    made = {"applicable": implementation != "implementationExcluded", "file": "soa.csv", "row": 9, **changes}
    return SoAEntry(f"soa/{control}", f"iso27001:{control}", control, implementation, **made)  # type: ignore[arg-type]


@pytest.fixture
def absent(make_result: MakeResult, make_item: MakeItem, make_row: MakeRow) -> AssessmentResult:
    """A control whose neighbours are excluded, planned and not implemented: one statement for each."""
    states = {"A.8.25": "implementationExcluded", "A.8.27": "implementationPlanned", "A.8.29": "implementationNot"}
    items = [
        make_item(
            number, "iso42001:A.6.2.4", "unassessed", "create", searched=(), observations=("base_absent",),
            rows=(make_row(number, source=f"iso27001:{control}", bearing="bearingAbsent", base_status="baseAbsent",
                           entry=f"soa/{control}"),),
        )
        for number, control in enumerate(states, 1)
    ]  # fmt: skip
    entries = {f"soa/{control}": entry(control, state) for control, state in states.items()}
    return make_result(items, entries=entries)


def test_the_draft_tells_excluded_neighbours_from_planned_ones(absent: AssessmentResult) -> None:
    (row,) = (row for row in build(absent, "en").soa if row.control == "A.6.2.4")
    assert [neighbour.text for neighbour in row.neighbours] == [
        f"A.8.25: excluded there ({PLACE}), which gives nothing here and decides nothing here",
        f"A.8.27: planned there, not yet to lean on ({PLACE}); plan both together",
        f"A.8.29: not implemented there, not to lean on ({PLACE})",
    ]
    (fila,) = (row for row in build(absent, "es").soa if row.control == "A.6.2.4")
    assert [neighbour.text.partition(" (")[0] for neighbour in fila.neighbours] == [
        "A.8.25: excluido allí",
        "A.8.27: planificado allí, aún no sirve de apoyo",
        "A.8.29: no implantado allí, no sirve de apoyo",
    ]


def test_only_what_is_planned_is_built_once_for_both(absent: AssessmentResult) -> None:
    lines = [line for block in build(absent, "en").open for line in block.lines]
    steps = {line.item.rows[0].source: (line.absent, line.next_step.text) for line in lines}
    assert steps["iso27001:A.8.27"][0] == "once"
    assert "build it once for both systems: ISO 27001 A.8.27" in steps["iso27001:A.8.27"][1]
    assert steps["iso27001:A.8.25"][0] == "excluded"
    assert "Your SoA excludes ISO 27001 A.8.25" in steps["iso27001:A.8.25"][1]
    assert "once for both" not in steps["iso27001:A.8.25"][1]
    assert "base excluded in your SoA" in render_html(build(absent, "en"))


def test_a_document_that_nothing_refers_to_is_told_from_one_that_the_soa_names(
    make_result: MakeResult, make_item: MakeItem, make_row: MakeRow
) -> None:
    named = make_row(1, source="iso27001:A.5.24", joined=("artefact/a",), entry="soa/A.5.24")
    itself = make_row(2, source="iso27001:6.1.3_5", joined=("artefact/a",), by_type=("artefact/a",))
    items = [
        make_item(number, "iso42001:10.2", "unassessed", "extend", rows=(row,), reuse_standing="reuseJoined")
        for number, row in enumerate((named, itself), 1)
    ]
    result = make_result(
        items,
        artefacts={"artefact/a": Artefact("artefact/a", "Plan", "StatementOfApplicability")},
        entries={"soa/A.5.24": entry("A.5.24", "implementationImplemented", artefacts=("artefact/a",))},
    )
    content = build(result, "en")
    assert [(document.standing, [a.record for a in document.additions]) for document in content.documents] == [
        ("reuseJoined", [named.record_id]),
        ("reuseTyped", [itself.record_id]),
    ]
    text = render_html(content)
    assert text.index("Documents that your SoA names") < text.index("Documents tied by what they are")


def test_a_document_named_by_the_soa_and_on_no_list_is_offered_by_name(
    make_result: MakeResult, make_item: MakeItem, make_row: MakeRow
) -> None:
    row = make_row(1, source="iso27001:A.5.7", entry="soa/A.5.7")
    titled = make_row(2, source="iso27001:A.5.7", entry="soa/A.5.7", named=("artefact/a",))
    weak = make_row(3, source="iso27001:A.5.7", entry="soa/A.5.7", bearing="bearingWeak")
    items = [
        make_item(1, "iso42001:4.1", "unassessed", "extend", rows=(row,)),
        make_item(2, "iso42001:4.1", "unassessed", "reuse", rows=(row,)),
        make_item(3, "iso42001:4.1", "unassessed", "extend", rows=(titled,)),
        make_item(4, "iso42001:4.1", "unassessed", "candidate", rows=(weak,)),
    ]
    result = make_result(
        items,
        artefacts={"artefact/a": Artefact("artefact/a", "Threat plan", "InternalAuditProgramme")},
        entries={"soa/A.5.7": entry("A.5.7", "implementationImplemented", unresolved=("SecOps <b>",))},
    )
    content = build(result, "en")
    steps = {line.statement: line.next_step for block in content.open for line in block.lines}
    find = "Find first: SecOps <b>, named in your SoA, on no list handed in."
    assert steps["iso42001:4.1_1"].text == f"{find} Then make the addition there."
    assert steps["iso42001:4.1_2"].text == f"{find} Then name the new system in its scope."
    assert steps["iso42001:4.1_3"].text.startswith(f"{find} Confirm that Threat plan")
    assert steps["iso42001:4.1_4"].text.startswith(find[:-1])
    assert all(step.own for step in steps.values())
    (presumed,) = (document for document in content.documents if document.standing == "reusePresumed")
    assert [fact.text for fact in presumed.facts] == [
        "named in your SoA, on no list handed in: find it first: SecOps <b>"
    ]
    assert "SecOps <b>" not in render_html(content)


def test_an_soa_handed_in_is_tied_by_what_it_is(knowledge: Knowledge) -> None:
    run = api.assess(knowledge, import_example(knowledge), as_of=date(2026, 11, 23), judge=False)
    rows = [row for item in run.result.items for row in item.rows if row.joined]
    for row in rows:
        named = run.result.entries[row.entry].artefacts if row.entry else ()
        assert set(row.by_type) <= set(row.joined) - set(named)
    kinds = {run.result.artefacts[artefact].type for row in rows for artefact in row.by_type}
    assert kinds <= {"StatementOfApplicability", "DocumentRegister"}
    assert kinds
    assert any(set(row.joined) - set(row.by_type) for row in rows)


def test_a_list_without_a_title_is_named_by_its_type_in_the_language(
    make_result: MakeResult, make_item: MakeItem
) -> None:
    artefact = Artefact("artefact/r", "Document register (list.csv)", "DocumentRegister", file="list.csv")
    result = make_result([make_item(1, "iso42001:4.1", "unassessed", "create")], artefacts={"artefact/r": artefact})
    assert build(result, "es").wording.document("artefact/r").text == "Registro de documentos (list.csv)"
    assert build(result, "en").wording.document("artefact/r").text.casefold() == "document register (list.csv)"


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_firm_with_iso_9001_only_reads_nothing_of_another_statement_of_applicability(plain, lang):
    held = HeldSystem("iso9001-2015", "ISO 9001:2015", "certificateNotSeen", 0, True)
    content = build(replace(plain, held=(held,)), lang)
    page = render_html(content)
    draft = page[page.index('id="s-soa"') : page.index('id="s-documented"')]
    sheet = next(s for s in sheets(content) if s.name == content.wording.t("sheet.soa"))
    said = " ".join((*(text for text, _ in sheet.banner), *(column.head for column in sheet.columns)))
    assert "27001" not in draft + said
    assert content.wording.t("soa.col.neighbour") in render_html(build(plain, lang))


@pytest.mark.parametrize("lang", ["en", "es"])
def test_scope_body_and_validity_stand_as_the_organisation_states_them(plain, lang):
    stated = HeldSystem(
        "iso9001-2015", "ISO 9001:2015", "certificateSeen", 0, True, "Machining <Lugo>", "Body AG", "2027-02-01",
        ("iso9001:8.3",),
    )  # fmt: skip
    content = build(replace(plain, held=(stated, replace(plain.held[0], scope=None))), lang)
    first, second = content.coverage.held
    assert "Machining <Lugo>" in first.scope.text
    assert "ISO 9001 8.3" in first.scope.text
    assert content.wording.day("2027-02-01") in first.certificate.text
    assert "Body AG" in first.certificate.text
    assert second.scope.text == content.wording.t("cover.no_scope")
    assert "Machining &lt;Lugo&gt;" in render_html(content)
