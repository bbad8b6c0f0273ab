"""What a remedy says: its sentence, filled with what the derived graph knows of the case."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from aims_graph.assess.graph_view import DCTERMS, RDFS, GraphView
from aims_graph.knowledge.explained import LANGUAGES
from aims_graph.knowledge.knowledge import Knowledge

_PART: Final = re.compile(r"\[([^\]]*)\]")
_PLACE: Final = re.compile(r"\{([a-z]+)\}")
_MONTHS: Final = {"en": ("month", "{} months"), "es": ("mes", "{} meses")}
_ROW: Final = {"en": "row", "es": "fila"}
_AND: Final = {"en": " and ", "es": " y "}

Values = dict[str, str]


@dataclass(frozen=True, slots=True)
class Case:
    """One thing to be put right: the code, its ground where there is one, and what it is about (IRIs)."""

    code: str
    ground: str | None = None
    artefact: str | None = None
    address: str | None = None
    entry: str | None = None
    controls: tuple[str, ...] = ()
    reference: str | None = None
    facts: tuple[str, ...] = ()
    """What shows that an exclusion is implausible, by name."""
    row: str | None = None
    """The row of the firm it is about: a risk, an entry of the scope, the record of an adoption, a unit."""
    told: Mapping[str, str] = field(default_factory=dict)
    """Further places of its sentence, filled already."""
    said: Mapping[str, str] | None = None
    """Its sentence, where a finding on records brings its own."""


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


def listed(names: Iterable[str], lang: str) -> str:
    """Return names as one reads them: ``a, b and c``."""
    known = list(names)
    return _AND.get(lang, ", ").join((", ".join(known[:-1]), known[-1])) if len(known) > 1 else "".join(known)


class Known:
    """Writes the sentences of cases from a derived graph."""

    def __init__(self, knowledge: Knowledge, view: GraphView, organisation: str) -> None:
        self._knowledge, self._view, self._organisation = knowledge, view, organisation

    def sentence(self, case: Case, more: Callable[[str], Values] | None = None) -> dict[str, str]:
        """Return what ``case`` asks of its owner, by language; nothing where no sentence can be filled.

        ``more``: what else is known, by language.
        """
        text: dict[str, str] = {}
        for lang in LANGUAGES:
            values = (more(lang) if more else {}) | self.values(case, lang)
            if case.said is not None:
                text[lang] = f"{values['name']}: {case.said[lang]}" if values.get("name") else case.said[lang]
                continue
            for source in (case.ground, case.code):
                template = self._knowledge.catalogue.words_of(source, "remedy").get(lang) if source else None
                said = filled(template, values) if template else None
                if said:
                    text[lang] = _addressed(said, values)
                    break
        return text if "en" in text else {}

    def values(self, case: Case, lang: str) -> Values:
        """Return what is known of ``case`` by name of the place, in ``lang``."""
        values = self._of_artefact(case.artefact, lang) | self._of_entry(case.entry, lang) | self._of_row(case, lang)
        if case.address:
            for name, prop in (
                ("inspector", "inspectedBy"), ("inspected", "inspectedOn"), ("from", "periodFrom"), ("to", "periodTo"),
                ("needed", "periodNeeded"),
            ):  # fmt: skip
                values[name] = self._view.one(case.address, prop) or ""
            if case.ground == "groundOwnInterval":
                values["months"] = self._months(self._longest(case.address), lang)
        if case.controls:
            values["controls"] = self.controls(case.controls, lang)
        values |= case.told
        values["facts"] = listed(case.facts, lang)
        values["reference"] = case.reference or ""
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
            "document": self.name(iri),
            "owner": view.one(iri, "owner") or "",
            "approver": view.one(iri, "approver") or "",
            "type": self.label(kind, lang) if kind else "",
            "status": self.label(status, lang) if status else "",
            "place": self.place(iri, lang),
            "review": view.one(iri, "nextReview") or view.one(iri, "reviewAgain") or "",
            "until": view.one(iri, "validUntil") or "",
            "done": view.one(iri, "lastDone") or "",
            "due": view.one(iri, "dueAgain") or "",
            "months": self._months(view.one(iri, "plannedInterval"), lang),
            "other": self.name(other) if other else "",
            "otherplace": self.place(other, lang) if other else "",
            "otherstatus": self.label(other_status, lang) if other_status else "",
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
            "entryplace": self.place(iri, lang),
            "stated": stated or (self.label(code, lang) if code else ""),
            "control": self.controls(
                (self._view.curie(iri, "control") or "",), lang, self._view.one(iri, DCTERMS + "title")
            ),
        }

    def _of_row(self, case: Case, lang: str) -> Values:
        if case.row is None:
            return {}
        view, iri = self._view, case.row
        place = self.place(iri, lang)
        return {
            "name": f"{self.name(iri)} ({place})" if place else self.name(iri),
            "subject": self.name(iri),
            "subjectplace": place,
            "subjectowner": view.one(iri, "owner") or "",
            "acceptor": view.one(iri, "acceptedBy") or "",
            "accepted": view.one(iri, "acceptedOn") or "",
            "assessed": view.one(iri, "assessedOn") or "",
            "wave": view.one(iri, "wave") or "",
            "starts": view.one(iri, "scopeFrom") or "",
        }

    def _others(self, artefact: str) -> str:
        """Return the units that the rows of an artefact, or the certificate of its management system, are about."""
        rows = [row for row in self._held.get(artefact, ()) for row in self._view.all(row, "unit")]
        system = self._view.one(artefact, "managementSystem")
        units = rows or (self._view.all(system, "unit") if system else [])
        return ", ".join(dict.fromkeys(self.name(unit) for unit in units))

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

    # ── words ──

    def name(self, iri: str) -> str:
        """Return what a node of the organisation is called: its number and title."""
        view = self._view
        identifier = view.one(iri, DCTERMS + "identifier")
        name = view.one(iri, DCTERMS + "title") or view.one(iri, RDFS + "label") or ""
        local = iri.removeprefix(self._organisation + "/").partition("/")[2]
        if not name and iri.endswith("/entity/main"):
            name = view.one(self._organisation, RDFS + "label") or ""
        return f"{identifier} {name}".strip() if identifier and identifier != name else name or local

    def place(self, iri: str, lang: str) -> str:
        """Return where a node stood: file, sheet, row; empty where that is not known."""
        file, sheet, row = (self._view.one(iri, name) for name in ("sourceFile", "sourceSheet", "sourceRow"))
        return ", ".join(part for part in (file, sheet, f"{_ROW[lang]} {row}" if row else None) if part) if file else ""

    def label(self, code: str, lang: str) -> str:
        """Return the words of a code."""
        words = self._knowledge.catalogue.label(code)
        return words.get(lang) or words.get("en") or code

    def controls(self, curies: Iterable[str], lang: str, own: str | None = None) -> str:
        """Return provisions by number and title; ``own``: the title of a control of the firm's own."""
        titles = [(_local(c), self._knowledge.catalogue.titles(requirement(c))) for c in curies]
        named = ((number, told.get(lang) or told.get("en") or own) for number, told in titles)
        return "; ".join(" ".join(part for part in parts if part) for parts in named)


def requirement(curie: str) -> str:
    """Return the requirement of a statement; a requirement is its own."""
    return re.sub(r"_\d+$", "", curie)


def _local(curie: str) -> str:
    return (curie.partition(":")[2] or curie).rpartition("/")[2]


def _addressed(said: str, values: Values) -> str:
    """Return the sentence with who is asked before it: the owner of the row or artefact it is about; without either,
    the role that the statement falls to."""
    who = values.get("subjectowner") or (values["owner"] if "owner" in values else values.get("role"))
    return f"{who}: {said}" if who else said[:1].upper() + said[1:]
