"""From the derived graph to items and what they lean on: reads the graph, decides nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from aims_graph.assess.graph_view import DCTERMS, RDFS, GraphView
from aims_graph.assess.legal import LegalView
from aims_graph.assess.remedies import Remedies
from aims_graph.assess.result import AddressUse, Artefact, Decided, Item, Legal, RowUse, Searched, SoAEntry, Unit
from aims_graph.base.terms import BASE, DERIVED, MAPPING, compact
from aims_graph.knowledge.catalogue import Statement
from aims_graph.knowledge.duties import Law
from aims_graph.knowledge.explained import LANGUAGES
from aims_graph.knowledge.inferred import derived_as_row
from aims_graph.knowledge.knowledge import Knowledge
from aims_graph.knowledge.sssom import NOTHING, Row
from aims_graph.knowledge.told import Teller

_INPUTS = ("Applicability", "Address", "Design", "Operating", "Evidence", "Bearing")
_TOLD = (
    "purpose", "intendedUse", "techniques", "modelStated", "owner", "department", "inUseSince", "placedOnMarketOn",
    "redesignedOn", "retiredOn", "lifeCycleStage",
)  # fmt: skip
_KINDS = {"unitEntity": "entity", "unitSystem": "system"}


class Collector:
    """Collects one assessment from its derived graph."""

    def __init__(self, knowledge: Knowledge, view: GraphView, organisation: str, law: Law) -> None:
        self.knowledge = knowledge
        self.view = view
        self.organisation = organisation
        self._legal = LegalView(knowledge, view, law)
        self._remedies = Remedies(knowledge, view, organisation)
        self._uses: dict[str, list[str]] = defaultdict(list)
        for use in view.of_type("RowUse"):
            item = view.one(use, "ofItem")
            if item:
                self._uses[item].append(use)
        self._unresolved: dict[str, list[str]] = defaultdict(list)
        for reference in view.of_type("UnresolvedReference"):
            entry = view.one(reference, "inEntry")
            if entry:
                self._unresolved[entry].append(view.one(reference, "referenceText") or "")

        self._decided: dict[tuple[str | None, str | None], list[str]] = defaultdict(list)
        for node in view.of_type("CandidateDecision"):
            self._decided[view.one(node, "addresses"), view.one(node, "unit")].append(node)

    def local(self, iri: str) -> str:
        """Return the part of an organisation's IRI below the organisation: ``artefact/pol-001``."""
        return iri.removeprefix(self.organisation + "/")

    # ── what was handed in ──

    def units(self, pairs: tuple[tuple[str, str], ...]) -> tuple[Unit, ...]:
        """Return the units in scope, with their labels."""
        undeclared = set(self.view.of_type("UndeclaredSystem"))
        units = []
        for iri, kind in pairs:
            label = self.view.one(iri, RDFS + "label") or self._own_name(iri) or self.local(iri).partition("/")[2]
            entity = self.view.one(iri, "ofEntity")
            units.append(
                Unit(
                    id=self.local(iri),
                    label=label,
                    kind="undeclared" if iri in undeclared else _KINDS[kind],
                    entity=self.local(entity) if entity else None,
                    told=self._told(iri),
                )
            )
        return tuple(units)

    def _told(self, iri: str) -> dict[str, str]:
        texts = {name: "; ".join(self.view.all(iri, name)) for name in _TOLD}
        return {name: text for name, text in texts.items() if text}

    def _own_name(self, iri: str) -> str | None:
        """Return the organisation's name for the one entity it is taken as where it declares none."""
        return self.view.one(self.organisation, RDFS + "label") if self.local(iri) == "entity/main" else None

    def artefacts(self) -> dict[str, Artefact]:
        """Return every artefact by its local id."""
        found = (self._artefact(iri) for iri in self.view.of_type("Artefact"))
        return {each.id: replace(each, remedies=self._remedies.of_artefact(each)) for each in found}

    def _artefact(self, iri: str) -> Artefact:
        view = self.view
        return Artefact(
            id=self.local(iri),
            title=view.one(iri, DCTERMS + "title") or self.local(iri),
            type=view.code(iri, "artefactType") or "Document",
            identifier=view.one(iri, DCTERMS + "identifier"),
            type_stated=view.one(iri, "typeStated"),
            status=view.code(iri, "documentStatus"),
            owner=view.one(iri, "owner"),
            approver=view.one(iri, "approver"),
            version=view.one(iri, "documentVersion"),
            effective_from=view.one(iri, "effectiveFrom"),
            next_review=view.one(iri, "nextReview"),
            valid_until=view.one(iri, "validUntil"),
            deficiencies=view.codes(iri, "artefactDeficiency"),
            observations=view.codes(iri, "artefactObservation"),
            file=view.one(iri, "sourceFile"),
            sheet=view.one(iri, "sourceSheet"),
            row=view.number(iri, "sourceRow"),
        )

    def entries(self) -> dict[str, SoAEntry]:
        """Return every SoA row by its local id."""
        return {self.local(iri): self._entry(iri) for iri in self.view.of_type("SoAEntry")}

    def _entry(self, iri: str) -> SoAEntry:
        view = self.view
        control = view.curie(iri, "control") or ""
        return SoAEntry(
            id=self.local(iri),
            control=control,
            control_title=self.knowledge.catalogue.title(control) or "",
            implementation=view.code(iri, "implementation") or "implementationUnknown",
            applicable=view.truth(iri, "applicable"),
            status_stated=view.one(iri, "statusStated"),
            justification=view.one(iri, "justification"),
            description=view.one(iri, "description"),
            artefacts=tuple(self.local(artefact) for artefact in view.all(iri, "refersTo")),
            unresolved=tuple(sorted(self._unresolved.get(iri, []))),
            file=view.one(iri, "sourceFile"),
            sheet=view.one(iri, "sourceSheet"),
            row=view.number(iri, "sourceRow"),
            edition=self._edition_of(iri),
            title=view.one(iri, DCTERMS + "title"),
            systems=tuple(self.local(unit) for unit in view.all(iri, "unit")),
            rests_on=tuple(self.local(ground) for ground in view.all(iri, "restsOn")),
            cites_unknown=tuple(view.all(iri, "groundUnresolved")),
            says_no_reason=view.truth(iri, "saysNoReason") is True,
            owner=view.one(iri, "owner"),
            approved_by=view.one(iri, "approver"),
            approved_on=view.one(iri, "approvedOn"),
        )

    def _edition_of(self, entry: str) -> str | None:
        edition = self.view.one(self.view.one(entry, "soaOf") or "", "edition")
        return edition.removeprefix(BASE) if edition else None

    # ── items ──

    def items(self) -> list[Item]:
        """Return every item, in reading order of its statement, then of its unit."""
        order = {curie: place for place, curie in enumerate(self.knowledge.catalogue.statements)}
        items = [self._item(iri) for iri in self.view.of_type("Item")]
        items = [replace(item, remedies=self._remedies.of(item)) for item in items]
        return sorted(items, key=lambda item: (order.get(item.statement, 0), item.unit))

    def _item(self, iri: str) -> Item:
        view, catalogue = self.view, self.knowledge.catalogue
        statement = catalogue.statements[compact(view.one(iri, "statement") or "")]
        unit = self.local(view.one(iri, "unit") or "")
        state, action = view.code(iri, "state") or "", view.code(iri, "action")
        outcome = catalogue.outcomes[(state, action)]
        legal = self._legal.of(iri, statement.curie)
        return Item(
            id=f"{statement.curie}@{unit}",
            iri=iri,
            statement=statement.curie,
            requirement=statement.requirement,
            requirement_title=catalogue.title(statement.requirement) or "",
            unit=unit,
            text=statement.text,
            state=state,
            action=action,
            basis=view.code(iri, "basis"),
            severity=_severity(outcome.severity, statement, legal),
            sentence=outcome.sentence,
            causes=view.codes(iri, "cause"),
            observations=view.codes(iri, "observation"),
            reuse_standing=view.code(iri, "reuseStanding"),
            counted=view.truth(iri, "counted") is not False,
            evidence_need=statement.evidence_need,
            documented_information=statement.documented_information,
            blocks=statement.blocks,
            block=statement.block,
            themes=statement.themes,
            owner_role=statement.owner_role,
            fitting_types=statement.fitting_types,
            effort=_effort(outcome.effort, statement),
            after=statement.after,
            note=statement.note,
            rows=self._rows(iri),
            searched=self._searched(iri, statement),
            addresses=self._addresses(iri),
            candidates=tuple(self.local(artefact) for artefact in view.all(iri, "typeCandidate")),
            decisions=self._decisions(iri),
            target_entry=self._target_entry(iri),
            record_findings=tuple(found.partition("/finding/")[2] for found in view.all(iri, "recordAgainst")),
            inputs=self._inputs(iri),
            legal=legal,
            inheritance=self._inheritance(iri),
            wave=view.number(iri, "itemWave"),
            scope_entry=self._scope_entry(iri),
        )

    def _inheritance(self, iri: str) -> tuple[str, ...]:
        found = set(self.view.codes(iri, "inheritance"))
        return tuple(code for code in self.knowledge.catalogue.members("Inheritance") if code in found)

    def _scope_entry(self, iri: str) -> str | None:
        entry = self.view.one(iri, "outOfScopeBy") or self.view.one(iri, "plannedBy")
        return self.local(entry) if entry else None

    def _decisions(self, iri: str) -> tuple[Decided, ...]:
        """Return what people decided on artefacts for the item, standing or stale."""
        view = self.view
        return tuple(
            Decided(
                artefact=self.local(view.one(node, "artefact") or ""),
                verdict=view.code(node, "verdict") or "",
                by=view.one(node, "decidedBy") or "",
                on=view.one(node, "decidedOn") or "",
                why=view.one(node, "grounds") or "",
                stale=view.codes(node, "staleBecause"),
                remedies=self._remedies.of_stale(view.codes(node, "staleBecause"), view.one(node, "artefact") or ""),
            )
            for node in self._decided.get((view.one(iri, "statement"), view.one(iri, "unit")), ())
        )

    def _inputs(self, iri: str) -> dict[str, str]:
        inputs = {name.lower(): self.view.code(iri, "in" + name) or "" for name in _INPUTS}
        inputs["deficiency"] = self.view.one(iri, "inDeficiency") or ""
        inputs["records_against"] = self.view.one(iri, "inRecordsAgainst") or ""
        inputs["known_absent"] = self.view.one(iri, "inKnownAbsent") or ""
        return inputs

    def _target_entry(self, iri: str) -> str | None:
        for name in ("excludedBy", "soaClaim", "soaShortfall", "soaDenial", "soaLead", "soaRow"):
            entry = self.view.one(iri, name)
            if entry:
                return self.local(entry)
        return None

    def _rows(self, iri: str) -> tuple[RowUse, ...]:
        uses = [self._row_use(use) for use in self._uses.get(iri, [])]
        rank = {code: place for place, code in enumerate(self.knowledge.catalogue.members("Bearing"))}
        return tuple(sorted(uses, key=lambda use: (use.outranked, rank.get(use.bearing, 99), use.record_id)))

    def _row_use(self, use: str) -> RowUse:
        view, catalogue = self.view, self.knowledge.catalogue
        mapping = view.one(use, "mapping") or ""
        record, row = self._row_of(mapping)
        source = row.subject_id
        statement = catalogue.statements.get(source)
        entry = view.one(use, "baseEntry")
        joined = view.all(use, "joinedArtefact")
        return RowUse(
            record_id=record,
            source=source,
            source_title=catalogue.titles(source),
            source_text=statement.text if statement else {},
            relation=row.relation,
            reuse=row.reuse or "none",
            object=row.object or None,
            review=row.review_status or "unreviewed",
            reach=view.code(use, "reach") or "",
            base_status=_strongest(view.codes(use, "baseStatus")),
            bearing=view.code(use, "bearing") or "",
            rationale=self._follows(mapping) or row.rationales,
            delta=row.deltas,
            entry=self.local(entry) if entry else None,
            joined=tuple(self.local(artefact) for artefact in joined),
            by_type=tuple(self.local(artefact) for artefact in joined if artefact not in self._referred(use)),
            named=tuple(self.local(artefact) for artefact in view.all(use, "namedArtefact") if artefact not in joined),
            outranked=view.truth(use, "outranked") is True,
        )

    def _referred(self, use: str) -> set[str]:
        """Return the artefacts that a row of an SoA or an address ties to the base of ``use``."""
        view = self.view
        named = {artefact for entry in view.all(use, "baseEntry") for artefact in view.all(entry, "refersTo")}
        addresses = (*view.all(use, "answeringAddress"), *view.all(use, "answeredElsewhere"))
        return named | {artefact for address in addresses for artefact in view.all(address, "artefact")}

    def _row_of(self, mapping: str) -> tuple[str, Row]:
        """Return the record id and the row at an IRI; a derived one keeps its prefix."""
        if not mapping.startswith(DERIVED):
            record = mapping.removeprefix(MAPPING)
            return record, self.knowledge.rows[record]
        derived = derived_as_row(self.knowledge.inference.by_record[mapping.removeprefix(DERIVED)])
        return derived.record_id, derived

    def _follows(self, mapping: str) -> dict[str, str]:
        """Return the proof of a derived row as sentences, by language; nothing for a row that somebody wrote."""
        if not mapping.startswith(DERIVED):
            return {}
        row = self.knowledge.inference.by_record[mapping.removeprefix(DERIVED)]
        proof = self.knowledge.inference.closure.explain(row.source, row.target)
        return {lang: " ".join(Teller(self.knowledge, lang).proof(proof)) for lang in LANGUAGES} if proof else {}

    def _searched(self, iri: str, statement: Statement) -> tuple[Searched, ...]:
        editions = {edition.removeprefix(BASE) for edition in self.view.all(iri, "searchedIn")}
        return tuple(
            Searched(group.source, row.record_id.removeprefix("mapping:"), row.rationales)
            for group in self.knowledge.mapping_sets
            if group.source in editions
            for row in group.rows
            if row.subject_id == NOTHING and row.object_id in (statement.curie, statement.requirement)
        )

    def _addresses(self, iri: str) -> tuple[AddressUse, ...]:
        view = self.view
        found = [(address, "exact") for address in view.all(iri, "exactAddress")]
        found += [(address, "coarse") for address in view.all(iri, "coarseAddress")]
        return tuple(
            AddressUse(
                artefact=self.local(view.one(address, "artefact") or ""),
                kind=kind,
                design=view.code(address, "designBasis"),
                operating=view.code(address, "operatingBasis"),
                inspected_by=view.one(address, "inspectedBy"),
                inspected_on=view.one(address, "inspectedOn"),
                period_from=view.one(address, "periodFrom"),
                period_to=view.one(address, "periodTo"),
                causes=view.codes(address, "addressCause"),
                inheritance=self._whose(iri, address),
                adopted_by=self._adopted_by(iri, address),
            )
            for address, kind in found
        )

    def _whose(self, iri: str, address: str) -> str | None:
        for code, name in (("inherited", "inheritedAddress"), ("shared", "sharedAddress"), ("local", "localAddress")):
            if address in self.view.all(iri, name):
                return code
        return None

    def _adopted_by(self, iri: str, address: str) -> tuple[str, ...]:
        """Return the records by which the unit of an item adopted the document of an address of another entity."""
        view, unit = self.view, self.view.one(iri, "unit")
        records = (record for record in view.all(address, "inheritedBy") if unit in view.all(record, "adoptedFor"))
        return tuple(self.local(record) for record in records) if address in view.all(iri, "inheritedAddress") else ()


def _strongest(statuses: tuple[str, ...]) -> str:
    """Return how a base stands: what somebody inspected is declared too, and is told as inspected."""
    return "baseEvidenced" if "baseEvidenced" in statuses else next(iter(statuses), "")


def _severity(highest: str | None, statement: Statement, legal: Legal | None) -> str | None:
    """A violation needs a duty in force, or an item that blocks certification; else a gap is a warning (design:
    decision table)."""
    grave = legal.in_force if legal is not None else statement.blocks != "blocksNone"
    return "Warning" if highest == "Violation" and not grave else highest


def _effort(which: str | None, statement: Statement) -> str | None:
    by_name: Mapping[str, str | None] = {
        "effortExtend": statement.effort_extend,
        "effortNew": statement.effort_new,
    }
    return by_name.get(which, which) if which else None
