"""What an organisation would hand in if its scope or its group were another: for a comparison before it is decided.

Each function returns a new :class:`Handed`; the one given stays as it is. What is added says that nobody signed it in
earnest: it stands for a decision that is only tried.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

from aims_graph.assess.question import RDF_TYPE, Handed
from aims_graph.base.terms import aims
from aims_graph.graph.literals import XSD

TRIED: Final = "what-if"
_SCOPE_ENTRY: Final = NamedNode(aims("ScopeEntry"))


def without_entry(handed: Handed, entry: str) -> Handed:
    """Return what is handed in without the entry of the scope ``entry`` (an id such as ``scope/pilot-plant``)."""
    node = NamedNode(f"{handed.iri}/{entry}")
    return replace(handed, triples=tuple(t for t in handed.triples if t.subject != node))


def with_scope_change(
    handed: Handed,
    unit: str,
    *,
    include: bool,
    day: date,
    reason: str = TRIED,
    wave: int | None = None,
    starts: date | None = None,
) -> Handed:
    """Return what is handed in with one more entry of the scope, signed on ``day``, that takes ``unit`` (an IRI) in or out,
    from the day ``starts`` where that is told."""
    node = NamedNode(f"{handed.iri}/scope/{TRIED}.{unit.removeprefix(handed.iri + '/').replace('/', '.')}")
    told = [
        Triple(node, RDF_TYPE, _SCOPE_ENTRY),
        Triple(node, NamedNode(aims("unit")), NamedNode(unit)),
        Triple(node, NamedNode(aims("scopeDecision")), NamedNode(aims("scopeIn" if include else "scopeOut"))),
        Triple(node, NamedNode(aims("signedBy")), Literal(TRIED)),
        Triple(node, NamedNode(aims("signedOn")), _day(day)),
        Triple(node, NamedNode(aims("justification")), Literal(reason)),
    ]
    if starts is not None:
        told.append(Triple(node, NamedNode(aims("effectiveFrom")), _day(starts)))
    if wave is not None:
        told.append(Triple(node, NamedNode(aims("wave")), Literal(str(wave), datatype=NamedNode(XSD + "integer"))))
    return replace(handed, triples=(*handed.triples, *told))


def with_departure(handed: Handed, entity: str, day: date) -> Handed:
    """Return what is handed in with the legal entity ``entity`` (an IRI) leaving the group on ``day``."""
    node, left = NamedNode(entity), NamedNode(aims("leftOn"))
    kept = tuple(t for t in handed.triples if not (t.subject == node and t.predicate == left))
    return replace(handed, triples=(*kept, Triple(node, left, _day(day))))


def _day(day: date) -> Literal:
    return Literal(day.isoformat(), datatype=NamedNode(XSD + "date"))


@dataclass(frozen=True, slots=True)
class Departure:
    """What goes with a legal entity, by local ids of artefacts.

    ``adopted``: (its record, the document of the group that it adopted): the adoption ends. ``lent``: (record of
    another entity, its document): that inheritance falls. ``own``: artefacts that speak for it or its AI systems only,
    and leave with it. ``shared``: artefacts that speak for it and for others, of which it needs a copy or a successor.
    ``systems``: AI systems that go along.
    """

    entity: str
    adopted: tuple[tuple[str, str], ...]
    lent: tuple[tuple[str, str], ...]
    own: tuple[str, ...]
    shared: tuple[str, ...]
    systems: tuple[str, ...]


def what_leaves(handed: Handed, entity: str) -> Departure:
    """Return what goes with ``entity`` (an IRI), in the order of ids."""
    facts = _Facts(handed)
    owners = facts.of("ofEntity")
    systems = {unit for unit, of in owners.items() if of == {entity}}
    going = {entity, *systems}
    speaks = facts.speaks()
    record_of = {record: units for record, units in speaks.items() if record in facts.of("adopts")}
    pairs = [(record, document) for record, documents in facts.of("adopts").items() for document in documents]
    own = {artefact for artefact, units in speaks.items() if units and units <= going}
    shared = {a for a, units in speaks.items() if not units or (units & going and not units <= going)}
    documents_of = {artefact for artefact, units in speaks.items() if units & going}
    return Departure(
        entity=facts.local(entity),
        adopted=facts.pairs(pair for pair in pairs if record_of.get(pair[0], set()) & going),
        lent=facts.pairs(
            (record, document)
            for record, document in pairs
            if document in documents_of and not record_of.get(record, set()) & going
        ),
        own=facts.locals(own),
        shared=facts.locals(shared - own),
        systems=facts.locals(systems),
    )


class _Facts:
    def __init__(self, handed: Handed) -> None:
        self._root = handed.iri + "/"
        self._triples = handed.triples

    def local(self, iri: str) -> str:
        return iri.removeprefix(self._root)

    def locals(self, iris: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted(map(self.local, iris)))

    def pairs(self, found: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
        return tuple(sorted((self.local(one), self.local(other)) for one, other in found))

    def of(self, name: str) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for triple in self._triples:
            subject, value = triple.subject, triple.object
            if triple.predicate.value == aims(name) and isinstance(subject, NamedNode) and isinstance(value, NamedNode):
                found.setdefault(subject.value, set()).add(value.value)
        return found

    def speaks(self) -> dict[str, set[str]]:
        """Return artefact → the units that it, or an address of it, names; empty where it speaks for all."""
        units, speaks = self.of("unit"), dict[str, set[str]]()
        for address, artefacts in self.of("artefact").items():
            for artefact in artefacts:
                speaks.setdefault(artefact, set()).update(units.get(address, set()))
        for record in self.of("adopts"):
            speaks.setdefault(record, set()).update(units.get(record, set()))
        return speaks
