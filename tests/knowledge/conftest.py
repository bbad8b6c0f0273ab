"""The graph of our own knowledge as the tests of this folder read it: the Turtle files, straight."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
import pytest

ONTOLOGY = Path(__file__).resolve().parents[2] / "ontology"
BASE = "https://w3id.org/aims-graph/"
AIMS = BASE + "ontology#"
TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
EDITION = ox.NamedNode(AIMS + "edition")


@dataclass(frozen=True)
class Graph:
    """Short look-ups over the store."""

    store: ox.Store

    def values(self, subject: ox.NamedNode, predicate: ox.NamedNode) -> list[str]:
        return [q.object.value for q in self.store.quads_for_pattern(subject, predicate, None)]

    def provisions(self, edition: str) -> list[ox.NamedNode]:
        found = self.store.quads_for_pattern(None, EDITION, ox.NamedNode(BASE + edition))
        return [q.subject for q in found if q.subject.value.startswith(f"{BASE}{edition}/")]

    def kinds(self, subject: ox.NamedNode) -> set[str]:
        """The classes of a provision, without the one that says it asks something."""
        return {v.removeprefix(AIMS) for v in self.values(subject, TYPE)} - {"Requirement"}

    def ids(self, edition: str, *wanted: str) -> set[str]:
        """The ends of the IRIs of an edition's provisions, of the wanted kinds if any are given."""
        found = [s for s in self.provisions(edition) if not wanted or self.kinds(s) & set(wanted)]
        return {s.value.removeprefix(f"{BASE}{edition}/") for s in found}


@pytest.fixture(scope="session")
def graph() -> Graph:
    store = ox.Store()
    for path in sorted(ONTOLOGY.rglob("*.ttl")):
        store.bulk_load(path=str(path), format=ox.RdfFormat.TURTLE)
    return Graph(store)
