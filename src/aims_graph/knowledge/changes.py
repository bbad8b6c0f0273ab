"""What AI changes in a management system already held: the reverse of the integration.

Each entry is a consequence that we draw from what the edition already asks, not a requirement added to it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal, NamedNode, Store

from aims_graph.base.terms import AIMS, BASE, aims, compact
from aims_graph.knowledge.catalogue import RDF_TYPE, Catalogue

_TRUE: Final = "true"


@dataclass(frozen=True, slots=True)
class Concern:
    """A statement, clause or control that a change touches. ``provision``: the clause or control itself."""

    id: str
    provision: str
    title: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SystemChange:
    """Something that a system held has to take on. Codes are local names of the vocabulary; ``effort`` is for
    extending what the system has; ``conflict``: two things asked pull apart, so that somebody has to decide."""

    id: str
    edition: str
    area: str
    when: str
    text: Mapping[str, str]
    why: Mapping[str, str]
    concerns: tuple[Concern, ...]
    owner_role: str | None
    effort: str | None
    conflict: bool


def read_changes(store: Store, catalogue: Catalogue) -> tuple[SystemChange, ...]:
    """Return every change, by edition, then in the published order of its area, then by id."""
    found = store.quads_for_pattern(None, NamedNode(RDF_TYPE), NamedNode(aims("SystemChange")), None)
    places = {area: place for place, area in enumerate(catalogue.members("ChangeArea"))}
    changes = [_change(store, quad.subject, catalogue) for quad in found if isinstance(quad.subject, NamedNode)]
    return tuple(sorted(changes, key=lambda change: (change.edition, places.get(change.area, 99), change.id)))


def _change(store: Store, node: NamedNode, catalogue: Catalogue) -> SystemChange:
    facts: dict[str, list[NamedNode | Literal]] = {}
    for quad in store.quads_for_pattern(node, None, None, None):
        if isinstance(quad.object, NamedNode | Literal):
            facts.setdefault(quad.predicate.value.removeprefix(AIMS), []).append(quad.object)

    def code(name: str) -> str | None:
        return min((value.value.removeprefix(AIMS) for value in facts.get(name, [])), default=None)

    def words(name: str) -> dict[str, str]:
        texts = {v.language: v.value for v in facts.get(name, []) if isinstance(v, Literal) and v.language}
        return {language: texts[language] for language in sorted(texts)}

    concerns = (_concern(compact(value.value), catalogue) for value in facts.get("concerns", []))
    return SystemChange(
        id=node.value.removeprefix(AIMS),
        edition=(code("inEdition") or "").removeprefix(BASE),
        area=code("changeArea") or "",
        when=code("when") or "whenAny",
        text=words("text"),
        why=words("why"),
        concerns=tuple(sorted(concerns, key=lambda concern: _place(concern, catalogue))),
        owner_role=code("ownerRole"),
        effort=code("effortExtend"),
        conflict=code("isConflict") == _TRUE,
    )


def _place(concern: Concern, catalogue: Catalogue) -> tuple[int, int, str]:
    provision, statement = catalogue.provisions.get(concern.provision), catalogue.statements.get(concern.id)
    return (provision.sort_key if provision else 0, statement.position if statement else 0, concern.id)


def _concern(curie: str, catalogue: Catalogue) -> Concern:
    statement = catalogue.statements.get(curie)
    provision = statement.requirement if statement else curie
    return Concern(curie, provision, catalogue.titles(provision) or {"en": ""})
