"""The result of an assessment: frozen values that every face and report reads, and nothing else.

Its JSON form is ``assessment-result.schema.json`` beside this file, versioned by :data:`SCHEMA_VERSION`.
Codes (states, actions, causes …) are the local names of the vocabulary; ``labels`` and ``definitions``
give their words. Identifiers are CURIEs; days are ``YYYY-MM-DD``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Final

from aims_graph.assess.classification import Classification
from aims_graph.assess.own_rules import OwnItem
from aims_graph.assess.record_result import RecordCase, RecordFinding
from aims_graph.assess.scope import Scope
from aims_graph.assess.soa_path import SoAPath
from aims_graph.assess.texts import Words as Words
from aims_graph.knowledge.changes import SystemChange
from aims_graph.knowledge.covering import PairCoverage

SCHEMA: Final = "https://w3id.org/aims-graph/schema/assessment-result"
SCHEMA_VERSION: Final = "2.5"
"""2.5: the rules that the firm has set itself, ``own_items``. In the scope: sites, reasons that are none, who leaves
the group and what goes along. What to do about each finding on the path to the statement of applicability, what it bears
on, its id; what the faults of an artefact and a decision that no longer counts ask of their owner.

2.4: a person's decisions on candidates of an item.

2.3: the scope of the management system, waves, and whose is what an item leans on in a group.

2.2: ``remedies`` on items; the period looked at, and who approves and when an artefact took effect.
Also what the records show: ``record_cases``, ``record_findings``, and those that speak against an item.
And the path from risks to the statement of applicability; systems, grounds, owner and approval of its rows.

2.1: what was told of a unit, and the entity a system belongs to.

2.0: reasons, notes and titles of sources by language; ``by_type`` on rows in use."""


@dataclass(frozen=True, slots=True)
class Unit:
    """What items are about. ``id`` is ``entity/slug`` or ``system/slug``; ``kind``: entity, system, undeclared.

    ``entity``: the legal entity a system belongs to, where it was told. ``told``: what else was told of it, by the name
    of the vocabulary's property, several values in one text.
    """

    id: str
    label: str
    kind: str
    entity: str | None = None
    told: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class HeldSystem:
    """A management system the assessment takes as held. ``soa_rows`` is 0 where no SoA was handed in."""

    edition: str
    title: str
    certificate: str
    soa_rows: int
    declared_by_organisation: bool
    scope: str | None = None
    """In the words of the organisation; nobody examined it."""
    certificate_body: str | None = None
    valid_until: str | None = None
    left_out: tuple[str, ...] = ()
    """Requirements that its scope holds not to apply."""

    @property
    def asks_for_soa(self) -> bool:
        """True where the standard of the system asks for a statement of applicability; ISO 9001 has none."""
        return not self.edition.startswith("iso9001")


@dataclass(frozen=True, slots=True)
class Remedy:
    """What a cause or observation asks of its owner. ``code``: the cause or observation; ``ground``: the case of it."""

    code: str
    text: Words
    artefact: str | None = None
    ground: str | None = None


@dataclass(frozen=True, slots=True)
class Artefact:
    """A document or record, as handed in, with what the rules found on it."""

    id: str
    title: str
    type: str
    identifier: str | None = None
    type_stated: str | None = None
    status: str | None = None
    owner: str | None = None
    approver: str | None = None
    version: str | None = None
    effective_from: str | None = None
    next_review: str | None = None
    valid_until: str | None = None
    deficiencies: tuple[str, ...] = ()
    observations: tuple[str, ...] = ()
    file: str | None = None
    sheet: str | None = None
    row: int | None = None
    remedies: tuple[Remedy, ...] = ()
    """What each deficiency and observation asks of its owner."""


@dataclass(frozen=True, slots=True)
class SoAEntry:
    """One row of a statement of applicability that an item leans on."""

    id: str
    control: str
    control_title: str
    implementation: str
    applicable: bool | None = None
    status_stated: str | None = None
    justification: str | None = None
    description: str | None = None
    artefacts: tuple[str, ...] = ()
    unresolved: tuple[str, ...] = ()
    file: str | None = None
    sheet: str | None = None
    row: int | None = None
    edition: str | None = None
    """The edition whose statement of applicability holds the row, which may be another than that of the control."""
    title: str | None = None
    """What the firm calls a control of its own."""
    systems: tuple[str, ...] = ()
    """The AI systems it is for; none: all that no other row of the control names."""
    rests_on: tuple[str, ...] = ()
    """Ids of the risks, impact assessments and obligations that its reason cites."""
    cites_unknown: tuple[str, ...] = ()
    """What its reason cites and no list handed in contains."""
    says_no_reason: bool = False
    """True where its justification is empty words, such as “not applicable” or the title of the control again."""
    owner: str | None = None
    approved_by: str | None = None
    approved_on: str | None = None


@dataclass(frozen=True, slots=True)
class RowUse:
    """A mapping row as it bears on an item. ``outranked``: a statement row speaks instead of it."""

    record_id: str
    source: str
    source_title: Words
    source_text: Words
    relation: str
    reuse: str
    object: str | None
    review: str
    reach: str
    base_status: str
    bearing: str
    rationale: Words
    delta: Words
    entry: str | None = None
    """Id of the SoA entry that speaks of the base."""
    joined: tuple[str, ...] = ()
    by_type: tuple[str, ...] = ()
    """Those of ``joined`` that are tied by what they are, such as the SoA handed in: nothing refers to them."""
    named: tuple[str, ...] = ()
    outranked: bool = False


@dataclass(frozen=True, slots=True)
class Searched:
    """Somebody searched a held edition for the item's statement and found nothing that serves."""

    edition: str
    record_id: str
    reason: Words


@dataclass(frozen=True, slots=True)
class AddressUse:
    """An address as it bears on an item. ``kind``: exact or coarse."""

    artefact: str
    kind: str
    design: str | None = None
    operating: str | None = None
    inspected_by: str | None = None
    inspected_on: str | None = None
    period_from: str | None = None
    period_to: str | None = None
    causes: tuple[str, ...] = ()
    inheritance: str | None = None
    """inherited, shared or local; None on an address that could be adopted and was not."""
    adopted_by: tuple[str, ...] = ()
    """Artefacts by which the entity adopted the document of another."""


@dataclass(frozen=True, slots=True)
class Decided:
    """What a person decided on an artefact for an item. ``stale``: why it no longer stands; empty where it does."""

    artefact: str
    verdict: str
    """verdictConfirmed or verdictRejected."""
    by: str
    on: str
    why: str
    stale: tuple[str, ...] = ()
    remedies: tuple[Remedy, ...] = ()
    """What each reason why it no longer stands asks for."""


@dataclass(frozen=True, slots=True)
class Legal:
    """What makes an item a duty of a law, and from when. Days are readings of ours wherever ``reading`` is not empty.

    ``by``: the categories of the unit that bring it. ``applies_from``: the formal days of its provision by route;
    ``binds_from``: the latest of those, of what it presupposes and of a transition, for this unit.
    """

    modality: str
    addressees: tuple[str, ...]
    by: tuple[str, ...]
    binds_from: str
    in_force: bool
    applies_from: tuple[str, ...]
    source: Words
    reading: Words
    transitions: tuple[str, ...] = ()
    open_conditions: tuple[str, ...] = ()
    open_derogations: tuple[str, ...] = ()
    met_otherwise: tuple[str, ...] = ()
    time_limit: Words = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Item:
    """One statement for one unit: one state, at most one action, and what they lean on."""

    id: str
    """``iso42001:9.2.2_1@entity/main``: what the command line takes."""
    iri: str
    statement: str
    requirement: str
    requirement_title: str
    unit: str
    text: Words
    state: str
    action: str | None
    basis: str | None
    severity: str | None
    """Violation, Warning or Info; None where nothing is open."""
    sentence: Words
    """What this state and action mean, in a sentence."""
    causes: tuple[str, ...] = ()
    observations: tuple[str, ...] = ()
    remedies: tuple[Remedy, ...] = ()
    """What each cause and observation asks of its owner."""
    reuse_standing: str | None = None
    counted: bool = True
    """False where it is not settled that the statement is asked: it stays out of counts."""
    evidence_need: str = "evidenceBoth"
    documented_information: bool = False
    blocks: str = "blocksNone"
    block: str | None = None
    themes: tuple[str, ...] = ()
    owner_role: str | None = None
    fitting_types: tuple[str, ...] = ()
    effort: str | None = None
    """Effort class of the action: effortS, effortM or effortL; None where nothing is to be done."""
    after: tuple[str, ...] = ()
    """Statements that must be met first."""
    order: int = 0
    """Place in the list of open items, 1 first; 0 where nothing is open."""
    note: Words = field(default_factory=dict)
    rows: tuple[RowUse, ...] = ()
    searched: tuple[Searched, ...] = ()
    addresses: tuple[AddressUse, ...] = ()
    candidates: tuple[str, ...] = ()
    decisions: tuple[Decided, ...] = ()
    target_entry: str | None = None
    """Id of the row of the target's own SoA that speaks of the item's control."""
    record_findings: tuple[str, ...] = ()
    """Ids of the findings on records that speak against it."""
    inputs: Mapping[str, str] = field(default_factory=dict)
    """The decision inputs, by name: what the decision table was read with."""
    legal: Legal | None = None
    """None on items of a standard."""
    inheritance: tuple[str, ...] = ()
    """Whether what it leans on is inherited, shared, local, or several of these."""
    wave: int | None = None
    """The wave of its unit, where the scope names one."""
    scope_entry: str | None = None
    """Id of the entry of the scope that leaves its unit out, or brings it in later."""

    @property
    def planned(self) -> bool:
        """True where its unit comes into scope with a wave that has not begun: listed, not counted."""
        return "planned_wave" in self.observations

    @property
    def stopped(self) -> bool:
        """True where its system is a practice that Article 5 prohibits: nothing of it is closed, the use is stopped."""
        return "prohibited_practice" in self.observations

    @property
    def unsettled(self) -> bool:
        """True where it is left out of counts because it is not settled whether it is asked."""
        return not self.counted and not self.planned and not self.stopped


@dataclass(frozen=True, slots=True)
class Requirement:
    """The roll-up of a requirement: the worst state of its counted items, and ``settled`` of ``total``
    that are evidenced or not applicable. ``actions`` counts its open items by action."""

    id: str
    title: str
    own_title: Words
    kind: str
    """Clause or Control."""
    parent: str | None
    state: str
    total: int
    settled: int
    states: Mapping[str, int] = field(default_factory=dict)
    actions: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Count:
    """A number, what it counts, and the SPARQL query that gave it."""

    id: str
    value: int
    label: Words
    definition: Words
    query: str


@dataclass(frozen=True, slots=True)
class Note:
    """Something to know about the assessment as a whole: not looked at, contradictory, provisional."""

    code: str
    text: Words


@dataclass(frozen=True, slots=True)
class FalseFriend:
    """The same name or number with another meaning, between a system held and a target."""

    record_id: str
    source: str
    source_title: Words
    target: str
    target_title: Words
    rationale: Words


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a shape said of a node."""

    node: str
    shape: str
    severity: str
    code: str


@dataclass(frozen=True, slots=True)
class AssessmentResult:
    """Everything an assessment found."""

    iri: str
    key: str
    organisation: str
    as_of: str
    law: str
    targets: tuple[str, ...]
    target_titles: Mapping[str, str]
    held: tuple[HeldSystem, ...]
    engine: str
    version: str
    knowledge_digest: str
    units: tuple[Unit, ...]
    """The units that items are asked of."""
    items: tuple[Item, ...]
    requirements: tuple[Requirement, ...]
    artefacts: Mapping[str, Artefact]
    entries: Mapping[str, SoAEntry]
    counts: tuple[Count, ...]
    notes: tuple[Note, ...]
    false_friends: tuple[FalseFriend, ...]
    mapping_coverage: tuple[PairCoverage, ...]
    """Statements by state of mapping between systems held and targets, both directions and both sides."""
    system_changes: tuple[SystemChange, ...]
    """What AI changes in the systems held, by edition and area."""
    judgements: tuple[Judgement, ...]
    soa: SoAPath | None
    """From risks to the approved statement of applicability, where ISO/IEC 42001 is a target."""
    classification: Classification | None
    """What the units are under the EU AI Act, where it is a target."""
    labels: Mapping[str, Words]
    definitions: Mapping[str, Words]
    record_cases: tuple[RecordCase, ...] = ()
    """What the record shapes judged: met, failed, asked, observed."""
    record_findings: tuple[RecordFinding, ...] = ()
    own_items: tuple[OwnItem, ...] = ()
    """The rules that the firm has set itself, by unit; never counted with the items."""
    scope: Scope = field(default_factory=Scope)
    """The scope of the management system, over all units that were handed in."""

    def item(self, item_id: str) -> Item | None:
        """Return the item ``statement@unit``; the unit may be left out where one item has the statement."""
        exact = [item for item in self.items if item.id == item_id]
        if not exact and "@" not in item_id:
            exact = [item for item in self.items if item.statement == item_id]
        return exact[0] if len(exact) == 1 else None

    def to_json(self) -> dict[str, Any]:
        """Return the JSON form: ``schema`` and ``schema_version`` first, then the fields by name."""
        return {"schema": SCHEMA, "schema_version": SCHEMA_VERSION, **asdict(self)}

    def dumps(self) -> str:
        """Return the JSON text, indented, keys in the order of the schema."""
        return json.dumps(self.to_json(), ensure_ascii=False, indent=1)
