"""Excel workbooks through calamine, with the size of what will be unpacked known before it is opened.

Calamine lays a sheet out as one dense rectangle: one stray value in the last cell of a sheet would ask for
17 thousand million cells and end the process. So the parts are unpacked once under a limit, and a sheet whose
filled rectangle is too large is left out by name. Formatting alone does not fill a cell. What calamine then
opens is a fresh archive of the parts that were checked, so a header that lies about sizes gains nothing.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from posixpath import join, normpath
from xml.etree import ElementTree

import python_calamine

from aims_graph.base.errors import Problem, say
from aims_graph.intake.cells import clean
from aims_graph.intake.tables import MAX_COLUMNS, MAX_ROWS, Document, Row, Table, unreadable
from aims_graph.intake.tables_word import SHEETS, WORD, read_sheets, read_word

MAX_UNPACKED_BYTES = 128 * 1024 * 1024
MAX_PARTS = 4096
_SHOWN_PLACES = 12
MAX_CELLS = 3_000_000
"""The filled rectangle of one sheet: rows times columns."""

_CELL = re.compile(rb"<(?:\w+:)?c(?:\s[^<>]*[^<>/])?>(?!\s*</(?:\w+:)?c>)")
_ROW = re.compile(rb"<(?:\w+:)?row\s[^<>]*>")
_R = re.compile(rb"""\sr\s*=\s*["']([^"']*)["']""")
_PLACE = re.compile(rb"([A-Z]{0,3})([1-9][0-9]{0,6})")
_HIDDEN = re.compile(rb"""\shidden\s*=\s*["'](?:1|true)["']""")
_FAULTY = re.compile(rb"""<(?:\w+:)?c\s[^<>]*\bt\s*=\s*["']e["'][^<>]*>""")
_ADDRESS = re.compile(rb"[A-Z]{1,3}[1-9][0-9]{0,6}")
_COLUMNS = re.compile(rb"<(?:\w+:)?col\s[^<>]*>")
_SPAN = re.compile(rb"""\s(min|max)\s*=\s*["'](\d{1,5})["']""")
_NO_RESULT = re.compile(
    rb"(?:</(?:\w+:)?f>|<(?:\w+:)?f(?:\s[^<>]*)?/>)\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)


def read(file: str, data: bytes) -> Document:
    """Return one table a visible sheet. Raises ``InputError`` for a broken, hostile or protected file."""
    parts = _unpack(file, data)
    for name, other in ((WORD, read_word), (SHEETS, read_sheets)):
        if name in parts and "xl/workbook.xml" not in parts:
            try:
                return other(file, parts)
            except (ElementTree.ParseError, ValueError, RecursionError) as error:
                raise unreadable(file, say("The file is damaged: {reason}.", reason=_reason(error))) from error
    if "xl/workbook.xml" not in parts:
        message = "The file is an archive without an Excel workbook. Save the table as .xlsx, .csv or Markdown."
        raise unreadable(file, message)
    try:
        extents = {name: _extent(parts.get(part, b"")) for name, part in _sheet_parts(parts).items()}
        with python_calamine.CalamineWorkbook.from_filelike(_repacked(parts)) as book:
            return _document(file, book, extents)
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as error:  # a panic inside the reader is a BaseException of its own
        raise unreadable(file, say("The workbook cannot be read: {reason}.", reason=_reason(error))) from error


def _document(file: str, book: python_calamine.CalamineWorkbook, extents: dict[str, _Extent]) -> Document:
    notes, problems, tables, hidden = ["read as an Excel workbook"], [], list[Table](), list[Table]()
    for meta in book.sheets_metadata:
        extent = extents.get(meta.name)
        if meta.typ != python_calamine.SheetTypeEnum.WorkSheet:
            continue
        unseen = meta.visible != python_calamine.SheetVisibleEnum.Visible
        if unseen:
            notes.append(f"sheet {meta.name} is hidden and was not read")
        if extent is None or extent.rows * extent.columns > MAX_CELLS:
            problems.append(_too_large(file, meta.name, extent))
        else:
            if not unseen:
                problems += _without_value(file, meta.name, extent)
            if extent.hidden_rows and not unseen:
                notes.append(f"sheet {meta.name}: {len(extent.hidden_rows)} hidden rows were read with the others")
            rows = _rows(book.get_sheet_by_name(meta.name))
            if len(rows) > MAX_ROWS:
                problems.append(_too_many(file, meta.name, len(rows)))
            else:
                table = Table(rows, meta.name, hidden=extent.hidden, hidden_rows=extent.hidden_rows)
                (hidden if unseen else tables).append(table)
    return Document(file, tuple(tables), notes=tuple(notes), problems=tuple(problems), hidden=tuple(hidden))


def _too_large(file: str, sheet: str, extent: _Extent | None) -> Problem:
    message = say(
        "The sheet fills {rows} rows by {columns} columns and was not read; delete stray values beyond the table.",
        rows=extent.rows if extent else "?", columns=extent.columns if extent else "?",
    )  # fmt: skip
    return Problem("sheet_too_large", message, severity="warning", file=file, sheet=sheet)


def _too_many(file: str, sheet: str, count: int) -> Problem:
    message = say(
        "The sheet has {rows} rows and was not read; at most {most} are. Hand in the list itself.",
        rows=f"{count:,}", most=f"{MAX_ROWS:,}",
    )  # fmt: skip
    return Problem("sheet_too_large", message, severity="warning", file=file, sheet=sheet)


def _without_value(file: str, sheet: str, extent: _Extent) -> list[Problem]:
    """Return what to say of cells that show something and hold nothing that can be read."""
    told = []
    for code, places, what in (
        ("formula_without_result", extent.without_result,
         "{count} formulas have no stored result and read as empty; open and save the file in a spreadsheet."),
        ("cell_in_error", extent.faulty,
         "{count} cells show an error such as #REF! and read as empty; put their values right."),
    ):  # fmt: skip
        if places:
            shown = ", ".join(places[:_SHOWN_PLACES]) + (" …" if len(places) > _SHOWN_PLACES else "")
            told.append(Problem(code, say(what, count=len(places)), "warning", file=file, sheet=sheet, found=shown))
    return told


def _reason(error: BaseException) -> str:
    return " ".join(str(error).split())[:120].rstrip(".") or type(error).__name__


# ── Before opening ───────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Extent:
    rows: int
    columns: int
    without_result: tuple[str, ...] = ()
    """Places of formulas whose result was not stored: ``D7``."""
    faulty: tuple[str, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden: frozenset[int] = frozenset()


def _unpack(file: str, data: bytes) -> dict[str, bytes]:
    """Return the XML parts of the archive, none beyond the limit."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > MAX_PARTS or sum(entry.file_size for entry in entries) > MAX_UNPACKED_BYTES:
                message = say(
                    "The workbook unpacks to more than {size} MiB or {parts} parts; it was not opened.",
                    size=MAX_UNPACKED_BYTES // 1024 // 1024, parts=MAX_PARTS,
                )  # fmt: skip
                raise unreadable(file, message)
            if any(entry.flag_bits & 1 for entry in entries):
                raise unreadable(file, "The workbook is protected by a password. Save it without one.")
            wanted = [entry for entry in entries if entry.filename.endswith((".xml", ".rels"))]
            parts = {entry.filename: archive.read(entry) for entry in wanted}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError) as error:
        raise unreadable(file, say("The workbook is damaged: {reason}.", reason=_reason(error))) from error
    if any(b"<!DOCTYPE" in part or b"\x00" in part for part in parts.values()):
        raise unreadable(file, "The workbook has parts that no spreadsheet program writes; it was not opened.")
    return parts


def _repacked(parts: dict[str, bytes]) -> io.BytesIO:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(name), part)
    buffer.seek(0)
    return buffer


def _sheet_parts(parts: dict[str, bytes]) -> dict[str, str]:
    """Return sheet name → name of its part, by the workbook's relationships (ECMA-376 part 1, 18.2.19)."""
    relations = ElementTree.fromstring(parts["xl/_rels/workbook.xml.rels"])
    targets = {relation.get("Id"): relation.get("Target", "") for relation in relations}
    found = {}
    for element in ElementTree.fromstring(parts["xl/workbook.xml"]).iter():
        if element.tag.rpartition("}")[2] == "sheet":
            key = next((value for name, value in element.attrib.items() if name.endswith("}id")), None)
            target = targets.get(key, "")
            found[element.get("name", "")] = normpath(join("xl", target)).lstrip("/")
    return found


def _extent(part: bytes) -> _Extent:
    """Return an upper bound of the filled rectangle; a cell without a place counts as one more of each."""
    columns = loose_cells = filled_row = 0
    for match in _CELL.finditer(part):
        place = _place(match.group(0))
        if place and place[1]:
            filled_row, columns = max(filled_row, place[0]), max(columns, place[1])
        else:
            loose_cells += 1
    rows = _rows_named(part) if loose_cells else filled_row
    without = tuple(_address(part, match.start()) for match in _NO_RESULT.finditer(part))
    faulty = tuple(_address(part, match.end()) for match in _FAULTY.finditer(part))
    width = columns + min(loose_cells, 16_384)
    return _Extent(rows, width, without, faulty, _hidden_rows(part), _hidden_columns(part, columns))


def _address(part: bytes, before: int) -> str:
    """Return the place of the cell whose mark stands last before ``before``: ``D7``."""
    start = max(part.rfind(b"<c ", 0, before), part.rfind(b":c ", 0, before))
    attribute = _R.search(part, max(start, 0), before)
    address = _ADDRESS.fullmatch(attribute.group(1)) if attribute else None
    return address.group(0).decode() if address else "?"


def _hidden_rows(part: bytes) -> frozenset[int]:
    """Return the numbers of the rows that are out of sight: hidden by somebody, or kept out by a filter."""
    places = (_place(match.group(0)) for match in _ROW.finditer(part) if _HIDDEN.search(match.group(0)))
    return frozenset(place[0] for place in places if place)


def _rows_named(part: bytes) -> int:
    """Return an upper bound of the rows of a sheet by its row marks; one without a place counts as one more."""
    rows = loose = 0
    for match in _ROW.finditer(part):
        place = _place(match.group(0))
        rows, loose = (max(rows, place[0]), loose) if place else (rows, loose + 1)
    return rows + loose


def _hidden_columns(part: bytes, columns: int) -> frozenset[int]:
    """Return the columns (from 0) within the filled ones that the sheet hides."""
    hidden: set[int] = set()
    for match in _COLUMNS.finditer(part):
        if _HIDDEN.search(match.group(0)):
            span = {name: int(number) for name, number in _SPAN.findall(match.group(0))}
            hidden.update(range(span.get(b"min", 1) - 1, min(span.get(b"max", 0), columns)))
    return frozenset(hidden)


def _place(tag: bytes) -> tuple[int, int] | None:
    """Return row and column (0: none named) of a row's or cell's ``r``; None where it has none."""
    attribute = _R.search(tag)
    place = _PLACE.fullmatch(attribute.group(1)) if attribute else None
    if not place:
        return (1_048_576, 16_384) if attribute else None
    column = 0
    for letter in place.group(1):
        column = column * 26 + letter - 64
    return int(place.group(2)), column


# ── The cells ────────────────────────────────────────────────────────────────

_Value = int | float | str | bool | time | date | datetime | timedelta


def _rows(sheet: python_calamine.CalamineSheet) -> tuple[Row, ...]:
    """Return the rows that hold something, numbered as the spreadsheet does, merged cells carried down."""
    if sheet.start is None:
        return ()
    above = {}
    for (top, left), (bottom, _right) in sheet.merged_cell_ranges or ():
        if bottom > top and bottom - top < 2000:
            above.update({(row, left): (top, left) for row in range(top + 1, bottom + 1)})
    merged_from = set(above.values())
    values: dict[tuple[int, int], str] = {}
    rows = []
    for index, cells in enumerate(sheet.to_python(skip_empty_area=False)):
        texts = [_text(cell) for cell in cells[: MAX_COLUMNS + 1]]
        carried = set()
        for column, text in enumerate(texts):
            if (index, column) in merged_from:
                values[index, column] = text
            elif not text and (index, column) in above:
                texts[column] = values.get(above[index, column], "")
                carried.add(column)
        while texts and not texts[-1]:
            texts.pop()
        if any(text for column, text in enumerate(texts) if column not in carried):
            rows.append(Row(index + 1, tuple(texts), carried=frozenset(carried)))
    return tuple(rows)


def _text(cell: _Value) -> str:
    """Return a cell as the text a person would type: ``5.1``, ``93``, ``2026-01-15``, ``TRUE``."""
    match cell:
        case bool():
            return "TRUE" if cell else "FALSE"
        case float():
            return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(round(cell, 10))
        case datetime():
            return cell.date().isoformat()
        case date() | time():
            return cell.isoformat()
        case timedelta():
            return str(cell)
        case _:
            return clean(str(cell))
