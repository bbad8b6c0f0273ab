"""AI systems of an inventory, added to what an organisation has already handed in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pyoxigraph import NamedNode, Triple

from aims_graph.base.errors import InputError, Problem
from aims_graph.base.terms import ORG, PREFIXES, aims
from aims_graph.intake.cells import unique
from aims_graph.intake.organisation import Organisation
from aims_graph.intake.rdf import to_triples

_TYPE = NamedNode(PREFIXES["rdf"] + "type")
_PARTS = ("system", "artefact", "complete")


def added(triples: Sequence[Triple], organisation: Organisation, file: str) -> list[Triple]:
    """Return ``triples`` (of the file ``file``) with the AI systems of ``organisation``, under the IRI they have.

    Raises ``InputError`` where the file holds none or several organisations, or has a system of the same id.
    """
    roots = [t.subject.value for t in triples if _is(t, "Organisation") and isinstance(t.subject, NamedNode)]
    if len(set(roots)) != 1 or not roots[0].startswith(ORG):
        message = "AI systems can only be added to a file that holds one organisation."
        raise InputError([Problem("organisation", message, file=file, expected=f"one aims:Organisation below {ORG}")])
    root = roots[0]
    known = {t.subject.value for t in triples if isinstance(t.subject, NamedNode)}
    twice = [system for system in organisation.systems if f"{root}/system/{system.slug}" in known]
    if twice:
        message = "The organisation lists a system of this id already; nothing was changed."
        raise InputError([Problem("system_known", message, file=file, found=system.slug) for system in twice])
    declared = [d for d in organisation.complete if f"{root}/complete/{d.list_class}" in known]
    if declared:
        message = "The organisation has declared this list complete already; nothing was changed."
        raise InputError([Problem("complete_known", message, file=file, found=d.list_class) for d in declared])
    listed = any(
        t.predicate.value == aims("artefactType") and t.object == NamedNode(aims("AISystemInventory")) for t in triples
    )
    slugs = [iri.removeprefix(f"{root}/artefact/") for iri in known]
    artefacts = [
        replace(artefact, slug=unique(artefact.slug, slugs)) for artefact in (() if listed else organisation.artefacts)
    ]
    mine = replace(organisation, slug=root.removeprefix(ORG), artefacts=artefacts)
    starts = tuple(f"{root}/{part}/" for part in _PARTS)
    new = [
        t
        for t in to_triples(mine)
        if isinstance(t.subject, NamedNode)
        and (t.subject.value.startswith(starts) or t.predicate.value == aims("remark"))
    ]
    return [*triples, *new]


def _is(triple: Triple, name: str) -> bool:
    return triple.predicate == _TYPE and triple.object == NamedNode(aims(name))
