"""What stands at an IRI of ours: where it is shown, and the triples that describe it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from urllib.parse import quote

from pyoxigraph import NamedNode, Store, Triple

from aims_graph.base.terms import AIMS, BASE, DERIVED, MAPPING, PREFIXES, compact
from aims_graph.service.context import Context
from aims_graph.service.settings import API

_INTO: Final = tuple(
    [AIMS + name for name in ("statementOf", "versionOf", "source", "target")] + [PREFIXES["dcterms"] + "isPartOf"]
)
"""Links into a resource that belong to its description."""


def api_address(context: Context, path: str) -> str | None:
    """Return where the API shows the resource at ``path`` below the base, or None where it does not."""
    iri = BASE + path
    catalogue = context.knowledge.catalogue
    curie = compact(iri)
    if curie in catalogue.provisions:
        return f"{API}/provisions/{quote(curie, safe=':')}"
    if curie in catalogue.statements:
        return f"{API}/statements/{quote(curie, safe=':')}"
    record = iri.removeprefix(MAPPING)
    if iri.startswith(MAPPING) and record in context.index.placed:
        return f"{API}/mappings/{quote(record, safe=':')}"
    derived = iri.removeprefix(DERIVED)
    if iri.startswith(DERIVED) and derived in context.knowledge.inference.by_record:
        return f"{API}/derived/{quote(derived, safe=':')}"
    if path in context.index.editions:
        return f"{API}/frameworks/{quote(context.index.framework_of(path))}"
    name = path.removeprefix("framework/")
    return f"{API}/frameworks/{quote(name)}" if name != path and name in context.index.frameworks else None


def description(context: Context, path: str) -> list[Triple]:
    """Return what the graph says of the resource at ``path`` below the base; empty where it says nothing.

    The vocabulary is one document: ``ontology`` gives all its terms. What was derived describes itself alone.
    """
    derived = (BASE + path).startswith(DERIVED)
    store = context.graph if derived else context.knowledge.store
    return list(_vocabulary(store) if path == "ontology" else _about(store, BASE + path))


def prefixes_in(triples: list[Triple]) -> list[str]:
    """Return the prefixes that ``triples`` use."""
    texts = {str(term) for triple in triples for term in triple}
    return [name for name, iri in PREFIXES.items() if any(f"<{iri}" in text for text in texts)]


def _about(store: Store, iri: str) -> Iterator[Triple]:
    try:
        node = NamedNode(iri)
    except ValueError:
        return
    outward = [quad.triple for quad in store.quads_for_pattern(node, None, None)]
    yield from outward
    if outward:
        for predicate in _INTO:
            yield from (quad.triple for quad in store.quads_for_pattern(None, NamedNode(predicate), node))


def _vocabulary(store: Store) -> Iterator[Triple]:
    for quad in store:
        subject = quad.subject
        if isinstance(subject, NamedNode) and (subject.value + "#").startswith(AIMS):
            yield quad.triple
