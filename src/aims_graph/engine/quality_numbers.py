"""The numbers of the knowledge: how much there is, and how far it was mapped and read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode

from aims_graph.base.terms import BASE, EDITIONS, aims
from aims_graph.knowledge.catalogue import RDF_TYPE
from aims_graph.knowledge.duties import Duties
from aims_graph.knowledge.knowledge import Knowledge, MappingSet
from aims_graph.knowledge.sssom import RELATIONS
from aims_graph.knowledge.stale import is_stale

_REUSES = ("as_is", "extend", "none")
_REVIEWS = ("reviewed", "unreviewed", "disputed", "stale")

_ORIGINAL, _CURRENT = NamedNode(aims("lawOriginal")), NamedNode(aims("lawCurrent"))

Number = tuple[str, int | str]


def numbers(knowledge: Knowledge) -> dict[str, int | str]:
    """Return what is counted, in reading order: each edition, then each mapping set."""
    counted: dict[str, int | str] = {}
    for slug in EDITIONS.values():
        counted.update((f"{slug}: {name}", value) for name, value in _of_edition(knowledge, slug))
    for group in knowledge.mapping_sets:
        pair = f"{group.source} to {group.target}"
        counted.update((f"{pair}: {name}", value) for name, value in _of_set(knowledge, group))
    return counted


def _of_edition(knowledge: Knowledge, slug: str) -> Iterator[Number]:
    catalogue = knowledge.catalogue
    provisions = [curie for curie, provision in catalogue.provisions.items() if provision.edition == slug]
    yield "provisions", len(provisions)
    statements = [s for curie in provisions for s in catalogue.statements_of.get(curie, ())]
    if statements:
        covered = sum(curie in catalogue.statements_of for curie in provisions)
        yield "statements", len(statements)
        yield "requirements with statements", f"{covered} of {_asking(knowledge, slug)}"
        unsettled = sum(catalogue.statements[curie].standing != "settled" for curie in statements)
        yield "statements not settled, out of counts", unsettled
        yield from _duties(knowledge, {NamedNode(catalogue.statements[curie].iri) for curie in statements})


def _duties(knowledge: Knowledge, statements: set[NamedNode]) -> Iterator[Number]:
    """Of statements that have addressees: how many bind an operator, in which state of the law, and are readings."""
    rows = list(knowledge.store.quads_for_pattern(None, NamedNode(aims("addressee")), None))
    addressed = {quad.subject for quad in rows if quad.subject in statements}
    if not addressed:
        return
    operators = _having(knowledge, "isOperator", Literal(True))
    binding = {
        m for modality in _having(knowledge, "binds", Literal(True)) for m in _having(knowledge, "modality", modality)
    }
    bound = {quad.subject for quad in rows if quad.object in operators} & addressed & binding
    yield "statements that bind an operator", len(bound)
    yield "statements that bind an operator, as published", len(bound & _having(knowledge, "inLaw", _ORIGINAL))
    yield "statements that bind an operator, as amended", len(bound & _having(knowledge, "inLaw", _CURRENT))
    read = {quad.subject for quad in knowledge.store.quads_for_pattern(None, NamedNode(aims("reading")), None)}
    yield "statements that are a reading, marked", len(addressed & read)


def _having(knowledge: Knowledge, name: str, value: NamedNode | Literal) -> set[NamedNode]:
    found = knowledge.store.quads_for_pattern(None, NamedNode(aims(name)), value)
    return {quad.subject for quad in found if isinstance(quad.subject, NamedNode)}


def _asking(knowledge: Knowledge, slug: str) -> int:
    """How many provisions of an edition ask something of someone."""
    typed = knowledge.store.quads_for_pattern(None, NamedNode(RDF_TYPE), NamedNode(aims("Requirement")))
    return sum(str(quad.subject).startswith(f"<{BASE}{slug}/") for quad in typed)


def _of_set(knowledge: Knowledge, group: MappingSet) -> Iterator[Number]:
    found = [row for row in group.rows if not row.searched]
    yield "rows", len(group.rows)
    yield "rows that say: searched, nothing found", len(group.rows) - len(found)
    relations = Counter(row.relation for row in found)
    yield from ((f"rows {name}", relations[name]) for name in RELATIONS)
    reuses = Counter(row.reuse for row in found)
    yield from ((f"rows reuse {name}", reuses[name]) for name in _REUSES)
    words = Counter(row.review_status or "unreviewed" for row in group.rows)
    yield from ((f"rows {name}", words[name]) for name in _REVIEWS if name != "stale")
    yield "rows stale", sum(is_stale(row, knowledge.catalogue) for row in group.rows)
    yield from _cover(knowledge, group)
    yield from _sources(knowledge, group)
    yield from (
        (f"agreement of two readings, {name.replace('_', ' ')}", value) for name, value in group.agreement.items()
    )


def _cover(knowledge: Knowledge, group: MappingSet) -> Iterator[Number]:
    """Target statements by what was found for them; a row to the requirement speaks for its statements.

    Of a law only what binds an operator is counted: nobody looks for what is left to choice or asked of authorities.
    """
    catalogue = knowledge.catalogue
    aside = {duty.statement.curie for duty in Duties(catalogue).all if not duty.binds}
    serving = {row.object_id for row in group.rows if not row.searched and row.relation != "noRelationship"}
    searched = {row.object_id for row in group.rows if row.searched}
    counts = Counter[str]()
    for curie, statement in catalogue.statements.items():
        if catalogue.provisions[statement.requirement].edition == group.target and curie not in aside:
            ends = {curie, statement.requirement}
            counts["found" if ends & serving else "searched" if ends & searched else "nobody"] += 1
    total = counts.total()
    yield "target statements with a row", f"{counts['found']} of {total}"
    yield "target statements searched, nothing found", f"{counts['searched']} of {total}"
    yield "target statements nobody has looked for", f"{counts['nobody']} of {total}"


def _sources(knowledge: Knowledge, group: MappingSet) -> Iterator[Number]:
    """Source requirements by what they serve; a row from a statement speaks for its requirement."""
    catalogue = knowledge.catalogue

    def requirement(end: str) -> str:
        statement = catalogue.statements.get(end)
        return statement.requirement if statement else end

    serving = {requirement(r.subject_id) for r in group.rows if not r.searched and r.relation != "noRelationship"}
    idle = {requirement(row.subject_id) for row in group.rows if row.searched}
    asking = [end for end in catalogue.statements_of if catalogue.provisions[end].edition == group.source]
    said = Counter("serve" if end in serving else "nothing" if end in idle else "nobody" for end in asking)
    yield "source requirements that serve something", f"{said['serve']} of {len(asking)}"
    yield "source requirements that serve nothing", f"{said['nothing']} of {len(asking)}"
    yield "source requirements without a row of their own", f"{said['nobody']} of {len(asking)}"
