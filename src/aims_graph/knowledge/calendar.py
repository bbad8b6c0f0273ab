"""The calendar of the EU AI Act: what binds whom from when, in either state of the law, and what changed between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from aims_graph.base.terms import AIMS, compact
from aims_graph.knowledge.catalogue import DCTERMS, Catalogue
from aims_graph.knowledge.duties import Dated, Duties, Duty, Law

AMENDED: Final = date(2026, 7, 27)
"""The day on which Regulation (EU) 2026/1744 came into force: before it the law was as published."""
MOVED: Final = "moved"
INSERTED: Final = "inserted"
DELETED: Final = "deleted"
REPLACED: Final = "replaced"


@dataclass(frozen=True, slots=True)
class Entry:
    """One duty from one day, for one route.

    ``effective_from``: the day from which it bites, later than the formal one where it presupposes another provision.
    """

    duty: Duty
    dated: Dated
    effective_from: str

    def to_json(self, duties: Duties, as_of: date | None = None) -> dict[str, object]:
        """Return the entry as plain data, texts by language; ``in_force`` is None without a day to ask about."""
        duty, application = self.duty, duties.applications[self.duty.application]
        return {
            "duty": duty.statement.curie,
            "provision": duty.statement.requirement,
            "text": dict(duty.statement.text),
            "modality": duty.statement.modality,
            "addressees": list(duty.actors),
            "categories": list(duty.categories),
            "conditions": list(duty.conditions),
            "derogations": list(duty.derogations),
            "met_otherwise": list(duty.met_otherwise),
            "transitions": list(duty.transitions),
            "applies_from": self.dated.applies_from,
            "in_force": None if as_of is None else self.effective_from <= as_of.isoformat(),
            "route": self.dated.route,
            "legal_basis": dict(self.dated.source),
            "application": application.id,
            "reading": dict(application.reading) or dict(duty.reading),
            "effective_from": self.effective_from,
            "time_limit": dict(duty.limit),
        }


@dataclass(frozen=True, slots=True)
class Milestone:
    """A dated event that is no duty of an operator."""

    id: str
    kind: str
    on: str
    label: Mapping[str, str]
    provision: str | None
    laws: tuple[str, ...]
    source: Mapping[str, str]
    sureness: str


@dataclass(frozen=True, slots=True)
class StandardState:
    """How far a European standard for the Act is. Only a citation in the Official Journal gives a presumption."""

    identifier: str
    label: Mapping[str, str]
    provision: str
    state: Mapping[str, str]
    cited: bool
    checked_on: str


@dataclass(frozen=True, slots=True)
class Change:
    """What changed for a provision's duties between the law as published and as amended."""

    provision: str
    kind: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    duties: tuple[str, ...]


def entries(
    duties: Duties,
    *,
    law: Law = "current",
    actor: str | None = None,
    category: str | None = None,
    binding_only: bool = True,
) -> list[Entry]:
    """Return what applies from when under ``law``, by day, then in reading order.

    ``actor`` and ``category`` are codes such as ``actor-provider`` and ``category-highRisk``; a narrower category also
    finds the duties tied to a broader one that contains it. ``binding_only``: duties of operators alone.
    """
    found = []
    for place, duty in enumerate(duties.all):
        if binding_only and not duty.binds:
            continue
        if (actor and actor not in duty.actors) or (category and not _about(duty, category)):
            continue
        for dated in duties.dates(duty, law):
            if category in _ROUTE_OF and dated.route not in ("route-any", _ROUTE_OF[category]):
                continue
            entry = Entry(duty, dated, duties.effective_from(duty, dated))
            found.append((entry.effective_from, place, dated.route, entry))
    return [entry for *_, entry in sorted(found, key=lambda row: row[:3])]


_ROUTE_OF: Final[Mapping[str | None, str]] = {
    "category-highRiskAnnexI": "route-annexI",
    "category-highRiskAnnexIII": "route-annexIII",
}


def _about(duty: Duty, category: str) -> bool:
    wanted = {category, "category-highRisk"} if category in _ROUTE_OF else {category}
    return bool(wanted & set(duty.categories))


def differences(duties: Duties, *, actor: str | None = None, category: str | None = None) -> list[Change]:
    """Return, in reading order, the provisions whose duties or dates differ between the two states of the law."""
    by_provision: dict[str, list[Duty]] = {}
    for duty in duties.all:
        if (actor and actor not in duty.actors) or (category and not _about(duty, category)):
            continue
        by_provision.setdefault(duty.statement.requirement, []).append(duty)
    changes = (_change(duties, provision, found) for provision, found in by_provision.items())
    return [change for change in changes if change is not None]


def _change(duties: Duties, provision: str, found: list[Duty]) -> Change | None:
    before = {duty.statement.curie for duty in found if "original" in duty.laws}
    after = {duty.statement.curie for duty in found if "current" in duty.laws}
    days_before, days_after = (_days(duties, found, law) for law in ("original", "current"))
    if before == after:
        if days_before == days_after:
            return None
        kind = MOVED
    else:
        kind = INSERTED if not before else DELETED if not after else REPLACED
    names = tuple(duty.statement.curie for duty in found)
    return Change(provision, kind, days_before, days_after, names)


def _days(duties: Duties, found: list[Duty], law: Law) -> tuple[str, ...]:
    """Return the days of a provision under ``law``, with the route where it decides."""
    days = {
        dated.applies_from
        if dated.route == "route-any"
        else f"{dated.applies_from} ({dated.route.removeprefix('route-')})"
        for duty in found
        for dated in duties.dates(duty, law)
    }
    return tuple(sorted(days))


def milestones(catalogue: Catalogue, law: Law = "current") -> list[Milestone]:
    """Return the dated events around the law, by day."""
    found = []
    for code in catalogue.members("Milestone"):
        iri = AIMS + code
        provision = catalogue.value(iri, "forProvision")
        laws = tuple("original" if name == "lawOriginal" else "current" for name in catalogue.codes(iri, "inLaw"))
        found.append(
            Milestone(
                id=code,
                kind=catalogue.codes(iri, "milestoneKind")[0],
                on=catalogue.value(iri, "on") or "",
                label=catalogue.label(code),
                provision=compact(provision) if provision else None,
                laws=laws,
                source=catalogue.words(iri, DCTERMS + "source"),
                sureness=catalogue.value(iri, "sureness") or "unconfirmed",
            )
        )
    return sorted((entry for entry in found if law in entry.laws), key=lambda entry: (entry.on, entry.id))


def standards(catalogue: Catalogue) -> list[StandardState]:
    """Return the state of the European standards written for the Act, by number."""
    found = [
        StandardState(
            identifier=catalogue.identifier(AIMS + code) or code,
            label=catalogue.label(code),
            provision=compact(catalogue.value(AIMS + code, "forProvision") or ""),
            state=catalogue.words(AIMS + code, AIMS + "stateInWords"),
            cited=catalogue.value(AIMS + code, "citedInOJ") == "true",
            checked_on=catalogue.value(AIMS + code, "checkedOn") or "",
        )
        for code in catalogue.members("HarmonisedStandard")
    ]
    return sorted(found, key=lambda entry: entry.identifier)
