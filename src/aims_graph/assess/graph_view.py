"""Reading a derived graph by subject: small look-ups over a store, codes and CURIEs instead of IRIs."""

from __future__ import annotations

from collections import defaultdict

from pyoxigraph import Literal, NamedNode, Store

from aims_graph.base.terms import AIMS, PREFIXES, compact

DCTERMS = PREFIXES["dcterms"]
RDFS = PREFIXES["rdfs"]
RDF_TYPE = PREFIXES["rdf"] + "type"


class GraphView:
    """The facts of a store, indexed once by subject and predicate."""

    def __init__(self, store: Store) -> None:
        self._facts: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        self._of_type: dict[str, list[str]] = defaultdict(list)
        for quad in store:
            if not isinstance(quad.subject, NamedNode) or not isinstance(quad.object, NamedNode | Literal):
                continue
            self._facts[quad.subject.value][quad.predicate.value].append(quad.object.value)
            if quad.predicate.value == RDF_TYPE:
                self._of_type[quad.object.value].append(quad.subject.value)

    def of_type(self, name: str) -> list[str]:
        """Return the IRIs of the nodes of the vocabulary class ``name``, sorted."""
        return sorted(self._of_type.get(AIMS + name, []))

    def subjects_of(self, name: str) -> list[str]:
        """Return the IRIs of the nodes that have the vocabulary property ``name``, sorted."""
        return sorted(node for node, facts in self._facts.items() if AIMS + name in facts)

    def all(self, iri: str, name: str) -> list[str]:
        """Return the values of the property ``name`` (a vocabulary name, or a full IRI), sorted."""
        predicate = name if name.startswith("http") else AIMS + name
        facts = self._facts.get(iri)
        return sorted(facts[predicate]) if facts is not None and predicate in facts else []

    def one(self, iri: str, name: str) -> str | None:
        """Return the first value of a property, or None."""
        values = self.all(iri, name)
        return values[0] if values else None

    def codes(self, iri: str, name: str) -> tuple[str, ...]:
        """Return the values of a property as codes: local names of the vocabulary."""
        return tuple(value.removeprefix(AIMS) for value in self.all(iri, name))

    def code(self, iri: str, name: str) -> str | None:
        """Return the first value of a property as a code, or None."""
        codes = self.codes(iri, name)
        return codes[0] if codes else None

    def curie(self, iri: str, name: str) -> str | None:
        """Return the first value of a property as a CURIE, or None."""
        value = self.one(iri, name)
        return compact(value) if value is not None else None

    def truth(self, iri: str, name: str) -> bool | None:
        """Return a boolean property, or None where it is not stated."""
        value = self.one(iri, name)
        return None if value is None else value == "true"

    def number(self, iri: str, name: str) -> int | None:
        """Return an integer property, or None where it is not stated."""
        value = self.one(iri, name)
        return None if value is None else int(value)
