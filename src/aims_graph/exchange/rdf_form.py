"""Crosswalks as RDF: ours with everything a row states; of others, SSSOM axioms and plain SKOS matches."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse, serialize

from aims_graph.base.dates import parse_day
from aims_graph.base.terms import AIMS, BASE, MAPPING, NO_TERM_FOUND, PREFIXES, aims, compact
from aims_graph.exchange.crosswalk import NOTHING, Crosswalk, Entry, Written
from aims_graph.exchange.relations import SKOS, relation_of
from aims_graph.exchange.rows import Outgoing
from aims_graph.exchange.safely import refused, whole_text
from aims_graph.graph.json_limits import check_jsonld
from aims_graph.graph.literals import XSD
from aims_graph.graph.store import turtle
from aims_graph.knowledge.sssom import AGREEMENT, Row, row_triples

_SSSOM: Final = PREFIXES["sssom"]
_PAV: Final = "http://purl.org/pav/"
_TYPE: Final = PREFIXES["rdf"] + "type"
_OWL: Final = PREFIXES["owl"]
_LITERALS: Final = {
    "mapping_justification": _SSSOM + "mapping_justification",
    "author_id": _PAV + "authoredBy",
    "mapping_date": PREFIXES["dcterms"] + "created",
    "reviewer_id": _SSSOM + "reviewer_id",
    "reviewer_agreement": _SSSOM + "reviewer_agreement",
    "subject_hash": aims("subjectHash"),
    "object_hash": aims("objectHash"),
}
"""Slot → property, of what the graph of the rules leaves out."""
_READ: Final = {
    **{iri: slot for slot, iri in _LITERALS.items()},
    aims("rationaleKind"): "rationale_kind", aims("objectChange"): "object",
    aims("confidence"): "confidence", aims("reuseClaim"): "reuse",
    aims("reviewStatus"): "review_status", aims("recordId"): "record_id", PREFIXES["rdfs"] + "comment": "comment",
    _SSSOM + "confidence": "confidence",
}  # fmt: skip
_BY_LANGUAGE: Final = {
    aims("rationale"): {"en": "rationale", "es": "rationale_es"},
    aims("delta"): {"en": "delta_en", "es": "delta_es"},
    aims("note"): {"en": "comment", "es": "comment_es"},
}
_REUSE: Final = {"reuseAsIs": "as_is", "reuseExtend": "extend", "reuseNone": "none"}
_SOURCES: Final = frozenset({aims("source"), _OWL + "annotatedSource"})
_FORMS: Final = {
    ".ttl": RdfFormat.TURTLE,
    ".nt": RdfFormat.N_TRIPLES,
    ".jsonld": RdfFormat.JSON_LD,
    ".trig": RdfFormat.TRIG,
}
_BRACKET: Final = re.compile(r"[\[\]{}()]")
_MAX_BRACKETS: Final = 200


def set_triples(out: Outgoing) -> Iterator[Triple]:
    """Yield everything the rows state, and what the set states of itself."""
    node = NamedNode(f"{BASE}mappings/{out.group.source}--{out.group.target}")
    yield Triple(node, NamedNode(_TYPE), NamedNode(_SSSOM + "MappingSet"))
    yield Triple(node, NamedNode(_SSSOM + "subject_source"), NamedNode(BASE + out.group.source))
    yield Triple(node, NamedNode(_SSSOM + "object_source"), NamedNode(BASE + out.group.target))
    for name, value in out.group.agreement.items():
        yield Triple(node, NamedNode(aims(AGREEMENT + name)), Literal(value))
    for curie in out.unassessed:
        yield Triple(node, NamedNode(aims("notAssessed")), NamedNode(_iri(curie)))
    for row in out.rows:
        yield Triple(node, NamedNode(_SSSOM + "mappings"), NamedNode(MAPPING + row.record_id.removeprefix("mapping:")))
        yield from row_triples(row, out.group.source, out.group.target)
        yield from _more(row)
        if not row.searched and row.relation in SKOS:
            match = NamedNode(PREFIXES["skos"] + SKOS[row.relation])
            yield Triple(NamedNode(_iri(row.subject_id)), match, NamedNode(_iri(row.object_id)))


def _iri(curie: str) -> str:
    prefix, _, local = curie.partition(":")
    return PREFIXES[prefix] + local


def _more(row: Row) -> Iterator[Triple]:
    node = NamedNode(MAPPING + row.record_id.removeprefix("mapping:"))
    for slot, iri in _LITERALS.items():
        value = getattr(row, slot)
        if value:
            day = slot == "mapping_date" and parse_day(value)
            typed = Literal(value, datatype=NamedNode(XSD + "date")) if day else Literal(value)
            yield Triple(node, NamedNode(iri), typed)


def write_turtle(out: Outgoing) -> Written:
    """Return the rows as Turtle."""
    return Written(turtle(set_triples(out)).decode())


def write_jsonld(out: Outgoing) -> Written:
    """Return the rows as JSON-LD."""
    return Written(jsonld(set_triples(out)))


def jsonld(triples: Iterable[Triple]) -> str:
    """Return the triples as JSON-LD, each once, in one order."""
    data = serialize(sorted(set(triples), key=str), format=RdfFormat.JSON_LD, prefixes=dict(PREFIXES))
    assert data is not None
    return data.decode() + "\n"


def read_rdf(path: Path) -> Crosswalk:
    """Return what a file of RDF holds. Raises ``InputError`` where it is not well formed or holds no mapping."""
    form = _FORMS[path.suffix.lower()]
    text = whole_text(path)
    if _deepest(text) > _MAX_BRACKETS:
        raise refused("too-deep", "the brackets nest too deep.", path, expected=f"at most {_MAX_BRACKETS} levels")
    if form == RdfFormat.JSON_LD:
        check_jsonld(text.encode(), path.name)
    facts: dict[str, list[tuple[str, NamedNode | Literal]]] = {}
    try:
        for quad in parse(text.encode(), format=form, base_iri=BASE):
            if isinstance(quad.object, NamedNode | Literal):
                facts.setdefault(_name(quad.subject), []).append((quad.predicate.value, quad.object))
    except (SyntaxError, ValueError) as error:
        raise refused("not-rdf", f"not readable as {form.name}: {error}.", path) from error
    entries = tuple(entry for number, entry in enumerate(_entries(facts), 1))
    if not entries:
        raise refused("no-mappings", "the RDF holds no mapping.", path,
                      expected="rows of ours, SSSOM axioms, or triples such as a skos:exactMatch b")  # fmt: skip
    metadata = {
        predicate.removeprefix(AIMS): value.value
        for said in facts.values()
        for predicate, value in said
        if predicate.startswith(aims(AGREEMENT))
    }
    unassessed = tuple(
        compact(value.value) for said in facts.values() for predicate, value in said if predicate == aims("notAssessed")
    )
    return Crosswalk(path.name, "rdf", entries, metadata=metadata, unassessed=unassessed)


def _deepest(text: str) -> int:
    deepest = depth = 0
    for found in _BRACKET.finditer(text):
        depth += 1 if found.group() in "[{(" else -1
        deepest = max(deepest, depth)
    return deepest


def _name(node: object) -> str:
    return node.value if isinstance(node, NamedNode | BlankNode) else str(node)


def _entries(facts: dict[str, list[tuple[str, NamedNode | Literal]]]) -> Iterator[Entry]:
    """Yield the rows; where there are some, plain SKOS matches only say the same again."""
    number = 0
    plain = not any(predicate in _SOURCES for said in facts.values() for predicate, _ in said)
    for subject in sorted(facts):
        said = dict(facts[subject])
        source = said.get(aims("source"), said.get(_OWL + "annotatedSource"))
        target = said.get(aims("target"), said.get(_OWL + "annotatedTarget"))
        if source is not None and target is not None:
            number += 1
            word = said.get(aims("relation"), said.get(_OWL + "annotatedProperty"))
            yield _entry(number, subject, source.value, word.value if word else "", target.value, facts[subject])
            continue
        for predicate, value in facts[subject] if plain else ():
            if predicate.startswith(PREFIXES["skos"]) and predicate.endswith("Match") and isinstance(value, NamedNode):
                number += 1
                yield _entry(number, subject, subject, predicate, value.value, [])


def _entry(
    number: int, node: str, source: str, word: str, target: str, said: list[tuple[str, NamedNode | Literal]]
) -> Entry:
    slots = {}
    for predicate, value in said:
        slot = _READ.get(predicate)
        if predicate in _BY_LANGUAGE and isinstance(value, Literal):
            slot = _BY_LANGUAGE[predicate].get(value.language or "en")
        if slot:
            slots[slot] = value.value.removeprefix(AIMS)
    slots["reuse"] = _REUSE.get(slots.get("reuse", ""), slots.get("reuse", ""))
    if node.startswith(MAPPING):
        slots["record_id"] = "mapping:" + node.removeprefix(MAPPING)
    ends = (NOTHING if end == NO_TERM_FOUND else compact(end) for end in (source, target))
    left, right = ends
    kept = {slot: value for slot, value in slots.items() if value}
    return Entry(number, left, relation_of(word), right, compact(word), slots=kept, place=compact(node))
