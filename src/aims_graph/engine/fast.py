"""The strata under Oxigraph: each rule one CONSTRUCT over the whole store, set at a time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pyoxigraph import Quad, QueryTriples, Store, Triple

from aims_graph.engine.strata import Stratum


def derive(facts: Iterable[Triple], strata: Sequence[Stratum], focus: str) -> Store:
    """Return a fresh store with ``facts`` and everything the ``strata`` derive about the assessment ``focus``."""
    store = Store()
    store.bulk_extend(Quad(*triple) for triple in facts)
    for stratum in strata:
        new: list[Quad] = []
        for rule in stratum.rules:
            found = store.query(rule.query(focus))
            assert isinstance(found, QueryTriples)
            new.extend(Quad(*triple) for triple in found)
        store.extend(new)
    return store
