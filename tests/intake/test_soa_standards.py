"""Contradictions in an SoA, and SoAs of other standards and editions: named, refused, never guessed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from aims_graph.base.errors import InputError, Problem, UsageError
from aims_graph.intake.imports import ImportResult
from aims_graph.intake.organisation import SoAEntry

Entries = Callable[..., dict[str, SoAEntry]]
Imported = Callable[..., ImportResult]
HEAD = "Control ID;Title;Applicable;Justification;Status;Reference\n"


def said(entry: SoAEntry) -> tuple[bool | None, str]:
    return entry.applicable, entry.implementation


def codes(result: ImportResult) -> set[str]:
    return {problem.code for problem in result.problems} - {"controls_missing", "no_register"}


def refused(imported: Imported, soa: str | Path, **options: Any) -> list[Problem]:
    with pytest.raises(InputError) as error:
        imported(soa, **options)
    return [problem for problem in error.value.problems if problem.severity == "error"]


def workbook(path: Path, *sheets: tuple[str, list[list[Any]]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


# ── contradictions and gaps ──────────────────────────────────────────────────


def test_what_contradicts_itself_is_told(imported: Imported) -> None:
    result = imported(
        HEAD
        + "A.5.1;;No;r;Implemented;\nA.5.2;;Yes;r;Not applicable;\nA.5.3;;maybe;r;Planned;\nA.5.4;;Yes;r;gone fishing;\nA.5.5;;Yes;N/A;Planned;\n"
    )
    assert [said(e) for e in result.organisation.soa] == [
        (False, "Excluded"), (True, "Unknown"), (None, "Planned"), (True, "Unknown"), (True, "Planned")
    ]  # fmt: skip
    assert {(p.code, p.row, p.column) for p in result.problems if p.row} == {
        ("excluded_but_implemented", 2, "Status"), ("applicable_but_excluded", 3, "Status"),
        ("applicability_not_understood", 4, "Applicable"), ("status_not_understood", 5, "Status"),
        ("justification_missing", 6, "Justification"),
    }  # fmt: skip
    assert all(p.severity == "warning" for p in result.problems)


def test_missing_controls_are_listed(imported: Imported) -> None:
    result = imported(HEAD + "A.5.1-A.8.33;;Yes;r;Planned;\n")
    (problem,) = [p for p in result.problems if p.code == "controls_missing"]
    assert problem.message == "1 of the 93 controls of ISO/IEC 27001:2022 are not in the file: A.8.34."


def test_placeholders_say_nothing(entries: Entries) -> None:
    found = entries(HEAD + "A.5.1;;[TODO];[TODO];{{ status }};[TODO: policy]\n[TODO];[TODO];;;;\nA.5.2;;Yes;r;Done;\n")
    assert said(found["A.5.1"]) == (None, "Unknown")
    assert (found["A.5.1"].justification, found["A.5.1"].references) == (None, ())


# ── which standard ───────────────────────────────────────────────────────────


def test_2013_is_refused_with_successors(imported: Imported) -> None:
    text = "Control;Applicable\nA.5.1.1;Yes\nA.18.2.3;Yes\nA.9.4.5;Yes\n"
    for framework in ("iso27001", None):
        first, *rest = refused(imported, text, framework=framework)
        assert "ISO/IEC 27001:2013" in first.message
        assert [(p.row, p.nearest) for p in rest] == [
            (2, "A.5.1 (its successor in 2022)"), (3, "A.5.36, A.8.8 (its successor in 2022)"), (4, "A.8.4 (its successor in 2022)")
        ]  # fmt: skip
    assert refused(imported, text, framework="iso42001")


def test_2005_is_named(imported: Imported) -> None:
    first, *_ = refused(
        imported, "Control;Applicable\nA.10.10.1;Yes\nA.11.7.1;Yes\nA.5.1.1;Yes\n", framework="iso27001"
    )
    assert "ISO/IEC 27001:2005" in first.message


def test_a_former_id_among_current_ones_is_one_error(imported: Imported) -> None:
    (problem,) = refused(imported, HEAD + "A.5.1;;Yes;r;Planned;\nA.5.2;;Yes;r;Planned;\nA.9.4.5;;Yes;r;Planned;\n")
    assert (problem.code, problem.row, problem.nearest) == (
        "wrong_edition",
        4,
        "A.8.4 (its successor in 2022)",
    )


OVERLAP = (
    "A.5.2;AI system impact assessment process;Yes;r;Planned;\nA.7.4;Quality of data for AI systems;Yes;r;Planned;\n"
)


def test_titles_decide_where_ids_are_in_both_standards(imported: Imported) -> None:
    (problem,) = refused(imported, HEAD + OVERLAP, framework="iso27001")
    assert (problem.code, "ISO/IEC 42001:2023" in problem.message) == ("wrong_standard", True)
    assert imported(HEAD + OVERLAP).organisation.held[0].edition == "iso42001-2023"
    german = (
        "A.5.2;Verfahren der KI-Folgenabschätzung;Ja;r;Geplant;\nA.7.4;Datenqualität für KI-Systeme;Ja;r;Geplant;\n"
    )
    assert refused(imported, HEAD + german, framework="iso27001")[0].code == "wrong_standard"


def test_what_cannot_be_told_is_asked_for(imported: Imported) -> None:
    bare = HEAD + "A.5.2;;Yes;r;Planned;\nA.7.4;;Yes;r;Planned;\n"
    assert refused(imported, bare)[0].code == "standard_unclear"
    assert [e.control for e in imported(bare, framework="iso42001").organisation.soa] == [
        "iso42001:A.5.2",
        "iso42001:A.7.4",
    ]


def test_two_standards_in_one_workbook(tmp_path: Path, imported: Imported) -> None:
    head = ["Control", "Title", "Applicable", "Justification"]
    security = [head, ["A.5.1", "Policies for information security", "Yes", "r"], ["A.8.34", "x", "Yes", "r"]]
    ai = [
        head,
        ["A.2.2", "AI policy", "Yes", "r"],
        ["A.6.2.4", "AI system verification and validation", "Yes", "r"],
    ]
    path = workbook(tmp_path / "both.xlsx", ("27001", security), ("42001", ai))
    assert refused(imported, path)[0].code == "standard_unclear"
    result = imported(path, framework="iso42001")
    assert [e.control for e in result.organisation.soa] == ["iso42001:A.2.2", "iso42001:A.6.2.4"]
    assert [(p.code, p.sheet) for p in result.problems if p.code == "wrong_standard"] == [("wrong_standard", "27001")]


def test_objectives_and_groups_of_42001_are_headings(imported: Imported) -> None:
    result = imported(
        HEAD
        + "A.6.1;Management guidance for AI system development;;;;\nA.6.1.2;;Yes;r;Planned;\nA.2.1;Objective;;;;\nA.2.2;AI policy;Yes;r;Planned;\n"
    )
    assert [e.control for e in result.organisation.soa] == ["iso42001:A.2.2", "iso42001:A.6.1.2"]
    (problem,) = refused(
        imported, HEAD + "A.2.2;AI policy;Yes;r;Planned;\nA.6.1.4;;Yes;r;Planned;\n", framework="iso42001"
    )
    assert (problem.code, problem.nearest) == ("unknown_control", "A.6.1.3")


def test_other_frameworks_have_no_soa(imported: Imported) -> None:
    with pytest.raises(UsageError, match="iso27001 or iso42001"):
        imported(HEAD + "A.5.1;;Yes;r;Planned;\n", framework="iso9001")


def test_ids_alone_are_no_soa(imported: Imported) -> None:
    assert refused(imported, "Control;NIST\nA.5.1;PO.1\nA.5.2;PO.2\n")[0].code == "no_soa"


@pytest.mark.parametrize("text", ["Name;Text\na;b\n", "just words\n", "1;2\n3;4\n"])
def test_no_soa(imported: Imported, text: str) -> None:
    assert refused(imported, text, framework="iso27001")[0].code == "no_soa"


def test_27001_controls_may_stand_in_a_42001_soa(imported: Imported) -> None:
    rows = "A.2.2;AI policy;Yes;r;Planned;\nA.3.2;AI roles and responsibilities;Yes;r;Planned;\nA.8.15;Logging;Yes;r;Planned;\n"
    result = imported(HEAD + rows, framework="iso42001")
    soa = result.organisation.soa
    assert [e.control for e in soa] == ["iso42001:A.2.2", "iso42001:A.3.2", "iso27001:A.8.15"]
    assert [e.edition for e in soa] == [None, None, "iso42001-2023"]
    assert codes(result) == set()


def test_a_control_of_27001_says_so_where_the_number_is_of_both(imported: Imported) -> None:
    rows = (
        "A.5.2;;Yes;r;Planned;\nA.3.2;;Yes;r;Planned;\niso27001:A.5.2;;Yes;r;Implemented;\nISO 27001 A.6.2.4;;Yes;r;;\n"
    )
    result = imported(HEAD + rows, framework="iso42001", accept_valid=True)
    assert [e.control for e in result.organisation.soa] == ["iso42001:A.3.2", "iso42001:A.5.2", "iso27001:A.5.2"]
    assert codes(result) == {"unknown_control"}


def test_a_42001_control_in_a_27001_soa_is_an_error(imported: Imported) -> None:
    rows = "A.5.1;;Yes;r;Planned;\nA.5.24-28;;Yes;r;Planned;\nA.6.2.4;;Yes;r;Planned;\n"
    (problem,) = refused(imported, HEAD + rows, framework="iso27001")
    assert (problem.code, "ISO/IEC 42001:2023" in problem.message) == ("wrong_standard", True)


# ── lists that only name controls ────────────────────────────────────────────


@pytest.mark.parametrize(
    "text",
    [
        "Risk ID;Risk;Likelihood;Controls;Status\nR-1;Loss;3;A.5.1, A.8.2;Open\nR-2;Theft;2;A.7.1;Open\nR-3;Fire;1;A.7.5;Closed\n",
        "Finding;Clause;Grade;Status\nF-1;A.5.1;Minor;Closed\nF-2;A.5.2;Minor;Open\nF-3;A.5.3;Minor;Open\n",
        "Maßnahmen-Nr.;Aufgabe;Kontrolle;Status\nM-1;Tun;A.5.1;offen\nM-2;Lassen;A.5.2;offen\nM-3;x;A.5.3;fertig\n",
    ],
)
def test_risks_and_findings_that_name_controls_are_no_soa(imported: Imported, text: str) -> None:
    (problem,) = refused(imported, text)
    assert (problem.code, "such as risks, findings" in problem.message) == ("no_soa", True)


def test_an_old_copy_beside_the_soa_is_named_by_sheet(tmp_path: Path, imported: Imported) -> None:
    head = ["Control", "Applicable", "Justification", "Status"]
    old, new = [head, ["A.5.1", "Yes", "r", "Planned"]], [head, ["A.5.1", "Yes", "r", "Implemented"]]
    (problem,) = refused(imported, workbook(tmp_path / "two.xlsx", ("2023", old), ("2024", new)))
    assert "row 2 of sheet 2023 and row 2 of sheet 2024" in problem.message


def test_an_soa_on_a_hidden_sheet_is_asked_for(tmp_path: Path, imported: Imported) -> None:
    path = workbook(
        tmp_path / "h.xlsx", ("Cover", [["x", "y"]]), ("SoA", [["Control", "Status"], ["A.5.1", "Planned"]])
    )
    book = openpyxl.load_workbook(path)
    book["SoA"].sheet_state = "hidden"
    book.save(path)
    (problem,) = refused(imported, path)
    assert "sheet SoA is hidden and was not read" in problem.message
