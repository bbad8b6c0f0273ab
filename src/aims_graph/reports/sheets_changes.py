"""The sheets about decisions: what the board decides, and what AI changes in the systems held."""

from __future__ import annotations

from collections.abc import Iterable

from aims_graph.reports.content import Content
from aims_graph.reports.sheet import Cell, Sheet, Style, columns, plain, yes
from aims_graph.reports.wording import joined


def decisions_sheet(content: Content) -> Sheet:
    """Return the sheet 'decisions'."""
    wording = content.wording
    rows: list[tuple[Cell, ...]] = [
        (wording.t("decisions.title"), decision.text, "\n".join(decision.ids), decision.waiting)
        for decision in content.decisions
    ]
    rows += [(wording.t("conflicts.title"), str(row.text), "\n".join(row.titles), "") for row in content.conflicts]
    head = columns(wording, ("col.topic", 24), ("col.decision", 80), ("col.behind", 60), ("col.waiting", 14))
    return Sheet(wording.t("sheet.decisions"), (), head, tuple(rows), frozen=1)


def changes_sheet(content: Content) -> Sheet:
    """Return the sheet 'changes'."""
    wording = content.wording
    rows = tuple(
        (
            str(group.area),
            str(row.when),
            str(row.text),
            str(row.why),
            "\n".join(row.titles),
            joined(row.said, "\n"),
            yes(row.conflict, wording),
            plain(row.owner),
            plain(row.effort),
            row.id,
        )
        for group in content.changes
        for row in group.rows
    )
    head = columns(
        wording,
        ("col.area", 22),
        ("col.when", 20),
        ("changes.col.text", 64),
        ("changes.col.why", 44),
        ("changes.col.concerns", 40),
        ("col.soa_says", 34),
        ("col.conflict", 10),
        ("col.owner", 22),
        ("col.effort", 10),
        ("col.change", 30),
    )
    banner: Iterable[tuple[str, Style]] = ((line, "banner") for line in wording.series("changes.intro"))
    return Sheet(wording.t("sheet.changes"), ((wording.t("changes.title"), "title"), *banner), head, rows, frozen=1)
