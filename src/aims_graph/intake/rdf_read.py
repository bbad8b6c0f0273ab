"""From triples back to an organisation: what was stored, or written by hand, can be had as a workbook again.

What the triples of an organisation cannot say is not made up: the words of a reference that joined an artefact
become the artefact's id or title, and the order of references is that of the triples.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from pyoxigraph import NamedNode, Triple

from aims_graph.base.errors import InputError, Problem
from aims_graph.base.terms import AIMS, BASE, ORG, compact
from aims_graph.intake.organisation import (
    Address,
    AISystem,
    Artefact,
    Basis,
    Complete,
    DocumentStatus,
    Entity,
    FactDeclaration,
    HeldSystem,
    Implementation,
    Organisation,
    Reference,
    Row,
    SoAEntry,
)
from aims_graph.intake.rdf_view import View
from aims_graph.intake.workbook_pages import RECORDS
from aims_graph.intake.workbook_pages import page as page_of


def from_triples(triples: Sequence[Triple]) -> Organisation:
    """Return the organisation that ``triples`` hold, checked before (`checking`): ids that exist, days that are days.

    ``to_triples`` of the result gives the same triples, as far as IRIs have the form that it writes. Raises
    ``InputError`` where there is not one organisation below ``…/org/``, or where no page could hold a value.
    """
    roots = [t.subject.value for t in triples if t.object == NamedNode(AIMS + "Organisation")
             and isinstance(t.subject, NamedNode)]  # fmt: skip
    if len(set(roots)) != 1 or not roots[0].startswith(ORG):
        message = "The data speaks of exactly one organisation."
        found = " and ".join(map(compact, dict.fromkeys(roots))) or "nothing"
        raise InputError(Problem("organisation", message, found=found, expected=f"one aims:Organisation below {ORG}"))
    return _Reader(View(triples)).read()


class _Reader:
    def __init__(self, view: View) -> None:
        self._view = view

    def read(self) -> Organisation:
        view, root = self._view, self._view.root
        org = Organisation(
            slug=root.removeprefix(ORG),
            label=view.text(root, "label") or root.removeprefix(ORG),
            sector=view.text(root, "sector"),
            size_class=view.text(root, "sizeClass"),
            values=view.values(root, page_of("organisation")),
            remarks=[term.value for term in view.terms(root, "remark")],
        )
        for node in view.nodes("LegalEntity"):
            label = view.text(node, "label") or view.key(node)
            org.entities.append(Entity(view.key(node), label, view.values(node, page_of("entities"))))
        org.systems = [self._system(node) for node in view.nodes("AISystem")]
        org.held = [self._held(node) for node in view.nodes("ManagementSystem")]
        org.artefacts = [self._artefact(node) for node in view.nodes("Artefact")]
        org.soa = [self._entry(node) for node in view.nodes("SoAEntry")]
        org.addresses = [self._address(node) for node in view.nodes("Address")]
        org.declarations = [self._declaration(node) for node in _counted(view.nodes("FactDeclaration"))]
        for node in view.nodes("CompletenessDeclaration"):
            day = view.day(node, "completeAsOf")
            if day:
                org.complete.append(Complete(view.code(node, "listClass") or "", day))
        org.rows = [row for page in RECORDS for row in self._rows(page.key)]
        return org

    def _rows(self, key: str) -> list[Row]:
        view, page = self._view, page_of(key)
        for node in view.nodes(page.row_class or ""):
            view.nothing_else(node, page)
        return [
            Row(key, view.key(node), view.text(node, "label") or "", view.values(node, page), view.source(node))
            for node in view.nodes(page.row_class or "")
        ]

    def _system(self, node: str) -> AISystem:
        view = self._view
        entity = view.linked(node, "ofEntity")
        return AISystem(
            slug=view.key(node),
            label=view.text(node, "label") or view.key(node),
            purpose=view.text(node, "purpose"),
            owner=view.text(node, "owner"),
            stage=view.text(node, "lifeCycleStage"),
            source=view.source(node),
            identifier=view.text(node, "identifier"),
            department=view.text(node, "department"),
            stage_stated=view.text(node, "lifeCycleStageStated"),
            techniques=view.text(node, "techniques"),
            uses=view.text(node, "intendedUse"),
            risk_stated=view.text(node, "riskStated"),
            in_use_since=view.day(node, "inUseSince"),
            last_assessed=view.day(node, "lastAssessed"),
            next_assessment=view.day(node, "nextAssessment"),
            retired_on=view.day(node, "retiredOn"),
            placed_on_market=view.day(node, "placedOnMarketOn"),
            redesigned=view.days(node, "redesignedOn"),
            exemption_documented=view.day(node, "assessmentDocumentedOn"),
            entity=entity.partition("/")[2] if entity else None,
            gpai_model=view.text(node, "modelStated"),
            values=view.values(node, page_of("systems")),
        )

    def _held(self, node: str) -> HeldSystem:
        view = self._view
        return HeldSystem(
            edition=self._edition(node) or "",
            certificate_seen=view.code(node, "certificateStatus") == "certificateSeen",
            certificate_body=view.text(node, "certificateBody"),
            valid_until=view.day(node, "validUntil"),
            scope=view.text(node, "scope"),
            left_out=tuple(compact(term.value) for term in view.terms(node, "leavesOut")),
            values=view.values(node, page_of("held")),
        )

    def _edition(self, held: str | None) -> str | None:
        """Return the edition of a management system; of one that is only named, what its IRI says."""
        found = self._view.text(held, "edition") if held else None
        start = f"{self._view.root}/held/"
        named = held.removeprefix(start) if held and held.startswith(start) else None
        return found.removeprefix(BASE) if found else named

    def _artefact(self, node: str) -> Artefact:
        view = self._view
        basis = view.code(node, "typeBasis")
        return Artefact(
            slug=view.key(node),
            title=view.text(node, "title") or view.key(node),
            type_id=view.code(node, "artefactType") or "Document",
            type_basis="Title" if basis == "typeByTitle" else "Statement" if basis else None,
            identifier=view.text(node, "identifier"),
            type_stated=view.text(node, "typeStated"),
            status=cast(
                DocumentStatus, (view.code(node, "documentStatus") or "statusNotStated").removeprefix("status")
            ),
            owner=view.text(node, "owner"),
            approver=view.text(node, "approver"),
            version=view.text(node, "documentVersion"),
            effective_from=view.day(node, "effectiveFrom"),
            last_review=view.day(node, "lastReview"),
            next_review=view.day(node, "nextReview"),
            valid_until=view.day(node, "validUntil"),
            held=self._edition(view.text(node, "managementSystem")),
            source=view.source(node),
            units=self._adopted_for(node),
            values=view.values(node, page_of("artefacts")),
        )

    def _adopted_for(self, node: str) -> tuple[str, ...]:
        """Return for whom a record adopts a document, as ``entity/key`` or ``system/key``."""
        view = self._view
        if not view.terms(node, "adopts"):
            return ()
        return tuple(sorted(view.keys[term.value] for term in view.terms(node, "unit") if term.value in view.keys))

    def _entry(self, node: str) -> SoAEntry:
        view = self._view
        control = compact(view.text(node, "control") or "")
        edition = self._edition(view.text(node, "soaOf"))
        own = control.startswith("org:")
        standard = (view.text(node, "control") or "").removeprefix(BASE).partition("/")[0]
        status = (view.code(node, "implementation") or "implementationUnknown").removeprefix("implementation")
        return SoAEntry(
            control=control,
            applicable=view.flag(node, "applicable"),
            implementation=cast(Implementation, status),
            status_stated=view.text(node, "statusStated"),
            justification=view.text(node, "justification"),
            description=view.text(node, "description"),
            references=self._references(node),
            source=view.source(node),
            edition=edition if own or edition != standard else None,
            title=view.text(node, "title"),
            systems=tuple(sorted(view.key(t.value) for t in view.terms(node, "unit") if t.value in view.keys)),
            grounds=tuple(term.value for term in view.terms(node, "groundStated")),
            owner=view.text(node, "owner"),
            approved_by=view.text(node, "approver"),
            approved_on=view.day(node, "approvedOn"),
        )

    def _references(self, entry: str) -> tuple[Reference, ...]:
        view = self._view
        joined = [
            Reference(view.text(doc, "identifier") or view.text(doc, "title") or view.key(doc), view.key(doc))
            for doc in (term.value for term in view.terms(entry, "refersTo"))
            if doc in view.keys
        ]
        loose = [
            Reference(view.text(node, "referenceText") or "", None, view.code(node, "artefactType"))
            for node in _counted(view.nodes("UnresolvedReference"))
            if view.text(node, "inEntry") == entry
        ]
        return (*joined, *loose)

    def _address(self, node: str) -> Address:
        view = self._view
        return Address(
            slug=view.key(node),
            artefact=(view.linked(node, "artefact") or "").partition("/")[2],
            addresses=compact(view.text(node, "addresses") or ""),
            unit=view.linked(node, "unit"),
            design=cast("Basis | None", view.code(node, "designBasis")),
            operating=cast("Basis | None", view.code(node, "operatingBasis")),
            inspected_by=view.text(node, "inspectedBy"),
            inspected_on=view.day(node, "inspectedOn"),
            period_from=view.day(node, "periodFrom"),
            period_to=view.day(node, "periodTo"),
            deficiencies=view.codes(node, "deficiency"),
            source=view.source(node),
            sample=view.text(node, "sampleText"),
        )

    def _declaration(self, node: str) -> FactDeclaration:
        view = self._view
        return FactDeclaration(
            unit=view.linked(node, "aboutUnit") or "",
            fact=view.code(node, "fact") or "",
            value=bool(view.flag(node, "factValue")),
            declared_by=view.text(node, "declaredBy"),
            declared_on=view.day(node, "declaredOn"),
            source=view.source(node),
        )


def _counted(nodes: list[str]) -> list[str]:
    """Return nodes that the writer of triples numbers in the order of their numbers: 2 before 10."""
    return sorted(nodes, key=lambda node: (len(node), node))
