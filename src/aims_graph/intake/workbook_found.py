"""Finding the pages of the intake workbook by their hidden markers, whatever their names and headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from aims_graph.base.errors import InputError, Problem, say
from aims_graph.intake.cells import fold
from aims_graph.intake.tables import Document, Table, read_document
from aims_graph.intake.workbook_book import FoundBook, FoundPage, FoundRow
from aims_graph.intake.workbook_memory import Memory
from aims_graph.intake.workbook_model import EXAMPLE_MARKS, VERSION, Lang, Page
from aims_graph.intake.workbook_pages import PAGES
from aims_graph.intake.workbook_told import example, foreign_columns, missing_columns, moved_headings, stray, tell

_MARKER: Final = re.compile(r"aims(\d+)\.(\w+)(?:\.(#?[\w.-]+))?")
_MEMORY: Final = re.compile(r"aims\d+\.memory")
_KEY_ROWS: Final = 10
"""The row of markers is the first; rows that somebody put above it are forgiven."""


@dataclass(frozen=True, slots=True)
class _Marks:
    page: str
    version: str
    lang: Lang
    columns: dict[int, str]
    rows: dict[int, str]
    """Row number → what its hidden first cell says."""


def is_workbook(path: Path) -> bool:
    """Tell whether ``path`` is an intake workbook. Raises ``InputError`` where it cannot be read."""
    return any(_marks(table) for table in read_document(path).tables)


def find_pages(path: Path) -> FoundBook:
    """Return the pages of the workbook ``path``.

    Raises ``InputError`` where the file cannot be read, is no intake workbook, or is of a newer version.
    """
    document = read_document(path)
    marked = [(table, marks) for table in (*document.tables, *document.hidden) if (marks := _marks(table))]
    if not marked:
        raise InputError(_no_workbook(document))
    newer = [marks.version for _, marks in marked if int(marks.version) > int(VERSION)]
    if newer:
        message = "This workbook was made by a newer version of aims-graph."
        raise InputError(
            Problem(
                "newer_workbook",
                message,
                file=path.name,
                found=newer[0],
                expected=say("form {version}", version=VERSION),
            )
        )
    book = FoundBook(path.name, problems=[_serious(problem) for problem in document.problems])
    known = {page.key: page for page in PAGES}
    for table, marks in marked:
        if marks.page in known:
            _add(book, table, marks, known[marks.page])
            if any(table is other for other in document.hidden):
                tell(book, table.sheet, "hidden_page", "This page is hidden; it was read with the others.")
        elif marks.page == "ids":
            book.memory = Memory.read(_memory_rows(table))
    for table in document.tables:
        if not any(table is other for other, _ in marked):
            book.problems.append(stray(book, table))
    _one_firm(book, [marks for _, marks in marked])
    return book


def _one_firm(book: FoundBook, marked: Sequence[_Marks]) -> None:
    """Note an error where pages were written from the data of different organisations."""
    pages: dict[str, str] = {}
    for marks in marked:
        for what in marks.rows.values():
            if what.startswith("#of.") and marks.page in book.pages:
                pages.setdefault(what.removeprefix("#of."), book.pages[marks.page].sheet)
    if len(pages) > 1:
        message = "Pages of different organisations stand in one workbook."
        found = ", ".join(f"{firm} ({sheet} …)" for firm, sheet in pages.items())
        expected = "the pages of one organisation; copy rows from workbook to workbook, never pages"
        book.problems.append(Problem("firms_mixed", message, file=book.file, found=found, expected=expected))


def _no_workbook(document: Document) -> Problem:
    message = "This is not an aims-graph intake workbook, or its hidden first row and column were deleted."
    expected = "a file made with `aims-graph template`; for lists of your own use `aims-graph import`"
    return Problem("not_a_workbook", message, file=document.file, expected=expected)


def _serious(problem: Problem) -> Problem:
    """Return a sheet left unread as an error: a page must not vanish in silence."""
    if problem.code != "sheet_too_large":
        return problem
    return Problem(problem.code, problem.message, file=problem.file, sheet=problem.sheet)


def _marks(table: Table) -> _Marks | None:
    """Return the markers of a sheet, None where it has none."""
    columns: dict[int, str] = {}
    rows: dict[int, str] = {}
    page = version = ""
    lang: Lang = "en"
    for row in table.rows:
        for column, cell in enumerate(row.cells[:1] if row.number > _KEY_ROWS else row.cells):
            match = _MARKER.fullmatch(cell)
            if not match or (page and match[2] != page):
                continue
            version, page, what = max(version, match[1], key=_number), match[2], match[3] or ""
            if what in ("#en", "#es"):
                lang = "es" if what == "#es" else "en"
            elif column == 0:
                rows[row.number] = what
            else:
                columns[column] = what
    return _Marks(page, version, lang, columns, rows) if page else None


def _number(version: str) -> int:
    return int(version or 0)


def _memory_rows(table: Table) -> Iterator[list[str]]:
    for row in table.rows:
        at = next((at for at, cell in enumerate(row.cells) if _MEMORY.fullmatch(cell)), None)
        if at is not None:
            yield list(row.cells[at + 1 :])


def _add(book: FoundBook, table: Table, marks: _Marks, page: Page) -> None:
    sheet = table.sheet or page.label.of(marks.lang)
    if page.key in book.pages:
        message = say("The page {page} stands in the workbook twice; remove one.", page=page.label.of(marks.lang))
        found = book.pages[page.key].sheet
        book.problems.append(Problem("page_twice", message, file=book.file, sheet=sheet, found=found))
        return
    found_page = FoundPage(page, sheet, marks.lang, marks.version)
    book.pages[page.key] = found_page
    if page.form:
        _read_form(book, found_page, table, marks)
    else:
        _read_list(book, found_page, table, marks)


def _read_form(book: FoundBook, found: FoundPage, table: Table, marks: _Marks) -> None:
    """Read a form: one field a row, the label in the second column, the answer in the third."""
    answers = {}
    for row in table.rows:
        key = marks.rows.get(row.number)
        if key:
            found.headings[key] = row.cell(1).rstrip(" *")
            answers[key] = FoundRow(row.number, {key: row.cell(2)} if row.cell(2) else {})
    found.rows = list(answers.values())
    fields = {number for number, key in marks.rows.items() if not key.startswith("#")}
    for row in table.rows:
        if fields and min(fields) < row.number < max(fields) and row.number not in fields and row.cell(2):
            tell(book, found.sheet, "row_not_read", "This row is none of the form's and was not read.",
                  row.cell(2), row.number)  # fmt: skip


def _read_list(book: FoundBook, found: FoundPage, table: Table, marks: _Marks) -> None:
    head = next((number for number, what in marks.rows.items() if what == "#head"), None)
    mark = next((column for column, key in marks.columns.items() if key == "#mark"), 1)
    keys = {column: key for column, key in marks.columns.items() if not key.startswith("#")}
    if head is None or not keys:
        message = "This page lost its hidden first row or column, so that nothing on it can be read."
        expected = "both as the template has them; copy your rows into a fresh template"
        book.problems.append(Problem("page_lost", message, file=book.file, sheet=found.sheet, expected=expected))
        return
    for row in table.rows:
        what = marks.rows.get(row.number, "")
        if what.startswith("#complete."):
            day = {"day": row.cell(1)} if row.cell(1) else {}
            found.complete.append((what.removeprefix("#complete."), FoundRow(row.number, day)))
        elif row.number == head:
            found.headings = {key: row.cell(column).rstrip(" *") for column, key in keys.items()}
            foreign_columns(book, found, table, row, {0, mark, *keys})
        elif row.number > head:
            cells = {key: row.cell(column) for column, key in keys.items() if row.cell(column)}
            if fold(row.cell(mark)) in EXAMPLE_MARKS:
                example(book, found, row.number, cells)
            elif cells:
                found.rows.append(FoundRow(row.number, cells))
    missing_columns(book, found, set(keys.values()))
    moved_headings(book, found)
    unseen = [str(row.number) for row in found.rows if row.number in table.hidden_rows]
    if unseen:
        message = say("{count} rows are hidden or filtered out; they were read with the others.", count=len(unseen))
        tell(book, found.sheet, "hidden_rows", message, say("rows {rows}", rows=", ".join(unseen)))
