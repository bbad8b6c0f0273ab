"""What each cause and observation of an item asks of its owner: one sentence, in English and Spanish.

The sentences are knowledge (``ontology/remedies.ttl``); here their places are filled from the derived graph.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Final

from aims_graph.assess.graph_view import GraphView
from aims_graph.assess.remedies_group import GROUP, group_cases
from aims_graph.assess.remedy_values import Case, Known, Values
from aims_graph.assess.remedy_values import filled as filled
from aims_graph.assess.result import Artefact, Item, Remedy, RowUse
from aims_graph.assess.soa_path import fact_names, implausible, path_case
from aims_graph.base.terms import AIMS
from aims_graph.knowledge.knowledge import Knowledge

_BASE: Final = {
    "base_review_overdue": ("artefactObservation", "review_overdue"),
    "base_no_owner": ("artefactObservation", "no_owner"),
    "base_not_approved": ("artefactDeficiency", "not_approved"),
    "base_superseded": ("artefactDeficiency", "superseded"),
    "base_expired": ("artefactDeficiency", "expired"),
}
"""Observations on artefacts of the base, and what stands on the artefact."""
_CONTROLS: Final = {
    "base_absent": ("baseAbsent",),
    "base_related_absent": ("baseAbsent",),
    "base_partial": ("basePartial",),
    "base_not_listed": ("baseNotListed",),
}
"""Observations on how mapped controls stand, and the status of the base that they speak of."""
_BY_ENTRY: Final = {"not_operated": "groundSoaDenial", "content_deficient": "groundSoaPartial"}
"""Causes that a row of the SoA of the target gives by itself, without an address, and what they are then."""
_EXCLUDED: Final = "implementationExcluded"
_IN_GROUP: Final = {
    "adoption_missing": "adoptable",
    "adoption_not_in_force": "adoptionOpen",
    "operation_not_local": "designOnly",
}
"""Observations in a group of entities, and the addresses that they speak of."""
_OF_SCOPE: Final = {"scope_change_unsigned": "scopeDoubt", "planned_wave": "planned"}
"""Observations on the scope, and the entries of it that they speak of."""
_OPEN: Final = {
    "condition_open": ("conditions", "open_conditions"),
    "derogation_open": ("derogations", "open_derogations"),
    "met_otherwise": ("otherwise", "met_otherwise"),
}


class Remedies:
    """Writes the sentences of the items of one assessment."""

    def __init__(self, knowledge: Knowledge, view: GraphView, organisation: str) -> None:
        self._knowledge, self._view, self._organisation = knowledge, view, organisation
        self._known = Known(knowledge, view, organisation)

    def of(self, item: Item) -> tuple[Remedy, ...]:
        """Return what is to be done about each cause, then about each observation of ``item``; each sentence once."""
        found: dict[tuple[str, str], Remedy] = {}
        for code in (*item.causes, *item.observations):
            for case in self._cases(code, item):
                remedy = self._remedy(case, item)
                if remedy is not None:
                    found.setdefault((code, remedy.text["en"]), remedy)
        return tuple(found.values())

    def of_artefact(self, artefact: Artefact) -> tuple[Remedy, ...]:
        """Return what is to be done about each deficiency, then each observation of ``artefact``, whatever it answers."""
        iri, found = self._iri(artefact.id), []
        for code in (*artefact.deficiencies, *artefact.observations):
            text = self._known.sentence(Case(code, self._ground(code, iri, "artefactGround"), iri))
            if text:
                found.append(Remedy(code, text, artefact.id))
        return tuple(found)

    def of_stale(self, causes: Iterable[str], artefact: str) -> tuple[Remedy, ...]:
        """Return what is to be done about a decision on ``artefact`` (an IRI) that no longer stands."""
        told = ((code, self._known.sentence(Case(code, artefact=artefact))) for code in causes)
        return tuple(Remedy(code, text, artefact.removeprefix(self._organisation + "/")) for code, text in told if text)

    # ── what it is about ──

    def _cases(self, code: str, item: Item) -> Iterator[Case]:
        entry = f"{self._organisation}/{item.target_entry}" if item.target_entry else None
        if code in _BASE:
            prop, seen = _BASE[code]
            for artefact in dict.fromkeys(a for row in self._standing(item) for a in (*row.joined, *row.named)):
                if seen in self._view.codes(self._iri(artefact), prop):
                    yield Case(code, artefact=self._iri(artefact))
        elif code in _CONTROLS:
            rows = [row for row in item.rows if not row.outranked and row.base_status in _CONTROLS[code]]
            yield Case(code, controls=tuple(dict.fromkeys(row.source for row in rows)))
        elif code == "base_reference_unresolved":
            for row in self._standing(item):
                for text in self._unresolved.get(self._iri(row.entry or ""), ()):
                    yield Case(code, entry=self._iri(row.entry or ""), controls=(row.source,), reference=text)
        elif code == "base_contradicted":
            for other in self._view.all(item.iri, "contradictedEntry"):
                yield Case(code, entry=other, controls=(self._view.curie(other, "control") or "",))
        elif code in GROUP:
            for told in group_cases(
                code, self._uses.get(item.iri, ()), self._view, self._knowledge.catalogue, self._known.name
            ):
                yield Case(code, controls=(told["base"],) if "base" in told else (), told=told)
        elif code == "completeness_contradicted":
            for reference in self._view.all(item.iri, "namedElsewhere"):
                words, row_of = self._view.one(reference, "referenceText"), self._view.one(reference, "inEntry")
                yield Case(code, entry=row_of, reference=words)
        elif code in _IN_GROUP or code in _OF_SCOPE:
            yield from self._of_scope(code, item)
        elif code == "exclusion_implausible":
            yield from self._implausible(code, item, entry)
        elif code in item.causes:
            yield from self._of_cause(code, item, entry)
        else:
            yield from self._of_observation(code, item, entry)

    def _of_cause(self, code: str, item: Item, entry: str | None) -> Iterator[Case]:
        ground = self._ground(code, item.iri, "itemGround")
        findings = list(self._of_findings(code, item))
        yield from findings
        found = bool(findings)
        for address in self._view.all(item.iri, "deficientAddress"):
            if code not in self._view.codes(address, "addressCause"):
                continue
            artefact = self._view.one(address, "artefact") or ""
            own = self._ground(code, address, "addressGround") or self._ground(code, artefact, "artefactGround")
            found = True
            yield Case(code, own, artefact, address, entry)
        for artefact in self._view.all(entry, "refersTo") if entry else ():
            against = self._view.codes(artefact, "artefactDeficiency")
            if code in against or (ground == "groundSoaRegister" and {"not_approved", "superseded"} & set(against)):
                found = True
                yield Case(code, ground or self._ground(code, artefact, "artefactGround"), artefact, None, entry)
        if code == "sources_contradict" and entry and self._view.code(entry, "implementation") == _EXCLUDED:
            for risk in self._view.all(item.iri, "neededBy"):
                found = True
                yield Case(code, "finding-soa-necessary-excluded", entry=entry, row=risk)
        if code == "reference_unresolved":
            for reference in self._view.all(item.iri, "missingDocument"):
                text = self._view.one(reference, "referenceText")
                found = True
                yield Case(code, "groundSoaReference", entry=entry, reference=text)
        if not found:
            artefacts = self._view.all(entry, "refersTo") if entry else []
            yield Case(code, _BY_ENTRY.get(code) if entry else None, next(iter(artefacts), None), None, entry)

    def _of_findings(self, code: str, item: Item) -> Iterator[Case]:
        """Yield what findings on the firm's rows that give the cause ``code`` ask for."""
        view, catalogue = self._view, self._knowledge.catalogue
        for finding in view.all(item.iri, "recordAgainst"):
            kind = (view.one(finding, "ofShape") or "").removeprefix(AIMS)
            if code in catalogue.codes_of(kind, "givesCause"):
                yield path_case(view, finding, code)
            elif code in view.codes(finding, "findingCause"):
                name = view.one(finding, "findingCode") or ""
                rows = view.all(finding, "ofRecord")
                yield Case(
                    code,
                    f"record-{name}",
                    row=next(iter(rows), None),
                    said=catalogue.words_of(f"record-{name}", "sentence"),
                )

    def _of_scope(self, code: str, item: Item) -> Iterator[Case]:
        if code in _IN_GROUP:
            yield from self._in_group(code, item)
        else:
            for row in self._view.all(self._iri(item.unit), _OF_SCOPE[code]):
                yield Case(code, row=row)

    def _in_group(self, code: str, item: Item) -> Iterator[Case]:
        view = self._view
        for address in view.all(item.iri, _IN_GROUP[code]):
            artefact = view.one(address, "artefact") or ""
            records = [one for one in view.subjects_of("adopts") if artefact in view.all(one, "adopts")]
            mine = [one for one in records if set(self._entities(item)) & set(view.all(one, "adoptedFor"))]
            if code != "operation_not_local" or view.one(address, "operatingBasis"):
                yield Case(code, artefact=artefact, address=address, row=next(iter(mine), None))

    def _implausible(self, code: str, item: Item, entry: str | None) -> Iterator[Case]:
        shown = implausible(self._view, item.iri)
        for doing, facts in shown.items():
            yield Case(code, doing, entry=entry, facts=fact_names(self._known, facts))
        if not shown or self._ground(code, item.iri, "itemGround"):
            yield from self._of_observation(code, item, entry)

    def _of_observation(self, code: str, item: Item, entry: str | None) -> Iterator[Case]:
        addresses = self._view.all(item.iri, "exactAddress")
        if code in ("review_overdue", "no_owner", "dates_differ"):
            for address in addresses:
                artefact = self._view.one(address, "artefact") or ""
                if code in self._view.codes(artefact, "artefactObservation"):
                    yield Case(code, artefact=artefact, address=address)
            return
        valid = next(iter(self._view.all(item.iri, "validAddress") or addresses), None)
        held_in = self._view.one(valid, "artefact") if valid else None
        yield Case(code, self._ground(code, item.iri, "itemGround"), held_in, valid, entry)

    def _ground(self, code: str, node: str, name: str) -> str | None:
        of_cause = self._knowledge.catalogue.codes_of
        return next((found for found in self._view.codes(node, name) if code in of_cause(found, "ofCause")), None)

    def _standing(self, item: Item) -> list[RowUse]:
        stands = self._knowledge.catalogue.value_of
        return [
            row
            for row in item.rows
            if not row.outranked and stands(row.bearing, "https://w3id.org/aims-graph/ontology#stands") == "true"
        ]

    @cached_property
    def _unresolved(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        for reference in self._view.of_type("UnresolvedReference"):
            text = self._view.one(reference, "referenceText")
            if text:
                found.setdefault(self._view.one(reference, "inEntry") or "", []).append(text)
        return found

    @cached_property
    def _uses(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        for use in self._view.of_type("RowUse"):
            found.setdefault(self._view.one(use, "ofItem") or "", []).append(use)
        return found

    def _iri(self, local: str) -> str:
        return f"{self._organisation}/{local}"

    # ── what it says ──

    def _remedy(self, case: Case, item: Item) -> Remedy | None:
        text = self._known.sentence(case, lambda lang: self._of_item(item, lang))
        artefact = case.artefact.removeprefix(self._organisation + "/") if case.artefact else None
        return Remedy(case.code, text, artefact, case.ground) if text else None

    def _of_item(self, item: Item, lang: str) -> Values:
        known = self._known
        days = [self._view.one(one, "completeAsOf") or "" for one in self._view.of_type("CompletenessDeclaration")]
        values = {
            "unit": known.name(self._iri(item.unit)),
            "entity": ", ".join(known.name(entity) for entity in self._entities(item)),
            "fits": ", ".join(known.label(code, lang) for code in item.fitting_types),
            "listed": max(days, default=""),
            "role": known.label(item.owner_role, lang) if item.owner_role else "",
            "control": known.controls((item.requirement,), lang),
        }
        if item.legal is not None:
            values["binds"] = item.legal.binds_from
            for name, attribute in _OPEN.values():
                values[name] = "; ".join(known.label(code, lang) for code in getattr(item.legal, attribute))
        return values

    def _entities(self, item: Item) -> list[str]:
        """Return the legal entities that an item falls to: its unit, or those of its AI system."""
        unit = self._iri(item.unit)
        return self._view.all(unit, "ofEntity") or [unit]
