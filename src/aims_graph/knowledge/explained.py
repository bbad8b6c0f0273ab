"""Explanations as plain values for JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from aims_graph.algebra import Proof
from aims_graph.knowledge.explaining import Carried, Explanation
from aims_graph.knowledge.inference import Derived
from aims_graph.knowledge.told import Teller

if TYPE_CHECKING:
    from aims_graph.knowledge.knowledge import Knowledge

LANGUAGES = ("en", "es")


def explanation_json(knowledge: Knowledge, found: Explanation) -> dict[str, Any]:
    """Return an explanation as plain values: what is known, the proof, and everything told in both languages."""
    return {
        "source": found.source,
        "target": found.target,
        "known": str(found.known),
        "relation": found.relation,
        "proof": proof_json(knowledge, found.proof) if found.proof else None,
        "rows": list(found.rows),
        "searched": list(found.searched),
        "deciders": [asdict(decider) for decider in found.deciders],
        "against": [[proof_json(knowledge, proof) for proof in one.proofs] for one in found.against],
        "not_inside": [proof_json(knowledge, proof) for proof in found.not_inside],
        "told": {lang: list(Teller(knowledge, lang).found(found)) for lang in LANGUAGES},
    }


def proof_json(knowledge: Knowledge, proof: Proof) -> dict[str, Any]:
    """Return a proof as plain values, its facts in reading order."""
    inference = knowledge.inference
    return {
        "shows": str(proof.shows),
        "first": proof.first,
        "second": proof.second,
        "facts": [
            {
                "says": str(f.kind),
                "first": f.first,
                "second": f.second,
                "because": str(f.ground),
                "evidence": f.evidence,
            }
            for f in proof.facts()
        ],
        "evidence": list(proof.evidence),
        "confidence": inference.confidence(proof),
        "weakest": inference.review(proof.evidence),
        "told": {lang: Teller(knowledge, lang).proof(proof) for lang in LANGUAGES},
    }


def carried_json(knowledge: Knowledge, carried: Carried) -> dict[str, Any]:
    """Return what a row carries as plain values."""
    return {
        "record_id": carried.record_id,
        "falls": [asdict(fall) for fall in carried.falls],
        "derived": [derived_json(row) for row in carried.derived],
        "weakened": list(carried.weakened),
        "told": {lang: list(Teller(knowledge, lang).carried(carried)) for lang in LANGUAGES},
    }


def derived_json(row: Derived) -> dict[str, Any]:
    """Return a derived row as JSON; ``derived`` is true on these alone."""
    return {**asdict(row), "record_id": f"derived:{row.record_id}", "derived": True}
