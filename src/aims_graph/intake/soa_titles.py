"""Lists of controls without ids: told by the official titles, row by row, and never guessed from a likeness."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from aims_graph.base.errors import Problem, say
from aims_graph.intake.cells import fold, plain
from aims_graph.intake.control_ids import KnownIds, edition_name
from aims_graph.intake.tables import Document, Table, width

_LEAST: Final = 3
_SHARE: Final = 0.5


def with_ids(document: Document, ids: KnownIds, framework: str | None) -> Document | None:
    """Return the document with the id put before each official title, where a column holds such titles.

    None where no column of any table does. What was done is added as a warning; rows whose title is none of the
    standard's stay without an id.
    """
    prefixes = (framework,) if framework else tuple(ids.order)
    locals_ = {prefix: _locals(ids, prefix) for prefix in prefixes}
    tables, problems = [], []
    for table in document.tables:
        found = {prefix: _column(table, known) for prefix, known in locals_.items()}
        prefix = max(found, key=lambda name: found[name][1])
        column, count = found[prefix]
        if column is None:
            tables.append(table)
            continue
        tables.append(_named(table, column, locals_[prefix]))
        problems.append(_told(document.file, table, count, prefix))
    return replace(document, tables=tuple(tables), problems=(*document.problems, *problems)) if problems else None


def _locals(ids: KnownIds, prefix: str) -> Mapping[str, str]:
    """Return folded title → control, for the titles that one control alone has."""
    found: dict[str, list[str]] = {}
    for local in ids.order[prefix]:
        found.setdefault(fold(ids.control_title(prefix, local) or ""), []).append(local)
    return {title: controls[0] for title, controls in found.items() if title and len(controls) == 1}


def _column(table: Table, known: Mapping[str, str]) -> tuple[int | None, int]:
    """Return the column in which at least half the texts are known titles, and how many are."""
    best: tuple[int | None, int] = (None, 0)
    for column in range(min(width(table.rows), 200)):
        texts = [plain(cell) for row in table.rows if (cell := row.cell(column))]
        count = sum(1 for text in texts if len(text) <= 200 and fold(text) in known)
        if count >= _LEAST and count >= _SHARE * len(texts) and count > best[1]:
            best = (column, count)
    return best


def _named(table: Table, column: int, known: Mapping[str, str]) -> Table:
    rows = []
    for row in table.rows:
        local = known.get(fold(plain(row.cell(column)))) if len(row.cell(column)) <= 200 else None
        cells = row.cells
        if local:
            cells = (*cells[:column], f"{local} {cells[column]}", *cells[column + 1 :])
        rows.append(replace(row, cells=cells))
    return replace(table, rows=tuple(rows))


def _told(file: str, table: Table, count: int, prefix: str) -> Problem:
    message = say(
        "No column holds control ids; {count} controls were told by their official titles in {edition}.",
        count=count, edition=edition_name(prefix),
    )  # fmt: skip
    return Problem("ids_by_title", message, "warning", file, table.sheet, expected="a column of ids such as A.5.1")
