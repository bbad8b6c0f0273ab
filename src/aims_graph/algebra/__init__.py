"""Relations between what requirements ask, and what follows from them. Imports only ``base``.

A requirement or statement is read as the non-empty set of what is to be done. Rows give facts of four kinds;
:class:`Closure` finds all that follows, with a proof for each.

>>> from aims_graph.algebra import Closure, facts_of
>>> rows = [*facts_of("equalTo", "a", "b", "r1", 0.9), *facts_of("subsetOf", "b", "c", "r2", 0.8)]
>>> closure = Closure(rows)
>>> closure.predicate("a", "c"), closure.predicate("c", "a")
('subsetOf', 'supersetOf')
>>> proof = closure.explain("a", "c")
>>> proof.evidence, round(proof.confidence, 2)
(('r1', 'r2'), 0.72)
"""

from aims_graph.algebra.closure import Closure
from aims_graph.algebra.facts import Fact, Ground, Kind, Whole, facts_of
from aims_graph.algebra.proof import Contradiction, Proof, Step
from aims_graph.algebra.relations import ANY, PREDICATES, Basic, compose, converse, inverse, predicate_of

VERSION = "1"
"""Raised whenever the same rows may give other conclusions or other proofs: what is cached goes by it."""

__all__ = [
    "ANY",
    "PREDICATES",
    "VERSION",
    "Basic",
    "Closure",
    "Contradiction",
    "Fact",
    "Ground",
    "Kind",
    "Proof",
    "Step",
    "Whole",
    "compose",
    "converse",
    "facts_of",
    "inverse",
    "predicate_of",
]
