"""Derived rows as triples. They live in a graph of their own, so that no query meets them unasked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode, Quad, Store, Triple

from aims_graph.base.terms import BASE, DERIVED, EDITIONS, MAPPING, PREFIXES, SEMAPV, aims, edition_iri, expand
from aims_graph.graph.literals import XSD
from aims_graph.knowledge.catalogue import RDF_TYPE
from aims_graph.knowledge.inference import Derived, Inference, JointCover, edition_of
from aims_graph.knowledge.sssom import Row

if TYPE_CHECKING:
    from aims_graph.knowledge.knowledge import Knowledge

INFERRED: Final = BASE + "graph/inferred"
"""The named graph of what was derived."""

_TYPE: Final = NamedNode(RDF_TYPE)
_FROM: Final = NamedNode(PREFIXES["prov"] + "wasDerivedFrom")
_JUSTIFIED: Final = NamedNode(PREFIXES["sssom"] + "mapping_justification")


def with_inferred(store: Store, inference: Inference) -> Store:
    """Return a copy of ``store`` with everything derived in the named graph :data:`INFERRED`."""
    copy = Store()
    copy.bulk_extend(store)
    for name in store.named_graphs():
        copy.add_graph(name)
    graph = NamedNode(INFERRED)
    copy.extend(Quad(t.subject, t.predicate, t.object, graph) for t in inferred_triples(inference))
    return copy


def inferred_triples(inference: Inference) -> Iterator[Triple]:
    """Yield what the graph says of all derived rows and joint covers."""
    for row in inference.derived:
        yield from derived_triples(row)
    for cover in inference.joint_covers:
        yield from _cover_triples(cover)


def bearing_triples(knowledge: Knowledge, held: Sequence[str], targets: Sequence[str]) -> Iterator[Triple]:
    """Yield what rules read of derived rows: ends, editions, relation; nothing of how they were found.

    Only of rows from an edition in ``held`` to a statement of one in ``targets`` for which nobody has looked
    there: rules give no other any bearing. Where somebody has looked for all, nothing is derived at all.
    """
    wanted = {aims(name) for name in ("recordId", "source", "target", "sourceEdition", "relation", "reviewStatus")}
    unlooked = {slug: _unlooked(knowledge, slug, targets) for slug in held}
    if not any(unlooked.values()):
        return
    for row in knowledge.inference.derived:
        if row.target in unlooked.get(EDITIONS[edition_of(row.source)], ()):
            for triple in derived_triples(row):
                if triple.predicate == _TYPE or triple.predicate.value in wanted:
                    yield triple


def _unlooked(knowledge: Knowledge, source: str, targets: Sequence[str]) -> frozenset[str]:
    """Return the statements of ``targets`` about which no row from ``source`` says anything but "another thing"."""
    catalogue = knowledge.catalogue
    said = {
        row.object_id
        for group in knowledge.mapping_sets
        if group.source == source
        for row in group.rows
        if row.relation != "noRelationship"
    }
    return frozenset(
        statement.curie
        for statement in catalogue.statements.values()
        if catalogue.provisions[statement.requirement].edition in targets
        and not {statement.curie, statement.requirement} & said
    )


def derived_triples(row: Derived) -> Iterator[Triple]:
    """Yield what the graph says of a derived row: never the class, reuse or delta of a row that somebody wrote."""
    node = NamedNode(DERIVED + row.record_id)
    yield Triple(node, _TYPE, NamedNode(aims("DerivedMapping")))
    yield Triple(node, NamedNode(aims("recordId")), Literal(row.record_id))
    yield _link(node, "sourceEdition", edition_iri(edition_of(row.source)))
    yield _link(node, "targetEdition", edition_iri(edition_of(row.target)))
    yield _link(node, "source", expand(row.source))
    yield _link(node, "target", expand(row.target))
    yield _link(node, "relation", aims(row.relation))
    yield Triple(node, _JUSTIFIED, NamedNode(SEMAPV + row.justification))
    yield from _evidence(node, row)


def derived_as_row(row: Derived) -> Row:
    """Return a derived row by the slots of SSSOM: no author, no reuse, no delta; the comment names its rows."""
    stands_on = ", ".join(f"mapping:{record}" for record in row.evidence)
    empty = dict.fromkeys((column.name for column in fields(Row)), "")
    return Row(
        **empty
        | {
            "record_id": f"derived:{row.record_id}",
            "subject_id": row.source,
            "predicate_id": f"aims:{row.relation}",
            "object_id": row.target,
            "mapping_justification": f"semapv:{row.justification}",
            "confidence": "" if row.confidence is None else format(row.confidence, "g"),
            "review_status": row.review,
            "comment": f"Derived from {stands_on}.",
            "comment_es": f"Derivada de {stands_on}.",
        }
    )


def _cover_triples(cover: JointCover) -> Iterator[Triple]:
    node = NamedNode(f"{DERIVED}cover/{cover.edition}--{cover.requirement.replace(':', '.')}")
    yield Triple(node, _TYPE, NamedNode(aims("JointCover")))
    yield _link(node, "sourceEdition", edition_iri(cover.edition))
    yield _link(node, "target", expand(cover.requirement))
    for _, source in cover.parts:
        yield _link(node, "source", expand(source))
    yield from _evidence(node, cover)


def _evidence(node: NamedNode, found: Derived | JointCover) -> Iterator[Triple]:
    for record in found.evidence:
        yield Triple(node, _FROM, NamedNode(MAPPING + record))
    yield _link(node, "reviewStatus", aims(found.review))
    if found.confidence is not None:
        sure = format(found.confidence, ".6f").rstrip("0")
        literal = Literal(sure + "0" if sure.endswith(".") else sure, datatype=NamedNode(XSD + "decimal"))
        yield Triple(node, NamedNode(aims("confidence")), literal)


def _link(node: NamedNode, name: str, iri: str) -> Triple:
    return Triple(node, NamedNode(aims(name)), NamedNode(iri))
