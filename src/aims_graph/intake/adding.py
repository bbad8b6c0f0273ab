"""What another file says of an organisation, added to what it has handed in before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pyoxigraph import Literal, NamedNode, Triple

from aims_graph.base.errors import InputError, Problem
from aims_graph.base.terms import ORG, PREFIXES, aims
from aims_graph.intake.cells import unique
from aims_graph.intake.organisation import Artefact, Organisation, Source
from aims_graph.intake.rdf import to_triples
from aims_graph.intake.soa_more import under

_TYPE = NamedNode(PREFIXES["rdf"] + "type")
_LABEL = NamedNode(PREFIXES["rdfs"] + "label")
_TITLE = NamedNode(PREFIXES["dcterms"] + "title")
_IDENTIFIER = NamedNode(PREFIXES["dcterms"] + "identifier")
_PARTS = ("system", "artefact", "complete", "held", "soa", "reference")


@dataclass(frozen=True, slots=True)
class Stored:
    """An organisation as it was stored: its triples, its IRI and the documents it lists."""

    triples: tuple[Triple, ...]
    root: str
    artefacts: tuple[Artefact, ...]
    file: str

    @classmethod
    def of(cls, triples: Sequence[Triple], file: str) -> Stored:
        """Read ``triples`` of the file ``file``. Raises ``InputError`` where they hold none or several organisations."""
        roots = {t.subject.value for t in triples if _is(t, "Organisation") and isinstance(t.subject, NamedNode)}
        root = next(iter(roots), "")
        if len(roots) != 1 or not root.startswith(ORG):
            message = "Something can only be added to a file that holds one organisation."
            raise InputError(
                [Problem("organisation", message, file=file, expected=f"one aims:Organisation below {ORG}")]
            )
        return cls(tuple(triples), root, tuple(_artefacts(triples, f"{root}/artefact/")), file)

    def with_(self, organisation: Organisation) -> list[Triple]:
        """Return the triples stored with those of ``organisation``, under the IRI they have.

        An artefact of ``organisation`` that has the slug of a stored one is that one, listed by a further system;
        a management system held already stays as it is. Raises ``InputError`` where an AI system, a row of a
        statement of applicability or a declaration that a list is complete was stored before.
        """
        known = {t.subject.value for t in self.triples if isinstance(t.subject, NamedNode)}
        mine = self._mine(organisation)
        self._refuse_twice(mine, known)
        number = sum(iri.startswith(f"{self.root}/reference/") for iri in known)
        starts = tuple(f"{self.root}/{part}/" for part in _PARTS)
        added = list(self.triples)
        for triple in to_triples(mine, references_before=number):
            if not isinstance(triple.subject, NamedNode):
                continue
            subject, predicate = triple.subject.value, triple.predicate.value
            new = subject.startswith(starts) and subject not in known
            listed_again = subject in known and predicate == aims("managementSystem")
            if new or listed_again or predicate == aims("remark"):
                added.append(triple)
        return list(dict.fromkeys(added))

    def _mine(self, organisation: Organisation) -> Organisation:
        """Return ``organisation`` under the IRI stored, without an inventory where one is listed."""
        listed = any(artefact.type_id == "AISystemInventory" for artefact in self.artefacts)
        before = {artefact.slug: artefact.title for artefact in self.artefacts}
        artefacts: list[Artefact] = []
        for artefact in organisation.artefacts:
            if artefact.type_id == "AISystemInventory" and listed:
                continue
            same = before.get(artefact.slug) == artefact.title
            taken = [*before, *(made.slug for made in artefacts)]
            artefacts.append(artefact if same else replace(artefact, slug=unique(artefact.slug, taken)))
        mine = under(organisation, self.root.removeprefix(ORG), dict(_systems(self.triples, f"{self.root}/system/")))
        return replace(mine, artefacts=artefacts)

    def _refuse_twice(self, mine: Organisation, known: set[str]) -> None:
        for code, message, found in (
            ("system_known", "The organisation lists a system of this id already; nothing was changed.",
             [s.slug for s in mine.systems if f"{self.root}/system/{s.slug}" in known]),
            ("complete_known", "The organisation has declared this list complete already; nothing was changed.",
             [d.list_class for d in mine.complete if f"{self.root}/complete/{d.list_class}" in known]),
            ("soa_known", "A statement of applicability of this standard was stored before; nothing was changed.",
             sorted(self._standards(mine) & self._stored_standards(known))),
        ):  # fmt: skip
            if found:
                raise InputError([Problem(code, message, file=self.file, found=name) for name in found])

    def _standards(self, mine: Organisation) -> set[str]:
        entries = (t for t in to_triples(replace(mine, artefacts=[])) if _is(t, "SoAEntry"))
        return self._stored_standards(t.subject.value for t in entries if isinstance(t.subject, NamedNode))

    def _stored_standards(self, iris: Iterable[str]) -> set[str]:
        start = f"{self.root}/soa/"
        return {iri.removeprefix(start).partition("/")[0] for iri in iris if iri.startswith(start)}


def _systems(triples: Sequence[Triple], start: str) -> Iterable[tuple[str, str]]:
    """Yield label or id, and slug, of the AI systems stored."""
    for t in triples:
        if isinstance(t.subject, NamedNode) and t.subject.value.startswith(start) and isinstance(t.object, Literal):
            slug = t.subject.value.removeprefix(start)
            if t.predicate in (_LABEL, _IDENTIFIER) and "/" not in slug:
                yield t.object.value, slug


def _artefacts(triples: Sequence[Triple], start: str) -> list[Artefact]:
    """Return what the triples say of artefacts as far as it takes to know one again."""
    said: dict[str, dict[str, str]] = {}
    for t in triples:
        if isinstance(t.subject, NamedNode) and t.subject.value.startswith(start):
            value = t.object.value if isinstance(t.object, NamedNode | Literal) else ""
            said.setdefault(t.subject.value.removeprefix(start), {})[t.predicate.value] = value
    return [
        Artefact(
            slug,
            values[_TITLE.value],
            values.get(aims("artefactType"), aims("Document")).removeprefix(aims("")),
            identifier=values.get(_IDENTIFIER.value),
            version=values.get(aims("documentVersion")),
            source=Source(values.get(aims("sourceFile"), "")),
        )
        for slug, values in sorted(said.items())
        if _TITLE.value in values
    ]


def _is(triple: Triple, name: str) -> bool:
    return triple.predicate == _TYPE and triple.object == NamedNode(aims(name))
