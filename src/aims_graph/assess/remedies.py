"""What each cause and observation of an item asks of its owner: one sentence, in English and Spanish.

The sentences are knowledge (``ontology/remedies.ttl``); here their places are filled from the derived graph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from aims_graph.assess.graph_view import DCTERMS, RDFS, GraphView
from aims_graph.assess.remedies_group import GROUP, group_cases
from aims_graph.assess.result import Item, Remedy, RowUse
from aims_graph.knowledge.explained import LANGUAGES
from aims_graph.knowledge.knowledge import Knowledge

_PART: Final = re.compile(r"\[([^\]]*)\]")
_PLACE: Final = re.compile(r"\{([a-z]+)\}")
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
_OPEN: Final = {
    "condition_open": ("conditions", "open_conditions"),
    "derogation_open": ("derogations", "open_derogations"),
    "met_otherwise": ("otherwise", "met_otherwise"),
}
_MONTHS: Final = {"en": ("month", "{} months"), "es": ("mes", "{} meses")}
_ROW: Final = {"en": "row", "es": "fila"}

Values = dict[str, str]


@dataclass(frozen=True, slots=True)
class _Case:
    """One thing to be put right: the code, its ground where there is one, and what it is about."""

    code: str
    ground: str | None = None
    artefact: str | None = None
    address: str | None = None
    entry: str | None = None
    controls: tuple[str, ...] = ()
    reference: str | None = None
    told: Mapping[str, str] = field(default_factory=dict)
    """Further places of its sentence, filled already."""


def filled(template: str, values: Mapping[str, str]) -> str | None:
    """Return ``template`` with its places filled; a part in brackets is left out where a value of it is not known.

    None where a value outside brackets is not known: such a sentence would be false or empty.
    """

    def part(match: re.Match[str]) -> str:
        return match[1] if all(values.get(name) for name in _PLACE.findall(match[1])) else ""

    whole = _PART.sub(part, template)
    if not all(values.get(name) for name in _PLACE.findall(whole)):
        return None
    return _PLACE.sub(lambda match: values[match[1]], whole)


class Remedies:
    """Writes the sentences of the items of one assessment."""

    def __init__(self, knowledge: Knowledge, view: GraphView, organisation: str) -> None:
        self._knowledge, self._view, self._organisation = knowledge, view, organisation

    def of(self, item: Item) -> tuple[Remedy, ...]:
        """Return what is to be done about each cause, then about each observation of ``item``; each sentence once."""
        found: dict[tuple[str, str], Remedy] = {}
        for code in (*item.causes, *item.observations):
            for case in self._cases(code, item):
                remedy = self._remedy(case, item)
                if remedy is not None:
                    found.setdefault((code, remedy.text["en"]), remedy)
        return tuple(found.values())

    # ── what it is about ──

    def _cases(self, code: str, item: Item) -> Iterator[_Case]:
        entry = f"{self._organisation}/{item.target_entry}" if item.target_entry else None
        if code in _BASE:
            prop, seen = _BASE[code]
            for artefact in dict.fromkeys(a for row in self._standing(item) for a in (*row.joined, *row.named)):
                if seen in self._view.codes(self._iri(artefact), prop):
                    yield _Case(code, artefact=self._iri(artefact))
        elif code in _CONTROLS:
            rows = [row for row in item.rows if not row.outranked and row.base_status in _CONTROLS[code]]
            yield _Case(code, controls=tuple(dict.fromkeys(row.source for row in rows)))
        elif code == "base_reference_unresolved":
            for row in self._standing(item):
                for text in self._unresolved.get(self._iri(row.entry or ""), ()):
                    yield _Case(code, entry=self._iri(row.entry or ""), controls=(row.source,), reference=text)
        elif code == "base_contradicted":
            for told in self._view.all(item.iri, "contradictedEntry"):
                yield _Case(code, entry=told, controls=(self._view.curie(told, "control") or "",))
        elif code in GROUP:
            uses = self._uses.get(item.iri, ())
            for places in group_cases(code, uses, self._view, self._knowledge.catalogue, self._name):
                yield _Case(code, controls=(places["base"],) if "base" in places else (), told=places)
        elif code == "completeness_contradicted":
            for reference in self._view.all(item.iri, "namedElsewhere"):
                words, row_of = self._view.one(reference, "referenceText"), self._view.one(reference, "inEntry")
                yield _Case(code, entry=row_of, reference=words)
        elif code in item.causes:
            yield from self._of_cause(code, item, entry)
        else:
            yield from self._of_observation(code, item, entry)

    def _of_cause(self, code: str, item: Item, entry: str | None) -> Iterator[_Case]:
        ground = self._ground(code, item.iri, "itemGround")
        found = False
        for address in self._view.all(item.iri, "deficientAddress"):
            if code not in self._view.codes(address, "addressCause"):
                continue
            artefact = self._view.one(address, "artefact") or ""
            own = self._ground(code, address, "addressGround") or self._ground(code, artefact, "artefactGround")
            found = True
            yield _Case(code, own, artefact, address, entry)
        for artefact in self._view.all(entry, "refersTo") if entry else ():
            against = self._view.codes(artefact, "artefactDeficiency")
            if code in against or (ground == "groundSoaRegister" and {"not_approved", "superseded"} & set(against)):
                found = True
                yield _Case(code, ground or self._ground(code, artefact, "artefactGround"), artefact, None, entry)
        if code == "reference_unresolved":
            for reference in self._view.all(item.iri, "missingDocument"):
                text = self._view.one(reference, "referenceText")
                found = True
                yield _Case(code, "groundSoaReference", entry=entry, reference=text)
        if not found:
            artefacts = self._view.all(entry, "refersTo") if entry else []
            yield _Case(code, _BY_ENTRY.get(code) if entry else None, next(iter(artefacts), None), None, entry)

    def _of_observation(self, code: str, item: Item, entry: str | None) -> Iterator[_Case]:
        addresses = self._view.all(item.iri, "exactAddress")
        if code in ("review_overdue", "no_owner", "dates_differ"):
            for address in addresses:
                artefact = self._view.one(address, "artefact") or ""
                if code in self._view.codes(artefact, "artefactObservation"):
                    yield _Case(code, artefact=artefact, address=address)
            return
        valid = next(iter(self._view.all(item.iri, "validAddress") or addresses), None)
        held_in = self._view.one(valid, "artefact") if valid else None
        yield _Case(code, self._ground(code, item.iri, "itemGround"), held_in, valid, entry)

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

    def _remedy(self, case: _Case, item: Item) -> Remedy | None:
        catalogue = self._knowledge.catalogue
        text: dict[str, str] = {}
        for lang in LANGUAGES:
            values = self._values(case, item, lang)
            for source in (case.ground, case.code):
                template = catalogue.words_of(source, "remedy").get(lang) if source else None
                said = filled(template, values) if template else None
                if said:
                    text[lang] = _addressed(said, values)
                    break
        if "en" not in text:
            return None
        artefact = case.artefact.removeprefix(self._organisation + "/") if case.artefact else None
        return Remedy(case.code, text, artefact, case.ground)

    def _values(self, case: _Case, item: Item, lang: str) -> Values:
        values = self._of_item(item, lang) | self._of_artefact(case.artefact, lang) | self._of_entry(case.entry, lang)
        if case.address:
            for name, prop in (
                ("inspector", "inspectedBy"), ("inspected", "inspectedOn"), ("from", "periodFrom"), ("to", "periodTo"),
                ("needed", "periodNeeded"),
            ):  # fmt: skip
                values[name] = self._view.one(case.address, prop) or ""
            if case.ground == "groundOwnInterval":
                values["months"] = self._months(self._longest(case.address), lang)
        if case.controls:
            values["controls"] = self._listed(case.controls)
        values |= case.told
        values["reference"] = case.reference or ""
        return values

    def _of_item(self, item: Item, lang: str) -> Values:
        days = [self._view.one(one, "completeAsOf") or "" for one in self._view.of_type("CompletenessDeclaration")]
        values = {
            "unit": self._name(self._iri(item.unit)),
            "fits": ", ".join(self._label(code, lang) for code in item.fitting_types),
            "listed": max(days, default=""),
            "role": self._label(item.owner_role, lang) if item.owner_role else "",
            "control": self._listed((item.requirement,)),
        }
        if item.legal is not None:
            values["binds"] = item.legal.binds_from
            for name, attribute in _OPEN.values():
                values[name] = "; ".join(self._label(code, lang) for code in getattr(item.legal, attribute))
        return values

    def _of_artefact(self, iri: str | None, lang: str) -> Values:
        if iri is None:
            return {}
        view = self._view
        status, kind = view.code(iri, "documentStatus"), view.code(iri, "artefactType")
        other = view.one(iri, "replacedBy") or view.one(iri, "contradictedBy")
        other_status = view.code(other, "documentStatus") if other else None
        row = view.one(iri, "adverseRow")
        return {
            "document": self._name(iri),
            "owner": view.one(iri, "owner") or "",
            "approver": view.one(iri, "approver") or "",
            "type": self._label(kind, lang) if kind else "",
            "status": self._label(status, lang) if status else "",
            "place": self._place(iri, lang),
            "review": view.one(iri, "nextReview") or view.one(iri, "reviewAgain") or "",
            "until": view.one(iri, "validUntil") or "",
            "done": view.one(iri, "lastDone") or "",
            "due": view.one(iri, "dueAgain") or "",
            "months": self._months(view.one(iri, "plannedInterval"), lang),
            "other": self._name(other) if other else "",
            "otherplace": self._place(other, lang) if other else "",
            "otherstatus": self._label(other_status, lang) if other_status else "",
            "row": (view.one(row, RDFS + "label") or "") if row else "",
            "failed": (view.one(row, "doneOn") or "") if row else "",
            "others": self._others(iri),
        }

    def _of_entry(self, iri: str | None, lang: str) -> Values:
        if iri is None:
            return {}
        stated = self._view.one(iri, "statusStated")
        code = self._view.code(iri, "implementation")
        return {
            "entryplace": self._place(iri, lang),
            "stated": stated or (self._label(code, lang) if code else ""),
            "control": self._listed((self._view.curie(iri, "control") or "",)),
        }

    def _others(self, artefact: str) -> str:
        """Return the units that the rows of an artefact, or the certificate of its management system, are about."""
        rows = [row for row in self._held.get(artefact, ()) for row in self._view.all(row, "unit")]
        system = self._view.one(artefact, "managementSystem")
        units = rows or (self._view.all(system, "unit") if system else [])
        return ", ".join(dict.fromkeys(self._name(unit) for unit in units))

    @cached_property
    def _held(self) -> Mapping[str, list[str]]:
        """The rows by the artefact that holds them."""
        found: dict[str, list[str]] = {}
        for row in self._view.subjects_of("recordedIn"):
            for artefact in self._view.all(row, "recordedIn"):
                found.setdefault(artefact, []).append(row)
        return found

    def _longest(self, address: str) -> str | None:
        """Return the longest interval that the firm set for what an address is to show."""
        ends = {one for end in self._view.all(address, "addresses") for one in (end, end.rpartition("_")[0])}
        rules = [r for r in self._view.subjects_of("relatedTo") if ends & set(self._view.all(r, "relatedTo"))]
        nodes = (*self._view.all(address, "artefact"), *rules)
        said = [int(text) for node in nodes for text in self._view.all(node, "plannedInterval")]
        return str(max(said)) if said else None

    def _months(self, number: str | None, lang: str) -> str:
        one, several = _MONTHS[lang]
        return "" if not number else one if number == "1" else several.format(number)

    def _name(self, iri: str) -> str:
        view = self._view
        identifier = view.one(iri, DCTERMS + "identifier")
        name = view.one(iri, DCTERMS + "title") or view.one(iri, RDFS + "label") or ""
        local = iri.removeprefix(self._organisation + "/").partition("/")[2]
        if not name and iri.endswith("/entity/main"):
            name = view.one(self._organisation, RDFS + "label") or ""
        return f"{identifier} {name}".strip() if identifier and identifier != name else name or local

    def _place(self, iri: str, lang: str) -> str:
        file, sheet, row = (self._view.one(iri, name) for name in ("sourceFile", "sourceSheet", "sourceRow"))
        return ", ".join(part for part in (file, sheet, f"{_ROW[lang]} {row}" if row else None) if part) if file else ""

    def _label(self, code: str, lang: str) -> str:
        words = self._knowledge.catalogue.label(code)
        return words.get(lang) or words.get("en") or code

    def _listed(self, curies: Iterable[str]) -> str:
        title = self._knowledge.catalogue.title
        names = (" ".join(part for part in (_local(curie), title(_requirement(curie))) if part) for curie in curies)
        return "; ".join(names)


def _requirement(curie: str) -> str:
    return re.sub(r"_\d+$", "", curie)


def _local(curie: str) -> str:
    return curie.partition(":")[2] or curie


def _addressed(said: str, values: Values) -> str:
    """Return the sentence with who is asked before it: the owner of the artefact it is about; without an artefact,
    the role that the statement falls to."""
    who = values["owner"] if "owner" in values else values.get("role")
    return f"{who}: {said}" if who else said[:1].upper() + said[1:]
