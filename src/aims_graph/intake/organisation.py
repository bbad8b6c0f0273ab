"""What an organisation handed in, as plain values: the one form that every importer fills.

Nothing here judges. ``None`` means that the file did not say.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias

Implementation = Literal["Implemented", "Partial", "Planned", "Not", "Excluded", "Unknown"]
"""The implementation status an SoA declares; names end the ``aims:implementation…`` codes."""

DocumentStatus = Literal["Approved", "Draft", "Superseded", "Withdrawn", "NotStated"]
Basis = Literal["declared", "inspected", "sampled"]

Value: TypeAlias = str | bool | int | Decimal | date
"""A text, an answer, a number, a day; the local name of a code; ``kind/key`` of a row of a page; a CURIE."""

Values: TypeAlias = Mapping[str, tuple[Value, ...]]
"""Key of a column → what its cell says. A column that says nothing is not there."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a value stood: file name, sheet or table, row counted from 1."""

    file: str
    sheet: str | None = None
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Artefact:
    """A document or record of the organisation. ``type_id`` is a local name of ``aims:ArtefactType``."""

    slug: str
    title: str
    type_id: str = "Document"
    type_basis: Literal["Title", "Statement"] | None = None
    identifier: str | None = None
    type_stated: str | None = None
    status: DocumentStatus = "NotStated"
    owner: str | None = None
    approver: str | None = None
    version: str | None = None
    effective_from: date | None = None
    last_review: date | None = None
    next_review: date | None = None
    valid_until: date | None = None
    held: str | None = None
    """Slug of the edition of the management system whose list holds it, such as ``iso27001-2022``."""
    source: Source | None = None
    units: tuple[str, ...] = ()
    """``entity/slug`` or ``system/slug``: for whom it adopts a document; only on a record that adopts one."""
    values: Values = field(default_factory=dict, hash=False)
    """What further columns of its page say."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A document that an SoA row names: ``artefact`` is the slug it joined, or None where nothing did."""

    text: str
    artefact: str | None = None
    type_id: str | None = None
    """For a reference that joined nothing: the artefact type its words suggest, if any."""


@dataclass(frozen=True, slots=True)
class SoAEntry:
    """One row of a statement of applicability. ``control`` is a CURIE such as ``iso27001:A.5.1``."""

    control: str
    applicable: bool | None
    implementation: Implementation
    status_stated: str | None = None
    justification: str | None = None
    description: str | None = None
    references: tuple[Reference, ...] = ()
    source: Source | None = None
    edition: str | None = None
    """Slug of the edition whose SoA holds the row, where it is not the control's own: an ISO/IEC 27001 control
    in a 42001 SoA, or a control of the firm's own (``org:{org}/control/{id}``)."""
    title: str | None = None
    """What the firm calls a control of its own."""
    systems: tuple[str, ...] = ()
    """Slugs of the AI systems that the row is for; empty: every system that no other row of the control names."""
    grounds: tuple[str, ...] = ()
    """What its reason rests on, as cited: ids or titles of risks, impact assessments, laws and contracts."""
    owner: str | None = None
    approved_by: str | None = None
    approved_on: date | None = None


@dataclass(frozen=True, slots=True)
class HeldSystem:
    """A management system the organisation says it runs."""

    edition: str
    """Slug of the edition, such as ``iso27001-2022``."""
    certificate_seen: bool = False
    certificate_body: str | None = None
    valid_until: date | None = None
    scope: str | None = None
    left_out: tuple[str, ...] = ()
    """CURIEs of requirements that its scope holds not to apply, such as ``iso9001:8.3``."""
    values: Values = field(default_factory=dict, hash=False)
    """What further columns of its page say."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A legal entity."""

    slug: str
    label: str
    values: Values = field(default_factory=dict, hash=False)
    """What further columns of its page say."""


@dataclass(frozen=True, slots=True)
class AISystem:
    """An AI system in an intended use."""

    slug: str
    label: str
    purpose: str | None = None
    owner: str | None = None
    stage: str | None = None
    """``idea``, ``development``, ``verification``, ``deployment``, ``operation``, ``retired``; else as stated."""
    source: Source | None = None
    identifier: str | None = None
    department: str | None = None
    """The unit of the organisation it belongs to: no owner, who is a person or role that answers for it."""
    stage_stated: str | None = None
    """The words of the file, where ``stage`` is read from them."""
    techniques: str | None = None
    uses: str | None = None
    risk_stated: str | None = None
    """The firm's own word for its level of risk; no class of the AI Act."""
    in_use_since: date | None = None
    last_assessed: date | None = None
    next_assessment: date | None = None
    retired_on: date | None = None
    placed_on_market: date | None = None
    """The day the first unit of this type and model was placed on the Union market."""
    redesigned: tuple[date, ...] = ()
    """Days of significant changes in design."""
    exemption_documented: date | None = None
    """The day the provider documented its assessment under Art. 6(4) of the AI Act."""
    entity: str | None = None
    """Slug of the legal entity it belongs to; None where it is everybody's."""
    gpai_model: str | None = None
    """The general-purpose model it calls or contains, and whose it is, as stated."""
    values: Values = field(default_factory=dict, hash=False)
    """What further columns of its page say."""


@dataclass(frozen=True, slots=True)
class Address:
    """Somebody's claim that an artefact answers a statement or requirement (``addresses``: a CURIE)."""

    slug: str
    artefact: str
    addresses: str
    unit: str | None = None
    """``entity/slug`` or ``system/slug``; None means the main legal entity or, for a system statement, all."""
    design: Basis | None = None
    operating: Basis | None = None
    inspected_by: str | None = None
    inspected_on: date | None = None
    period_from: date | None = None
    period_to: date | None = None
    deficiencies: tuple[str, ...] = ()
    source: Source | None = None
    sample: str | None = None
    """What a sample consisted of, such as 12 of 87 releases."""


@dataclass(frozen=True, slots=True)
class Complete:
    """Somebody's word that a class of list is complete as of a day: ``documents``, ``records``, ``systems``, or
    ``list-`` with the key of a page of the workbook, such as ``list-risks``."""

    list_class: str
    as_of: date


@dataclass(frozen=True, slots=True)
class FactDeclaration:
    """Somebody's word on a fact of the AI Act. ``fact`` is the local name of an ``aims:Fact``, such as
    ``fact-recruitment``; ``unit`` is ``system/slug`` or ``entity/slug``."""

    unit: str
    fact: str
    value: bool
    declared_by: str | None = None
    declared_on: date | None = None
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a page that records what was done or is held: a risk, a decision, an incident, a training."""

    page: str
    """Key of the page, such as ``risks``."""
    slug: str
    label: str
    values: Values = field(default_factory=dict, hash=False)
    source: Source | None = None


@dataclass(slots=True)
class Organisation:
    """Everything handed in about one organisation."""

    slug: str
    label: str
    sector: str | None = None
    size_class: str | None = None
    entities: list[Entity] = field(default_factory=list)
    systems: list[AISystem] = field(default_factory=list)
    held: list[HeldSystem] = field(default_factory=list)
    artefacts: list[Artefact] = field(default_factory=list)
    soa: list[SoAEntry] = field(default_factory=list)
    addresses: list[Address] = field(default_factory=list)
    declarations: list[FactDeclaration] = field(default_factory=list)
    complete: list[Complete] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    """The rows of the pages that record, by page in the order of the workbook."""
    values: Values = field(default_factory=dict)
    """What further fields of its page say."""
    remarks: list[str] = field(default_factory=list)
    """What was said on import and a reader of results must know."""
