"""The sheet of the duties of a law, one line a duty and unit."""

from __future__ import annotations

from aims_graph.reports.content import Content
from aims_graph.reports.sheet import Cell, Sheet, Style, columns, plain
from aims_graph.reports.wording import joined


def law_sheet(content: Content) -> Sheet:
    """Return the sheet 'law'."""
    wording = content.wording
    rows: list[tuple[Cell, ...]] = []
    for unit in content.law:
        for group in unit.groups:
            for line in group.lines:
                legal = line.item.legal
                assert legal is not None
                rows.append(
                    (
                        str(unit.unit),
                        legal.binds_from,
                        str(wording.label(group.standing)),
                        line.article,
                        str(line.text),
                        wording.t("law.stop_line") if line.stop else str(line.state),
                        "" if line.stop else str(line.action),
                        joined(line.asked_if),
                        joined(line.not_if),
                        joined(line.otherwise),
                        plain(line.limit),
                        joined(line.adds, "\n"),
                        plain(line.owner),
                        joined(wording.labels(legal.by)),
                        joined(wording.labels(legal.transitions)),
                        str(wording.words(legal.source)),
                        line.item.id,
                    )
                )
    head = columns(
        wording, ("law.col.unit", 22), ("law.col.from", 12), ("law.col.standing", 18), ("law.col.article", 14),
        ("law.col.asked", 60), ("col.state", 14), ("col.action", 16), ("law.asked_if", 28), ("law.not_if", 28),
        ("law.otherwise", 24), ("law.limit", 24), ("law.col.add", 50), ("col.owner", 22), ("law.col.by", 30),
        ("law.col.transition", 22), ("law.col.source", 34), ("law.col.id", 30),
    )  # fmt: skip
    banner: list[tuple[str, Style]] = [(line, "banner") for line in wording.series("law.intro")]
    if content.result.law == "original":
        banner.insert(0, (wording.t("law.banner"), "banner"))
    return Sheet(wording.t("sheet.law"), ((wording.t("law.title"), "title"), *banner), head, tuple(rows), frozen=4)


def facts_sheet(content: Content) -> Sheet:
    """Return the sheet of the facts that nobody has declared, one line a question, to be answered beside it."""
    wording = content.wording
    rows = [
        (str(unit.unit), str(text), place, str(group.group) if group.group else "", "", "", "")
        for unit in content.law
        for group in unit.asked
        for place, text in group.questions
    ]
    head = columns(
        wording, ("law.col.unit", 22), ("law.col.question", 80), ("law.col.article", 18), ("law.col.settled_by", 40),
        ("law.col.answer", 12), ("law.col.declared_by", 22), ("law.col.declared_on", 14),
    )  # fmt: skip
    return Sheet(wording.t("sheet.facts"), ((wording.t("law.ask_intro"), "banner"),), head, tuple(rows), frozen=2)
