"""OSCAL mapping collections (1.2): written with everything a row states, read from anybody.

Three things are kept apart: a statement that a row maps; one that somebody searched without a result (properties
grouped by row, and the gap summary where nothing of a control was found); one that nobody looked at
(``not-assessed``, and the status ``not-complete``).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from aims_graph.base.errors import InputError, Problem
from aims_graph.base.terms import BASE, compact
from aims_graph.exchange.crosswalk import EQUAL, NOTHING, SUBSET, SUPERSET, Crosswalk, Entry, Note, Written
from aims_graph.exchange.oscal_ids import (
    NAMESPACE,
    VERSION,
    grouped,
    latest,
    listed,
    prop,
    props_of,
    said,
    stable_uuid,
    token,
)
from aims_graph.exchange.relations import OSCAL, relation_of
from aims_graph.exchange.rows import Outgoing, slots_of
from aims_graph.exchange.safely import refused
from aims_graph.knowledge.sssom import AGREEMENT, Row

CATALOG: Final = ".oscal-catalog.json"
"""How the file with the catalogue of an edition is called: its slug, then this."""
ROOT: Final = "mapping-collection"
"""The name that tells a mapping collection."""
_FIRST_DAY: Final = "2026-11-23"
_APART: Final = frozenset({"rationale", "rationale_kind", "delta_en", "confidence"})
_TITLES: Final = frozenset({"title", "label", "name"})
_KINDS: Final = frozenset({"syntactic", "semantic", "functional"})
_NOT_ASSESSED: Final = "not-assessed"


def write_oscal(out: Outgoing) -> Written:
    """Return the rows as an OSCAL mapping collection in JSON. Raises ``InputError`` where no row maps anything."""
    mapped = [row for row in out.rows if not row.searched]
    if not mapped and not out.derived:
        raise InputError(Problem("nothing-mapped", "OSCAL has no mapping without a row that maps, and none here does."))
    pair = f"{out.group.source}--{out.group.target}"
    moment = latest((row.mapping_date for row in out.rows), _FIRST_DAY)
    titles = [out.edition_title(slug) for slug in (out.group.source, out.group.target)]
    collection = {
        "uuid": stable_uuid("mapping-collection", pair, out.digest, out.version),
        "metadata": {
            "title": f"{titles[0]} to {titles[1]}",
            "last-modified": moment,
            "version": out.version,
            "oscal-version": VERSION,
            "props": [prop("knowledge-digest", out.digest)],
            "links": [{"href": "https://creativecommons.org/licenses/by/4.0/", "rel": "license"}],
        },
        "provenance": _provenance(out),
        "mappings": [
            *([_mapping(out, pair, mapped)] if mapped else []),
            *([_derived(out, pair)] if out.derived else []),
        ],
    }
    text = json.dumps({"mapping-collection": collection}, ensure_ascii=False, indent=1) + "\n"
    searched = sum(row.searched for row in out.rows)
    return Written(text, (Note("oscal-searched", searched),) if searched else ())


def _provenance(out: Outgoing) -> dict[str, Any]:
    figures = [prop(AGREEMENT + name, value) for name, value in out.group.agreement.items() if value]
    return {
        "method": "human",
        "matching-rationale": "semantic",
        "status": "not-complete" if out.unassessed else "complete",
        "mapping-description": (
            "A row proposes what of the source can be reused for the target and what must be added; it makes nothing "
            "conform. Relations compare what is to be done, and are read loosely: inside or equal, overlaps at least."
        ),
        **({"props": figures} if figures else {}),
    }


def _mapping(out: Outgoing, pair: str, mapped: list[Row]) -> dict[str, Any]:
    searched = [row for row in out.rows if row.searched]
    props = [prop(_NOT_ASSESSED, token(curie)) for curie in out.unassessed]
    for row in searched:
        group = token(row.record_id.removeprefix("mapping:")).replace("--", ".")
        stated = {"subject_id": row.subject_id, "object_id": row.object_id, "predicate_id": row.predicate_id}
        props += [prop(name, value, group=group, **{"class": "nothing-found"})
                  for name, value in {**stated, **slots_of(row)}.items()]  # fmt: skip
    gaps = {"source-gap-summary": _gap(out, searched, mapped, pair, "source"),
            "target-gap-summary": _gap(out, searched, mapped, pair, "target")}  # fmt: skip
    return {
        "uuid": stable_uuid("mapping", pair),
        "source-resource": _resource(out.group.source),
        "target-resource": _resource(out.group.target),
        "maps": [_map(row, out) for row in mapped],
        **({"props": props} if props else {}),
        **{name: gap for name, gap in gaps.items() if gap},
    }


def _derived(out: Outgoing, pair: str) -> dict[str, Any]:
    """What follows from all rows, apart from what somebody wrote: found by a program, and a draft for good."""
    return {
        "uuid": stable_uuid("mapping", "derived", pair),
        "method": "automation",
        "status": "draft",
        "mapping-description": (
            "Derived: what follows from the rows named in each remark. Candidates for a person to confirm, no more; "
            "nothing is said of reuse or of what must be added."
        ),
        "source-resource": _resource(out.group.source),
        "target-resource": _resource(out.group.target),
        "maps": [{**_map(row, out), "remarks": row.comment} for row in out.derived],
    }


def _resource(slug: str) -> dict[str, Any]:
    return {"type": "catalog", "href": slug + CATALOG, "props": [prop("edition", BASE + slug)]}


def _gap(out: Outgoing, searched: list[Row], mapped: list[Row], pair: str, side: str) -> dict[str, Any] | None:
    """The controls of which nothing was found: OSCAL means the whole control, so one statement mapped is enough."""

    def control(row: Row) -> str:
        curie = row.subject_id if side == "source" else row.object_id
        return out.requirement(curie) or curie

    seen = {control(row) for row in mapped} | {out.requirement(curie) or curie for curie in out.unassessed}
    empty = dict.fromkeys(control(row) for row in searched)
    ids = [token(curie) for curie in empty if curie not in seen and curie != NOTHING]
    if not ids:
        return None
    return {"uuid": stable_uuid("gap", side, pair), "unmapped-controls": [{"with-ids": ids}]}


def _map(row: Row, out: Outgoing) -> dict[str, Any]:
    number = _number(row.confidence)
    kept = slots_of(row)
    props = [prop(name, value) for name, value in kept.items() if name not in _APART]
    if row.confidence and (number is None or str(number) != row.confidence):
        props.append(prop("confidence", row.confidence))
    if row.rationale_kind and row.rationale_kind not in _KINDS:
        props.append(prop("rationale_kind", row.rationale_kind))
    found: dict[str, Any] = {"uuid": stable_uuid("map", row.record_id)}
    if row.rationale_kind in _KINDS:
        found["matching-rationale"] = row.rationale_kind
    found["relationship"] = OSCAL[row.relation]
    found["sources"], found["targets"] = [_item(row.subject_id, out)], [_item(row.object_id, out)]
    if row.delta_en:
        found["qualifiers"] = [{"subject": "source", "predicate": "has-requirement", "category": "addressable",
                                "description": row.delta_en}]  # fmt: skip
    if number is not None:
        found["confidence-score"] = {"percentage": number}
    if props:
        found["props"] = props
    if row.rationale:
        found["remarks"] = row.rationale
    return found


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if 0 <= number <= 1 else None


def _item(curie: str, out: Outgoing) -> dict[str, Any]:
    title = out.title(curie)
    found = {"type": "statement" if out.requirement(curie) else "control", "id-ref": token(curie)}
    return {**found, "props": [prop("title", title)]} if title else found


# ── reading ──


def read_oscal(path: Path, tree: dict[str, Any]) -> Crosswalk:
    """Return what the OSCAL mapping collection at ``path``, read as ``tree``, holds.

    Raises ``InputError`` where it is none.
    """
    collection = tree.get(ROOT)
    if not isinstance(collection, dict):
        raise refused("not-oscal", "the file is no OSCAL mapping collection.", path, expected=ROOT)
    mappings = collection.get("mappings")
    several = mappings if isinstance(mappings, list) else [mappings]
    titles = _back_matter(collection)
    entries: list[Entry] = []
    listed_ids: list[tuple[str, str]] = []
    unassessed: list[str] = []
    for place, mapping in enumerate(several):
        if not isinstance(mapping, dict):
            raise refused("not-oscal", "a mapping is no object.", path, expected=f"an object at mappings[{place}]")
        ends = tuple(_edition(mapping.get(f"{side}-resource"), titles) for side in ("source", "target"))
        entries.extend(_maps(mapping, ends, place, len(entries)))
        entries.extend(_searched(mapping, ends, place, len(entries)))
        for side, of in zip(("source", "target"), ends, strict=True):
            listed_ids += [(text, of) for text in _unmapped(mapping.get(f"{side}-gap-summary"))]
        unassessed += [said(found, "value") for found in listed(mapping, "props")
                       if found.get("ns") == NAMESPACE and found.get("name") == _NOT_ASSESSED]  # fmt: skip
    metadata = props_of(collection.get("provenance") or {})
    metadata["title"] = said(collection.get("metadata"), "title")
    return Crosswalk(path.name, "oscal", tuple(entries), metadata=metadata, listed=tuple(listed_ids),
                     unassessed=tuple(unassessed))  # fmt: skip


def _back_matter(collection: dict[str, Any]) -> dict[str, str]:
    resources = listed(collection.get("back-matter"), "resources")
    return {said(found, "uuid"): said(found, "title") or _link(found) for found in resources}


def _link(resource: dict[str, Any]) -> str:
    return next((said(link, "href") for link in listed(resource, "rlinks")), "")


def _edition(resource: Any, titles: dict[str, str]) -> str:
    if not isinstance(resource, dict):
        return ""
    stated = props_of(resource).get("edition")
    href = said(resource, "href")
    return stated or titles.get(href.removeprefix("#"), "") or href


def _unmapped(gap: Any) -> Iterator[str]:
    for selected in listed(gap, "unmapped-controls"):
        yield from (text for text in selected.get("with-ids") or [] if isinstance(text, str))


def _maps(mapping: dict[str, Any], ends: tuple[str, ...], place: int, before: int) -> Iterator[Entry]:
    for nth, found in enumerate(listed(mapping, "maps")):
        sources, targets = listed(found, "sources") or [{}], listed(found, "targets") or [{}]
        word = said(found, "relationship")
        relation = _single(relation_of(word), len(sources), len(targets))
        slots = _slots(found, mapping)
        for source in sources:
            for target in targets:
                yield Entry(
                    before + nth + 1, said(source, "id-ref"), relation, said(target, "id-ref"), word,
                    _title(source), _title(target), ends[0], ends[1], slots,
                    f"mappings[{place}].maps[{nth}]",
                )  # fmt: skip


def _title(item: dict[str, Any]) -> str:
    """The title that a property of anybody's gives to an end."""
    return next((said(found, "value") for found in listed(item, "props") if found.get("name") in _TITLES), "")


def _single(relation: str | None, sources: int, targets: int) -> str | None:
    """What a relation between unions says of each single pair; None where it says nothing."""
    if sources == targets == 1 or relation == "noRelationship":
        return relation
    if targets == 1 and relation in (EQUAL, SUBSET):
        return SUBSET
    if sources == 1 and relation in (EQUAL, SUPERSET):
        return SUPERSET
    return None


def _slots(found: dict[str, Any], mapping: dict[str, Any]) -> dict[str, str]:
    slots = props_of(found)
    score = found.get("confidence-score")
    if isinstance(score, dict) and "confidence" not in slots:
        slots["confidence"] = said(score, "percentage") or said(score, "category")
    slots.setdefault("rationale_kind", said(found, "matching-rationale") or said(mapping, "matching-rationale"))
    qualifiers = listed(found, "qualifiers")
    slots.setdefault("delta_en", "\n".join(said(q, "description") for q in qualifiers))
    slots.setdefault("rationale", said(found, "remarks"))
    return {name: value for name, value in slots.items() if value}


def _searched(mapping: dict[str, Any], ends: tuple[str, ...], place: int, before: int) -> Iterator[Entry]:
    for nth, stated in enumerate(grouped(mapping).values()):
        source, target = stated.pop("subject_id", ""), stated.pop("object_id", "")
        word = stated.pop("predicate_id", "")
        if NOTHING in (compact(source), compact(target)):
            yield Entry(before + nth + 1, source, relation_of(word), target, word, "", "", ends[0], ends[1], stated,
                        f"mappings[{place}].props")  # fmt: skip
