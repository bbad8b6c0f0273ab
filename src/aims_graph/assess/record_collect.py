"""From the derived graph to what the records show: reads the graph, decides nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from aims_graph.assess.graph_view import DCTERMS, RDFS, GraphView
from aims_graph.assess.record_result import RecordCase, RecordFinding, RecordPlace
from aims_graph.base.terms import AIMS, PREFIXES, compact
from aims_graph.knowledge.catalogue import Catalogue

_GENERAL: Final = ("RecordCase", "IntervalCase", "SeriousIncidentCase")
_DAYS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "needed_by": "caseNeededBy", "on": "caseOn", "due_on": "caseDue", "last_on": "intervalOn",
        "next_due_on": "intervalDue", "gap_from": "gapFrom", "gap_due_on": "gapDue", "gap_to": "gapTo",
        "limit": "caseLimit", "value": "caseValue", "assessed_on": "assessedOnDay",
    }
)  # fmt: skip
_MEASURED: Final = ("ResultCase", "AtMostResultCase", "AtLeastResultCase")
_OF_ROW: Final[Mapping[str, str]] = MappingProxyType(
    {"criteria": "criteria", "limit": "threshold", "value": "measuredValue"}
)
"""What the row of an evaluation itself says it was held against: a verdict without it cannot be repeated."""
VERDICTS: Final[Mapping[str, str]] = MappingProxyType(
    {"effectDeficiency": "failed", "effectQuestion": "asked", "effectObservation": "observed"}
)
"""Effect of a finding → verdict on its case; the gravest of several holds, in this order."""


class RecordReader:
    """Reads cases, findings and the places they rest on."""

    def __init__(self, catalogue: Catalogue, view: GraphView, local: Callable[[str], str]) -> None:
        self.catalogue, self.view, self.local = catalogue, view, local

    def read(self) -> tuple[tuple[RecordCase, ...], tuple[RecordFinding, ...]]:
        """Return the cases and the findings on records of an assessment, by theme and name."""
        findings = tuple(self.finding(iri) for iri in self.view.of_type("RecordFinding"))
        effects: dict[str, set[str]] = defaultdict(set)
        for finding in findings:
            effects[finding.case].add(finding.effect)
        cases = [
            case
            for iri in self.view.of_type("RecordCase")
            # nothing is asked of a system out of scope, unless a duty of the law is
            if (case := self.case(iri, effects)).verdict != "met" or not self.view.all(iri, "caseOutside")
        ]
        place = {theme: number for number, theme in enumerate(self.catalogue.members("ControlTheme"))}
        cases.sort(key=lambda case: (place.get(case.theme, 99), case.kind, case.about.label, case.id))
        return tuple(cases), findings

    def case(self, iri: str, effects: Mapping[str, set[str]]) -> RecordCase:
        """Return a case; ``effects``: what was found of each case, by its name."""
        view = self.view
        case, kind = self._name(iri), self._kind(iri)
        found = effects.get(case, set())
        verdict = next((said for effect, said in VERDICTS.items() if effect in found), "met")
        about = view.one(iri, "caseRow") or view.one(iri, "ofKind") or iri
        unit = view.one(iri, "caseUnit")
        days = {name: view.one(iri, prop) for name, prop in _DAYS.items()}
        days["persons"] = "; ".join(view.all(iri, "caseUntrained")) or None
        if kind in _MEASURED:
            days |= {name: days.get(name) or view.one(about, prop) for name, prop in _OF_ROW.items()}
        return RecordCase(
            id=case,
            kind=kind,
            theme=(self.catalogue.codes_of(kind, "controlTheme") or ("",))[0],
            verdict=verdict,
            about=self.place(about),
            unit=self.local(unit) if unit else None,
            met_by=self._places(iri, "caseMetBy"),
            late_by=self._places(iri, "caseMetLateBy"),
            against=tuple(
                place
                for name in ("conflict", "lapsed", "afterGap", "caseOutdatedBy")
                for place in self._places(iri, name)
            ),
            days={name: day for name, day in days.items() if day is not None},
        )

    def _name(self, iri: str) -> str:
        return iri.partition("/case/")[2] or iri

    def _kind(self, iri: str) -> str:
        kinds = [kind.removeprefix(AIMS) for kind in self.view.all(iri, PREFIXES["rdf"] + "type")]
        special = [kind for kind in kinds if kind not in _GENERAL]
        return (special or [kind for kind in kinds if kind != "RecordCase"] or kinds)[0]

    def _places(self, iri: str, name: str) -> tuple[RecordPlace, ...]:
        return tuple(self.place(node) for node in self.view.all(iri, name))

    def place(self, iri: str) -> RecordPlace:
        """Return where a row, artefact or unit stood; of a code its word in English."""
        view = self.view
        label = view.one(iri, RDFS + "label") or view.one(iri, DCTERMS + "title")
        if label is None:
            code = iri.removeprefix(AIMS)
            label = self.catalogue.label(code).get("en", code) if code != iri else self.local(iri)
        return RecordPlace(
            id=self.local(iri).removeprefix(AIMS),
            label=label,
            day=view.one(iri, "rowDay") or view.one(iri, "releaseDay"),
            file=view.one(iri, "sourceFile"),
            sheet=view.one(iri, "sourceSheet"),
            row=view.number(iri, "sourceRow"),
        )

    def finding(self, iri: str) -> RecordFinding:
        """Return a finding."""
        view = self.view
        code, effect = view.one(iri, "findingCode") or "", view.code(iri, "effect") or "effectDeficiency"
        said = self.catalogue.words_of(f"record-{code}", "whenAbsent") if effect == "effectQuestion" else {}
        bears_on = tuple(compact(statement) for statement in view.all(iri, "bearsOn"))
        lists = view.all(iri, "absenceShownBy")
        return RecordFinding(
            id=iri.partition("/finding/")[2],
            code=code,
            shape=compact(view.one(iri, "ofShape") or ""),
            case=self._name(view.one(iri, "ofCase") or ""),
            effect=effect,
            sentence=said or self.catalogue.words_of(f"record-{code}", "sentence"),
            cause=view.code(iri, "findingCause"),
            bears_on=bears_on,
            units=tuple(self.local(unit) for unit in view.all(iri, "findingUnit")),
            complete=tuple(
                f"{(view.code(one, 'listClass') or '').removeprefix('list-')} {view.one(one, 'completeAsOf') or ''}"
                for one in lists
            ),
            own_rule=not bears_on,
        )
