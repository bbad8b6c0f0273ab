"""The path of ISO/IEC 42001, 6.1.3, as far as it was handed in: risks, needed controls, reasons, approval, flags."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from aims_graph.assess.graph_view import DCTERMS, RDFS, GraphView
from aims_graph.assess.texts import Words
from aims_graph.base.terms import BASE, EDITIONS, ORG, compact
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
    nobody declared complete the list that would show it: to be asked, no deficiency.
    """

    code: str
    text: Words
    control: str | None = None
    units: tuple[str, ...] = ()
    entry: str | None = None
    ground: str | None = None
    question: bool = False


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
            for known in self.view.all(item, "implausibleFor"):
                code = self.view.code(known, "shows") or BOUND
                units[entry, code].add(self._local(self.view.one(item, "unit") or ""))
                facts[entry, code] |= set(self.view.all(known, "shownIn")) or {known}
        for (entry, code), seen in sorted(facts.items()):
            named = sorted({self._named(fact) for fact in seen})
            text = self.knowledge.catalogue.sentence(code)
            yield SoAFlag(
                code=code,
                text={lang: words.replace("{facts}", _listed(named, lang)) for lang, words in text.items()},
                control=self.view.curie(entry, "control"),
                units=tuple(sorted(units[entry, code])),
                entry=self._local(entry),
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
            yield SoAFlag(
                code=code,
                text=self.knowledge.catalogue.sentence(f"finding-{code}"),
                control=view.curie(entry, "control") if entry else self._control_in(finding),
                units=tuple(self._local(unit) for unit in view.all(finding, "seenFor")),
                entry=self._local(entry) if entry else None,
                ground=self._local(ground) if ground else None,
                question=view.code(finding, "effect") == "effectQuestion",
            )

    def _control_in(self, finding: str) -> str | None:
        """Return the control that a finding on a missing row is about: its name ends with it."""
        name = finding.rpartition("--")[2] if "--" in finding else ""
        curie = compact(BASE + name)
        return curie if curie in self.knowledge.catalogue.provisions else None

    def _named(self, iri: str) -> str:
        """Return a row of the firm by its label, a clause by its number."""
        return self.view.one(iri, RDFS + "label") or compact(iri).partition(":")[2]

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


def _listed(names: list[str], lang: str) -> str:
    """Return names as one reads them: ``a, b and c``."""
    word = {"en": " and ", "es": " y "}.get(lang, ", ")
    return word.join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else "".join(names)
