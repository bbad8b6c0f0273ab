"""The sheets about controls in operation and the firm's own rules: one line a case, one line a rule and unit."""

from __future__ import annotations

from collections.abc import Iterable

from aims_graph.reports.content import Content
from aims_graph.reports.sheet import Sheet, Style, columns


def records_sheet(content: Content) -> Sheet:
    """Return the sheet 'records'."""
    wording = content.wording
    rows = tuple(
        (
            str(theme.name),
            wording.t(f"records.{row.verdict}"),
            str(row.kind),
            row.about,
            row.unit,
            row.days,
            "\n".join(row.rests_on),
            "\n".join(str(said) for said in row.said),
            wording.t("records.own_rule") if row.own_rule else "; ".join(row.bears_on),
            row.place,
            ", ".join(row.shapes),
        )
        for theme in content.records
        for row in theme.rows
    )
    head = columns(
        wording,
        ("records.col.theme", 26),
        ("records.col.verdict", 14),
        ("records.col.judged", 34),
        ("records.col.about", 34),
        ("records.col.unit", 22),
        ("records.col.days", 34),
        ("records.col.met_by", 40),
        ("records.col.said", 70),
        ("records.col.bears_on", 24),
        ("records.col.place", 30),
        ("records.col.shape", 34),
    )
    banner: Iterable[tuple[str, Style]] = ((line, "banner") for line in wording.series("records.intro"))
    return Sheet(wording.t("sheet.records"), ((wording.t("records.title"), "title"), *banner), head, rows, frozen=1)


def own_sheet(content: Content) -> Sheet:
    """Return the sheet 'own rules'."""
    wording = content.wording
    rows = tuple(
        (
            row.rule,
            str(row.outcome),
            row.unit,
            row.interval,
            "\n".join(str(said) for said in row.said),
            "\n".join(row.rests_on),
            row.document,
            row.owner,
            ", ".join(row.related),
            row.place,
        )
        for row in content.own
    )
    head = columns(
        wording,
        ("own.col.rule", 48),
        ("own.col.outcome", 22),
        ("own.col.unit", 24),
        ("own.col.interval", 18),
        ("own.col.said", 60),
        ("own.col.rests_on", 48),
        ("own.col.document", 34),
        ("own.col.owner", 22),
        ("own.col.related", 24),
        ("own.col.place", 34),
    )
    banner: Iterable[tuple[str, Style]] = ((line, "banner") for line in wording.series("own.intro"))
    return Sheet(wording.t("sheet.own"), ((wording.t("own.title"), "title"), *banner), head, rows, frozen=1)
