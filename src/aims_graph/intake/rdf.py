"""What an organisation handed in, as triples: the form that rules read. Nothing is lost, nothing judged."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from pyoxigraph import NamedNode, Triple

from aims_graph.base.terms import BASE, ORG, PREFIXES, aims, expand
from aims_graph.intake.cells import slug, unique
from aims_graph.intake.organisation import (
    Address,
    AISystem,
    Artefact,
    Entity,
    HeldSystem,
    Organisation,
    Reference,
    Row,
    SoAEntry,
    Source,
    Value,
    Values,
)
from aims_graph.intake.rdf_terms import class_, code, term
from aims_graph.intake.workbook_model import Column, Page
from aims_graph.intake.workbook_pages import PAGES

_TYPE = NamedNode(PREFIXES["rdf"] + "type")
_LABEL = NamedNode(PREFIXES["rdfs"] + "label")
_TITLE = NamedNode(PREFIXES["dcterms"] + "title")
_IDENTIFIER = NamedNode(PREFIXES["dcterms"] + "identifier")
_PAGES: Mapping[str, Page] = MappingProxyType({page.key: page for page in PAGES})

_OF_AUDIT = ("kind_of_audit", "entity", "auditor", "from", "to", "report")
"""Columns of a finding that speak of its audit."""

_Value = str | bool | int | Decimal | date | NamedNode | None


def to_triples(org: Organisation, *, references_before: int = 0) -> list[Triple]:
    """Return the organisation as triples: IRIs below ``…/org/{slug}/``, no blank nodes, canonical literals.

    Unresolved references are numbered on from ``references_before``.

    Raises ``ValueError`` where an address or entry names a provision that is not of the form
    ``iso42001:6.1.4``.
    """
    return _Writer(org, references_before).write()


class _Writer:
    def __init__(self, org: Organisation, references_before: int) -> None:
        self._org = org
        self._references_before = references_before
        self._root = ORG + org.slug
        self._triples: list[Triple] = []

    def write(self) -> list[Triple]:
        org = self._org
        root = self._root
        self._add(root, type=class_("Organisation"), label=org.label, sector=org.sector, sizeClass=org.size_class)
        for text in org.remarks:
            self._add(root, remark=text)
        self._values(root, "organisation", org.values)
        for entity in org.entities or [Entity("main", org.label)]:
            node = f"{root}/entity/{entity.slug}"
            self._add(node, type=class_("LegalEntity"), label=entity.label, ofOrganisation=NamedNode(root))
            self._values(node, "entities", entity.values)
        for system in org.systems:
            self._system(system)
        for held in (*org.held, *self._spoken_for()):
            self._held(held)
        for artefact in org.artefacts:
            self._artefact(artefact)
        self._soa()
        for address in org.addresses:
            self._address(address)
        self._declarations()
        for complete in org.complete:
            node = f"{root}/complete/{complete.list_class}"
            self._add(node, type=class_("CompletenessDeclaration"), listClass=class_(complete.list_class))
            self._add(node, completeAsOf=complete.as_of, ofOrganisation=NamedNode(root))
        self._rows()
        return self._triples

    def _system(self, system: AISystem) -> None:
        node = f"{self._root}/system/{system.slug}"
        self._add(node, type=class_("AISystem"), label=system.label, ofOrganisation=NamedNode(self._root))
        self._add(node, identifier=system.identifier, purpose=system.purpose, owner=system.owner)
        self._add(node, department=system.department, techniques=system.techniques, intendedUse=system.uses)
        self._add(node, lifeCycleStage=system.stage, lifeCycleStageStated=system.stage_stated)
        self._add(node, riskStated=system.risk_stated, inUseSince=system.in_use_since, retiredOn=system.retired_on)
        self._add(node, lastAssessed=system.last_assessed, nextAssessment=system.next_assessment)
        self._add(node, placedOnMarketOn=system.placed_on_market, assessmentDocumentedOn=system.exemption_documented)
        self._add(node, modelStated=system.gpai_model)
        for day in system.redesigned:
            self._add(node, redesignedOn=day)
        if system.entity:
            self._add(node, ofEntity=NamedNode(f"{self._root}/entity/{system.entity}"))
        self._values(node, "systems", system.values)
        self._source(node, system.source)

    def _declarations(self) -> None:
        taken: dict[str, int] = {}
        for declaration in self._org.declarations:
            name = f"{declaration.unit.replace('/', '.')}.{declaration.fact.removeprefix('fact-')}"
            taken[name] = taken.get(name, 0) + 1
            more = f".{taken[name]}" if taken[name] > 1 else ""
            node = f"{self._root}/declaration/{name}{more}"
            self._add(node, type=class_("FactDeclaration"), aboutUnit=NamedNode(f"{self._root}/{declaration.unit}"))
            self._add(node, fact=class_(declaration.fact), factValue=declaration.value)
            self._add(node, declaredBy=declaration.declared_by, declaredOn=declaration.declared_on)
            self._source(node, declaration.source)

    def _spoken_for(self) -> list[HeldSystem]:
        """Return the systems whose SoA was handed in and that no list of held systems names."""
        listed = {held.edition for held in self._org.held}
        own = [(entry.edition or expand(entry.control).removeprefix(BASE).partition("/")[0]) for entry in self._org.soa]
        return [HeldSystem(edition) for edition in dict.fromkeys(own) if edition not in listed]

    def _held(self, held: HeldSystem) -> None:
        node = self._held_iri(held.edition)
        seen = "certificateSeen" if held.certificate_seen else "certificateNotSeen"
        self._add(
            node,
            type=class_("ManagementSystem"),
            edition=NamedNode(BASE + held.edition),
            certificateStatus=class_(seen),
        )
        self._add(node, ofOrganisation=NamedNode(self._root), certificateBody=held.certificate_body)
        self._add(node, validUntil=held.valid_until, scope=held.scope)
        for curie in held.left_out:
            self._add(node, leavesOut=NamedNode(expand(curie)))
        self._values(node, "held", held.values)

    def _artefact(self, artefact: Artefact) -> None:
        node = f"{self._root}/artefact/{artefact.slug}"
        self._add(node, type=class_("Artefact"), title=artefact.title, identifier=artefact.identifier)
        self._add(node, artefactType=class_(artefact.type_id), typeStated=artefact.type_stated)
        if artefact.type_basis:
            self._add(node, typeBasis=class_(f"typeBy{artefact.type_basis}"))
        self._add(
            node,
            documentStatus=class_(f"status{artefact.status}"),
            owner=artefact.owner,
            approver=artefact.approver,
        )
        self._add(node, documentVersion=artefact.version, effectiveFrom=artefact.effective_from)
        self._add(
            node,
            lastReview=artefact.last_review,
            nextReview=artefact.next_review,
            validUntil=artefact.valid_until,
        )
        if artefact.held:
            self._add(node, managementSystem=NamedNode(self._held_iri(artefact.held)))
        for unit in artefact.units:
            self._add(node, unit=NamedNode(f"{self._root}/{unit}"))
        self._values(node, "artefacts", artefact.values)
        self._source(node, artefact.source)

    def _soa(self) -> None:
        loose: list[tuple[str, Reference]] = []
        for entry in self._org.soa:
            node = self._entry(entry)
            for reference in entry.references:
                if reference.artefact:
                    self._add(node, refersTo=NamedNode(f"{self._root}/artefact/{reference.artefact}"))
                else:
                    loose.append((node, reference))
        # By entry, so that an organisation read from triples, whose rows have another order, gives the same numbers.
        loose.sort(key=lambda one: one[0])
        for number, (node, reference) in enumerate(loose, start=self._references_before + 1):
            self._unresolved(reference, node, number)

    def _entry(self, entry: SoAEntry) -> str:
        control = NamedNode(expand(entry.control))
        own, _, local = control.value.removeprefix(BASE).partition("/")
        edition = entry.edition or own
        if own == "org":
            local = f"own--{local.rpartition('/')[2]}"
        elif own != edition:
            local = f"{own}--{local}"  # A.5.2 of 27001 may stand in a 42001 SoA beside its own A.5.2
        if entry.systems:
            local = f"{local}--for--{'--'.join(entry.systems)}"  # a control may have a row for each system
        node = f"{self._root}/soa/{edition}/{local}"
        self._add(node, type=class_("SoAEntry"), soaOf=NamedNode(self._held_iri(edition)), control=control)
        self._add(node, title=entry.title)
        self._add(node, applicable=entry.applicable, implementation=class_(f"implementation{entry.implementation}"))
        self._add(
            node,
            statusStated=entry.status_stated,
            justification=entry.justification,
            description=entry.description,
        )
        for system in entry.systems:
            self._add(node, unit=NamedNode(f"{self._root}/system/{system}"))
        for ground in entry.grounds:
            self._add(node, groundStated=ground)
        self._add(node, owner=entry.owner, approver=entry.approved_by, approvedOn=entry.approved_on)
        self._source(node, entry.source)
        return node

    def _unresolved(self, reference: Reference, entry: str, number: int) -> None:
        node = f"{self._root}/reference/{number}"
        self._add(node, type=class_("UnresolvedReference"), inEntry=NamedNode(entry), referenceText=reference.text)
        if reference.type_id:
            self._add(node, artefactType=class_(reference.type_id))

    def _address(self, address: Address) -> None:
        node = f"{self._root}/address/{address.slug}"
        self._add(node, type=class_("Address"), artefact=NamedNode(f"{self._root}/artefact/{address.artefact}"))
        self._add(node, addresses=NamedNode(expand(address.addresses)))
        if address.unit:
            self._add(node, unit=NamedNode(f"{self._root}/{address.unit}"))
        self._add(node, designBasis=code(address.design), operatingBasis=code(address.operating))
        self._add(node, inspectedBy=address.inspected_by, inspectedOn=address.inspected_on)
        self._add(node, periodFrom=address.period_from, periodTo=address.period_to, sampleText=address.sample)
        for deficiency in address.deficiencies:
            self._add(node, deficiency=class_(deficiency))
        self._source(node, address.source)

    # ── rows of the pages that record, and further columns of the others ──

    def _rows(self) -> None:
        audits: dict[str, str] = {}
        for row in self._org.rows:
            page = _PAGES[row.page]
            node = f"{self._root}/{page.kind}/{row.slug}"
            self._add(node, type=class_(page.row_class or "RecordRow"), label=row.label)
            self._values(node, row.page, row.values)
            if page.row_class == "AuditFinding":
                self._audit(node, row, audits)
            self._source(node, row.source)

    def _values(self, node: str, page: str, values: Values) -> None:
        columns = {column.key: column for column in _PAGES[page].told}
        for key, said in values.items():
            for value in said:
                self._add(node, **{columns[key].prop or key: self._object(columns[key], value)})

    def _object(self, column: Column, value: Value) -> _Value:
        """Return what a value of ``column`` is in the graph."""
        match column.kind:
            case "names":
                return NamedNode(f"{self._root}/{value}")
            case "ids":
                return NamedNode(expand(str(value)))
            case "choice" | "several" if not isinstance(value, bool):
                return class_(str(value))
            case "decimal" if isinstance(value, int | Decimal):
                return Decimal(value)
            case _:
                return value

    def _audit(self, finding: str, row: Row, audits: dict[str, str]) -> None:
        """Gather the findings of one audit: the rows with the same title say the same of it."""
        if row.label not in audits:
            name = slug(row.label, "audit")
            audits[row.label] = unique(f"{self._root}/audit/{name}", audits.values())
        node = audits[row.label]
        self._add(node, type=class_("Audit"), label=row.label)
        of_audit = {key: said for key, said in row.values.items() if key in _OF_AUDIT}
        self._values(node, row.page, of_audit)
        self._add(finding, ofAudit=NamedNode(node))

    def _source(self, node: str, source: Source | None) -> None:
        if source:
            self._add(node, sourceFile=source.file, sourceSheet=source.sheet, sourceRow=source.row)

    def _held_iri(self, edition: str) -> str:
        return f"{self._root}/held/{edition}"

    def _add(self, subject: str, /, **values: _Value) -> None:
        named = {"type": _TYPE, "label": _LABEL, "title": _TITLE, "identifier": _IDENTIFIER}
        for name, value in values.items():
            if value is not None and value != "":
                predicate = named.get(name) or NamedNode(aims(name))
                self._triples.append(Triple(NamedNode(subject), predicate, term(value)))
