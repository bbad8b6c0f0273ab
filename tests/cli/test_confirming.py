"""A person confirms through the workbook: the same organisation, step by step, and what follows from each step."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from aims_graph.cli import main
from aims_graph.knowledge.files import root

EXAMPLE = root() / "examples" / "halden-freight-software"
KEY = "aims2.artefacts."
Answer = Callable[..., dict[str, dict[str, str]]]


@pytest.fixture
def book(tmp_path, capsys) -> Path:
    """The shipped organisation as a filled workbook."""
    path = tmp_path / "halden.xlsx"
    argv = ["import", "soa", str(EXAMPLE / "soa.csv"), "--register", str(EXAMPLE / "documents.csv"), "-o", str(path)]
    assert main(argv) == 0
    capsys.readouterr()
    return path


def write(path: Path, identifier: str, **cells: object) -> None:
    """Fill cells of the Artefacts row of a document, as a person would in a spreadsheet."""
    workbook = openpyxl.load_workbook(path)
    sheet = workbook["Artefacts"]
    columns = {str(cell.value).removeprefix(KEY): cell.column for cell in sheet[1] if cell.value}
    (row,) = [
        cell.row for cell in sheet[openpyxl.utils.get_column_letter(columns["identifier"])] if cell.value == identifier
    ]
    for name, value in cells.items():
        sheet.cell(row, columns[name]).value = value
    workbook.save(path)


def declare_complete(path: Path, day: datetime) -> None:
    """Say that the list of documents is complete."""
    workbook = openpyxl.load_workbook(path)
    sheet = workbook["Artefacts"]
    (row,) = [cell.row for cell in sheet["A"] if cell.value == KEY + "#complete.documents"]
    sheet.cell(row, 2).value = day
    workbook.save(path)


def answers(path: Path, capsys) -> dict[str, dict[str, str]]:
    """Assess and return the rows by statement."""
    assert main(["assess", str(path), "--as-of", "2026-11-23", "--format", "csv"]) == 0
    rows = csv.DictReader(io.StringIO(capsys.readouterr().out))
    return {row["item"].partition("@")[0]: row for row in rows}


def said(row: dict[str, str]) -> tuple[str, str, str]:
    """State, action and causes of a row."""
    return row["state"], row["action"], row["causes"]


def test_declared_is_claimed_and_inspected_is_evidenced(book, capsys):
    write(book, "HF-PRO-07", addresses="iso42001:6.1.4_1", design="Declared")
    assert said(answers(book, capsys)["iso42001:6.1.4_1"]) == ("claimed", "confirm", "")
    write(book, "HF-PRO-07", design="Inspected", inspected_by="A. Ferrer", inspected_on=datetime(2026, 11, 3))
    row = answers(book, capsys)["iso42001:6.1.4_1"]
    assert said(row) == ("evidenced", "", "")
    assert row["basis"] == "inspected"


def test_one_kind_of_evidence_is_not_both(book, capsys):
    cells = {"design": "Inspected", "inspected_by": "A. Ferrer", "inspected_on": datetime(2026, 11, 3)}
    write(book, "HF-PLN-04", addresses="iso42001:9.2.2_1", **cells)
    assert said(answers(book, capsys)["iso42001:9.2.2_1"]) == ("claimed", "confirm", "")
    write(book, "HF-PLN-04", operating="Sampled", period_from=datetime(2026, 1, 1), period_to=datetime(2026, 10, 31))
    row = answers(book, capsys)["iso42001:9.2.2_1"]
    assert said(row) == ("evidenced", "", "")
    assert row["basis"] == "sampled"


def test_a_deficiency_is_a_gap_to_repair(book, capsys):
    write(book, "HF-PRO-07", addresses="iso42001:6.1.4_1", design="Declared", deficiency="content deficient")
    row = answers(book, capsys)["iso42001:6.1.4_1"]
    assert said(row) == ("not_evidenced", "repair", "content_deficient")
    assert row["severity"] == "Violation"


def test_a_superseded_document_answers_nothing(book, capsys):
    write(book, "HF-POL-15", addresses="iso42001:5.2_1", design="Declared")
    assert said(answers(book, capsys)["iso42001:5.2_1"]) == ("not_evidenced", "repair", "superseded")


def test_an_address_of_a_whole_requirement_is_a_candidate_for_each_statement(book, capsys):
    write(book, "HF-PRO-07", addresses="iso42001:6.1.4", design="Declared")
    rows = answers(book, capsys)
    assert said(rows["iso42001:6.1.4_1"]) == ("unassessed", "candidate", "")
    assert said(rows["iso42001:6.1.4_8"]) == ("unassessed", "candidate", "")


def test_a_complete_list_turns_silence_into_gaps_only_where_documents_are_required(book, capsys):
    declare_complete(book, datetime(2026, 11, 20))
    rows = answers(book, capsys)
    assert said(rows["iso42001:5.2_6"])[0] == "not_evidenced"
    assert said(rows["iso42001:5.2_6"])[2] == "no_artefact"
    assert said(rows["iso42001:5.1_3"])[0] == "unassessed"


def test_a_list_complete_only_later_says_nothing_yet(book, capsys):
    declare_complete(book, datetime(2026, 12, 1))
    assert said(answers(book, capsys)["iso42001:5.2_6"])[0] == "unassessed"


def test_a_wrong_statement_id_is_refused_with_its_cell(book, capsys):
    write(book, "HF-PRO-07", addresses="iso42001:6.1.4_99")
    assert main(["assess", str(book), "--as-of", "2026-11-23"]) == 3
    err = capsys.readouterr().err
    assert "Artefacts" in err
    assert "iso42001:6.1.4" in err
