"""The catalogue: provisions, statements and codes, looked up by CURIE."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from pyoxigraph import Literal, NamedNode, Store

from aims_graph.base.terms import AIMS, BASE, EDITIONS, compact, expand
from aims_graph.knowledge.types import ArtefactType

DCTERMS: Final = "http://purl.org/dc/terms/"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
RDF_TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

_KINDS: Final = (
    "Control", "ControlGroup", "ControlObjective", "Guidance", "OrganisationalObjective", "RiskSource",
    "Clause", "Chapter", "Section", "Article", "Paragraph", "Subparagraph", "Point", "Definition", "Annex",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Provision:
    """An addressable part of an edition. ``own_title``: our title by language, where ours; ``guidance``: CURIEs of the
    provisions that advise on it; ``themes``: of what asks nothing itself, such as a risk source of an annex."""

    curie: str
    iri: str
    kind: str
    title: str | None
    own_title: Mapping[str, str]
    edition: str
    parent: str | None
    sort_key: int
    note: Mapping[str, str]
    in_law: tuple[str, ...]
    themes: tuple[str, ...]
    guidance: tuple[str, ...]

    def name(self, lang: str = "en") -> str:
        """Return the title to show: in Spanish our translation where there is one, else the official one."""
        if lang != "en" and lang in self.own_title:
            return self.own_title[lang]
        return self.title or self.own_title.get("en") or ""


@dataclass(frozen=True, slots=True)
class Statement:
    """One testable thing that a requirement asks. Codes are local names of the vocabulary."""

    curie: str
    iri: str
    requirement: str
    position: int
    text: Mapping[str, str]
    letter: str | None
    modality: str
    unit_kind: str
    evidence_need: str
    documented_information: bool
    fitting_types: tuple[str, ...]
    blocks: str
    standing: str
    block: str | None
    themes: tuple[str, ...]
    owner_role: str | None
    effort_extend: str | None
    effort_new: str | None
    after: tuple[str, ...]
    note: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a state and action mean. ``severity``: the highest it can have; ``effort``: which estimate it takes."""

    state: str
    action: str | None
    severity: str | None
    effort: str | None
    sentence: Mapping[str, str]


def _english_first(term: NamedNode | Literal) -> tuple[bool, str]:
    other = isinstance(term, Literal) and term.language not in (None, "en")
    return other, term.value


class Catalogue:
    """Typed look-ups over the knowledge graph. Values are read on first use and kept."""

    def __init__(self, store: Store) -> None:
        self._store = store

    # ── reading ──

    @cached_property
    def _facts(self) -> dict[str, dict[str, list[NamedNode | Literal]]]:
        facts: dict[str, dict[str, list[NamedNode | Literal]]] = {}
        for quad in self._store:
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
                facts.setdefault(quad.subject.value, {}).setdefault(quad.predicate.value, []).append(quad.object)
        return facts

    def _one(self, iri: str, predicate: str) -> str | None:
        values = self._facts.get(iri, {}).get(predicate)
        return min(values, key=_english_first).value if values else None

    def _codes(self, iri: str, name: str) -> tuple[str, ...]:
        values = self._facts.get(iri, {}).get(AIMS + name, [])
        return tuple(sorted(value.value.removeprefix(AIMS) for value in values))

    def _code(self, iri: str, name: str) -> str | None:
        codes = self._codes(iri, name)
        return codes[0] if codes else None

    def _words(self, iri: str, predicate: str) -> dict[str, str]:
        values = self._facts.get(iri, {}).get(predicate, [])
        texts = sorted((value for value in values if isinstance(value, Literal)), key=lambda text: text.value)
        words = {text.language: text.value for text in reversed(texts) if text.language}
        return {language: words[language] for language in sorted(words)}

    def value(self, iri: str, name: str) -> str | None:
        """Return the value of a vocabulary property of a node, the smallest where there are several, else None."""
        return self._one(iri, AIMS + name)

    def codes(self, iri: str, name: str) -> tuple[str, ...]:
        """Return the local names that a vocabulary property of a node points to, sorted."""
        return self._codes(iri, name)

    def pointed(self, iri: str, name: str) -> tuple[str, ...]:
        """Return the IRIs that a vocabulary property of a node points to, sorted."""
        return tuple(sorted(value.value for value in self._facts.get(iri, {}).get(AIMS + name, [])))

    def words(self, iri: str, predicate: str) -> dict[str, str]:
        """Return the texts of a node under ``predicate`` (an IRI) by language."""
        return self._words(iri, predicate)

    def identifier(self, iri: str) -> str | None:
        """Return the identifier that a node carries, else None."""
        return self._one(iri, DCTERMS + "identifier")

    # ── provisions ──

    @cached_property
    def provisions(self) -> dict[str, Provision]:
        """Every provision by CURIE, in reading order of its edition."""
        found = [
            self._provision(iri, facts)
            for iri, facts in self._facts.items()
            if iri.startswith(BASE) and AIMS + "sortKey" in facts and AIMS + "edition" in facts
        ]
        return {entry.curie: entry for entry in sorted(found, key=lambda entry: (entry.edition, entry.sort_key))}

    def _provision(self, iri: str, facts: Mapping[str, list[NamedNode | Literal]]) -> Provision:
        types = {value.value.removeprefix(AIMS) for value in facts.get(RDF_TYPE, [])}
        parent = self._one(iri, DCTERMS + "isPartOf")
        return Provision(
            curie=compact(iri),
            iri=iri,
            kind=next((kind for kind in _KINDS if kind in types), "Provision"),
            title=self._one(iri, DCTERMS + "title"),
            own_title=self._words(iri, AIMS + "ownTitle"),
            edition=(self._one(iri, AIMS + "edition") or "").removeprefix(BASE),
            parent=compact(parent) if parent and AIMS + "sortKey" in self._facts.get(parent, {}) else None,
            sort_key=int(self._one(iri, AIMS + "sortKey") or 0),
            note=self._words(iri, AIMS + "note"),
            in_law=self._codes(iri, "inLaw"),
            themes=self._codes(iri, "theme"),
            guidance=tuple(sorted(compact(value.value) for value in facts.get(AIMS + "guidance", []))),
        )

    @cached_property
    def children(self) -> dict[str, list[str]]:
        """CURIE of a provision → CURIEs of the provisions directly below it, in reading order."""
        below: dict[str, list[str]] = {}
        for curie, provision in self.provisions.items():
            if provision.parent:
                below.setdefault(provision.parent, []).append(curie)
        return below

    def controls(self, prefix: str) -> list[str]:
        """Return the CURIEs of all controls of the edition that ``prefix`` stands for, in reading order."""
        edition = EDITIONS[prefix]
        return [p.curie for p in self.provisions.values() if p.kind == "Control" and p.edition == edition]

    def title(self, curie: str) -> str | None:
        """Return the English title of a provision, or None where there is no such provision."""
        provision = self.provisions.get(curie)
        return provision.name() if provision else None

    def titles(self, curie: str) -> dict[str, str]:
        """Return the title of a provision, or of the requirement of a statement, by language: the official English
        one, and ours in another language. Empty where there is no such id."""
        statement = self.statements.get(curie)
        provision = self.provisions.get(statement.requirement if statement else curie)
        if provision is None:
            return {}
        ours = {language: text for language, text in provision.own_title.items() if language != "en"}
        return {"en": provision.name(), **ours}

    def nearest(self, curie: str) -> str | None:
        """Return the known id most like ``curie``, or None where nothing is close."""
        prefix = curie.partition(":")[0]
        pool = [known for known in (*self.provisions, *self.statements) if known.startswith(prefix + ":")]
        found = difflib.get_close_matches(curie, pool or list(self.provisions), n=1, cutoff=0.6)
        return found[0] if found else None

    @cached_property
    def advised(self) -> dict[str, list[str]]:
        """CURIE of a guidance provision → CURIEs of the controls it advises on, in reading order."""
        on: dict[str, list[str]] = {}
        for curie, provision in self.provisions.items():
            for guidance in provision.guidance:
                on.setdefault(guidance, []).append(curie)
        return on

    # ── statements ──

    @cached_property
    def statements(self) -> dict[str, Statement]:
        """Every statement by CURIE, in reading order."""
        iris = [iri for iri, facts in self._facts.items() if AIMS + "statementOf" in facts]
        found = [self._statement(iri) for iri in iris]
        order = {curie: place for place, curie in enumerate(self.provisions)}
        return {s.curie: s for s in sorted(found, key=lambda s: (order.get(s.requirement, 10**9), s.position))}

    def _statement(self, iri: str) -> Statement:
        requirement = self._one(iri, AIMS + "statementOf") or ""
        return Statement(
            curie=compact(iri),
            iri=iri,
            requirement=compact(requirement),
            position=int(self._one(iri, AIMS + "position") or 0),
            text=self._words(iri, AIMS + "text"),
            letter=self._one(iri, AIMS + "officialLetter"),
            modality=self._code(iri, "modality") or "shall",
            unit_kind=self._code(iri, "unitKind") or "unitEntity",
            evidence_need=self._code(iri, "evidenceNeed") or "evidenceBoth",
            documented_information=self._one(iri, AIMS + "documentedInformation") == "true",
            fitting_types=self._codes(iri, "fittingType"),
            blocks=self._code(iri, "blocks") or "blocksNone",
            standing=self._code(iri, "standing") or "settled",
            block=self._code(iri, "block"),
            themes=self._codes(iri, "theme"),
            owner_role=self._code(iri, "ownerRole"),
            effort_extend=self._code(iri, "effortExtend"),
            effort_new=self._code(iri, "effortNew"),
            after=tuple(sorted(compact(v.value) for v in self._facts[iri].get(AIMS + "after", []))),
            note=self._words(iri, AIMS + "note"),
        )

    @cached_property
    def statements_of(self) -> dict[str, list[str]]:
        """CURIE of a requirement → CURIEs of its statements, in order."""
        of: dict[str, list[str]] = {}
        for statement in self.statements.values():
            of.setdefault(statement.requirement, []).append(statement.curie)
        return of

    @cached_property
    def exhaustive(self) -> frozenset[str]:
        """CURIEs of the requirements whose statements say all that they ask."""
        flag = AIMS + "statementsExhaustive"
        return frozenset(compact(iri) for iri, facts in self._facts.items() if "true" in self._values(facts, flag))

    @staticmethod
    def _values(facts: Mapping[str, list[NamedNode | Literal]], predicate: str) -> set[str]:
        return {value.value for value in facts.get(predicate, [])}

    # ── codes and types ──

    def label(self, code: str) -> dict[str, str]:
        """Return the label of a vocabulary term by language; the code itself where it has none."""
        return self._words(AIMS + code, RDFS + "label") or {"en": code}

    def definition(self, code: str) -> dict[str, str]:
        """Return the definition of a vocabulary term by language, which may be empty."""
        return self._words(AIMS + code, SKOS + "definition")

    def sentence(self, code: str) -> dict[str, str]:
        """Return what a vocabulary term says to a client, by language, which may be empty."""
        return self._words(AIMS + code, AIMS + "sentence")

    def codes_of(self, code: str, name: str) -> tuple[str, ...]:
        """Return the codes that the property ``name`` of a vocabulary term points to, sorted."""
        return self._codes(AIMS + code, name)

    def words_of(self, code: str, name: str) -> dict[str, str]:
        """Return the texts by language of the property ``name`` (a vocabulary name, or an IRI) of a vocabulary term."""
        return self._words(AIMS + code, name if name.startswith("http") else AIMS + name)

    def value_of(self, code: str, predicate: str) -> str | None:
        """Return the first value of the property ``predicate``, an IRI, of a vocabulary term."""
        return self._one(AIMS + code, predicate)

    def members(self, class_name: str) -> list[str]:
        """Return the codes of a class of the vocabulary, in their published order, then by name."""
        found = self._members.get(AIMS + class_name, ())
        return sorted(found, key=lambda code: (int(self._one(AIMS + code, AIMS + "order") or 0), code))

    @cached_property
    def _members(self) -> dict[str, list[str]]:
        """The codes of each class. Every item of an assessment asks for some: the facts are walked once, not each time."""
        found: dict[str, list[str]] = {}
        for iri, facts in self._facts.items():
            if iri.startswith(AIMS):
                for kind in {value.value for value in facts.get(RDF_TYPE, ())}:
                    found.setdefault(kind, []).append(iri.removeprefix(AIMS))
        return found

    def typed(self, *classes: str) -> frozenset[str]:
        """Return the IRIs of the nodes of one of ``classes`` (IRIs); without classes, of the nodes of any."""
        wanted = set(classes)
        kinds = ((iri, {value.value for value in facts.get(RDF_TYPE, [])}) for iri, facts in self._facts.items())
        return frozenset(iri for iri, kind in kinds if (kind & wanted if wanted else kind))

    @cached_property
    def outcomes(self) -> dict[tuple[str, str | None], Outcome]:
        """The outcome of each state and action."""
        found = [self._outcome(AIMS + code) for code in self.members("Outcome")]
        return {(outcome.state, outcome.action): outcome for outcome in found}

    def _outcome(self, iri: str) -> Outcome:
        severity = self._one(iri, AIMS + "severity")
        return Outcome(
            state=self._code(iri, "ofState") or "",
            action=self._code(iri, "ofAction"),
            severity=severity.rpartition("#")[2] if severity else None,
            effort=self._code(iri, "effortClass"),
            sentence=self._words(iri, AIMS + "sentence"),
        )

    @cached_property
    def artefact_types(self) -> list[ArtefactType]:
        """Every artefact type, by id."""
        return [self._artefact_type(code) for code in sorted(self.members("ArtefactType"))]

    def _artefact_type(self, code: str) -> ArtefactType:
        iri = AIMS + code
        label = self.label(code)
        parent = self._one(iri, SKOS + "broader")
        phrases: dict[str, list[str]] = {}
        for value in self._facts[iri].get(AIMS + "titlePhrase", []):
            if isinstance(value, Literal):
                phrases.setdefault(value.language or "en", []).append(value.value)
        return ArtefactType(
            id=code,
            label_en=label["en"],
            label_es=label.get("es", label["en"]),
            parent=parent.removeprefix(AIMS) if parent else None,
            specific=self._one(iri, AIMS + "specific") == "true",
            list_class=self._code(iri, "listedIn") or "documents",
            needs_approval=self._one(iri, AIMS + "needsApproval") == "true",
            can_expire=self._one(iri, AIMS + "canExpire") == "true",
            phrases={language: tuple(sorted(phrases[language])) for language in sorted(phrases)},
        )

    def resolve(self, text: str) -> str | None:
        """Return the CURIE of the provision or statement that ``text`` names as CURIE or IRI, else None."""
        text = text.strip()
        curie = compact(text) if text.startswith("http") else text
        try:
            expand(curie)
        except ValueError:
            return None
        return curie if curie in self.provisions or curie in self.statements else None
