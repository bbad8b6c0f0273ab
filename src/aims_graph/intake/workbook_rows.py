"""From an organisation to the rows of the workbook, in the words of its language."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from aims_graph.intake.organisation import Address, Artefact, Organisation
from aims_graph.intake.workbook_lists import Lists
from aims_graph.intake.workbook_memory import Json, Memory, digest, pack_source
from aims_graph.intake.workbook_model import Choices, Lang
from aims_graph.intake.workbook_pages import PAGES, list_class
from aims_graph.intake.workbook_pages import page as page_of
from aims_graph.intake.workbook_record_rows import CellValue, ValueCells, no_place
from aims_graph.intake.workbook_soa_rows import SoARows
from aims_graph.intake.workbook_systems import pack_more
from aims_graph.intake.workbook_text import Names, artefact_names, join_parts

Cells: TypeAlias = "dict[str, CellValue]"
MAIN_ENTITY = "main"
"""Key of the one legal entity of an organisation that names none."""

SYSTEM = (
    "slug", "label", "purpose", "owner", "stage", "since", "redesigned", "retired_on", "gpai", "placed", "exempted",
    "entity",
)  # fmt: skip
EVIDENCE = ("design", "operating", "inspected_by", "inspected_on", "period_from", "period_to", "sample", "deficiency")
DOCUMENT = (
    "identifier", "title", "type", "status", "owner", "approver", "version", "held", "effective_from",
    "last_review", "next_review", "valid_until", "type_stated",
)  # fmt: skip
"""Columns that describe a system, that say how an answer is known, and that describe a document."""

SAID = (
    "own", "applicable", "status", "justification", "description", "references", "unresolved",
    "status_stated",
)  # fmt: skip
"""Columns of an SoA page that say something about a control; a row without them is not listed."""

APPROVAL = ("systems", "grounds", "owner", "approved_by", "approved_on")
"""Columns that only the page of ISO/IEC 42001 has."""


@dataclass(slots=True)
class Filled:
    """What to write: page → rows, form → fields, class of list → day, and the memory."""

    rows: dict[str, list[Cells]] = field(default_factory=dict)
    complete: dict[str, date] = field(default_factory=dict)
    memory: Memory = field(default_factory=Memory)


def entity_names(organisation: Organisation) -> Names:
    """Return the names of the legal entities; the organisation itself where it lists none."""
    listed = [(entity.slug, [entity.label]) for entity in organisation.entities]
    return Names(listed or [(MAIN_ENTITY, [organisation.label])])


class RowMaker:
    """Turns an organisation into rows. Raises ``InputError`` for what no page can hold."""

    def __init__(self, organisation: Organisation, choices: Choices, lang: Lang) -> None:
        self._org = organisation
        self._choices = choices
        self._lang = lang
        self._lists = Lists(choices)
        self._entities = entity_names(organisation)
        self._systems = Names((system.slug, [system.label]) for system in organisation.systems)
        self._artefacts = artefact_names(organisation.artefacts)
        self._filled = Filled()
        named = {"entity": self._entities, "system": self._systems, "artefact": self._artefacts}
        self._values = ValueCells(organisation, choices, lang, named)

    def fill(self) -> Filled:
        """Return every row of every page that this version reads."""
        rows = self._filled.rows
        rows["organisation"] = [self._organisation()]
        rows["entities"] = [
            {"slug": entity.slug, "label": entity.label, **self._values.cells(page_of("entities"), entity.values)}
            for entity in self._org.entities
        ]
        rows["systems"] = self._system_rows()
        rows["facts"] = self._fact_rows()
        rows["held"] = self._held_rows()
        rows["artefacts"] = self._artefact_rows()
        rows |= SoARows(self._org, self._choices, self._lists, self._lang, self._filled.memory).rows()
        rows |= self._values.rows(self._filled.memory)
        lists = {list_class(key): key for page in PAGES for key, _ in page.complete}
        for complete in self._org.complete:
            if complete.list_class not in lists:
                raise no_place(f"the list class {complete.list_class!r}", ", ".join(lists))
            self._filled.complete[lists[complete.list_class]] = complete.as_of
        return self._filled

    def _word(self, name: str, code: str | None) -> str:
        return self._lists.word(name, code, self._lang) if code else ""

    def _organisation(self) -> Cells:
        org = self._org
        size = self._word("size", org.size_class)
        more = self._values.cells(page_of("organisation"), org.values)
        return {"label": org.label, "slug": org.slug, "sector": org.sector or "", "size": size, **more}

    def _system_rows(self) -> list[Cells]:
        rows: list[Cells] = []
        for system in self._org.systems:
            cells: Cells = {"slug": system.slug, "label": system.label, "purpose": system.purpose or ""}
            cells |= {"owner": system.owner or "", "stage": self._word("stage", system.stage)}
            cells |= {"since": system.in_use_since or "", "placed": system.placed_on_market or ""}
            cells |= {"retired_on": system.retired_on or ""}
            cells |= {"exempted": system.exemption_documented or "", "gpai": system.gpai_model or ""}
            cells["redesigned"] = join_parts(day.isoformat() for day in system.redesigned)
            if system.entity:
                cells |= self._named_unit(f"entity/{system.entity}", "an AI system's entity")
            entry = {"digest": digest(cells), "source": pack_source(system.source), "more": pack_more(system)}
            self._filled.memory.put("system", system.slug, entry)
            rows.append(cells | self._values.cells(page_of("systems"), system.values))
        return rows

    def _fact_rows(self) -> list[Cells]:
        rows: list[Cells] = []
        places: dict[str, list[Json]] = {}
        for declared in self._org.declarations:
            cells: Cells = {"fact": self._word("facts", declared.fact), "by": declared.declared_by or ""}
            cells |= {"value": self._word("yesno", "yes" if declared.value else "no"), "on": declared.declared_on or ""}
            cells |= self._named_unit(declared.unit, "the unit of a declared fact")
            places.setdefault(f"{declared.unit}|{declared.fact}", []).append(
                [digest(cells), pack_source(declared.source)]
            )
            rows.append(cells)
        for key, entries in places.items():
            self._filled.memory.put("fact", key, {"entries": entries})
        return rows

    def _named_unit(self, unit: str, what: str) -> Cells:
        kind, _, slug = unit.partition("/")
        names = {"entity": self._entities, "system": self._systems}.get(kind)
        name = names.name(slug) if names else None
        if name is None:
            raise no_place(f"{what}, {unit!r}", "a listed legal entity or AI system")
        return {kind: join_parts([name])}

    def _held_rows(self) -> list[Cells]:
        return [
            {
                "edition": self._word("edition", held.edition),
                "seen": self._word("yesno", "yes" if held.certificate_seen else "no"),
                "body": held.certificate_body or "",
                "valid_until": held.valid_until or "",
                "scope": held.scope or "",
                "left_out": join_parts(held.left_out),
                **self._values.cells(page_of("held"), held.values),
            }
            for held in self._org.held
        ]

    # ── Artefacts and what they answer ───────────────────────────────────────

    def _artefact_rows(self) -> list[Cells]:
        known = {artefact.slug for artefact in self._org.artefacts}
        for address in self._org.addresses:
            if address.artefact not in known:
                raise no_place(f"an address of the unlisted artefact {address.artefact!r}", "a listed artefact")
        rows: list[Cells] = []
        for artefact in self._org.artefacts:
            answers = self._answer_cells(artefact)
            document = self._document_cells(artefact)
            again: Cells = {key: document[key] for key in ("identifier", "title", "slug")}
            rows.append(document | (answers[0] if answers else {}))
            rows += [again | cells for cells in answers[1:]]
        return rows

    def _document_cells(self, artefact: Artefact) -> Cells:
        status = "" if artefact.status == "NotStated" else self._word("status", artefact.status)
        cells: Cells = {
            "identifier": artefact.identifier or "",
            "title": artefact.title,
            "type": self._word("types", artefact.type_id),
            "status": status,
            "owner": artefact.owner or "",
            "approver": artefact.approver or "",
            "version": artefact.version or "",
            "held": self._word("edition", artefact.held),
            "effective_from": artefact.effective_from or "",
            "last_review": artefact.last_review or "",
            "next_review": artefact.next_review or "",
            "valid_until": artefact.valid_until or "",
            "type_stated": artefact.type_stated or "",
        }
        entry: dict[str, Json] = {"digest": digest(cells), "source": pack_source(artefact.source)}
        entry |= {"type": artefact.type_id, "basis": artefact.type_basis}
        self._filled.memory.put("artefact", artefact.slug, entry)
        return cells | {"slug": artefact.slug, **self._values.cells(page_of("artefacts"), artefact.values)}

    def _answer_cells(self, artefact: Artefact) -> list[Cells]:
        """Return one row of answers for each way in which the artefact is known to answer something."""
        rows: list[tuple[Cells, list[str]]] = []
        remembered: dict[str, list[Json]] = {}
        for address in self._org.addresses:
            if address.artefact != artefact.slug:
                continue
            cells = self._evidence_cells(address)
            for shared, ids in rows:
                if shared == cells and address.addresses not in ids:
                    ids.append(address.addresses)
                    break
            else:
                rows.append((cells, [address.addresses]))
            evidence = {key: cells[key] for key in EVIDENCE}
            entry: Json = [address.slug, digest(evidence), pack_source(address.source)]
            key = f"{artefact.slug}|{address.addresses}|{address.unit or ''}"
            remembered.setdefault(key, []).append(entry)
        for key, entries in remembered.items():
            self._filled.memory.put("address", key, {"entries": entries})
        answers = [cells | {"addresses": join_parts(ids)} for cells, ids in rows]
        return [*answers, *self._adopting_cells(artefact)]

    def _adopting_cells(self, artefact: Artefact) -> list[Cells]:
        """Return a row that names for whom the artefact adopts a document, where its answers do not."""
        cells: dict[str, list[str]] = {}
        for unit in artefact.units:
            for key, name in self._unit_cells(unit).items():
                cells.setdefault(key, []).append(str(name))
        return [{key: join_parts(names) for key, names in cells.items()}] if cells else []

    def _evidence_cells(self, address: Address) -> Cells:
        return self._unit_cells(address.unit) | {
            "design": self._word("basis", address.design),
            "operating": self._word("basis", address.operating),
            "inspected_by": address.inspected_by or "",
            "inspected_on": address.inspected_on or "",
            "period_from": address.period_from or "",
            "period_to": address.period_to or "",
            "sample": address.sample or "",
            "deficiency": join_parts(self._word("deficiency", code) for code in address.deficiencies),
        }

    def _unit_cells(self, unit: str | None) -> Cells:
        if unit is None:
            return {}
        kind, _, slug = unit.partition("/")
        names = {"entity": self._entities, "system": self._systems}.get(kind)
        name = names.name(slug) if names else None
        if name is None:
            raise no_place(f"the unit {unit!r} of an address", "a listed legal entity or AI system")
        return {"entities" if kind == "entity" else "systems": join_parts([name])}
