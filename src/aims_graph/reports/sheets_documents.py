"""The sheets about documents: draft statement of applicability, documented information, artefacts."""

from __future__ import annotations

from collections.abc import Iterable

from aims_graph.reports.content import Content
from aims_graph.reports.sheet import Sheet, Style, columns, plain
from aims_graph.reports.soa_rows import DraftRow
from aims_graph.reports.wording import Phrase, joined


def soa_sheet(content: Content) -> Sheet:
    """Return the sheet 'soa'. What the firm declared stands first, in columns that an import reads back as a statement of
    applicability; what is proposed or found stands after it."""
    wording = content.wording
    lines = content.soa_intro if content.soa else (wording.t("soa.not_target"),)
    if content.soa_open:
        lines = (*lines, f"{wording.t('soa.path_open')}:", *map(str, content.soa_open))
    banner: Iterable[tuple[str, Style]] = ((line, "banner") for line in lines)
    head = columns(
        wording,
        ("soa.col.control", 16),
        ("soa.col.title", 34),
        ("soa.col.applicable", 11),
        ("soa.col.systems", 22),
        ("soa.col.reason", 34),
        ("soa.col.grounds", 18),
        ("soa.col.implementation", 18),
        ("soa.col.owner", 18),
        ("soa.col.approved_by", 18),
        ("soa.col.approved_on", 12),
        ("soa.col.documents", 30),
        ("soa.col.proposals", 34),
        ("soa.col.found", 34),
        ("soa.col.settled", 10),
        *((("soa.col.neighbour", 36),) if content.neighbours else ()),
        ("soa.col.flags", 40),
    )
    rows = tuple(_soa_row(row, content) for row in content.soa)
    return Sheet(wording.t("sheet.soa"), ((content.soa_banner, "title"), *banner), head, rows, frozen=2)


def _soa_row(row: DraftRow, content: Content) -> tuple[str, ...]:
    wording = content.wording
    found = (_with_action(row.state, row.action),) if row.state is not None else ()
    behind = tuple(str(ground) for ground in row.grounds)
    return (
        row.control,
        str(row.title),
        "" if row.applicable is None else wording.t("yes" if row.applicable else "no"),
        joined(row.systems, "; "),
        joined(row.reason, "\n"),
        "; ".join(row.cited),
        plain(row.declared) if row.declared_known else "",
        row.owner,
        row.approved_by,
        row.approved_on,
        joined(row.documents, "; "),
        joined((*behind, *row.proposals), "\n"),
        joined((*found, *row.sources), "\n"),
        row.settled,
        *((joined(row.neighbours, "\n") or wording.t("soa.no_neighbour"),) if content.neighbours else ()),
        joined(row.flags, "\n"),
    )


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
