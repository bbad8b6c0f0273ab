"""Provisions, statements and mapping rows, as lines and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from aims_graph.cli.out import words, wrap
from aims_graph.knowledge.catalogue import Provision, Statement
from aims_graph.knowledge.inference import Derived
from aims_graph.knowledge.knowledge import Knowledge
from aims_graph.knowledge.sssom import Row


def provision_lines(knowledge: Knowledge, provision: Provision, lang: str) -> Iterator[str]:
    """Yield a provision, its place, its statements and what is mapped to and from it."""
    catalogue = knowledge.catalogue
    yield f"{provision.curie}  {provision.name(lang)}"
    if lang != "en" and provision.title and lang in provision.own_title:
        yield f"  {provision.title} [en]"
    yield f"  {provision.kind} · {knowledge.edition_title(provision.edition)} · {provision.iri}"
    if provision.parent:
        yield f"  in {provision.parent} {catalogue.provisions[provision.parent].name(lang)}"
    if provision.in_law:
        yield "  in law: " + ", ".join(words(catalogue.label(code), lang) for code in provision.in_law)
    if provision.note:
        yield wrap(words(provision.note, lang), 2)
    if provision.themes:
        yield "  themes: " + ", ".join(words(catalogue.label(code), lang) for code in provision.themes)
    for label, others in (
        ("guidance", provision.guidance),
        ("guidance for", catalogue.advised.get(provision.curie, [])),
    ):
        for other in others:
            yield f"  {label}: {other} {catalogue.provisions[other].name(lang)}"
    for child in catalogue.children.get(provision.curie, []):
        yield f"  {child}  {catalogue.provisions[child].name(lang)}"
    for curie in catalogue.statements_of.get(provision.curie, []):
        statement = catalogue.statements[curie]
        yield f"  {curie}"
        yield wrap(words(statement.text, lang), 4)
    ends = {provision.curie, *catalogue.statements_of.get(provision.curie, [])}
    yield from _rows(knowledge, ends, lang)


def statement_lines(knowledge: Knowledge, statement: Statement, lang: str) -> Iterator[str]:
    """Yield a statement with its properties and what is mapped to and from it."""
    catalogue = knowledge.catalogue

    def label(code: str | None) -> str:
        return words(catalogue.label(code), lang) if code else "–"

    yield f"{statement.curie}  {words(statement.text, lang)}"
    yield f"  of {statement.requirement} {catalogue.provisions[statement.requirement].name(lang)} · {statement.iri}"
    yield f"  {label(statement.modality)} · asked of: {label(statement.unit_kind)} · evidence: {label(statement.evidence_need)}"
    documented = "expressly required" if statement.documented_information else "not expressly required"
    yield f"  documented information: {documented} · {label(statement.blocks)} · {label(statement.standing)}"
    yield f"  fitting artefacts: {', '.join(label(code) for code in statement.fitting_types)}"
    yield f"  themes: {', '.join(label(code) for code in statement.themes)} · owner: {label(statement.owner_role)}"
    yield f"  effort: {label(statement.effort_extend)} to extend, {label(statement.effort_new)} to create"
    if statement.after:
        yield f"  comes after: {', '.join(statement.after)}"
    if statement.note:
        yield wrap(f"note: {words(statement.note, lang)}", 2)
    yield from _rows(knowledge, {statement.curie}, lang)


def _rows(knowledge: Knowledge, ends: set[str], lang: str) -> Iterator[str]:
    for group in knowledge.mapping_sets:
        rows = [row for row in group.rows if row.object_id in ends or row.subject_id in ends]
        if rows:
            yield f"  mapped, {knowledge.edition_title(group.source)} → {knowledge.edition_title(group.target)}:"
        for row in rows:
            yield f"    {row.subject_id} {row.relation} {row.object_id} · reuse: {row.reuse} · {row.review_status}"
            yield wrap(words(row.deltas, lang) or words(row.rationales, lang), 6)


def row_lines(knowledge: Knowledge, row: Row, lang: str) -> Iterator[str]:
    """Yield a mapping row."""
    yield row.record_id
    yield f"  {row.subject_id} {row.relation} {row.object_id} · {row.rationale_kind} · object: {row.object or '–'}"
    yield f"  reuse: {row.reuse} · review: {row.review_status} · {row.author_id}, {row.mapping_date}"
    yield wrap(words(row.rationales, lang), 2)
    if row.deltas:
        yield wrap(f"delta: {words(row.deltas, lang)}", 2)
    if row.notes:
        yield wrap(f"note: {words(row.notes, lang)}", 2)


def provision_json(knowledge: Knowledge, provision: Provision, lang: str) -> dict[str, Any]:
    """Return a provision as JSON, with its children, statements and mapping rows."""
    catalogue = knowledge.catalogue
    ends = {provision.curie, *catalogue.statements_of.get(provision.curie, [])}
    return {
        **asdict(provision),
        "children": catalogue.children.get(provision.curie, []),
        "statements": [
            asdict(catalogue.statements[curie]) for curie in catalogue.statements_of.get(provision.curie, [])
        ],
        "mappings": _rows_json(knowledge, ends),
    }


def statement_json(knowledge: Knowledge, statement: Statement, lang: str) -> dict[str, Any]:
    """Return a statement as JSON, with its mapping rows."""
    return {**asdict(statement), "mappings": _rows_json(knowledge, {statement.curie})}


def _rows_json(knowledge: Knowledge, ends: set[str]) -> list[dict[str, str]]:
    return [
        row_json(row) for group in knowledge.mapping_sets for row in group.rows
        if row.object_id in ends or row.subject_id in ends
    ]  # fmt: skip


def row_json(row: Row) -> dict[str, str]:
    """Return a mapping row as JSON, by its slots."""
    return asdict(row)


def derived_json(row: Derived) -> dict[str, Any]:
    """Return a derived row as JSON; ``derived`` is true on these alone."""
    return {**asdict(row), "record_id": f"derived:{row.record_id}", "derived": True}
