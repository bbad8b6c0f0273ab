"""Tables of Word documents and OpenDocument spreadsheets: merged cells, ticked boxes, deletions, hidden sheets."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from aims_graph.base.errors import InputError
from aims_graph.intake.imports import ImportResult
from aims_graph.intake.tables import read_document

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OPEN = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)


def packed(path: Path, part: str, text: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(part, f'<?xml version="1.0" encoding="UTF-8"?>{text}')
    return path


def word(folder: Path, body: str) -> Path:
    return packed(
        folder / "soa.docx", "word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    )


def paragraph(text: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


def line(*cells: str) -> str:
    made = (cell if cell.startswith("<w:tc>") else f"<w:tc>{paragraph(cell)}</w:tc>" for cell in cells)
    return f"<w:tr>{''.join(made)}</w:tr>"


def tick(yes: bool) -> str:
    symbols = ("F0FE", "F0A8") if yes else ("F0A8", "F0FE")
    runs = "".join(
        f'<w:r><w:sym w:font="Wingdings" w:char="{symbol}"/><w:t xml:space="preserve"> {word} </w:t></w:r>'
        for symbol, word in zip(symbols, ("Yes", "No"), strict=True)
    )
    return f"<w:tc><w:p>{runs}</w:p></w:tc>"


HEAD = line("Control", "Applicable", "Justification", "Status")


def test_tables_of_a_word_document_are_one_statement(imported: Callable[..., ImportResult], tmp_path: Path) -> None:
    first = f"<w:tbl>{HEAD}{line('A.5.1', tick(True), 'law', 'Implemented')}{line('A.5.2', tick(False), 'none', 'N/A')}</w:tbl>"
    second = f"<w:tbl>{HEAD}{line('A.8.1', 'Yes', 'R1', 'Planned')}</w:tbl>"
    path = word(
        tmp_path,
        paragraph("ISO/IEC 27001:2022 SoA", "Title") + paragraph("5 Organizational", "Heading1") + first + second,
    )
    found = imported(path, framework="iso27001").organisation.soa
    assert [(e.control[9:], e.applicable, e.implementation, e.justification, e.source.row) for e in found] == [
        ("A.5.1", True, "Implemented", "law", 2),
        ("A.5.2", False, "Excluded", "none", 3),
        ("A.8.1", True, "Planned", "R1", 5),
    ]


def test_merged_and_deleted_cells(tmp_path: Path) -> None:
    start = f'<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{paragraph("law")}</w:tc>'
    more = "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>"
    wide = f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{paragraph("wide")}</w:tc>'
    changed = "<w:tc><w:p><w:del><w:r><w:delText>No</w:delText></w:r></w:del><w:ins><w:r><w:t>Yes</w:t></w:r></w:ins></w:p></w:tc>"
    table = f"<w:tbl>{line('A.5.1', start, 'x')}{line('A.5.2', more, changed)}{line(wide, 'end')}</w:tbl>"
    (read,) = read_document(word(tmp_path, table)).tables
    assert [row.cells for row in read.rows] == [("A.5.1", "law", "x"), ("A.5.2", "law", "Yes"), ("wide", "", "end")]
    assert read.rows[1].carried == {1}


def cell(text: str = "", **attributes: str) -> str:
    set_ = "".join(f' table:{name.replace("_", "-")}="{value}"' for name, value in attributes.items())
    return f"<table:table-cell{set_}>{f'<text:p>{text}</text:p>' if text else ''}</table:table-cell>"


def test_an_opendocument_spreadsheet(tmp_path: Path) -> None:
    rows = [
        cell("Control") + cell("Why"),
        cell("A.5.10") + cell("law", number_rows_spanned="2") + cell(number_columns_repeated="16382"),
        cell("A.5.20") + "<table:covered-table-cell/>",
    ]
    lines = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    empty = '<table:table-row table:number-rows-repeated="1048573"><table:table-cell/></table:table-row>'
    hides = '<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>'
    sheets = f'<table:table table:name="SoA">{lines}{empty}</table:table><table:table table:name="Old" table:style-name="ta2">{lines}</table:table>'
    text = (
        f"<office:document-content {OPEN}><office:automatic-styles>{hides}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{sheets}</office:spreadsheet></office:body></office:document-content>"
    )
    document = read_document(packed(tmp_path / "soa.ods", "content.xml", text))
    (table,) = document.tables
    assert [row.cells for row in table.rows] == [("Control", "Why"), ("A.5.10", "law"), ("A.5.20", "law")]
    assert "sheet Old is hidden and was not read" in document.notes


@pytest.mark.parametrize(
    ("part", "text"),
    [
        ("word/document.xml", "<w:document"),
        ("content.xml", "<a>" * 5000 + "</a>" * 5000),
        ("word/document.xml", f'<w:document xmlns:w="{W}"/>'),
        ("content.xml", "<office:x/>"),
        ("content.xml", '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'),
        ("other.xml", "<x/>"),
    ],
)
def test_what_is_damaged_or_empty_is_no_fault(
    imported: Callable[..., ImportResult], tmp_path: Path, part: str, text: str
) -> None:
    with pytest.raises(InputError) as caught:
        imported(packed(tmp_path / "x.docx", part, text), framework="iso27001")
    assert caught.value.problems[0].code in ("unreadable_file", "no_soa")
