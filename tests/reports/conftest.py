"""Assessment results made by hand, for the reports: every state and action, hostile words, several units."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from aims_graph.assess.result import (
    AddressUse,
    Artefact,
    AssessmentResult,
    Count,
    FalseFriend,
    HeldSystem,
    Item,
    Note,
    Requirement,
    RowUse,
    Searched,
    SoAEntry,
    Unit,
)
from aims_graph.knowledge.covering import pair_coverage
from aims_graph.knowledge.knowledge import Knowledge

STATES = ("not_applicable", "evidenced", "claimed", "unassessed", "not_evidenced")
ACTIONS = ("confirm", "repair", "reuse", "extend", "candidate", "create", "unmapped")
STANDINGS = ("reuseJoined", "reuseNamed", "reusePresumed")
BLOCKING = ("blocksStage1", "blocksStage2", "blocksNone")
REQUIREMENTS = {
    "iso42001:4.1": (
        "Understanding the organization and its context",
        "Comprensión de la organización",
        "Clause",
    ),
    "iso42001:9.2.2": ("Internal audit programme", "Programa de auditoría interna", "Clause"),
    "iso42001:10.2": ("Nonconformity and corrective action", "No conformidad y acción correctiva", "Clause"),
    "iso42001:A.5.2": ("AI system impact assessment process", "Proceso de evaluación de impacto", "Control"),
    "iso42001:A.6.2.4": ("AI system verification and validation", "Verificación y validación", "Control"),
}
PAIRS: tuple[tuple[str, str | None], ...] = (
    ("not_applicable", None),
    ("evidenced", None),
    ("claimed", "confirm"),
    *(("not_evidenced", action) for action in ACTIONS if action != "confirm"),
    *(("unassessed", action) for action in ACTIONS if action not in ("confirm", "repair")),
)
"""Every pair of the decision table."""


def words(text: str, spanish: str | None = None) -> dict[str, str]:
    return {"en": text, "es": spanish} if spanish else {"en": text}


def row(number: int, **changes: Any) -> RowUse:
    """A mapping row whose base stands, presumed."""
    source = f"iso27001:{('9.2.2', '10.2', 'A.5.24', 'A.8.29')[number % 4]}"
    standing = RowUse(
        record_id=f"{source}--{number}",
        source=source,
        source_title=words("Planning of something", "Planificación de algo"),
        source_text=words("A thing is planned."),
        relation="intersectsWith",
        reuse="extend",
        object="other",
        review="unreviewed",
        reach="reachStatement",
        base_status="basePresumed",
        bearing="bearingExtend",
        rationale=words(f"Rationale number {number}.", f"Motivo número {number}."),
        delta=words(f"Add part {number}.", f"Incorporar la parte {number}."),
    )
    return replace(standing, **changes)


def item(number: int, requirement: str, state: str, action: str | None, **changes: Any) -> Item:
    statement = f"{requirement}_{number}"
    opened = action is not None
    unit = changes.pop("unit", "entity/main")
    made = Item(
        id=f"{statement}@{unit}",
        iri=f"https://w3id.org/aims-graph/org/x/assessment/k/{unit}/{statement}",
        statement=statement,
        requirement=requirement,
        requirement_title=REQUIREMENTS[requirement][0],
        unit=unit,
        text=words(f"Statement {number} of {requirement}.", f"Enunciado {number} de {requirement}."),
        state=state,
        action=action,
        basis={"evidenced": "inspected", "unassessed": None}.get(state, "declared"),
        severity="Violation" if state == "not_evidenced" else "Info" if opened else None,
        sentence=words(f"Sentence on {state} and {action}.", f"Frase sobre {number % 3}."),
        causes=("no_artefact",) if state == "not_evidenced" else (),
        reuse_standing="reusePresumed" if action in ("reuse", "extend") else None,
        documented_information=number % 2 == 0,
        blocks=BLOCKING[number % 3],
        owner_role="role-internalAuditor",
        effort="effortM" if opened else None,
        fitting_types=("InternalAuditProgramme",),
        rows=(row(number),) if action in ("reuse", "extend") else (),
        searched=(Searched("iso27001-2022", f"none--{number}", words("Nothing near.", "Nada próximo.")),)
        if action == "create"
        else (),
    )
    return replace(made, **changes)


def counted(items: Iterable[Item]) -> tuple[Count, ...]:
    """The numbers of a result, counted here without the help of the reports."""
    own = [one for one in items if one.counted]
    groups: dict[str, list[Item]] = {}
    for one in own:
        groups.setdefault(one.requirement, []).append(one)
    worst = Counter(max((i.state for i in group), key=STATES.index) for group in groups.values())
    asked = [[i.action for i in group if i.action] for group in groups.values()]
    heaviest = Counter(max(actions, key=ACTIONS.index) for actions in asked if actions)
    families: tuple[tuple[str, Sequence[str], Counter[Any]], ...] = (
        ("items-by-state", STATES, Counter(i.state for i in own)),
        ("items-by-action", ACTIONS, Counter(i.action for i in own if i.action)),
        ("requirements-by-state", STATES, worst),
        ("requirements-by-action", ACTIONS, heaviest),
        ("reuse-by-standing", STANDINGS, Counter(i.reuse_standing for i in own if i.reuse_standing)),
        ("open-by-blocking", BLOCKING, Counter(i.blocks for i in own if i.action)),
        (
            "documented-information-by-state",
            STATES,
            Counter(i.state for i in own if i.documented_information),
        ),
    )
    return tuple(
        Count(
            id=f"{name}/{code}",
            value=values[code],
            label=words(f"{name} {code}", f"familia {number}"),
            definition=words(f"What {name} means.", f"Lo que cuenta la familia {number}."),
            query=f"# title.en: {name}\nSELECT ?code ?n WHERE {{ ?item <urn:{name}> ?code . }}",
        )
        for number, (name, codes, values) in enumerate(families)
        for code in codes
    )


def in_order(items: Sequence[Item]) -> tuple[Item, ...]:
    places = {one.id: n for n, one in enumerate((i for i in items if i.action and i.counted), start=1)}
    return tuple(replace(one, order=places.get(one.id, 0)) for one in items)


def requirements(items: Sequence[Item]) -> tuple[Requirement, ...]:
    found = []
    for curie, (title, spanish, kind) in REQUIREMENTS.items():
        own = [i for i in items if i.requirement == curie and i.counted]
        if own:
            states = Counter(i.state for i in own)
            found.append(
                Requirement(
                    id=curie,
                    title=title,
                    own_title={"es": spanish},
                    kind=kind,
                    parent=None,
                    state=max(states, key=STATES.index),
                    total=len(own),
                    settled=states["evidenced"] + states["not_applicable"],
                    states=dict(states),
                    actions=dict(Counter(i.action for i in own if i.action)),
                )
            )
    return tuple(found)


MakeResult = Callable[..., AssessmentResult]


@pytest.fixture(scope="session")
def make_result(knowledge: Knowledge) -> MakeResult:
    """Make a result around items: ``make_result(items, organisation=…, …)``."""
    catalogue = knowledge.catalogue
    classes = (
        *("State", "Action", "Cause", "Observation", "Basis", "Bearing", "BaseStatus", "Reach"),
        *("ReuseStanding", "Theme", "Role", "ArtefactType", "Implementation", "Relation", "Code"),
        *("ChangeArea", "ChangeCondition", "MappingState"),
    )
    codes = sorted({code for name in classes for code in catalogue.members(name)})
    labels = {code: catalogue.label(code) for code in codes}
    definitions = {code: catalogue.definition(code) for code in codes}

    def make(items: Sequence[Item], **changes: Any) -> AssessmentResult:
        ordered = in_order(items)
        made = AssessmentResult(
            iri="https://w3id.org/aims-graph/org/x/assessment/k",
            key="k",
            organisation="Muster GmbH",
            as_of="2026-11-23",
            law="current",
            targets=("iso42001-2023",),
            target_titles={"iso42001-2023": "ISO/IEC 42001:2023"},
            held=(HeldSystem("iso27001-2022", "ISO/IEC 27001:2022", "certificateNotSeen", 93, True),),
            engine="fast",
            version="0.1.0",
            knowledge_digest="0" * 64,
            units=(Unit("entity/main", "Muster GmbH", "entity"),),
            items=ordered,
            requirements=requirements(ordered),
            artefacts={},
            entries={},
            counts=counted(ordered),
            notes=(Note("read", words("Read: some.", "Leído: algo.")),),
            false_friends=(
                FalseFriend(
                    "iso27001.A.8.4--iso42001.A.8.4",
                    "iso27001:A.8.4",
                    words("Access to source code", "Acceso al código fuente"),
                    "iso42001:A.8.4",
                    words("Communication of incidents", "Comunicación de incidentes"),
                    words("Same number, no common ground.", "El mismo número, nada en común."),
                ),
            ),
            mapping_coverage=pair_coverage(knowledge, [("iso27001-2022", "iso42001-2023")]),
            system_changes=knowledge.changes,
            judgements=(),
            soa=None,
            classification=None,
            labels=labels,
            definitions=definitions,
        )
        return replace(made, **changes)

    return make


HOSTILE = (
    "<script>alert(1)</script>",
    '=cmd|"/c calc"!A1',
    "W" * 5000,
    "مرحبا \u202e evil",
    "🙂 {{ 7*7 }} {0} %s",
    "</style></table>&amp;\x00\x0b]]>",
    "+1;@SUM(A1)\t-2",
)


def _artefacts() -> dict[str, Artefact]:
    return {
        f"artefact/{n}": Artefact(
            id=f"artefact/{n}",
            title=text,
            type="InternalAuditProgramme",
            identifier=f"DOC-{n}",
            type_stated=text,
            status="statusApproved",
            owner=text if n % 2 else None,
            version="1.0",
            observations=("review_overdue",) if n == 1 else (),
            file="register.csv",
            row=n + 2,
        )
        for n, text in enumerate(HOSTILE)
    }


def _entries() -> dict[str, SoAEntry]:
    return {
        "soa/27001/A.5.24": SoAEntry(
            id="soa/27001/A.5.24",
            control="iso27001:A.5.24",
            control_title="Incident management planning",
            implementation="implementationImplemented",
            applicable=True,
            justification=HOSTILE[0],
            artefacts=("artefact/0",),
            unresolved=(HOSTILE[0], "=HYPERLINK(1)"),
            file="soa <b>.xlsx",
            sheet="Tabelle & 1",
            row=25,
        ),
        "soa/42001/A.5.2": SoAEntry(
            id="soa/42001/A.5.2",
            control="iso42001:A.5.2",
            control_title="AI system impact assessment process",
            implementation="implementationExcluded",
            applicable=False,
            justification=HOSTILE[3],
        ),
    }


def _special() -> list[Item]:
    """Items with documents, candidates, a false friend, an absent base, an exclusion, one unsettled."""
    joined = row(2, joined=("artefact/0", "artefact/1"), entry="soa/27001/A.5.24")
    named = row(6, named=("artefact/2", "artefact/3"))
    friend = row(40, relation="noRelationship", bearing="bearingUnmapped")
    return [
        item(41, "iso42001:9.2.2", "unassessed", "extend", rows=(joined, friend), reuse_standing="reuseJoined"),
        item(42, "iso42001:10.2", "unassessed", "extend", rows=(named,), reuse_standing="reuseNamed"),
        item(43, "iso42001:4.1", "unassessed", "extend", rows=(row(43),), counted=False),
        item(
            44,
            "iso42001:A.5.2",
            "claimed",
            "confirm",
            addresses=(AddressUse("artefact/4", "exact", "declared", None, HOSTILE[0], "2026-01-02"),),
            target_entry="soa/42001/A.5.2",
        ),
        item(45, "iso42001:A.5.2", "unassessed", "candidate", candidates=("artefact/5", "artefact/6")),
        item(
            46,
            "iso42001:10.2",
            "unassessed",
            "create",
            rows=(row(46, bearing="bearingAbsent", base_status="baseAbsent"),),
            observations=("base_absent",),
            note=words("A note in English."),
            searched=(),
        ),
    ]


@pytest.fixture(scope="session")
def rich(make_result: MakeResult) -> AssessmentResult:
    """Every pair for the entity and for two AI systems, with hostile words wherever the firm may write."""
    curies = tuple(REQUIREMENTS)
    items = [item(n, curies[n % 5], state, action) for n, (state, action) in enumerate(PAIRS, start=1)]
    items += [
        item(n, "iso42001:A.6.2.4", "unassessed", "create", unit=unit)
        for n in (31, 32)
        for unit in ("system/a", "system/b")
    ]
    items += _special()
    units = (
        Unit("entity/main", HOSTILE[0], "entity"),
        Unit("system/a", HOSTILE[3], "system"),
        Unit("system/b", HOSTILE[1], "system"),
    )
    return make_result(
        items,
        organisation=f'{HOSTILE[0]} & "Söhne" \u202e',
        units=units,
        artefacts=_artefacts(),
        entries=_entries(),
    )


@pytest.fixture(scope="session")
def plain(make_result: MakeResult) -> AssessmentResult:
    """A result in which every text that can be in Spanish is, with a system nobody has declared."""
    curies = tuple(REQUIREMENTS)
    items = [item(n, curies[n % 5], state, action) for n, (state, action) in enumerate(PAIRS, start=1)]
    items.append(item(50, "iso42001:A.6.2.4", "unassessed", "create", unit="system/none-declared"))
    units = (
        Unit("entity/main", "Muster GmbH", "entity"),
        Unit("system/none-declared", "none-declared", "undeclared"),
    )
    return make_result(items, units=units)


@pytest.fixture(scope="session")
def make_item() -> Callable[..., Item]:
    """Make an item: ``make_item(number, requirement, state, action, …)``."""
    return item


@pytest.fixture(scope="session")
def make_row() -> Callable[..., RowUse]:
    """Make a mapping row in use: ``make_row(number, …)``."""
    return row
