"""The question of an assessment, and the triples that put it into the graph (design: portable rule form)."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from pyoxigraph import Literal as Value
from pyoxigraph import NamedNode, Triple

from aims_graph.base.errors import InputError, Problem
from aims_graph.base.terms import BASE, aims
from aims_graph.graph.literals import XSD

RDF_TYPE: Final = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
EDITION: Final = NamedNode(aims("edition"))
RDFS_LABEL: Final = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
_OF_ENTITY: Final = NamedNode(aims("ofEntity"))
NONE_DECLARED: Final = "system/none-declared"

Law = Literal["current", "original"]

DERIVED: Final = frozenset(
    NamedNode(aims(name))
    for name in (
        "artefactDeficiency", "artefactObservation", "soaHandedIn", "forUnit", "confirmed", "addressCause",
        "baseAddress", "onlyStatementOf", "accountedForBy", "statesBase", "presumable",
        "categoryOpen", "changeCandidate", "changedOn", "classOf", "classifiedIn", "classifies", "complyByDay",
        "conditionFailed", "conditionLacks", "conditionMet", "conditionOpen", "countsFrom", "coversSystem",
        "dateCandidate", "dayMissing", "declaredFalse", "declaredTrue", "exclusionHolds", "exemptionStands",
        "factContradicted", "factFalse", "factTrue", "hasActor", "impliedFalse", "impliedTrue", "inActScope",
        "inCategory", "isHighRisk", "legacyCutOff", "legacyUnder", "mayBeUnder", "mayFollow", "mayRelyOn",
        "mayRelyOnExemption", "missingFact", "noTrigger", "onRoute", "outsideActBy", "ownDate", "presentSince",
        "prohibitedNow", "providerByFact", "roleOpen", "transitionEffect", "triggerComing", "triggerFailed",
        "triggerLacks", "triggerMet", "triggerOpen", "underTransition", "unitActor", "unitCategory", "unitRoute",
        "lookedFrom", "notEntered",
        "forAllSystems", "saysNoReason", "groundUnresolved", "fromSupplier", "shownFor", "shows",
        "shownIn",
        "adoptableFor", "adoptedFor", "adoptionOpenFor", "adoptionStands", "coversUnit", "inheritedBy", "inheritedFor",
        "answersEdition", "baseOf", "baseServes", "editionCovers", "notBaseFor", "notEntryFor", "ofTarget", "servesUnit",
        "soaFor", "speaksElsewhere",
        "neverExcluded", "outOfGroup", "outWithEntity", "ownDoubt", "ownIn", "ownOut", "ownPlanned", "planned",
        "scopeComing", "scopeDoubt", "scopeFrom", "scopeInForce", "scopeLatest", "scopeNext", "scopeUnsigned",
        "scopedIn", "scopedOut", "scopesUnit", "subsidiary", "unitWave",
        "setAside", "rejectedArtefact", "decisionStands", "staleBecause",
        "showsFactOf", "lacksIncidentKind",
        "leftOut", "rowDay", "rowDueOn", "releaseDay", "reactionDay", "retiredDay", "inOperation", "operatedFrom",
        "redesignDay", "notifyUnder", "intervalTested", "accountableNumber", "askedOf", "ofRequirement", "ofRow", "onDay", "nextDueOn",
        "replacedBy", "contradictedBy", "adverseRow", "artefactGround", "addressGround", "lastDone", "dueAgain",
        "reviewAgain", "periodNeeded",
    )
)  # fmt: skip
"""What rules write on nodes that are not items: an organisation's file cannot bring it along."""


@dataclass(frozen=True, slots=True)
class Question:
    """This organisation, these targets, these systems held, as of this day, under this state of the law.

    ``targets`` and ``held`` are slugs of editions, such as ``iso42001-2023``. ``units``: IRIs of the units that are
    asked about; empty means all of them.
    """

    organisation: str
    targets: tuple[str, ...]
    held: tuple[str, ...]
    as_of: date
    law: Law = "current"
    units: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Ten hexadecimal digits over targets, held, day, law and units: the same question has the same key."""
        parts = ["+".join(sorted(self.targets)), "+".join(sorted(self.held)), self.as_of.isoformat(), self.law]
        if self.units:
            parts.append("+".join(sorted(self.units)))
        return hashlib.sha256("|".join(parts).encode()).hexdigest()[:10]

    @property
    def iri(self) -> str:
        """The IRI of the assessment."""
        return f"{self.organisation}/assessment/{self.key}"


@dataclass(frozen=True, slots=True)
class Handed:
    """What an organisation's file holds, sorted out of its triples."""

    iri: str
    label: str
    triples: tuple[Triple, ...]
    held: tuple[str, ...]
    units: tuple[tuple[str, str], ...]
    """Pairs of IRI and kind: ``unitEntity`` or ``unitSystem``."""


def sort_out(triples: Sequence[Triple], file: str) -> Handed:
    """Return what ``triples`` hand in about one organisation, without anything that rules would write.

    Raises ``InputError`` where there is no organisation, or more than one.
    """
    found = sorted(set(_instances(triples, "Organisation")))
    if len(found) != 1:
        raise InputError(
            Problem(
                "organisation",
                "the file must hold one organisation.",
                file=file,
                found=", ".join(found) or "none",
                expected="one node of type aims:Organisation",
            )
        )
    iri = found[0]
    own = f"{iri}/assessment/"
    kept = tuple(t for t in triples if t.predicate not in DERIVED and not _below(t, own))
    labels = _values(kept, {iri}, RDFS_LABEL)
    editions = _values(kept, set(_instances(kept, "ManagementSystem")), EDITION)
    return Handed(
        iri=iri,
        label=labels[0] if labels else iri.rpartition("/")[2],
        triples=kept,
        held=tuple(sorted({edition.removeprefix(BASE) for edition in editions})),
        units=_units(kept, iri),
    )


def _instances(triples: Sequence[Triple], name: str) -> list[str]:
    wanted = NamedNode(aims(name))
    return [
        t.subject.value
        for t in triples
        if t.predicate == RDF_TYPE and t.object == wanted and isinstance(t.subject, NamedNode)
    ]


def _values(triples: Sequence[Triple], subjects: set[str], predicate: NamedNode) -> list[str]:
    return [
        t.object.value
        for t in triples
        if t.predicate == predicate
        and isinstance(t.subject, NamedNode)
        and t.subject.value in subjects
        and isinstance(t.object, NamedNode | Value)
    ]


def _below(triple: Triple, start: str) -> bool:
    return isinstance(triple.subject, NamedNode) and triple.subject.value.startswith(start)


def _units(triples: Sequence[Triple], organisation: str) -> tuple[tuple[str, str], ...]:
    entities = sorted(set(_instances(triples, "LegalEntity"))) or [f"{organisation}/entity/main"]
    systems = sorted(set(_instances(triples, "AISystem")))
    outside = [unit for unit in (*entities, *systems) if not unit.startswith(organisation + "/")]
    if outside:
        raise InputError(
            Problem("unit", "a unit lies outside its organisation.", found=outside[0], expected=organisation + "/…")
        )
    systems = systems or [f"{organisation}/{NONE_DECLARED}"]
    return (*((unit, "unitEntity") for unit in entities), *((unit, "unitSystem") for unit in systems))


def beside_units(handed: Handed, asked: Collection[str]) -> frozenset[str]:
    """Return the units that those asked about cannot be read without: the entities, and the systems of an entity asked
    about, whose duties of the law come from them."""
    entities = {unit for unit, kind in handed.units if kind == "unitEntity"}
    owners: dict[str, set[str]] = {unit: set() for unit, kind in handed.units if kind == "unitSystem"}
    for triple in handed.triples:
        system, owner = triple.subject, triple.object
        if triple.predicate == _OF_ENTITY and isinstance(system, NamedNode) and isinstance(owner, NamedNode):
            owners.get(system.value, set()).add(owner.value)
    wanted = entities.intersection(asked)
    systems = {system for system, named in owners.items() if wanted & (named or entities)}
    return frozenset((entities | systems).difference(asked))


def question_triples(question: Question, handed: Handed) -> list[Triple]:
    """Return the triples on the assessment node and on its units that rules read."""
    node = NamedNode(question.iri)

    def link(subject: NamedNode, name: str, iri: str) -> Triple:
        return Triple(subject, NamedNode(aims(name)), NamedNode(iri))

    triples = [
        Triple(node, RDF_TYPE, NamedNode(aims("Assessment"))),
        link(node, "ofOrganisation", question.organisation),
        link(node, "law", aims("law" + question.law.capitalize())),
        Triple(node, NamedNode(aims("asOf")), Value(question.as_of.isoformat(), datatype=NamedNode(XSD + "date"))),
        *(link(node, "target", BASE + slug) for slug in question.targets),
        *(link(node, "held", BASE + slug) for slug in question.held),
    ]
    asked = set(question.units) or {unit for unit, _ in handed.units}
    considered = asked | beside_units(handed, asked)
    for unit, kind in handed.units:
        triples += [link(node, "mayCover", unit), link(NamedNode(unit), "unitKind", aims(kind))]
        if unit in considered:
            triples.append(link(node, "considers", unit))
        if unit in asked:
            triples.append(link(node, "asks", unit))
        if unit.endswith("/" + NONE_DECLARED):
            triples.append(Triple(NamedNode(unit), RDF_TYPE, NamedNode(aims("UndeclaredSystem"))))
    return triples
