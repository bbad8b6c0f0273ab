"""Files as tables: separators, encodings, quotes, workbooks, Markdown, and what is refused before opening."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import PatternFill

from aims_graph.base.errors import InputError
from aims_graph.intake import tables, tables_excel
from aims_graph.intake.tables import Document, read_document


def cells(document: Document, table: int = 0) -> list[tuple[str, ...]]:
    return [row.cells for row in document.tables[table].rows]


def saved(book: openpyxl.Workbook, path: Path) -> Path:
    book.save(path)
    return path


# ── text ─────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
def test_separators_and_encodings(written: Callable[..., Path], separator: str, encoding: str) -> None:
    rows = [["Kontrolle", "Begründung", "Größe"], ["A.5.1", "für alle", "5"], ["A.5.2", "ältere", "6"]]
    text = "\r\n".join(separator.join(row) for row in rows)
    assert cells(read_document(written(text, encoding=encoding))) == [tuple(row) for row in rows]


def test_quoted_lines_and_record_numbers(written: Callable[..., Path]) -> None:
    document = read_document(written('id,text\n1,"two\nlines, and a comma"\n\n2,"say ""so"""\n'))
    assert [(row.number, row.cells) for row in document.tables[0].rows] == [
        (1, ("id", "text")),
        (2, ("1", "two\nlines, and a comma")),
        (4, ("2", 'say "so"')),
    ], "a row's number is its record, as a spreadsheet shows it"


def test_excel_separator_line(written: Callable[..., Path]) -> None:
    document = read_document(written("sep=;\nid;text\n1;a,b\n"))
    assert [(row.number, row.cells) for row in document.tables[0].rows] == [
        (2, ("id", "text")),
        (3, ("1", "a,b")),
    ]


def test_a_quote_that_never_closes_is_a_warning(written: Callable[..., Path]) -> None:
    document = read_document(written('id,text\n1,"open\n2,plain\n'))
    assert cells(document) == [("id", "text"), ("1", "open"), ("2", "plain")]
    assert [p.code for p in document.problems] == ["open_quote"]


def test_invisible_and_control_characters_go(written: Callable[..., Path]) -> None:
    assert cells(read_document(written("i\u200bd,te\u00a0xt \x07\n1,\ufeffa\u00ad\n"))) == [
        ("id", "te xt"),
        ("1", "a"),
    ]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n", "empty"),
        (bytes(range(256)) * 8, "neither text nor a workbook"),
        (b"%PDF-1.7 x", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "old binary Excel"),
        (b"<!DOCTYPE html><table>", "HTML or XML"),
    ],
)
def test_unreadable_files_say_why(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "soa.csv"
    path.write_bytes(data)
    with pytest.raises(InputError, match=said):
        read_document(path)


def test_missing_and_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be opened"):
        read_document(tmp_path / "none.csv")
    with pytest.raises(InputError, match="a folder"):
        read_document(tmp_path)


def test_size_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MAX_FILE_BYTES", 100)
    path = tmp_path / "big.csv"
    path.write_bytes(b"a,b\n" * 100)
    with pytest.raises(InputError, match="at most"):
        read_document(path)


# ── Markdown ─────────────────────────────────────────────────────────────────

MARKDOWN = """# The SoA

Text with a | bar.

## People
| ID | Text |
|----|:---:|
| **A.6.1** | one \\| two |
| A.6.2 | `code` |

<!--
| ID | Text |
|----|------|
| A.9.9 | hidden |
-->

```
| ID | Text |
|----|------|
| A.8.8 | in code |
```

## Physical
ID | Text
---|---
A.7.1 | bare
"""


def test_markdown_tables_with_their_sections(written: Callable[..., Path]) -> None:
    document = read_document(written(MARKDOWN, "soa.md"))
    assert [table.section for table in document.tables] == ["The SoA / People", "The SoA / Physical"]
    assert cells(document) == [("ID", "Text"), ("**A.6.1**", "one | two"), ("A.6.2", "`code`")]
    assert [row.number for row in document.tables[1].rows] == [24, 26]
    assert document.title == "The SoA"
    assert "Text with a | bar." in document.prose


def test_markdown_is_seen_by_its_tables_whatever_the_name(written: Callable[..., Path]) -> None:
    assert len(read_document(written(MARKDOWN, "soa.txt")).tables) == 2


# ── workbooks ────────────────────────────────────────────────────────────────


def test_workbook_cells_become_text(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["id", "n", "day", "yes", "text"])
    sheet.append([5.1, 93, date(2026, 1, 5), True, "two\nlines"])
    sheet.append([5.12, 0.7, None, False, " =1+1"])
    document = read_document(saved(book, tmp_path / "a.xlsx"))
    assert cells(document)[1:] == [
        ("5.1", "93", "2026-01-05", "TRUE", "two\nlines"),
        ("5.12", "0.7", "", "FALSE", "=1+1"),
    ]
    assert document.tables[0].sheet == "Sheet"


def test_merged_cells_are_carried_down_and_marked(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Title over all"])
    sheet.append(["A.5.1", "one"])
    sheet.append([None, "two"])
    sheet.merge_cells("A1:B1")
    sheet.merge_cells("A2:A3")
    rows = read_document(saved(book, tmp_path / "m.xlsx")).tables[0].rows
    assert [row.cells for row in rows] == [("Title over all",), ("A.5.1", "one"), ("A.5.1", "two")]
    assert [row.carried for row in rows] == [frozenset(), frozenset(), frozenset({0})]


def test_hidden_sheets_and_formulas_without_results_are_told(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["a", "=1+1"])
    book.create_sheet("old").sheet_state = "hidden"
    document = read_document(saved(book, tmp_path / "h.xlsx"))
    assert [table.sheet for table in document.tables] == ["Sheet"]
    assert any("old is hidden" in note for note in document.notes)
    assert [(p.code, p.severity) for p in document.problems] == [("formula_without_result", "warning")]


def test_giant_empty_sheet_is_read_in_no_time(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["id", "status"])
    sheet["XFD1048576"].fill = PatternFill("solid", fgColor="FF0000")
    path = saved(book, tmp_path / "g.xlsx")
    started = time.perf_counter()
    assert cells(read_document(path)) == [("id", "status")]
    assert time.perf_counter() - started < 2


@pytest.mark.parametrize("cell", ["XFD1048576", "J1048576"])
def test_a_stray_value_far_out_leaves_out_that_sheet_only(tmp_path: Path, cell: str) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["id", "status"])
    other = book.create_sheet("far")
    other["A1"], other[cell] = "x", "stray"
    document = read_document(saved(book, tmp_path / "far.xlsx"))
    assert [table.sheet for table in document.tables] == ["Sheet"]
    assert [(p.code, p.sheet) for p in document.problems] == [("sheet_too_large", "far")]


def _rewritten(path: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = change(parts[part])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


@pytest.mark.parametrize(
    "place",
    [b'r="&#88;FD1048576"', b'r = "XFD1048576"', b"r='XFD1048576'"],
    ids=["entity", "blanks", "single quotes"],
)
def test_the_extent_cannot_be_hidden(tmp_path: Path, place: bytes) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"], sheet["B2"] = "x", 1
    path = saved(book, tmp_path / "hide.xlsx")
    _rewritten(path, "xl/worksheets/sheet1.xml", lambda data: data.replace(b'r="B2"', place))
    document = read_document(path)
    assert [p.code for p in document.problems] == ["sheet_too_large"]


def test_entities_are_refused(tmp_path: Path) -> None:
    path = saved(openpyxl.Workbook(), tmp_path / "dtd.xlsx")
    _rewritten(path, "xl/workbook.xml", lambda data: b'<!DOCTYPE a [<!ENTITY x "y">]>' + data)
    with pytest.raises(InputError, match="no spreadsheet program"):
        read_document(path)


def test_bomb_is_refused_before_opening(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables_excel, "MAX_UNPACKED_BYTES", 100_000)
    path = saved(openpyxl.Workbook(), tmp_path / "bomb.xlsx")
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/zeros.bin", b"\0" * 10_000_000)
    with pytest.raises(InputError, match="it was not opened"):
        read_document(path)


def test_a_header_that_lies_about_its_size_gains_nothing(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = "x" * 30_000
    data = bytearray(saved(book, tmp_path / "lie.xlsx").read_bytes())
    for info in zipfile.ZipFile(io.BytesIO(bytes(data))).infolist():
        if info.filename.startswith("xl/worksheets") or info.filename.endswith("sharedStrings.xml"):
            size = info.file_size.to_bytes(4, "little")
            data = bytearray(bytes(data).replace(size, (10).to_bytes(4, "little")))
    path = tmp_path / "lie.xlsx"
    path.write_bytes(bytes(data))
    with pytest.raises(InputError):
        read_document(path)


@pytest.mark.parametrize("keep", [40, 400, 3000])
def test_damaged_workbook(tmp_path: Path, keep: int) -> None:
    path = saved(openpyxl.Workbook(), tmp_path / "cut.xlsx")
    path.write_bytes(path.read_bytes()[:keep])
    with pytest.raises(InputError, match="damaged"):
        read_document(path)


def test_broken_xml_in_a_workbook(tmp_path: Path) -> None:
    path = saved(openpyxl.Workbook(), tmp_path / "xml.xlsx")
    _rewritten(path, "xl/workbook.xml", lambda data: data[: len(data) // 2])
    with pytest.raises(InputError, match="cannot be read"):
        read_document(path)


def test_a_workbook_called_csv_is_read_as_what_it_is(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["id", "x"])
    assert cells(read_document(saved(book, tmp_path / "a.xlsx").rename(tmp_path / "a.csv"))) == [("id", "x")]
