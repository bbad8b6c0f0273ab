"""Files that people keep, as plain tables: every cell a text, every row with the number a person sees.

``read_document`` looks at what a file is, not at how it is called: CSV with any separator and encoding,
Excel workbooks (.xlsx, .xlsm), OpenDocument spreadsheets (.ods), tables in Word (.docx), Markdown. It judges nothing about the contents.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from aims_graph.base.errors import InputError, Problem, say

MAX_FILE_BYTES = 32 * 1024 * 1024
"""A file larger than this is not opened: an SoA or register is a few hundred kilobytes."""
MAX_ROWS = 10_000
"""A list with more rows is none that a person keeps of controls, documents or AI systems."""
MAX_COLUMNS = 512
"""What stands further to the right is not read, and told."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row. ``spaced``: columns whose text followed the separator after a blank, which is how prose goes
    on after an unquoted comma. ``carried``: columns whose text comes from a cell merged with the row above.
    ``fields``: how many fields the row was written with, 0 in a workbook, where every row is equally wide."""

    number: int
    cells: tuple[str, ...]
    spaced: frozenset[int] = frozenset()
    carried: frozenset[int] = frozenset()
    fields: int = 0

    def cell(self, column: int | None) -> str:
        """Return the text in ``column`` (counted from 0), or an empty text where the row is shorter."""
        return self.cells[column] if column is not None and 0 <= column < len(self.cells) else ""

    @property
    def filled(self) -> list[int]:
        """The columns that hold a text."""
        return [column for column, text in enumerate(self.cells) if text]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows that stand together: a CSV file, a sheet, a Markdown table. ``section``: the headings above it."""

    rows: tuple[Row, ...]
    sheet: str | None = None
    section: str = ""
    separator: str = ", "
    """What to put between two fields that an unquoted separator tore apart."""
    hidden: frozenset[int] = frozenset()
    """Columns (from 0) that the spreadsheet hides."""
    hidden_rows: frozenset[int] = frozenset()
    """Numbers of the rows that the spreadsheet hides, or that a filter keeps out of sight."""


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read: its tables, the prose around them, and what was odd about reading it."""

    file: str
    tables: tuple[Table, ...]
    prose: str = ""
    title: str | None = None
    notes: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    hidden: tuple[Table, ...] = ()
    """Sheets that the spreadsheet hides: nobody hands these in, unless they are pages of our own form."""


def unreadable(file: str, message: str, expected: str | None = None, found: str | None = None) -> InputError:
    """Return the error for a file that cannot be read at all."""
    return InputError(Problem("unreadable_file", message, file=file, expected=expected, found=found))


_READABLE = "a .csv, .xlsx, .ods, .docx or .md file"
_REFUSED: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "The file is a PDF, which holds no table that can be read safely. Export the list as .xlsx or .csv."),
    (b"{\\rtf", "The file is an RTF text. Save the table as .xlsx, .csv or Markdown."),
    (
        b"\xd0\xcf\x11\xe0",
        "The file is an old binary Excel file or is protected by a password. Save it as .xlsx without one.",
    ),
    (b"\x89PNG", "The file is a picture. Hand in the list itself as .xlsx or .csv."),
    (b"\xff\xd8\xff", "The file is a picture. Hand in the list itself as .xlsx or .csv."),
)


def read_document(path: Path) -> Document:
    """Return the tables of ``path``.

    Raises ``InputError`` (code ``unreadable_file``) with one sentence where the file is missing, empty, too
    large, encrypted, a decompression bomb, or none of the kinds that can be read.
    """
    from aims_graph.intake import tables_excel, tables_text

    data = _bytes(path)
    for magic, sentence in _REFUSED:
        if data.startswith(magic):
            raise unreadable(path.name, sentence, expected=_READABLE)
    if data.startswith(b"PK"):
        return _narrow(tables_excel.read(path.name, data))
    if path.suffix.lower() in {".xlsx", ".xlsm", ".xls", ".ods", ".xlsb"} and b"\x00" in data[:4096]:
        raise unreadable(path.name, "The file is called a workbook but is none; it may be damaged.", expected=_READABLE)
    document = tables_text.read(path.name, data, markdown=path.suffix.lower() in {".md", ".markdown"})
    rows = sum(len(table.rows) for table in document.tables)
    if rows > MAX_ROWS:
        message = say(
            "The file has {rows} rows; at most {most} are read. Hand in the list itself, or in parts.",
            rows=f"{rows:,}", most=f"{MAX_ROWS:,}",
        )  # fmt: skip
        raise unreadable(path.name, message)
    return _narrow(document)


def _narrow(document: Document) -> Document:
    """Return the document without what stands beyond the last column that is read, each such table told."""
    problems = list(document.problems)
    kept = []
    for table in document.tables:
        if width(table.rows) > MAX_COLUMNS:
            message = say(
                "The table has more than {most} columns; those further to the right were not read.", most=MAX_COLUMNS
            )
            problems.append(Problem("columns_left_out", message, "warning", document.file, table.sheet))
            table = replace(table, rows=tuple(replace(row, cells=row.cells[:MAX_COLUMNS]) for row in table.rows))
        kept.append(table)
    return replace(document, tables=tuple(kept), problems=tuple(problems))


def _bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise unreadable(path.name, "This is a folder, not a file.", expected=_READABLE)
        size = path.stat().st_size
        if size > MAX_FILE_BYTES:
            limit = MAX_FILE_BYTES // 1024 // 1024
            message = say(
                "The file has {size} MiB; at most {most} MiB are read.", size=size // 1024 // 1024, most=limit
            )
            raise unreadable(path.name, message)
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise unreadable(
            path.name, say("The file cannot be opened: {reason}.", reason=reason), expected=_READABLE
        ) from error
    if not data.strip(b"\x00\t\r\n \xef\xbb\xbf\xff\xfe"):
        raise unreadable(path.name, "The file is empty.", expected="a table with a heading row")
    return data


def first_headings(document: Document) -> str:
    """Return the first row of the widest table, for telling a person; empty without a table."""
    tables = [table for table in document.tables if table.rows and width(table.rows) > 1]
    if not tables:
        return ""
    return ", ".join(
        " ".join(cell.split())[:40] for cell in max(tables, key=lambda t: width(t.rows)).rows[0].cells if cell
    )[:200]


def saw_columns(document: Document, named: str) -> str:
    """Return what was seen of a file that is not what it was handed in as: ``named``, its first headings."""
    if named:
        return say(" Its columns are {columns}.", columns=named)
    return "" if document.tables else " It holds no table."


def width(rows: Sequence[Row]) -> int:
    """Return the number of columns of the widest row."""
    return max((len(row.cells) for row in rows), default=0)
