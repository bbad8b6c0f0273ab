"""``explain``: what is known between two ids and why, and what one mapping row carries."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from pyoxigraph import Literal, NamedNode, Triple

from aims_graph import api
from aims_graph.algebra import Proof
from aims_graph.base.terms import DERIVED, PREFIXES
from aims_graph.cli.looking_up import resolved_end, unknown_id
from aims_graph.cli.out import as_json, emit, words, wrap
from aims_graph.cli.provisions import derived_json
from aims_graph.graph.store import turtle
from aims_graph.knowledge.explaining import Carried, Explanation, carried_by, ends_of
from aims_graph.knowledge.explaining import explain as known_between
from aims_graph.knowledge.inferred import derived_triples
from aims_graph.knowledge.knowledge import Knowledge
from aims_graph.knowledge.sssom import row_triples
from aims_graph.knowledge.told import Teller


def explain(arguments: argparse.Namespace) -> int:
    """Print what is known between two ids; of a mapping row, what falls if it is rejected."""
    knowledge = api.load_knowledge(arguments.knowledge)
    if arguments.target is None:
        return _alone(knowledge, arguments)
    ends = [resolved_end(knowledge, text) for text in (arguments.source, arguments.target)]
    for text, (_, curie) in zip((arguments.source, arguments.target), ends, strict=True):
        if curie is None:
            raise unknown_id(knowledge, text)
    found = known_between(knowledge, str(ends[0][1]), str(ends[1][1]))
    if arguments.format == "json":
        text = as_json(explanation_json(knowledge, found))
    elif arguments.format == "ttl":
        text = turtle(_triples(knowledge, found, arguments.lang)).decode()
    else:
        text = "\n".join(_lines(knowledge, found, arguments.lang))
    emit(text, arguments.output)
    return 0


def _alone(knowledge: Knowledge, arguments: argparse.Namespace) -> int:
    """Explain one id: a derived row by its ends, a row by what it carries."""
    given = arguments.source
    derived = knowledge.inference.by_record.get(given.removeprefix("derived:").removeprefix(DERIVED))
    if derived is not None and not given.startswith(("mapping:", PREFIXES["mapping"])):
        arguments.source, arguments.target = derived.source, derived.target
        return explain(arguments)
    record = given.removeprefix("mapping:").removeprefix(PREFIXES["mapping"])
    if record not in knowledge.inference.rows:
        raise unknown_id(knowledge, given)
    carried = carried_by(knowledge, record)
    if arguments.format == "json":
        text = as_json(carried_json(carried))
    elif arguments.format == "ttl":
        text = turtle(triple for row in carried.derived for triple in derived_triples(row)).decode()
    else:
        text = "\n".join(Teller(knowledge, arguments.lang).carried(carried))
    emit(text, arguments.output)
    return 0


# ── as text ──


def _lines(knowledge: Knowledge, found: Explanation, lang: str) -> Iterator[str]:
    teller = Teller(knowledge, lang)
    relation = teller.label(found.relation) if found.relation else "?"
    yield f"{found.source} — {relation} — {found.target}"
    yield ""
    for sentence in teller.found(found):
        yield wrap(sentence)
    named = dict.fromkeys((found.source, found.target))
    for proof in _proofs(found):
        named.update(dict.fromkeys(ends_of(proof)))
    yield ""
    for end in named:
        yield wrap(f"{end}: {_text(knowledge, end, lang)}", 2)


def _text(knowledge: Knowledge, end: str, lang: str) -> str:
    catalogue = knowledge.catalogue
    if end in catalogue.statements:
        return words(catalogue.statements[end].text, lang)
    return catalogue.provisions[end].name(lang) if end in catalogue.provisions else ""


def _proofs(found: Explanation) -> list[Proof]:
    against = [proof for contradiction in found.against for proof in contradiction.proofs]
    return [*([found.proof] if found.proof else []), *against, *found.not_inside]


# ── as JSON ──


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
        "told": {lang: list(Teller(knowledge, lang).found(found)) for lang in ("en", "es")},
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
        "review": inference.review(proof.evidence),
        "told": {lang: Teller(knowledge, lang).proof(proof) for lang in ("en", "es")},
    }


def carried_json(carried: Carried) -> dict[str, Any]:
    """Return what a row carries as plain values."""
    return {
        "record_id": carried.record_id,
        "falls": [asdict(fall) for fall in carried.falls],
        "derived": [derived_json(row) for row in carried.derived],
        "weakened": list(carried.weakened),
    }


# ── as PROV ──


def _triples(knowledge: Knowledge, found: Explanation, lang: str) -> Iterator[Triple]:
    """Yield the derived row with where it comes from, and the rows it stands on."""
    derived = knowledge.inference.derived_row(found.source, found.target, found.relation) if found.relation else None
    records = set(found.rows) | set(found.searched)
    records.update(record for proof in _proofs(found) for record in proof.evidence)
    if derived is not None:
        yield from derived_triples(derived)
        told = " ".join(Teller(knowledge, lang).proof(found.proof)) if found.proof else ""
        yield Triple(
            NamedNode(DERIVED + derived.record_id),
            NamedNode(PREFIXES["rdfs"] + "comment"),
            Literal(told, language=lang),
        )
    for group in knowledge.mapping_sets:
        for row in group.rows:
            if row.record_id.removeprefix("mapping:") in records:
                yield from row_triples(row, group.source, group.target)
