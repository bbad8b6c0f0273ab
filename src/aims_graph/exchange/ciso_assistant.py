"""CISO Assistant libraries (YAML) with a requirement mapping set: written and read.

The format has a word for the relation and one for the kind of rationale; the rest goes into the annotations: the
reason as text, then one line of JSON led by ``[aims-graph]``. A search without a result has no target there, so it
stands in the annotation of the set.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from aims_graph.base.errors import UsageError
from aims_graph.base.terms import compact, expand
from aims_graph.exchange.crosswalk import NOTHING, Crosswalk, Entry, Note, Written
from aims_graph.exchange.oscal_ids import listed, said
from aims_graph.exchange.relations import CISO_ASSISTANT, relation_of
from aims_graph.exchange.rows import Outgoing, slots_of
from aims_graph.exchange.safely import Node, refused
from aims_graph.knowledge.sssom import Row

MARK: Final = "[aims-graph] "
_KINDS: Final = frozenset({"syntactic", "semantic", "functional"})
_URN: Final = "urn:aims-graph:risk:"


def framework_urn(slug: str) -> str:
    """Return the URN of an edition as a framework of ours in CISO Assistant."""
    return f"{_URN}framework:{slug}"


def node_urn(curie: str) -> str:
    """Return the URN of a provision or statement; CISO Assistant looks URNs up in small letters.

    >>> node_urn("iso42001:A.6.2.4")
    'urn:aims-graph:risk:req_node:iso42001-2023:a.6.2.4'
    """
    slug, _, local = expand(curie).rpartition("/")
    return f"{_URN}req_node:{slug.rpartition('/')[2]}:{local.lower()}"


def library_urn(name: str) -> str:
    """Return the URN of a library of ours."""
    return f"{_URN}library:{name}"


def write_ciso_assistant(out: Outgoing) -> Written:
    """Return the rows as a library. Raises ``UsageError`` where PyYAML is not installed."""
    name = f"mapping-{out.group.source}-and-{out.group.target}"
    titles = [out.edition_title(slug) for slug in (out.group.source, out.group.target)]
    searched = [row for row in out.rows if row.searched]
    mapped = [row for row in out.rows if not row.searched]
    days = [row.mapping_date for row in out.rows if row.mapping_date]
    stated = {
        "agreement": dict(out.group.agreement),
        "not_assessed": list(out.unassessed),
        "nothing_found": [
            {
                "subject_id": row.subject_id,
                "predicate_id": row.predicate_id,
                "object_id": row.object_id,
                **slots_of(row),
            }
            for row in searched
        ],
    }
    library = {
        "urn": library_urn(name), "locale": "en", "ref_id": name, "name": f"{titles[0]} to {titles[1]}",
        "description": "What of the source can be reused for the target. A mapping proposes, evidence decides.",
        "copyright": "CC BY 4.0", "version": 1,
        **({"publication_date": max(days)} if days else {}),
        "provider": "aims-graph", "packager": "aims-graph",
        "dependencies": [library_urn(out.group.source), library_urn(out.group.target)],
        "objects": {
            "requirement_mapping_set": {
                "urn": f"{_URN}req_mapping_set:{out.group.source}-to-{out.group.target}",
                "ref_id": name, "name": f"{titles[0]} to {titles[1]}",
                "annotation": MARK + json.dumps(stated, ensure_ascii=False),
                "source_framework_urn": framework_urn(out.group.source),
                "target_framework_urn": framework_urn(out.group.target),
                "requirement_mappings": [_mapping(row) for row in mapped],
            }
        },
    }  # fmt: skip
    notes = [Note("ciso-annotations", len(mapped))] if mapped else []
    notes += [Note("ciso-searched", len(searched))] if searched else []
    return Written(dump(library), tuple(notes))


def dump(tree: Any) -> str:
    """Return ``tree`` as YAML. Raises ``UsageError`` where PyYAML is not installed."""
    try:
        import yaml
    except ImportError as error:
        raise UsageError("writing YAML needs PyYAML: pip install 'aims-graph[exchange]'") from error
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    text: str = yaml.dump(tree, Dumper=dumper, sort_keys=False, allow_unicode=True, width=110)
    return text


def _mapping(row: Row) -> dict[str, Any]:
    rest = {name: value for name, value in slots_of(row).items() if name != "rationale"}
    found: dict[str, Any] = {
        "source_requirement_urn": node_urn(row.subject_id),
        "target_requirement_urn": node_urn(row.object_id),
        "relationship": CISO_ASSISTANT[row.relation],
    }
    if row.rationale_kind in _KINDS:
        found["rationale"] = rest.pop("rationale_kind")
    found["annotation"] = f"{row.rationale}\n\n{MARK}{json.dumps(rest, ensure_ascii=False)}"
    return found


# ── reading ──


def read_ciso_assistant(path: Path, tree: dict[str, Any]) -> Crosswalk:
    """Return what the library at ``path``, read as ``tree``, holds of mapping sets.

    Raises ``InputError`` where it holds none.
    """
    objects = tree.get("objects")
    sets = listed(objects, "requirement_mapping_sets")
    single = objects.get("requirement_mapping_set") if isinstance(objects, dict) else None
    sets = sets or ([single] if isinstance(single, dict) else [])
    if not sets:
        raise refused("not-ciso-assistant", "the file is no CISO Assistant library with a mapping set.", path,
                      expected="objects, requirement_mapping_set")  # fmt: skip
    entries: list[Entry] = []
    metadata: dict[str, str] = {}
    unassessed: list[str] = []
    for found in sets:
        stated = _marked(said(found, "annotation"))[1]
        ends = (said(found, "source_framework_urn"), said(found, "target_framework_urn"))
        entries.extend(_entries(found, ends, len(entries)))
        entries.extend(_searched(stated.get("nothing_found"), ends))
        agreement = stated.get("agreement")
        if isinstance(agreement, dict):
            metadata |= {f"aims_agreement_{name}": str(value) for name, value in agreement.items()}
        if isinstance(missed := stated.get("not_assessed"), list):
            unassessed += [text for text in missed if isinstance(text, str)]
    return Crosswalk(path.name, "ciso-assistant", tuple(entries), metadata=metadata, unassessed=tuple(unassessed))


def _marked(annotation: str) -> tuple[str, dict[str, Any]]:
    """Return the words of an annotation, and what of ours is in it."""
    words, _, line = annotation.rpartition("\n")
    if not line.startswith(MARK):
        return annotation, {}
    try:
        stated = json.loads(line.removeprefix(MARK))
    except (json.JSONDecodeError, RecursionError):
        return annotation, {}
    return words.removesuffix("\n"), stated if isinstance(stated, dict) else {}


def _entries(found: dict[str, Any], ends: tuple[str, str], before: int) -> Iterator[Entry]:
    for nth, mapping in enumerate(listed(found, "requirement_mappings")):
        words, stated = _marked(said(mapping, "annotation"))
        slots = {name: str(value) for name, value in stated.items()}
        slots["rationale"] = words
        slots.setdefault("rationale_kind", said(mapping, "rationale"))
        slots["strength_of_relationship"] = said(mapping, "strength_of_relationship")
        word = said(mapping, "relationship")
        yield Entry(
            mapping.line if isinstance(mapping, Node) else before + nth + 1,
            said(mapping, "source_requirement_urn"), relation_of(word), said(mapping, "target_requirement_urn"), word,
            source_set=ends[0], target_set=ends[1], slots={name: value for name, value in slots.items() if value},
        )  # fmt: skip


def _searched(stated: Any, ends: tuple[str, str]) -> Iterator[Entry]:
    for nth, row in enumerate(stated if isinstance(stated, list) else [], 1):
        if not isinstance(row, dict):
            continue
        slots = {str(name): str(value) for name, value in row.items()}
        source, target = slots.pop("subject_id", ""), slots.pop("object_id", "")
        word = slots.pop("predicate_id", "")
        if NOTHING in (compact(source), compact(target)):
            yield Entry(nth, source, relation_of(word), target, word, source_set=ends[0], target_set=ends[1],
                        slots=slots, place="annotation")  # fmt: skip
