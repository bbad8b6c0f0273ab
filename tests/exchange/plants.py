"""Faults to plant, and crosswalks in the style of other people to plant them in."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import yaml


@dataclass(frozen=True)
class Plain:
    """A row before it is put in a format. Ids are local; ``former`` writes the source as of ISO/IEC 27001:2013."""

    source: str
    relation: str
    target: str
    why: str = "both ask for a procedure that says who does what"
    source_title: str = ""
    target_title: str = ""
    turned: bool = False
    former: bool = False
    confidence: str = ""
    reuse: str = ""


SOUND = (
    Plain("A.5.24", "intersects", "A.8.4"),
    Plain("A.5.1", "superset", "A.2.2"),
    Plain("A.5.2", "equal", "A.3.2"),
    Plain("A.5.35", "subset", "9.2.2"),
    Plain("A.8.13", "none", "A.6.2.8", "the same word, retention, with another meaning"),
)
"""Rows with nothing wrong; what they claim is made up."""

TITLES = {
    "A.5.24": "Information security incident management planning and preparation", "A.8.4": "Communication of incidents",
    "A.5.1": "Policies for information security", "A.2.2": "AI policy", "A.3.2": "AI roles and responsibilities",
    "A.5.2": "Information security roles and responsibilities", "9.2.2": "Internal audit programme",
    "A.5.35": "Independent review of information security", "A.8.13": "Information backup",
}  # fmt: skip


def titled(rows: Sequence[Plain]) -> list[Plain]:
    return [
        replace(
            row,
            source_title=row.source_title or TITLES.get(row.source, ""),
            target_title=row.target_title or ("" if row.turned else TITLES.get(row.target, "")),
        )
        for row in rows
    ]


PLANTS: Mapping[str, Callable[[], list[Plain]]] = {
    "missing-end": lambda: [*SOUND, Plain("A.5.30", "equal", "")],
    "dangling-id": lambda: [*SOUND, Plain("A.5.99", "subset", "A.2.3")],
    "wrong-edition": lambda: [*SOUND, Plain("A.9.2.1", "subset", "A.4.6")],
    "not-assessable": lambda: [*SOUND, Plain("A.5.3", "intersects", "A.6.2")],
    "title-mismatch": lambda: titled([*SOUND, Plain("A.5.30", "intersects", "A.6.2.8", source_title="Cabling security")]),
    "self-mapping": lambda: [*SOUND, Plain("A.5.3", "equal", "=")],
    "unknown-relation": lambda: [*SOUND, Plain("A.5.3", "related somehow", "A.3.3")],
    "duplicate-row": lambda: [*SOUND, SOUND[0]],
    "several-relations": lambda: [*SOUND, replace(SOUND[0], relation="subset")],
    "contradicting-rows": lambda: [*SOUND, replace(SOUND[0], relation="none")],
    "not-inverse": lambda: [*SOUND, Plain("A.8.4", "superset", "A.5.24", turned=True)],
    "all-intersect": lambda: [Plain(f"A.5.{number}", "intersects", "A.2.2") for number in range(1, 8)],
    "no-rationale": lambda: [replace(row, why="") for row in SOUND],
    "rationale-empty": lambda: [*SOUND, Plain("A.5.3", "intersects", "A.3.3", "")],
    "rationale-thin": lambda: [*SOUND, Plain("A.5.3", "intersects", "A.3.3", "roles")],
    "contradiction": lambda: [
        Plain("A.5.24", "subset", "A.8.4"), Plain("A.5.24", "superset", "A.3.3"), Plain("A.5.26", "superset", "A.8.4"),
        Plain("A.5.26", "none", "A.3.3"), Plain("A.5.35", "subset", "9.2.2"),
    ],
    "confidence-range": lambda: [*SOUND, Plain("A.5.3", "intersects", "A.3.3", confidence="85")],
    "searched-and-mapped": lambda: [*SOUND, Plain("A.5.24", "intersects", "NOTHING", "nothing speaks of it")],
    "two-hop": lambda: [*SOUND, Plain("A.5.26", "intersects", "A.8.4")],
}  # fmt: skip

HOLDS_NOT = {
    ("ciso-assistant", "title-mismatch"), ("ciso-assistant", "confidence-range"), ("ciso-assistant", "searched-and-mapped"),
}  # fmt: skip
"""What a format has no place for, in the style of others."""


def ends(row: Plain) -> tuple[tuple[str, str], tuple[str, str]]:
    """Framework and local id of both ends."""
    pair = ("iso42001", "iso27001") if row.turned else ("iso27001", "iso42001")
    if row.target == "=":
        return (pair[0], row.source), (pair[0], row.source)
    return (pair[0], row.source), (pair[1], row.target)


def as_sssom(rows: Sequence[Plain]) -> str:
    """With foreign prefixes, SKOS where it fits, and columns in an order of their own."""
    words = {"equal": "skos:exactMatch", "subset": "skos:broadMatch", "superset": "skos:narrowMatch",
             "intersects": "ex:intersectsWith", "none": "ex:noRelationship"}  # fmt: skip
    head = (
        "#curie_map:\n#  isms: https://w3id.org/aims-graph/iso27001-2022/\n#  aims: https://example.org/iso42001/\n"
        "#  ex: https://example.org/strm#\n#mapping_set_id: https://example.org/set\n#license: https://example.org/l\n"
    )
    columns = ("comment", "object_id", "object_label", "predicate_id", "subject_label", "subject_id", "confidence",
               "mapping_justification")  # fmt: skip
    lines = []
    for row in rows:
        one, other = ends(row)
        ids = [("isms:" if of == "iso27001" else "aims:") + local if local else "" for of, local in (one, other)]
        if row.target == "NOTHING":
            ids[1] = "sssom:NoTermFound"
        lines.append((row.why, ids[1], row.target_title, words.get(row.relation, row.relation), row.source_title, ids[0],
                      row.confidence, "semapv:ManualMappingCuration"))  # fmt: skip
    return head + "\n".join("\t".join(line) for line in (columns, *lines)) + "\n"


def as_csv(rows: Sequence[Plain]) -> str:
    """Semicolons, headings in another order, ids as people write them."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerow(["Nr", "Source", "Source title", "Relationship", "Target", "Target title", "Confidence", "Comment"])
    names = {"iso27001": "ISO/IEC 27001:2022 ", "iso42001": "ISO 42001 "}
    for number, row in enumerate(rows, 1):
        one, other = (names[of] + local if local else "" for of, local in ends(row))
        if row.target == "NOTHING":
            other = "sssom:NoTermFound"
        writer.writerow([number, one, row.source_title, row.relation, other, row.target_title, row.confidence, row.why])
    return out.getvalue()


def as_oscal(rows: Sequence[Plain]) -> str:
    """Resources in the back matter, plain ids."""
    words = {"equal": "equal-to", "subset": "subset-of", "superset": "superset-of", "intersects": "intersects-with",
             "none": "no-relationship"}  # fmt: skip
    uuids = {"iso27001": "11111111-1111-4111-8111-111111111111", "iso42001": "22222222-2222-4222-8222-222222222222"}
    titles = {"iso27001": "ISO/IEC 27001:2022 Annex A", "iso42001": "ISO/IEC 42001:2023"}
    mappings = []
    for turned in (False, True):
        of = ("iso42001", "iso27001") if turned else ("iso27001", "iso42001")
        maps = [_map(row, words) for row in rows if row.turned == turned and row.target not in ("NOTHING", "=")]
        if row_pairs := [row for row in rows if row.target == "=" and not turned]:
            mappings.append(_set(uuids["iso27001"], uuids["iso27001"], [_map(row, words) for row in row_pairs]))
        if maps:
            found = _set(uuids[of[0]], uuids[of[1]], maps)
            gaps = [row.source for row in rows if row.target == "NOTHING"]
            if gaps and not turned:
                found["source-gap-summary"] = {"uuid": uuids[of[0]], "unmapped-controls": [{"with-ids": gaps}]}
            mappings.append(found)
    resources = [{"uuid": uuid, "title": titles[name]} for name, uuid in uuids.items()]
    return json.dumps({"mapping-collection": {"metadata": {"title": "somebody's"}, "mappings": mappings,
                                              "back-matter": {"resources": resources}}}, indent=1)  # fmt: skip


def _set(source: str, target: str, maps: list[dict]) -> dict:
    return {"source-resource": {"type": "catalog", "href": f"#{source}"},
            "target-resource": {"type": "catalog", "href": f"#{target}"}, "maps": maps}  # fmt: skip


def _map(row: Plain, words: Mapping[str, str]) -> dict:
    def item(text: str, title: str) -> dict:
        props = [{"name": "label", "value": title}]
        return {"type": "control", "id-ref": text, **({"props": props} if title else {})}

    found = {"relationship": words.get(row.relation, row.relation), "sources": [item(row.source, row.source_title)],
             "targets": [item(ends(row)[1][1], row.target_title)]}  # fmt: skip
    if row.confidence:
        found["confidence-score"] = {"percentage": float(row.confidence)}
    if row.why:
        found["remarks"] = row.why
    return found


def as_ciso(rows: Sequence[Plain]) -> str:
    """The library's own URNs, both directions as two sets."""
    words = {"intersects": "intersect", "none": "not_related"}
    slugs = {"iso27001": "iso27001-2022", "iso42001": "iso42001-2023"}

    def urn(of: str, local: str) -> str:
        return f"urn:intuitem:risk:req_node:{slugs[of]}:{local.lower()}" if local else ""

    sets = []
    for turned in (False, True):
        of = ("iso42001", "iso27001") if turned else ("iso27001", "iso42001")
        mappings = [
            {"source_requirement_urn": urn(*ends(row)[0]), "target_requirement_urn": urn(*ends(row)[1]),
             "relationship": words.get(row.relation, row.relation), "rationale": "semantic", "annotation": row.why}
            for row in rows if row.turned == turned and row.target != "NOTHING"
        ]  # fmt: skip
        if mappings:
            sets.append({"urn": "urn:x", "source_framework_urn": f"urn:intuitem:risk:framework:{slugs[of[0]]}",
                         "target_framework_urn": f"urn:intuitem:risk:framework:{slugs[of[1]]}",
                         "requirement_mappings": mappings})  # fmt: skip
    return yaml.safe_dump({"urn": "urn:x", "objects": {"requirement_mapping_sets": sets}}, sort_keys=False)


FORMATS: Mapping[str, tuple[str, Callable[[Sequence[Plain]], str]]] = {
    "sssom": ("tsv", as_sssom),
    "csv": ("csv", as_csv),
    "oscal": ("json", as_oscal),
    "ciso-assistant": ("yaml", as_ciso),
}
