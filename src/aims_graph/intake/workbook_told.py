"""What is told of the form of the workbook: what somebody added, moved, hid or took away."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from aims_graph.base.errors import Problem, say
from aims_graph.intake.cells import fold
from aims_graph.intake.tables import Row, Table
from aims_graph.intake.workbook_book import FoundBook, FoundPage
from aims_graph.intake.workbook_model import VERSION
from aims_graph.intake.workbook_pages import PAGES


def tell(
    book: FoundBook, sheet: str | None, code: str, message: str, found: str | None = None, row: int | None = None
) -> None:
    book.problems.append(Problem(code, message, "warning", file=book.file, sheet=sheet, row=row, found=found))


def stray(book: FoundBook, table: Table) -> Problem:
    """Return what to say of a sheet without markers: a page that lost them, or a sheet of somebody's own."""
    names = {fold(name): page for page in PAGES for name in page.label}
    page = names.get(fold(table.sheet or ""))
    if page and page.key not in book.pages and table.rows:
        message = "This page lost its hidden first row, so that nothing on it can be read."
        expected = "the row as the template has it; copy your rows into a fresh template"
        return Problem("page_lost", message, file=book.file, sheet=table.sheet, expected=expected)
    message = "This sheet is none of the pages of the workbook and was not read."
    return Problem("sheet_not_read", message, severity="warning", file=book.file, sheet=table.sheet)


def example(book: FoundBook, found: FoundPage, number: int, cells: Mapping[str, str]) -> None:
    """Tell of a row that is marked as the example and says something else: somebody typed over it."""
    if found.version != VERSION:
        return
    columns = {column.key: column for column in found.page.columns}
    other = [key for key, said in cells.items() if fold(said) not in {fold(words) for words in columns[key].example}]
    if len(other) > 1 or any(columns[key].required for key in other):
        message = (
            "This row is marked as the example and was not read, yet it no longer is. If it is yours, delete the mark."
        )
        tell(book, found.sheet, "example_changed", message, cells[other[0]], number)


def moved_headings(book: FoundBook, found: FoundPage) -> None:
    """Note an error where a heading is that of another column: cells were moved without the hidden marker."""
    labels = {column.key: {fold(words) for words in column.label} for column in found.page.columns}
    for key, heading in found.headings.items():
        said = fold(heading)
        other = next((name for name, words in labels.items() if said in words), key)
        if said in labels.get(key, {said}) or other == key:
            continue
        message = "The heading is that of another column than the hidden cell of the first row says."
        expected = say(
            "the heading {heading!r}, or the whole column moved", heading=found.page.column(key).label.of(found.lang)
        )
        book.problems.append(
            Problem("heading_moved", message, file=book.file, sheet=found.sheet, column=heading, found=heading,
                    expected=expected)
        )  # fmt: skip


def foreign_columns(book: FoundBook, found: FoundPage, table: Table, head: Row, ours: set[int]) -> None:
    """Warn of columns that somebody added: their contents are not read."""
    for column in range(max((len(row.cells) for row in table.rows), default=0)):
        if column in ours or not any(row.cell(column) for row in table.rows if row.number > head.number):
            continue
        message = "This column is none of the template's and was not read."
        place = head.cell(column) or column + 1
        book.problems.append(
            Problem("column_not_read", message, "warning", file=book.file, sheet=found.sheet, column=place)
        )


def missing_columns(book: FoundBook, found: FoundPage, keys: set[str]) -> None:
    for column in found.page.columns:
        if column.key not in keys and (column.required or found.rows):
            message = say(
                "The column {heading!r} is missing, or its hidden marker is.", heading=column.label.of(found.lang)
            )
            severity: Literal["error", "warning"] = "error" if column.required else "warning"
            book.problems.append(Problem("column_missing", message, severity, file=book.file, sheet=found.sheet))
