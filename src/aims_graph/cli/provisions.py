"""Provisions, statements and mapping rows, as lines and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from aims_graph.cli.duty_lines import duty_json, duty_lines
from aims_graph.cli.out import words, wrap
from aims_graph.cli.show_words import WORDS
from aims_graph.knowledge.catalogue import Provision, Statement
from aims_graph.knowledge.knowledge import Knowledge
from aims_graph.knowledge.sssom import REUSE_CODES, Row
from aims_graph.knowledge.versions import Version, cited, versions


def provision_lines(knowledge: Knowledge, provision: Provision, lang: str) -> Iterator[str]:
    """Yield a provision, its place, its statements and what is mapped to and from it."""
    catalogue, w = knowledge.catalogue, WORDS[lang]
    yield f"{provision.curie}  {provision.name(lang)}"
    if lang != "en" and provision.title and lang in provision.own_title:
        yield f"  {provision.title} [en]"
    kind = words(catalogue.label(provision.kind), lang)
    yield f"  {kind} · {knowledge.edition_title(provision.edition, lang)} · {provision.iri}"
    if provision.parent:
        yield f"  {w['in']} {provision.parent} {catalogue.provisions[provision.parent].name(lang)}"
    if provision.in_law:
        yield f"  {w['in_law']}: " + ", ".join(words(catalogue.label(code), lang) for code in provision.in_law)
    if provision.note:
        yield wrap(words(provision.note, lang), 2)
    for version in versions(catalogue, provision):
        yield wrap(_version_line(knowledge, version, lang), 2)
    for child in catalogue.children.get(provision.curie, []):
        yield f"  {child}  {catalogue.provisions[child].name(lang)}"
    for curie in catalogue.statements_of.get(provision.curie, []):
        statement = catalogue.statements[curie]
        yield f"  {curie}"
        yield wrap(words(statement.text, lang), 4)
    if provision.themes:
        yield f"  {w['themes']}: " + ", ".join(words(catalogue.label(code), lang) for code in provision.themes)
    for label, others in (
        (w["guidance"], provision.guidance),
        (w["guidance_for"], catalogue.advised.get(provision.curie, [])),
    ):
        for other in others:
            yield f"  {label}: {other} {catalogue.provisions[other].name(lang)}"
    ends = {provision.curie, *catalogue.statements_of.get(provision.curie, [])}
    yield from _rows(knowledge, ends, lang)


def _version_line(knowledge: Knowledge, version: Version, lang: str) -> str:
    """Return what a dated version says: which law, what changed and by what, from when and why, and our note."""
    w, parts = WORDS[lang], [words(knowledge.catalogue.label(version.law), lang)]
    if version.change:
        label = words(knowledge.catalogue.label(version.change), lang)
        parts.append(f"{label} ({cited(version.changed_by, lang)})" if version.changed_by else label)
    if version.applies_from_note:
        parts.append(f"{w['applies_from']}: {words(version.applies_from_note, lang)}")
    elif version.applies_from:
        parts.append(f"{w['applies_from']} {version.applies_from}")
    if version.source:
        parts.append(words(version.source, lang))
    if version.note:
        parts.append(words(version.note, lang))
    return f"{w['version']}: " + " · ".join(parts)


def statement_lines(knowledge: Knowledge, statement: Statement, lang: str) -> Iterator[str]:
    """Yield a statement with its properties and what is mapped to and from it."""
    catalogue, w = knowledge.catalogue, WORDS[lang]

    def label(code: str | None) -> str:
        return words(catalogue.label(code), lang) if code else "–"

    yield f"{statement.curie}  {words(statement.text, lang)}"
    yield f"  {w['of']} {statement.requirement} {catalogue.provisions[statement.requirement].name(lang)} · {statement.iri}"
    duty = knowledge.duties.by_curie.get(statement.curie)
    asked = f"{label(statement.modality)} · {w['asked_of']}: {label(statement.unit_kind)}"
    yield f"  {asked} · {w['evidence']}: {label(statement.evidence_need)}"
    documented = w["required" if statement.documented_information else "not_required"]
    blocks = "" if duty else f" · {label(statement.blocks)}"  # a law blocks no certificate
    yield f"  {w['documented']}: {documented}{blocks} · {label(statement.standing)}"
    if duty:
        yield from duty_lines(knowledge, duty, lang)
    if statement.fitting_types:
        yield f"  {w['fitting']}: {', '.join(label(code) for code in statement.fitting_types)}"
    themes = ", ".join(label(code) for code in statement.themes)
    yield f"  {w['themes']}: {themes} · {w['owner']}: {label(statement.owner_role)}"
    if statement.effort_extend:
        yield "  " + w["effort"].format(extend=label(statement.effort_extend), create=label(statement.effort_new))
    if statement.after:
        yield f"  {w['after']}: {', '.join(statement.after)}"
    if statement.note:
        yield wrap(f"{w['note']}: {words(statement.note, lang)}", 2)
    yield from _rows(knowledge, {statement.curie}, lang)


def row_cells(knowledge: Knowledge, row: Row, lang: str) -> list[str]:
    """Return what a row says: source, relation, target, reuse, review, and what to add or why.

    English keeps the codes of the files, which are words; another language gives their labels.
    """
    codes: Sequence[str] = (row.relation, row.reuse, row.review_status or "unreviewed")
    if lang != "en":
        terms = (row.relation, REUSE_CODES[row.reuse], codes[2])
        codes = [words(knowledge.catalogue.label(term), lang) for term in terms]
    why = words(row.deltas, lang) or words(row.rationales, lang)
    return [row.subject_id, codes[0], row.object_id, codes[1], codes[2], why]


def _rows(knowledge: Knowledge, ends: set[str], lang: str) -> Iterator[str]:
    w = WORDS[lang]
    for group in knowledge.mapping_sets:
        rows = [row for row in group.rows if row.object_id in ends or row.subject_id in ends]
        if rows:
            yield f"  {w['mapped']}, {knowledge.edition_title(group.source, lang)} → {knowledge.edition_title(group.target, lang)}:"
        for row in rows:
            source, relation, target, reuse, review, why = row_cells(knowledge, row, lang)
            yield f"    {source} {relation} {target} · {w['reuse']}: {reuse} · {review}"
            yield wrap(why, 6)


def row_lines(knowledge: Knowledge, row: Row, lang: str) -> Iterator[str]:
    """Yield a mapping row."""
    w = WORDS[lang]
    source, relation, target, reuse, review, _ = row_cells(knowledge, row, lang)
    kind, change = (w.get(code, code or "–") for code in (row.rationale_kind, row.object))
    yield row.record_id
    yield f"  {source} {relation} {target} · {kind} · {w['object']}: {change}"
    yield f"  {w['reuse']}: {reuse} · {w['review']}: {review} · {row.author_id}, {row.mapping_date}"
    yield wrap(words(row.rationales, lang), 2)
    if row.deltas:
        yield wrap(f"{w['delta']}: {words(row.deltas, lang)}", 2)
    if row.notes:
        yield wrap(f"{w['note']}: {words(row.notes, lang)}", 2)


def provision_json(knowledge: Knowledge, provision: Provision, lang: str) -> dict[str, Any]:
    """Return a provision as JSON, with its children, statements and mapping rows."""
    catalogue = knowledge.catalogue
    ends = {provision.curie, *catalogue.statements_of.get(provision.curie, [])}
    return {
        **asdict(provision),
        "versions": [asdict(version) for version in versions(catalogue, provision)],
        "children": catalogue.children.get(provision.curie, []),
        "statements": [
            asdict(catalogue.statements[curie]) for curie in catalogue.statements_of.get(provision.curie, [])
        ],
        "mappings": _rows_json(knowledge, ends),
    }


def statement_json(knowledge: Knowledge, statement: Statement, lang: str) -> dict[str, Any]:
    """Return a statement as JSON, with its mapping rows and, where it is a duty of a law, what ties it down."""
    plain = asdict(statement)
    duty = knowledge.duties.by_curie.get(statement.curie)
    if duty:
        plain["blocks"] = None
        plain["duty"] = duty_json(knowledge, duty)
    return {**plain, "mappings": _rows_json(knowledge, {statement.curie})}


def _rows_json(knowledge: Knowledge, ends: set[str]) -> list[dict[str, str]]:
    return [
        row_json(row) for group in knowledge.mapping_sets for row in group.rows
        if row.object_id in ends or row.subject_id in ends
    ]  # fmt: skip


def row_json(row: Row) -> dict[str, str]:
    """Return a mapping row as JSON, by its slots."""
    return asdict(row)
