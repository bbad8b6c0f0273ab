"""The strata under Oxigraph: each rule one CONSTRUCT over the whole store, set at a time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pyoxigraph import NamedNode, Quad, QueryTriples, Store, Triple

from aims_graph.base.terms import PREFIXES
from aims_graph.engine.strata import Stratum

_TYPE = NamedNode(PREFIXES["rdf"] + "type")


def derive(facts: Iterable[Triple], strata: Sequence[Stratum], focus: str) -> Store:
    """Return a fresh store with ``facts`` and everything the ``strata`` derive about the assessment ``focus``."""
    store = Store()
    store.bulk_extend(Quad(*triple) for triple in facts)
    for stratum in strata:
        if not all(_stands(store, NamedNode(iri)) for iri in stratum.starts_from):
            continue
        new: list[Quad] = []
        for rule in stratum.rules:
            found = store.query(rule.query(focus))
            assert isinstance(found, QueryTriples)
            new.extend(Quad(*triple) for triple in found)
        store.extend(new)
    return store


def _stands(store: Store, term: NamedNode) -> bool:
    """Return whether a triple has ``term`` as its predicate or as its class."""
    found = (store.quads_for_pattern(None, term, None), store.quads_for_pattern(None, _TYPE, term))
    return any(next(quads, None) is not None for quads in found)
