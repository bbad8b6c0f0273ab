"""Lists that an annex of a law gives and a duty asks for, point by point, and where a firm would normally keep each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from aims_graph.base.terms import compact
from aims_graph.knowledge.catalogue import Catalogue, Provision


@dataclass(frozen=True, slots=True)
class AnnexPoint:
    """A point of a list. ``types``: artefact types in which it is normally documented; ``laws``: states that have it."""

    curie: str
    title: Mapping[str, str]
    laws: tuple[str, ...]
    types: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnnexList:
    """An annex, or a section of one. ``asked_by``: the provision whose duty asks for what it lists."""

    curie: str
    title: Mapping[str, str]
    asked_by: str
    points: tuple[AnnexPoint, ...]


def annex_lists(catalogue: Catalogue) -> tuple[AnnexList, ...]:
    """Return every list with its points, in reading order."""
    found = []
    for curie, provision in catalogue.provisions.items():
        asked = catalogue.pointed(provision.iri, "listAskedBy")
        if asked:
            found.append(AnnexList(curie, _title(provision), compact(asked[0]), tuple(_points(catalogue, curie))))
    return tuple(found)


def _points(catalogue: Catalogue, above: str) -> list[AnnexPoint]:
    points = []
    for curie in catalogue.children.get(above, []):
        provision = catalogue.provisions[curie]
        types = catalogue.codes(provision.iri, "documentedBy")
        points += [AnnexPoint(curie, _title(provision), provision.in_law, types), *_points(catalogue, curie)]
    return points


def _title(provision: Provision) -> dict[str, str]:
    english = provision.title or provision.own_title.get("en") or provision.name()
    return {"en": english, **{lang: text for lang, text in provision.own_title.items() if lang != "en"}}
