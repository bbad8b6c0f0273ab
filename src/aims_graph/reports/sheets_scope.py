"""The sheet about the scope of the management system."""

from __future__ import annotations

from aims_graph.reports.content import Content
from aims_graph.reports.sheet import Sheet, Style, columns


def scope_sheet(content: Content) -> Sheet:
    """Return the sheet 'scope'. ``content`` has the section."""
    wording, scope = content.wording, content.scope
    assert scope is not None
    told = (*scope.settle, *scope.waves, *scope.leaving, *scope.entities)
    lines = (scope.statement, *scope.boundary, *told, wording.t("scope.note"))
    banner: tuple[tuple[str, Style], ...] = tuple((line, "banner") for line in lines)
    rows = tuple((row.unit, row.label, row.entity, row.standing, row.ground) for row in scope.rows)
    head = columns(
        wording,
        ("scope.col.id", 24),
        ("scope.col.unit", 32),
        ("scope.col.entity", 24),
        ("scope.col.standing", 34),
        ("scope.col.ground", 80),
    )
    return Sheet(wording.t("sheet.scope"), ((wording.t("scope.title"), "title"), *banner), head, rows, frozen=1)
