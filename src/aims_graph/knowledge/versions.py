"""Dated versions of the provisions of a law: what changed, by which act, and from when each applies."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from aims_graph.base.terms import AIMS, BASE, compact
from aims_graph.knowledge.catalogue import DCTERMS, Catalogue, Provision

_STATES: Final = ("original", "current")
_CITED: Final = re.compile(r"Art\. (\d+)\((\d+)\)(?:\((\w+)\))? of Regulation \(EU\) (\S+)")


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a provision in one state of the law. ``change``: what the amending act did, where it did."""

    iri: str
    law: str
    change: str | None
    changed_by: str | None
    applies_from: str | None
    applies_from_note: Mapping[str, str]
    source: Mapping[str, str]
    note: Mapping[str, str]

    @property
    def curie(self) -> str:
        """The short form of its IRI."""
        return compact(self.iri)


def versions(catalogue: Catalogue, provision: Provision) -> tuple[Version, ...]:
    """Return the dated versions of ``provision``, the original first; none where text and dates never changed."""
    edition, local = BASE + provision.edition, provision.iri.rpartition("/")[2]
    found = []
    for state in _STATES:
        iri = f"{edition}/version/{state}/{local}"
        laws = catalogue.codes(iri, "inLaw")
        if not laws:
            continue
        change = catalogue.codes(iri, "change")
        found.append(
            Version(
                iri,
                laws[0],
                change[0] if change else None,
                catalogue.value(iri, "changedBy"),
                catalogue.value(iri, "appliesFrom"),
                catalogue.words(iri, AIMS + "appliesFromNote"),
                catalogue.words(iri, DCTERMS + "source"),
                catalogue.words(iri, AIMS + "note"),
            )
        )
    return tuple(found)


def cited(changed_by: str, lang: str) -> str:
    """Return a citation of an amending act as it is written in ``lang``; as it stands where the form is another."""
    match = _CITED.fullmatch(changed_by)
    if lang != "es" or match is None:
        return changed_by
    article, point, letter, act = match.groups()
    return f"art. {article}, punto {point}{f', letra {letter})' if letter else ''}, del Reglamento (UE) {act}"
