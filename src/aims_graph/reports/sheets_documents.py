"""The sheets about documents: draft statement of applicability, documented information, artefacts."""

from __future__ import annotations

from collections.abc import Iterable

from aims_graph.reports.content import Content
from aims_graph.reports.sheet import Sheet, Style, columns, plain
from aims_graph.reports.wording import Phrase, joined


def soa_sheet(content: Content) -> Sheet:
    """Return the sheet 'soa'."""
    wording = content.wording
    rows = tuple(
        (
            row.control,
            str(row.title),
            str(row.applicability),
            joined((*row.known, wording.t("soa.fill")), "\n"),
            joined(row.scope, ", ") or wording.t("soa.scope_all"),
            _with_action(row.state, row.action),
            row.settled,
            joined(row.sources, "\n"),
            *((joined(row.neighbours, "\n") or wording.t("soa.no_neighbour"),) if content.neighbours else ()),
            "",
        )
        for row in content.soa
    )
    lines = content.soa_intro if rows else (wording.t("soa.not_target"),)
    banner: Iterable[tuple[str, Style]] = ((line, "banner") for line in lines)
    head = columns(
        wording,
        ("soa.col.control", 10),
        ("soa.col.title", 34),
        ("soa.col.applicability", 22),
        ("soa.col.reason", 30),
        ("soa.col.scope", 22),
        ("soa.col.status", 22),
        ("soa.col.settled", 10),
        ("soa.col.source", 34),
        *((("soa.col.neighbour", 36),) if content.neighbours else ()),
        ("soa.col.approval", 18),
    )
    return Sheet(wording.t("sheet.soa"), ((wording.t("soa.banner"), "title"), *banner), head, rows, frozen=2)


def _with_action(state: Phrase, action: Phrase | None) -> str:
    return f"{state}; {action}" if action is not None else str(state)


def documented_sheet(content: Content) -> Sheet:
    """Return the sheet 'documented'."""
    wording = content.wording
    rows = tuple(
        (
            wording.numbered(row.line.statement),
            str(row.title),
            str(row.line.text),
            joined(row.line.units, ", "),
            str(row.line.state),
            joined(row.existing, "\n") or wording.t("documented.nothing"),
            joined(row.types, ", "),
            plain(row.line.owner),
        )
        for row in content.documented
    )
    head = columns(
        wording,
        ("col.statement", 14),
        ("col.title", 34),
        ("documented.col.asked", 60),
        ("col.unit", 26),
        ("col.state", 16),
        ("col.existing", 44),
        ("col.fitting", 36),
        ("col.owner", 24),
    )
    return Sheet(wording.t("sheet.documented"), (), head, rows, frozen=1)


def artefacts_sheet(content: Content) -> Sheet:
    """Return the sheet 'artefacts'."""
    wording = content.wording
    rows = []
    for row in content.artefacts:
        known = content.result.artefacts[row.key]
        rows.append(
            (
                known.identifier or "",
                known.title,
                str(row.type),
                known.type_stated or "",
                plain(row.status),
                row.owner,
                row.version,
                row.next_review,
                row.valid_until,
                joined(row.said, ", "),
                ", ".join(row.requirements),
                row.place,
            )
        )
    head = columns(
        wording,
        ("col.identifier", 14),
        ("col.title", 44),
        ("col.type", 28),
        ("col.type_stated", 18),
        ("col.status", 16),
        ("col.owner_named", 22),
        ("col.version", 10),
        ("col.next_review", 14),
        ("col.valid_until", 14),
        ("col.said", 26),
        ("col.requirements", 40),
        ("col.place", 34),
    )
    return Sheet(wording.t("sheet.artefacts"), (), head, tuple(rows), frozen=2)


def evidence_sheet(content: Content) -> Sheet:
    """Return the sheet 'evidence': by clause, what answers it, on what basis, looked at by whom, when, which period."""
    wording = content.wording
    rows = tuple(
        (
            row.requirement,
            str(row.title),
            ", ".join(wording.numbered(statement) for statement in row.statements),
            joined(row.units, ", "),
            str(row.document),
            plain(row.design),
            plain(row.operating),
            row.inspector,
            row.day,
            row.period,
            joined(row.against, ", "),
        )
        for row in content.shown
    )
    head = columns(
        wording,
        ("evidence.col.requirement", 14),
        ("col.title", 36),
        ("evidence.col.statements", 20),
        ("evidence.col.units", 24),
        ("evidence.col.document", 44),
        ("evidence.col.design", 16),
        ("evidence.col.operating", 16),
        ("evidence.col.inspector", 22),
        ("evidence.col.day", 14),
        ("evidence.col.period", 26),
        ("evidence.col.against", 30),
    )
    return Sheet(wording.t("sheet.evidence"), ((wording.t("evidence.intro"), "text"),), head, rows, frozen=2)
