"""Whether a control applies: negations, columns of exclusions, reasons alone, ticks, what stays open and is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from aims_graph.intake import phrases
from aims_graph.intake.imports import ImportResult
from aims_graph.intake.organisation import SoAEntry
from aims_graph.intake.statuses import StatusScale, read_applicable, read_document_status, read_excluded, scale_of

Entries = Callable[..., dict[str, SoAEntry]]
Imported = Callable[..., ImportResult]


def said(entry: SoAEntry) -> tuple[bool | None, str]:
    return entry.applicable, entry.implementation


def codes(result: ImportResult) -> set[str]:
    return {problem.code for problem in result.problems} - {"controls_missing", "no_register"}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Non appliquée", "Not"), ("not currently implemented", "Not"), ("no formal process implemented", "Not"),
        ("Keine Maßnahme umgesetzt", "Not"), ("aún no está implementado", "Not"), ("has not been fully implemented", "Partial"),
        ("Attuato in parte", "Partial"), ("Implemented, no gaps", "Implemented"), ("No – planned Q3 2026", "Planned"),
        ("Yes - fully", "Implemented"), ("Yes – partially", "Partial"), ("Level 5 (Optimizing)", "Implemented"), ("L2", "Partial"),
        ("Gedeeltelijk geïmplementeerd", "Partial"), ("Nog niet geïmplementeerd", "Not"), ("n.v.t.", "Excluded"), ("●", "Implemented"),
        ("gone fishing", None), ("P", None),
    ],
)  # fmt: skip
def test_status_words_and_what_denies_them(text: str, status: str | None) -> None:
    assert StatusScale().read(text) == status


def test_an_x_is_a_tick_only_where_nothing_says_no() -> None:
    assert scale_of(["x", "", "x"]).read("x") == "Implemented"
    assert scale_of(["x", "✓"]).read("x") is None


@pytest.mark.parametrize(
    ("text", "applies"),
    [
        ("not in scope", False), ("niet van toepassing", False), ("N.v.t.", False), ("does not apply to us", False), ("not excluded", True),
        ("nicht ausgeschlossen", True), ("[x]", True), ("[ ]", False), ("●", True), ("○", False), ("A", True), ("perhaps", None),
    ],
)  # fmt: skip
def test_yes_no_and_what_denies_it(text: str, applies: bool | None) -> None:
    assert read_applicable(text) is applies


@pytest.mark.parametrize(
    ("text", "excluded"),
    [("Yes", True), ("x", True), ("No", False), ("Excluded", True), ("Not excluded", False), ("Not applicable", True), ("N/A", None), ("Sí (sin oficina)", True)],
)  # fmt: skip
def test_a_column_of_exclusions(text: str, excluded: bool | None) -> None:
    assert read_excluded(text) is excluded


@pytest.mark.parametrize(
    ("text", "status"),
    [("nicht genehmigt", "Draft"), ("non approuvé", "Draft"), ("noch nicht freigegeben", "Draft"), ("no aprobado aún", "Draft"),
     ("Approved (CEO)", "Approved"), ("Goedgekeurd", "Approved"), ("Ingetrokken", "Withdrawn")],
)  # fmt: skip
def test_a_document_that_is_not_approved_is_a_draft(text: str, status: str) -> None:
    assert read_document_status(text) == status


def test_a_denial_does_not_reach_over_punctuation() -> None:
    (found,) = phrases.phrases_in("No; planned", ["planned"])
    assert not found.denied


def test_exclusions_marked_in_a_column_of_their_own(entries: Entries) -> None:
    found = entries(
        "Control;Exclusion;Reason;Status\nA.5.1;Not excluded;r;Planned\nA.5.2;Excluded;r;\nA.5.3;;r;Planned\n"
    )
    assert [said(e) for e in found.values()] == [(True, "Planned"), (False, "Excluded"), (True, "Planned")]


def test_reasons_alone_say_what_applies(entries: Entries) -> None:
    head = "Control;Justification for inclusion;Justification for exclusion\n"
    found = entries(
        head + "A.5.1;law;\nA.5.2;;no office\nA.5.3;;\nA.5.4;both;both\nA.5.5;law;N/A\nA.5.6;;Not applicable\n"
    )
    assert [e.applicable for e in found.values()] == [True, False, None, None, True, None]
    found = entries("Control;Exclusion justification;Status\nA.5.1;;Implemented\nA.5.2;no office;\n")
    assert [said(e) for e in found.values()] == [(True, "Implemented"), (False, "Excluded")]
    found = entries("Control;Reason for selection\nA.5.1;law\nA.5.2;Not applicable, no office\n")
    assert [e.applicable for e in found.values()] == [True, False]


def test_contrary_cells_are_told(imported: Imported) -> None:
    head = "Control;Applicable;Excluded;Justification for exclusion;Status\n"
    result = imported(head + "A.5.1;Yes;Yes;;Planned\nA.5.2;Yes;No;no office;Planned\nA.5.3;Yes;No;;Planned\n")
    assert [e.applicable for e in result.organisation.soa] == [None, True, True]
    told = {(p.code, p.row) for p in result.problems if p.row}
    assert {("applicability_contradicts", 2), ("justification_contradicts", 3)} <= told


def test_yes_and_no_as_two_columns(tmp_path: Path, entries: Entries) -> None:
    flat = entries("Control;Applicable: Yes;Applicable: No;Reason\nA.5.1;x;;r\nA.5.2;;x;r\n")
    assert [e.applicable for e in flat.values()] == [True, False]
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["Control", "Applicable", "", "Reason"],
        ["", "Yes", "No", ""],
        ["A.5.1", "x", None, "r"],
        ["A.5.2", None, "x", "r"],
    ):
        sheet.append(row)
    sheet.merge_cells("B1:C1")
    book.save(tmp_path / "two.xlsx")
    assert [e.applicable for e in entries(tmp_path / "two.xlsx").values()] == [True, False]


def test_one_column_that_names_both_answers_is_not_one_of_exclusions(entries: Entries) -> None:
    found = entries("Control;Aplicable (no/sí);Motivo\nA.5.1;Sí;r\nA.5.2;No;r\n")
    assert [e.applicable for e in found.values()] == [True, False]


def test_statuses_as_columns_of_ticks(imported: Imported) -> None:
    head = "Control;Applicable;Reason;Implemented;Partially implemented;Planned\n"
    result = imported(head + "A.5.1;Yes;r;x;;\nA.5.2;Yes;r;;x;\nA.5.3;Yes;r;;;✓\nA.5.4;Yes;r;x;x;\nA.5.5;Yes;r;;;\n")
    assert [e.implementation for e in result.organisation.soa] == [
        "Implemented",
        "Partial",
        "Planned",
        "Unknown",
        "Unknown",
    ]
    assert [p.row for p in result.problems if p.code == "status_contradicts"] == [5]


def test_silence_is_told(imported: Imported) -> None:
    result = imported("Control;Applicable;Reason;Status\nA.5.1;x;r;\nA.5.2;;r;\n")
    assert [e.applicable for e in result.organisation.soa] == [True, None]
    assert {(p.code, p.column) for p in result.problems} >= {
        ("applicability_not_said", "Applicable"),
        ("column_says_nothing", "Status"),
    }


def test_a_scale_of_the_firms_own_is_told_not_passed_over(imported: Imported) -> None:
    rows = "".join(f"A.5.{n};Yes;r;{'IPQ'[n % 3]}\n" for n in range(1, 13))
    result = imported("Control;Applicable;Reason;Status (I/P/Q)\n" + rows)
    assert "status_not_understood" in codes(result)
