"""Crosswalks as workbooks: titles above, several sheets, hidden ones, nothing left out in silence."""

from __future__ import annotations

import openpyxl
import pytest

from aims_graph.base.errors import InputError
from aims_graph.exchange.formats import read_crosswalk
from aims_graph.exchange.lint import lint_files

TITLES = [["Crosswalk of our standards"], ["Version 1.2", None, "2026-03-01"], []]
HEAD = ["ISO/IEC 27001:2022", "Control", "ISO/IEC 42001:2023", "Relationship", "Reason"]
ROWS = [
    ["A.5.24", "Incident management planning", "A.8.4", "intersects with", "both ask for plans"],
    ["A.5.1", "Policies", "A.2.2", "subset of", "one policy"],
]


def book(folder, *sheets, hidden=()):
    made = openpyxl.Workbook()
    made.remove(made.active)
    for number, rows in enumerate(sheets):
        sheet = made.create_sheet(f"S{number}")
        for row in rows:
            sheet.append(row)
        sheet.sheet_state = "hidden" if number in hidden else "visible"
    made.save(folder / "crosswalk.xlsx")
    return folder / "crosswalk.xlsx"


def test_a_table_below_titles_is_read_with_its_rows(tmp_path, knowledge):
    path = book(tmp_path, [*TITLES, HEAD, *ROWS, ["A.5.99", "", "A.2.2", "subset of", "no such control"]])
    walk = read_crosswalk(path)
    assert [(e.row, e.source, e.relation, e.target) for e in walk.entries[:2]] == [
        (5, "A.5.24", "intersectsWith", "A.8.4"),
        (6, "A.5.1", "subsetOf", "A.2.2"),
    ]
    found = [
        (f.rule, f.row, f.found) for f in lint_files([path], knowledge.catalogue).findings if f.rule == "dangling-id"
    ]
    assert found == [("dangling-id", 7, "A.5.99")]


def test_every_visible_sheet_is_read_and_the_others_are_named(tmp_path, knowledge):
    path = book(tmp_path, [HEAD, ROWS[0]], [["Notes"], ["none"]], [HEAD, ROWS[1]], [HEAD, *ROWS], hidden=[3])
    assert len(read_crosswalk(path).entries) == 2
    report = lint_files([path], knowledge.catalogue)
    assert [finding.found for finding in report.findings if finding.rule == "unread-sheet"] == ["S1", "S3"]


def test_titles_above_a_csv_are_no_head(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text("Crosswalk of our standards,,,,\n\n" + "\n".join(",".join(row) for row in [HEAD, *ROWS]) + "\n")
    assert [entry.source for entry in read_crosswalk(path).entries] == ["A.5.24", "A.5.1"]


@pytest.mark.parametrize("content", [b"PK\x03\x04broken", b"no workbook", b""])
def test_what_is_no_workbook_is_refused(tmp_path, content):
    path = tmp_path / "x.xlsx"
    path.write_bytes(content)
    with pytest.raises(InputError):
        read_crosswalk(path)


def test_a_workbook_without_ids_is_refused_with_what_it_holds(tmp_path):
    with pytest.raises(InputError, match="Name, Owner"):
        read_crosswalk(book(tmp_path, [["Name", "Owner"], ["x", "y"]]))
