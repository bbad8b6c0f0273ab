"""Columns that compete, are hidden, or name standards; headings torn at the end of a line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from aims_graph.base.errors import InputError
from aims_graph.intake import standards_named
from aims_graph.intake.imports import ImportResult
from aims_graph.intake.standards_named import standard_named

Imported = Callable[..., ImportResult]


def told(result: ImportResult, code: str) -> list[str | int | None]:
    return [problem.column for problem in result.problems if problem.code == code]


def workbook(path: Path, rows: list[list[Any]], hidden: str | None = None) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    if hidden:
        sheet.column_dimensions[hidden].hidden = True
        sheet.row_dimensions[3].hidden = True
    book.save(path)
    return path


@pytest.mark.parametrize(
    ("one", "two"), [("Status 2024", "Status 2025"), ("Target status", "Status"), ("Previous status", "Current status")]
)
def test_the_later_and_the_actual_state_is_taken_and_told(imported: Imported, one: str, two: str) -> None:
    result = imported(
        f"Control;Applicable;Reason;{one};{two}\nA.5.1;Yes;r;Implemented;Planned\nA.5.2;Yes;r;Planned;Partial\n"
    )
    assert [e.implementation for e in result.organisation.soa] == ["Planned", "Partial"]
    assert told(result, "columns_compete") == [one]


def test_a_hidden_column_gives_way_to_one_that_is_seen(tmp_path: Path, imported: Imported) -> None:
    head = ["Control", "Applicable", "Reason", "Status", "Status"]
    rows = [["A.5.1", "Yes", "r", "Implemented", "Planned"], ["A.5.2", "Yes", "r", "Implemented", "Partial"]]
    result = imported(workbook(tmp_path / "h.xlsx", [head, *rows], hidden="D"))
    assert [e.implementation for e in result.organisation.soa] == ["Planned", "Partial"]
    assert told(result, "hidden_column") == ["Status"]
    assert any("1 hidden rows were read" in note for note in result.recognition.notes)


def test_a_hidden_column_without_another_is_read_and_told(tmp_path: Path, imported: Imported) -> None:
    rows = [
        ["Control", "Applicable", "Reason", "Status"],
        ["A.5.1", "Yes", "r", "Planned"],
        ["A.5.2", "Yes", "r", "Planned"],
    ]
    result = imported(workbook(tmp_path / "h.xlsx", rows, hidden="D"))
    assert [e.implementation for e in result.organisation.soa] == ["Planned", "Planned"]
    assert told(result, "hidden_column") == ["Status"]


def test_words_torn_at_the_end_of_a_heading_line(tmp_path: Path, imported: Imported) -> None:
    head = ["Con-\ntrol", "Appli-\ncable", "Justifi-\ncation", "Imple-\nmentation status"]
    result = imported(workbook(tmp_path / "t.xlsx", [head, ["A.5.1", "No", "r", ""], ["A.5.2", "Yes", "r", "Planned"]]))
    assert [(e.applicable, e.implementation) for e in result.organisation.soa] == [
        (False, "Excluded"),
        (True, "Planned"),
    ]


MIXED = (
    "Standard;Control;Title;Applicable;Reason\nISO 27001;A.5.1;Policies for information security;Yes;r\n"
    "ISO 27001;A.5.2;Information security roles and responsibilities;No;r\nISO 27701;A.7.2.1;Identify and document purpose;Yes;r\n"
    "ISO 9001;8.2;Requirements for products;Yes;r\n"
)


def test_rows_of_other_standards_are_left_out_by_name(imported: Imported) -> None:
    result = imported(MIXED)
    assert [e.control for e in result.organisation.soa] == ["iso27001:A.5.1", "iso27001:A.5.2"]
    assert dict(result.recognition.tables[0].left_out) == {
        "row of another standard (27701)": 1,
        "row of another standard (9001)": 1,
    }


def test_two_standards_row_by_row_want_the_framework(imported: Imported) -> None:
    text = MIXED + "ISO 42001;A.5.2;AI system impact assessment process;Yes;r\nISO 42001;A.2.2;AI policy;Yes;r\n"
    with pytest.raises(InputError, match="row by row"):
        imported(text)
    for framework, count in (("iso27001", 2), ("iso42001", 2)):
        result = imported(text, framework=framework)
        assert [e.control.partition(":")[0] for e in result.organisation.soa] == [framework] * count


def test_standards_by_name() -> None:
    assert standards_named.standard_named.__doc__
    assert [standard_named(t) for t in ("ISO/IEC 27002:2022", "ISO 42001", "NIS2", "ISO 27001 / 27701", "Organizational")] == [
        "iso27001", "iso42001", "nis2", None, None
    ]  # fmt: skip
