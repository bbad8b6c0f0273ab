"""Rows of an SoA: merged, continued, torn, repeated, listed twice."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from aims_graph.base.errors import InputError, Problem
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


# ── rows ─────────────────────────────────────────────────────────────────────


def test_merged_id_cells_join_their_rows(tmp_path: Path, imported: Imported) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["Control", "Applicable", "Justification", "Status", "Evidence"],
        ["A.5.1", "Yes", "law", "Implemented", "POL-1"],
        [None, None, None, None, "POL-2"],
        ["A.5.2", "Yes", "law", "Planned", "POL-3"],
    ):
        sheet.append(row)
    sheet.merge_cells("A2:A3")
    book.save(tmp_path / "m.xlsx")
    result = imported(tmp_path / "m.xlsx")
    assert [[r.text for r in e.references] for e in result.organisation.soa] == [
        ["POL-1", "POL-2"],
        ["POL-3"],
    ]


def test_continued_lines_and_notes_after_the_table(imported: Imported) -> None:
    result = imported(HEAD + "A.5.1;P;Yes;law;Planned;A\n;;;and risk;;B\n\n;;;Signed: the CEO;;\nTotal;93;;;;\n")
    (entry,) = result.organisation.soa
    assert entry.justification == "law\nand risk"
    assert [r.text for r in entry.references] == ["A", "B"]


def test_ragged_rows_that_can_be_read(imported: Imported) -> None:
    head = "Control ID,Title,Applicable,Justification,Status,Reference\n"
    rows = "".join(f"A.5.{n},T{n},Yes,because,Implemented,POL-00{n}\n" for n in range(1, 5))
    result = imported(head + rows + "A.5.5,T5,Yes,by law, by contract, and by risk,Planned,POL-001\nA.5.6,T6,Yes\n")
    found = {e.control: e for e in result.organisation.soa}
    assert found["iso27001:A.5.5"].justification == "by law, by contract, and by risk"
    assert said(found["iso27001:A.5.5"]) == (True, "Planned")
    assert said(found["iso27001:A.5.6"]) == (True, "Unknown")
    assert [p.row for p in result.problems if p.code == "ragged_row"] == [6, 7]


def test_a_torn_title_goes_back_to_the_title(imported: Imported) -> None:
    head = "Control ID,Title,Theme,Applicable,Justification,Status\n"
    rows = "".join(f"A.5.{n},T{n},Org,Yes,because,Implemented\n" for n in range(1, 5))
    result = imported(
        head + rows + "A.6.3,Information security awareness, education and training,Org,Yes,because,Planned\n"
    )
    assert "title_contradicts_id" not in codes(result)
    assert result.organisation.soa[-1].implementation == "Planned"


def test_a_ragged_row_that_fits_in_no_way_is_an_error(imported: Imported) -> None:
    head = "Control ID,Applicable,Justification,Status\n"
    (problem,) = refused(
        imported, head + "A.5.1,Yes,r,Planned\nA.5.2,perhaps,r,Planned,maybe,so\nA.5.3,Yes,r,Planned\n"
    )
    assert (problem.code, problem.row) == ("ragged_row", 3)


def test_repeated_rows(imported: Imported) -> None:
    same = imported(HEAD + "A.5.1;;Yes;r;Planned;A\nA.5.1;;Yes;r;Planned;B\n")
    assert codes(same) == {"repeated_row"}
    assert [r.text for r in same.organisation.soa[0].references] == ["A", "B"]
    (problem,) = refused(imported, HEAD + "A.5.1;;Yes;r;Planned;\nA.5.1;;No;r;;\n")
    assert (problem.code, problem.row) == ("contradicting_rows", 3)
    assert "rows 2 and 3" in problem.message


def test_a_table_of_exclusions_beside_the_main_one(entries: Entries, imported: Imported) -> None:
    main = "| ID | Applicable | Status |\n|--|--|--|\n| A.5.1 | Yes | Done |\n| A.8.30 | No | - |\n\n"
    listed = "## Excluded\n| ID | Justification for exclusion |\n|--|--|\n| {} | none bought |\n"
    found = entries(main + listed.format("A.8.30"), name="soa.md")
    assert (found["A.8.30"].applicable, found["A.8.30"].justification) == (False, "none bought")
    assert refused(imported, main + listed.format("A.5.1"), name="soa.md")[0].code == "contradicting_rows"


def test_a_treatment_plan_beside_the_soa_is_not_the_soa(tmp_path: Path, imported: Imported) -> None:
    soa = [
        ["Control", "Applicable", "Justification", "Status"],
        ["A.5.1", "Yes", "law", "Implemented"],
        ["A.5.2", "No", "none", ""],
    ]
    plan = [["Action", "Control", "Status"], ["Do it", "A.5.1", "Planned"], ["Do that", "A.5.2", "Open"]]
    result = imported(workbook(tmp_path / "two.xlsx", ("SoA", soa), ("Plan", plan)))
    assert [e.implementation for e in result.organisation.soa] == ["Implemented", "Excluded"]
    assert [t.sheet for t in result.recognition.tables if t.kind] == ["SoA"]


def test_a_status_merged_over_several_controls_counts_for_each(tmp_path: Path, imported: Imported) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["Theme", "Control", "Applicable", "Justification", "Status"],
        ["Org", "A.5.1", "Yes", "law", "Partial"],
        [None, "A.5.2", None, None, None],
        [None, "A.5.3", "No", "none", None],
    ):
        sheet.append(row)
    for cells in ("A2:A4", "C2:C3", "D2:D3", "E2:E3"):
        sheet.merge_cells(cells)
    book.save(tmp_path / "m.xlsx")
    result = imported(tmp_path / "m.xlsx")
    assert [(said(e), e.justification) for e in result.organisation.soa] == [
        ((True, "Partial"), "law"), ((True, "Partial"), "law"), ((False, "Excluded"), "none")
    ]  # fmt: skip
