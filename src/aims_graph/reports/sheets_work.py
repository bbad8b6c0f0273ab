"""The sheets people work with: every item, the extensions by document, the working order."""

from __future__ import annotations

from typing import Final

from aims_graph.assess.result import Item
from aims_graph.reports.content import Content
from aims_graph.reports.lines import Line, Sorter, make_lines, remedies
from aims_graph.reports.reasons import artefacts_joined, artefacts_named, artefacts_offered
from aims_graph.reports.sheet import Cell, Sheet, columns, plain, yes
from aims_graph.reports.wording import Phrase, Wording, joined

_ITEM_COLUMNS: Final = (
    ("col.id", 30),
    ("col.order", 8),
    ("col.statement", 20),
    ("col.requirement", 18),
    ("col.title", 30),
    ("col.unit", 24),
    ("col.text", 50),
    ("col.state", 14),
    ("col.action", 18),
    ("col.basis", 12),
    ("col.standing", 20),
    ("col.causes", 20),
    ("col.observations", 24),
    ("col.todo", 48),
    ("col.delta", 50),
    ("col.next", 36),
    ("col.owner", 20),
    ("col.effort", 10),
    ("col.blocks", 14),
    ("col.after", 18),
    ("col.joined", 30),
    ("col.named", 30),
    ("col.offered", 30),
    ("col.reason", 70),
    ("col.documented", 14),
    ("col.counted", 10),
    ("col.block", 20),
    ("col.themes", 24),
    ("col.note", 40),
)


def items_sheet(content: Content) -> Sheet:
    """Return the sheet 'items'."""
    wording = content.wording
    rows: list[tuple[Cell, ...]] = []
    for item in sorted(content.result.items, key=Sorter(content.result)):
        line = make_lines([item], content.result, wording)[0]
        rows.append((*_what(item, wording), *_how(item, line, wording), *_from(item, line, wording)))
    return Sheet(wording.t("sheet.items"), (), columns(wording, *_ITEM_COLUMNS), tuple(rows), frozen=1)


def _what(item: Item, wording: Wording) -> tuple[Cell, ...]:
    return (
        item.id,
        item.order or "",
        wording.numbered(item.statement),
        item.requirement,
        str(wording.title(item.requirement, item.requirement_title)),
        str(wording.unit(item.unit)),
        str(wording.words(item.text)),
    )


def _how(item: Item, line: Line, wording: Wording) -> tuple[Cell, ...]:
    return (
        str(line.state),
        str(line.action),
        plain(line.basis),
        plain(wording.label(item.reuse_standing)) if item.reuse_standing else "",
        joined(line.causes),
        joined(line.observations),
        joined(remedies(item, (*item.causes, *item.observations), wording), "\n"),
        joined(line.deltas, "\n"),
        str(line.next_step),
        plain(line.owner),
        plain(line.effort),
        line.blocks,
        "; ".join(line.after),
    )


def _from(item: Item, line: Line, wording: Wording) -> tuple[Cell, ...]:
    return (
        wording.documents(artefacts_joined(item)),
        wording.documents(artefacts_named(item)),
        wording.documents(artefacts_offered(item)),
        joined(map(str, line.reasons), "\n"),
        yes(item.documented_information, wording),
        yes(item.counted, wording),
        plain(wording.label(item.block)) if item.block else "",
        joined(wording.labels(item.themes), ", "),
        plain(line.note),
    )


def extend_sheet(content: Content) -> Sheet:
    """Return the sheet 'extend'."""
    wording = content.wording
    rows = tuple(
        (
            _document_name(document.name, document.base_title, document.artefact is None),
            wording.t(f"figure.{document.standing}"),
            joined(document.facts, " · "),
            str(addition.delta),
            "\n".join(f"{wording.numbered(statement)}: {text}" for statement, text in addition.statements),
            f"{addition.source} {addition.source_title}",
            joined(addition.facts, " · "),
            str(addition.rationale),
            joined(document.owners, ", "),
            ", ".join(document.efforts),
            addition.record,
        )
        for document in content.documents
        for addition in document.additions
    )
    head = columns(
        wording,
        ("col.document", 34),
        ("col.standing_of_document", 24),
        ("col.facts", 30),
        ("col.delta", 60),
        ("col.statements", 50),
        ("col.base", 30),
        ("col.reason", 34),
        ("col.rationale", 50),
        ("col.owner", 22),
        ("col.effort", 16),
        ("col.record", 30),
    )
    return Sheet(wording.t("sheet.extend"), (), head, rows, frozen=1)


def _document_name(name: Phrase, base_title: Phrase, bare: bool) -> str:
    return f"{name} {base_title}" if bare else str(name)


def open_sheet(content: Content) -> Sheet:
    """Return the sheet 'open'."""
    wording = content.wording
    rows = tuple(
        (
            line.item.order or "",
            wording.numbered(line.statement),
            str(line.text),
            str(wording.unit(item.unit)),
            str(line.action),
            str(line.next_step),
            line.blocks,
            "; ".join(line.after),
            plain(line.owner),
            plain(line.effort),
            block.title,
        )
        for block in content.open
        for line_of_many in block.lines
        for item in line_of_many.items
        for line in make_lines([item], content.result, wording)
    )
    head = columns(
        wording,
        ("col.order", 8),
        ("col.statement", 20),
        ("col.text", 56),
        ("col.unit", 24),
        ("col.action", 20),
        ("col.next", 44),
        ("col.blocks", 14),
        ("col.after", 18),
        ("col.owner", 22),
        ("col.effort", 10),
        ("col.topic", 34),
    )
    ordered = sorted(rows, key=lambda row: (row[0] == "", row[0] if isinstance(row[0], int) else 0))
    return Sheet(wording.t("sheet.open"), (), head, tuple(ordered), frozen=2)
