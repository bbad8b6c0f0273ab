"""What another file says of an organisation, added to what it has handed in before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pyoxigraph import Literal, NamedNode, Triple

from aims_graph.base.errors import InputError, Problem, say
from aims_graph.base.terms import ORG, PREFIXES, aims
from aims_graph.intake.cells import fold, unique
from aims_graph.intake.organisation import Artefact, Organisation, Row, Source
from aims_graph.intake.rdf import to_triples
from aims_graph.intake.soa_more import under

_TYPE = NamedNode(PREFIXES["rdf"] + "type")
_LABEL = NamedNode(PREFIXES["rdfs"] + "label")
_TITLE = NamedNode(PREFIXES["dcterms"] + "title")
_IDENTIFIER = NamedNode(PREFIXES["dcterms"] + "identifier")
_PARTS = ("system", "artefact", "complete", "held", "soa", "reference", "declaration", "question")


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
                [
                    Problem(
                        "organisation", message, file=file, expected=say("one aims:Organisation below {base}", base=ORG)
                    )
                ]
            )
        return cls(tuple(triples), root, tuple(_artefacts(triples, f"{root}/artefact/")), file)

    def with_(self, organisation: Organisation) -> list[Triple]:
        """Return the triples stored with those of ``organisation``, under the IRI they have.

        An AI system stored without an id, as an SoA names it, is the one of its name: what was not known of it is
        added. An artefact of ``organisation`` that has the slug of a stored one is that one, listed by a further system;
        a management system held already stays as it is. Raises ``InputError`` where an AI system, a row of a
        statement of applicability or a declaration that a list is complete was stored before.
        """
        known = {t.subject.value for t in self.triples if isinstance(t.subject, NamedNode)}
        mine = self._mine(organisation)
        joined = self._nameless_before(mine)
        mine = _called(mine, joined)
        self._refuse_twice(mine, known, joined)
        said = {(t.subject.value, t.predicate.value) for t in self.triples if isinstance(t.subject, NamedNode)}
        again = {f"{self.root}/system/{slug}" for slug in joined.values()}
        number = sum(iri.startswith(f"{self.root}/reference/") for iri in known)
        starts = tuple(f"{self.root}/{part}/" for part in _PARTS)
        added = list(self.triples)
        for triple in to_triples(mine, references_before=number):
            if not isinstance(triple.subject, NamedNode):
                continue
            subject, predicate = triple.subject.value, triple.predicate.value
            new = subject.startswith(starts) and subject not in known
            new = new or (subject in again and (subject, predicate) not in said)
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
        return replace(mine, artefacts=artefacts, rows=self._rows(organisation))

    def _rows(self, organisation: Organisation) -> list[Row]:
        """Return the questions with keys of their own, unless one is that question."""
        asked = dict(_labels(self.triples, f"{self.root}/question/"))
        made: list[Row] = []
        for row in organisation.rows:
            same = asked.get(row.slug) == row.label
            key = row.slug if same else unique(row.slug, {*asked, *(other.slug for other in made)})
            made.append(replace(row, slug=key))
        return made

    def _nameless_before(self, mine: Organisation) -> dict[str, str]:
        """Return slug here → slug stored of the AI systems that were stored by their name alone."""
        start = f"{self.root}/system/"
        ids = {t.subject.value for t in self.triples if t.predicate == _IDENTIFIER and isinstance(t.subject, NamedNode)}
        by_name: dict[str, str] = {}
        for slug, name in _labels(self.triples, start):
            if start + slug not in ids:
                by_name[fold(name)] = slug
        names = Counter(fold(system.label) for system in mine.systems)
        return {
            system.slug: by_name[fold(system.label)]
            for system in mine.systems
            if system.identifier and names[fold(system.label)] == 1 and fold(system.label) in by_name
        }

    def _refuse_twice(self, mine: Organisation, known: set[str], joined: Mapping[str, str]) -> None:
        self._refuse_same_name(mine)
        for code, message, found in (
            ("system_known", "The organisation lists a system of this id already; nothing was changed.",
             [s.slug for s in mine.systems if f"{self.root}/system/{s.slug}" in known and s.slug not in joined.values()]),
            ("question_known", "The organisation has this question already; nothing was changed.",
             [row.label for row in mine.rows if f"{self.root}/question/{row.slug}" in known]),
            ("complete_known", "The organisation has declared this list complete already; nothing was changed.",
             [d.list_class for d in mine.complete if f"{self.root}/complete/{d.list_class}" in known]),
            ("soa_known", "A statement of applicability of this standard was stored before; nothing was changed.",
             sorted(self._standards(mine) & self._stored_standards(known))),
        ):  # fmt: skip
            if found:
                raise InputError([Problem(code, message, file=self.file, found=name) for name in found])

    def _refuse_same_name(self, mine: Organisation) -> None:
        """Raise ``InputError`` where a system stored under another id has the name: one system, or two?"""
        stored: dict[str, str] = {}
        for slug, name in _labels(self.triples, f"{self.root}/system/"):
            stored.setdefault(fold(name), slug)
        found = [s for s in mine.systems if stored.get(fold(s.label), s.slug) != s.slug]
        message = "An AI system of this name is stored under another id; nothing was changed."
        if found:
            raise InputError(
                [
                    Problem(
                        "system_named_alike", message, "error", system.source.file if system.source else self.file,
                        row=system.source.row if system.source else None, found=f"{system.label} ({system.slug})",
                        expected="the id stored, where it is the same system, and the row left out; "
                        "a name of its own, where it is another one",
                        nearest=stored[fold(system.label)],
                    )
                    for system in found
                ]
            )  # fmt: skip

    def _standards(self, mine: Organisation) -> set[str]:
        entries = (t for t in to_triples(replace(mine, artefacts=[])) if _is(t, "SoAEntry"))
        return self._stored_standards(t.subject.value for t in entries if isinstance(t.subject, NamedNode))

    def _stored_standards(self, iris: Iterable[str]) -> set[str]:
        start = f"{self.root}/soa/"
        return {iri.removeprefix(start).partition("/")[0] for iri in iris if iri.startswith(start)}


def _called(organisation: Organisation, slugs: Mapping[str, str]) -> Organisation:
    """Return ``organisation`` with other slugs for some of its AI systems."""
    units = {f"system/{old}": f"system/{new}" for old, new in slugs.items()}
    return replace(
        organisation,
        systems=[replace(s, slug=slugs.get(s.slug, s.slug)) for s in organisation.systems],
        declarations=[replace(d, unit=units.get(d.unit, d.unit)) for d in organisation.declarations],
    )


def _labels(triples: Sequence[Triple], start: str) -> Iterable[tuple[str, str]]:
    """Yield slug and label of what is stored below ``start``."""
    for t in triples:
        named = t.predicate == _LABEL and isinstance(t.subject, NamedNode) and t.subject.value.startswith(start)
        if named and isinstance(t.subject, NamedNode) and isinstance(t.object, Literal):
            slug = t.subject.value.removeprefix(start)
            if "/" not in slug:
                yield slug, t.object.value


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
