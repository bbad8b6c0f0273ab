"""Crosswalks as Excel workbooks: every visible sheet with two columns of ids, each read as a CSV would be."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from aims_graph.base.errors import Problem
from aims_graph.exchange.crosswalk import Crosswalk, Entry
from aims_graph.exchange.csv_form import below_titles, entries_of, no_ids
from aims_graph.intake.tables import read_document

_HIDDEN: Final = re.compile(r"sheet (.*) is hidden and was not read", re.DOTALL)


def read_excel(path: Path, source: str = "", target: str = "") -> Crosswalk:
    """Return what the sheets of a workbook hold. ``source``, ``target``: what framework the columns are of, if told.

    Hidden sheets are not read, and told; so are sheets that hold no two columns of ids. Raises ``InputError`` where
    none does, or where the file cannot be read safely.
    """
    document = read_document(path)
    entries: list[Entry] = []
    problems = [_unread(path, problem.sheet) for problem in document.problems if problem.code == "sheet_too_large"]
    problems += [_unread(path, match[1]) for note in document.notes if (match := _HIDDEN.fullmatch(note))]
    names: list[str] = []
    first: list[str] = []
    for table in document.tables:
        rows = [(row.number, list(row.cells)) for row in table.rows if row.filled]
        found = below_titles(rows)
        if found is None:
            first = first or (rows[0][1] if rows else [])
            problems += [_unread(path, table.sheet)] if rows else []
            continue
        above, columns = found
        read, wrong = entries_of(
            path, rows[above + columns.headed :], columns, (source, target), f"sheet {table.sheet}"
        )
        entries += read
        problems += wrong
        names += columns.names
    if not names:
        raise no_ids(path, first)
    return Crosswalk(path.name, "xlsx", tuple(entries), problems=tuple(problems), metadata={"columns": " ".join(names)})


def _unread(path: Path, sheet: str | None) -> Problem:
    return Problem("unread-sheet", "the sheet was not read.", "warning", path.name, found=sheet)
