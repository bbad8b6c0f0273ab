"""Files that are too large, too wide, or something else: a sentence in no time, or read as far as it goes."""

from __future__ import annotations

import contextlib
import csv
import io
import os
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from aims_graph.base.errors import InputError
from aims_graph.graph import store
from aims_graph.intake import tables
from aims_graph.intake.tables import read_document


def test_a_list_of_100_000_rows_is_refused_at_once(written: Callable[..., Path]) -> None:
    path = written("Doc ID;Title\n" + "POL-1;Policy\n" * 100_000)
    started = time.process_time()
    with pytest.raises(InputError, match=r"100,001 rows; at most 10,000"):
        read_document(path)
    assert time.process_time() - started < 3


def test_a_sheet_with_too_many_rows_is_left_out_by_name(tmp_path: Path) -> None:
    book = openpyxl.Workbook(write_only=True)
    for name, count in (("list", 3), ("log", tables.MAX_ROWS + 1)):
        sheet = book.create_sheet(name)
        for number in range(count):
            sheet.append([number])
    book.save(tmp_path / "rows.xlsx")
    document = read_document(tmp_path / "rows.xlsx")
    assert [table.sheet for table in document.tables] == ["list"]
    assert [(p.code, p.sheet) for p in document.problems] == [("sheet_too_large", "log")]


@pytest.mark.parametrize("name", ["wide.csv", "wide.md", "wide.xlsx"])
def test_columns_far_to_the_right_are_left_out_and_told(tmp_path: Path, name: str) -> None:
    rows = [[f"C{n}" for n in range(5000)], [str(n) for n in range(5000)]]
    path = tmp_path / name
    if name.endswith("xlsx"):
        book = openpyxl.Workbook(write_only=True)
        sheet = book.create_sheet("Sheet")
        for row in rows:
            sheet.append(row)
        book.save(path)
    elif name.endswith("md"):
        path.write_text("\n".join("|".join(row) for row in (rows[0], ["---"] * 5000, rows[1])), encoding="utf-8")
    else:
        buffer = io.StringIO(newline="")
        csv.writer(buffer).writerows(rows)
        path.write_text(buffer.getvalue(), encoding="utf-8")
    document = read_document(path)
    assert {len(row.cells) for row in document.tables[0].rows} == {tables.MAX_COLUMNS}
    assert [p.code for p in document.problems] == ["columns_left_out"]


@pytest.mark.parametrize("text", ["(" * 500_000, "a" * 200_000 + ",b\n", '"' * 300_001, "A.5.1," * 300_000])
def test_one_endless_cell_or_row_is_no_fault_of_ours(written: Callable[..., Path], text: str) -> None:
    with contextlib.suppress(InputError):  # a sentence is well; anything else that is raised is not
        read_document(written(text))


def test_a_million_blank_rows_cost_nothing(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["id", "status"])
    book.save(tmp_path / "small.xlsx")
    blank = "".join(f'<row r="{n}"><c r="A{n}" s="0"/><c r="B{n}" s="0"/></row>' for n in range(10, 300_000))
    with zipfile.ZipFile(tmp_path / "small.xlsx") as old, zipfile.ZipFile(tmp_path / "big.xlsx", "w") as new:
        for part in old.namelist():
            data = old.read(part)
            if part.endswith("sheet1.xml"):
                data = data.replace(b"</sheetData>", blank.encode() + b"</sheetData>")
            new.writestr(part, data)
    started = time.process_time()
    document = read_document(tmp_path / "big.xlsx")
    assert [row.cells for row in document.tables[0].rows] == [("id", "status")]
    assert time.process_time() - started < 4


def test_a_stopped_write_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "org.ttl"
    target.write_bytes(b"before")

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", stopped)
    with pytest.raises(KeyboardInterrupt):
        store.write_atomic(target, b"after")
    assert [path.name for path in tmp_path.iterdir()] == ["org.ttl"]
    assert target.read_bytes() == b"before"
