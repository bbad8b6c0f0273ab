"""OSCAL catalogues of our ids, one an edition, so that references in mappings resolve: ids and official titles only."""

from __future__ import annotations

import json
from typing import Any, Final

from aims_graph.base.terms import BASE, EDITIONS
from aims_graph.exchange.oscal_ids import START_OF_DAY, VERSION, prop, stable_uuid, token
from aims_graph.knowledge.catalogue import Catalogue, Provision
from aims_graph.knowledge.knowledge import Knowledge

_DAY: Final = "2026-11-23"
"""OSCAL wants a day on which a catalogue changed last; the version and the digest say more."""


def write_oscal_catalog(knowledge: Knowledge, prefix: str, version: str) -> str:
    """Return the catalogue of the edition that ``prefix`` stands for, as OSCAL JSON."""
    slug = EDITIONS[prefix]
    catalogue = knowledge.catalogue
    top = [p for p in catalogue.provisions.values() if p.edition == slug and p.parent is None]
    groups = [_group(p, catalogue) for p in top if _is_group(p, catalogue)]
    controls = [_control(p, catalogue) for p in top if not _is_group(p, catalogue)]
    title = knowledge.edition_title(slug)
    catalog: dict[str, Any] = {
        "uuid": stable_uuid("catalog", slug, knowledge.digest, version),
        "metadata": {
            "title": f"{title}: identifiers and titles",
            "last-modified": _DAY + START_OF_DAY,
            "version": version,
            "oscal-version": VERSION,
            "props": [prop("edition", BASE + slug), prop("knowledge-digest", knowledge.digest)],
            "remarks": "Identifiers and official titles only; the text of the edition is not reproduced.",
        },
    }
    catalog |= {name: found for name, found in (("groups", groups), ("controls", controls)) if found}
    return json.dumps({"catalog": catalog}, ensure_ascii=False, indent=1) + "\n"


def _is_group(provision: Provision, catalogue: Catalogue) -> bool:
    """A heading over provisions is a group, as long as OSCAL can nest what stands below it as one kind."""
    below = [catalogue.provisions[curie] for curie in catalogue.children.get(provision.curie, ())]
    return bool(below) and not catalogue.statements_of.get(provision.curie) and provision.kind not in _CONTROLS


_CONTROLS: Final = frozenset({"Article", "Paragraph", "Subparagraph", "Point", "Definition", "Control"})


def _group(provision: Provision, catalogue: Catalogue) -> dict[str, Any]:
    below = [catalogue.provisions[curie] for curie in catalogue.children[provision.curie]]
    found = _named(provision)
    if all(_is_group(child, catalogue) for child in below):
        return {**found, "groups": [_group(child, catalogue) for child in below]}
    return {**found, "controls": [_control(child, catalogue) for child in below]}


def _control(provision: Provision, catalogue: Catalogue) -> dict[str, Any]:
    found = _named(provision)
    parts = [{"id": token(curie), "name": "statement"} for curie in catalogue.statements_of.get(provision.curie, ())]
    below = [_control(catalogue.provisions[curie], catalogue) for curie in catalogue.children.get(provision.curie, ())]
    if parts:
        found["parts"] = parts
    if below:
        found["controls"] = below
    return found


def _named(provision: Provision) -> dict[str, Any]:
    number = provision.curie.partition(":")[2]
    return {
        "id": token(provision.curie),
        "class": provision.kind,
        "title": " ".join((provision.title or number).split()),
        "props": [{"name": "label", "value": number}, prop("iri", provision.iri)],
    }
