"""The numbers of the knowledge: how much there is, and how far it was mapped and read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pyoxigraph import NamedNode

from aims_graph.base.terms import BASE, EDITIONS, aims
from aims_graph.knowledge.catalogue import RDF_TYPE
from aims_graph.knowledge.duties import Duties
from aims_graph.knowledge.knowledge import Knowledge, MappingSet
from aims_graph.knowledge.sssom import RELATIONS
from aims_graph.knowledge.stale import is_stale

_REUSES = ("as_is", "extend", "none")
_REVIEWS = ("reviewed", "unreviewed", "disputed", "stale")

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
