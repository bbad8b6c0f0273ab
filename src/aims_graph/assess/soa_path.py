"""The path of ISO/IEC 42001, 6.1.3, as far as it was handed in: risks, needed controls, reasons, approval, flags."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from aims_graph.assess.graph_view import DCTERMS, RDFS, GraphView
from aims_graph.assess.remedy_values import Case, Known, listed
from aims_graph.assess.texts import Words
from aims_graph.base.terms import AIMS, BASE, EDITIONS, ORG, compact
from aims_graph.knowledge.knowledge import Knowledge

_EDITION: Final = EDITIONS["iso42001"]
_GROUNDS: Final = {"Risk": "risk", "ImpactAssessment": "impact", "Obligation": "obligation"}
BOUND: Final = "boundAnyway"


@dataclass(frozen=True, slots=True)
class Ground:
    """A risk, an impact assessment or an obligation of the firm. ``kind``: risk, impact, obligation.

    ``units``: the AI systems it is about; none: the organisation as a whole. ``needs``: CURIEs of the controls that a
    risk's treatment needs. Days are ``YYYY-MM-DD``.
    """

    id: str
    kind: str
    label: str
    identifier: str | None = None
    units: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    treatment: str | None = None
    owner: str | None = None
    accepted_by: str | None = None
    accepted_on: str | None = None


@dataclass(frozen=True, slots=True)
class SoAFlag:
    """Something to look at in the statement of applicability.

    ``control``: CURIE of the control it is about, if it is about one; ``units``: the units it was seen for; ``entry``:
    the id of the row. ``ground``: the id of the risk or document it is about. ``question``: something is not shown and
    nobody declared complete the list that would show it: to be asked, no deficiency. ``remedy``: what it asks of whoever
    keeps the row. ``bears_on``: statements that it speaks of; none where it is about the items of its control.
    """

    code: str
    text: Words
    control: str | None = None
    units: tuple[str, ...] = ()
    entry: str | None = None
    ground: str | None = None
    question: bool = False
    id: str = ""
    remedy: Words = field(default_factory=dict)
    bears_on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SoAPath:
    """From risks to the approved statement of applicability of ISO/IEC 42001.

    ``handed_in``: a statement of applicability of it was handed in. ``approved``: it has a row for every control of
    Annex A, and each of its rows was approved, by name, by the day of the assessment. ``not_considered``: controls of
    Annex A without a row. ``pointers``: control → objectives and risk sources of Annex C that share a theme with it.
    """

    handed_in: bool
    approved: bool
    not_considered: tuple[str, ...]
    grounds: Mapping[str, Ground] = field(default_factory=dict)
    flags: tuple[SoAFlag, ...] = ()
    pointers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def soa_path(knowledge: Knowledge, view: GraphView, organisation: str, as_of: str) -> SoAPath:
    """Return the path as ``view``, the derived graph of an assessment as of ``as_of``, holds it."""
    return _Reader(knowledge, view, organisation).path(as_of)


class _Reader:
    def __init__(self, knowledge: Knowledge, view: GraphView, organisation: str) -> None:
        self.knowledge = knowledge
        self.view = view
        self.organisation = organisation
        self.known = Known(knowledge, view, organisation)

    def path(self, as_of: str) -> SoAPath:
        view = self.view
        system = f"{self.organisation}/held/{_EDITION}"
        rows = [entry for entry in view.of_type("SoAEntry") if view.one(entry, "soaOf") == system]
        said = {view.curie(entry, "control") for entry in rows}
        absent = tuple(curie for curie in self.knowledge.catalogue.controls("iso42001") if curie not in said)
        return SoAPath(
            handed_in=bool(rows),
            approved=bool(rows) and not absent and all(self._approved(entry, as_of) for entry in rows),
            not_considered=absent,
            grounds=self._grounds(),
            flags=(*self._implausible(), *self._findings()),
            pointers=self._pointers(),
        )

    def _local(self, iri: str) -> str:
        return iri.removeprefix(self.organisation + "/")

    def _approved(self, entry: str, as_of: str) -> bool:
        day = self.view.one(entry, "approvedOn")
        return self.view.one(entry, "approver") is not None and day is not None and day <= as_of

    def _grounds(self) -> dict[str, Ground]:
        found = {}
        for name, kind in _GROUNDS.items():
            for iri in self.view.of_type(name):
                if iri.startswith(ORG):
                    found[self._local(iri)] = self._ground(iri, kind)
        return found

    def _ground(self, iri: str, kind: str) -> Ground:
        view = self.view
        return Ground(
            id=self._local(iri),
            kind=kind,
            label=view.one(iri, RDFS + "label") or self._local(iri),
            identifier=view.one(iri, DCTERMS + "identifier"),
            units=tuple(self._local(unit) for unit in view.all(iri, "unit")),
            needs=tuple(compact(control) for control in view.all(iri, "necessaryControl")),
            treatment=view.code(iri, "treatment"),
            owner=view.one(iri, "owner"),
            accepted_by=view.one(iri, "acceptedBy"),
            accepted_on=view.one(iri, "acceptedOn"),
        )

    # ── implausible exclusions ──

    def _implausible(self) -> Iterable[SoAFlag]:
        """Return one flag for each row and each doing that its exclusion denies, with the facts that show it."""
        units: dict[tuple[str, str], set[str]] = defaultdict(set)
        facts: dict[tuple[str, str], set[str]] = defaultdict(set)
        for item in self.view.of_type("Item"):
            entry = self.view.one(item, "excludedBy") or ""
            for code, shown in implausible(self.view, item).items():
                units[entry, code].add(self._local(self.view.one(item, "unit") or ""))
                facts[entry, code] |= shown
        for (entry, code), seen in sorted(facts.items()):
            named = fact_names(self.known, seen)
            text = self.knowledge.catalogue.sentence(code)
            control = self.view.curie(entry, "control")
            yield SoAFlag(
                code=code,
                text={lang: words.replace("{facts}", listed(named, lang)) for lang, words in text.items()},
                control=control,
                units=tuple(sorted(units[entry, code])),
                entry=self._local(entry),
                id=f"{code}/{self._local(entry)}",
                remedy=self.known.sentence(Case("exclusion_implausible", code, entry=entry, facts=named)),
            )

    # ── what the path lacks or contradicts ──

    def _findings(self) -> Iterable[SoAFlag]:
        """Return one flag for each finding of the rules on the path."""
        view = self.view
        kinds = set(view.of_type("SoAFinding"))
        rows = set(view.of_type("SoAEntry"))
        for finding in view.of_type("PathFinding"):
            kind = view.one(finding, "ofShape") or ""
            if kind not in kinds:
                continue
            about = view.all(finding, "ofRecord")
            entry = next((iri for iri in about if iri in rows), None)
            ground = next((iri for iri in about if iri not in rows), None)
            code = view.one(kind, "findingCode") or ""
            case = path_case(view, finding, f"finding-{code}")
            yield SoAFlag(
                code=code,
                text=self.knowledge.catalogue.sentence(f"finding-{code}"),
                control=view.curie(entry, "control") if entry else self._known_control(finding),
                units=tuple(self._local(unit) for unit in view.all(finding, "seenFor")),
                entry=self._local(entry) if entry else None,
                ground=self._local(ground) if ground else None,
                question=view.code(finding, "effect") == "effectQuestion",
                id=finding.partition("/finding/")[2],
                remedy=self.known.sentence(case),
                bears_on=tuple(compact(statement) for statement in view.all(kind, "bearsOn")),
            )

    def _known_control(self, finding: str) -> str | None:
        curie = control_in(finding)
        return curie if curie in self.knowledge.catalogue.provisions else None

    # ── where to look for a reason ──

    def _pointers(self) -> dict[str, tuple[str, ...]]:
        catalogue = self.knowledge.catalogue
        sources = [p for p in catalogue.provisions.values() if p.edition == _EDITION and p.themes]
        themes: dict[str, set[str]] = defaultdict(set)
        for statement in catalogue.statements.values():
            themes[statement.requirement] |= set(statement.themes)
        return {
            control: tuple(p.curie for p in sources if themes[control] & set(p.themes))
            for control in catalogue.controls("iso42001")
        }


def implausible(view: GraphView, item: str) -> dict[str, set[str]]:
    """Return the doings that the exclusion of an item's control denies, each with the IRIs of what shows it."""
    found: dict[str, set[str]] = defaultdict(set)
    for known in view.all(item, "implausibleFor"):
        found[view.code(known, "shows") or BOUND] |= set(view.all(known, "shownIn")) or {known}
    return found


def fact_names(known: Known, facts: Iterable[str]) -> tuple[str, ...]:
    """Return rows of the firm by their label, clauses by their number, sorted."""
    return tuple(sorted({known.name(iri) if iri.startswith(ORG) else compact(iri).partition(":")[2] for iri in facts}))


def path_case(view: GraphView, finding: str, code: str) -> Case:
    """Return what a finding on the path is about, for the sentence that says what to do; ``code``: what it gives."""
    kind = (view.one(finding, "ofShape") or "").removeprefix(AIMS)
    about = view.all(finding, "ofRecord")
    entry = next((iri for iri in about if view.one(iri, "soaOf")), None)
    other = next((iri for iri in about if iri != entry), None)
    document = other if other and view.one(other, "artefactType") else None
    control = control_in(finding)
    return Case(
        code,
        kind,
        artefact=document,
        entry=entry,
        row=other if other != document else None,
        controls=(control,) if control else (),
        reference=", ".join(view.all(entry, "groundUnresolved")) if entry else None,
    )


def control_in(finding: str) -> str | None:
    """Return the control that a finding on a missing row is about: its name ends with it."""
    name = finding.rpartition("--")[2] if "--" in finding else ""
    return compact(BASE + name) if name and not name.startswith("soa/") else None
