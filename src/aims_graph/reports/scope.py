"""The section on scope: statement, what is in and out and why, waves, legal entities, what is to be settled."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from aims_graph.assess.result import AssessmentResult, Item
from aims_graph.assess.rollup import by_entity
from aims_graph.assess.scope import LEFT, OUT, PLANNED, UnitScope
from aims_graph.assess.scope_words import (
    entity_line,
    ground_text,
    leaving_lines,
    open_points,
    say,
    site_lines,
    standing_text,
    wave_lines,
)
from aims_graph.reports.figures import ACTIONS, STATES
from aims_graph.reports.wording import Wording


@dataclass(frozen=True, slots=True)
class ScopeRow:
    """A unit: how it stands, why, and who signed it when."""

    unit: str
    label: str
    entity: str
    standing: str
    ground: str


@dataclass(frozen=True, slots=True)
class WaveRow:
    """A wave that has not begun: what it asks of its units from its day on, and how that stands today."""

    wave: str
    since: str
    units: tuple[str, ...]
    items: int
    settled: int
    actions: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ScopeSection:
    """What the report says of the scope."""

    grouped: bool
    """Whether there are several legal entities, so that a unit's needs to be named."""
    statement: str
    boundary: tuple[str, ...]
    rows: tuple[ScopeRow, ...]
    settle: tuple[str, ...]
    waves: tuple[str, ...]
    wave_actions: tuple[str, ...]
    """The actions that occur in waves not begun: the columns of ``wave_rows``."""
    wave_rows: tuple[WaveRow, ...]
    entities: tuple[str, ...]
    leaving: tuple[str, ...]


def scope_section(result: AssessmentResult, wording: Wording) -> ScopeSection | None:
    """Return the section; None where nothing was said of the scope and there is one legal entity at most."""
    scope, lang = result.scope, wording.lang
    entities = [unit for unit in scope.units if unit.kind == "entity"]
    if not (scope.statement or scope.entries or len(entities) > 1):
        return None
    names = {unit.unit: unit.label for unit in scope.units}
    found = by_entity(result, STATES)
    return ScopeSection(
        grouped=len(entities) > 1,
        statement=say("statement", lang, text=scope.statement) if scope.statement else say("no_statement", lang),
        boundary=(
            *(say("boundary", lang, label=line.label, text=line.boundary) for line in scope.entries if line.boundary),
            *site_lines(result, lang),
        ),
        rows=tuple(
            ScopeRow(
                unit=unit.unit,
                label=unit.label,
                entity=names.get(unit.entity or "", "") or _controlled(names.get(unit.controlled_by or ""), lang),
                standing=_dated(standing_text(unit, lang), wording),
                ground=_ground(unit, result, wording),
            )
            for unit in sorted(scope.units, key=_place)
        ),
        settle=tuple(open_points(result, lang)),
        waves=tuple(wave_lines(result, lang)),
        wave_actions=tuple(wording.label(action).text for action in _wave_actions(result)),
        wave_rows=tuple(_wave_rows(result, wording)),
        entities=tuple(entity_line(one, result, lang) for one in found) if len(entities) > 1 else (),
        leaving=tuple(leaving_lines(result, lang)),
    )


def _ground(unit: UnitScope, result: AssessmentResult, wording: Wording) -> str:
    """Return why a unit stands as it does; where no entry that counts names it, that."""
    said = ground_text(unit, result, wording.lang)
    if said:
        return _dated(said.replace(f"{unit.label}: ", ""), wording)
    return wording.t("scope.unnamed") if unit.kind == "system" else ""


def _dated(text: str, wording: Wording) -> str:
    return re.sub(r"\b\d{4}-\d\d-\d\d\b", lambda match: wording.day(match[0]), text)


def _controlled(parent: str | None, lang: str) -> str:
    return say("controlled", lang, label=parent) if parent else ""


def _place(unit: UnitScope) -> tuple[int, int, str]:
    """Return where a unit stands in the table: legal entities, then AI systems by wave, what is out last."""
    kind = 0 if unit.kind == "entity" else 2 if unit.standing in (OUT, LEFT) else 1
    return (kind, unit.wave if unit.wave is not None else 99, unit.label)


def _planned_items(result: AssessmentResult) -> list[Item]:
    return [item for item in result.items if item.planned and item.legal is None]


def _wave_actions(result: AssessmentResult) -> list[str]:
    found = {item.action for item in _planned_items(result)}
    return [action for action in ACTIONS if action in found]


def _wave_rows(result: AssessmentResult, wording: Wording) -> Iterable[WaveRow]:
    columns, items = _wave_actions(result), _planned_items(result)
    waves: dict[tuple[int, str], list[UnitScope]] = {}
    for unit in result.scope.units:
        if unit.standing == PLANNED:
            waves.setdefault((unit.wave or 0, unit.since or ""), []).append(unit)
    for (wave, day), units in sorted(waves.items()):
        mine = [item for item in items if item.unit in {unit.unit for unit in units}]
        actions = Counter(item.action for item in mine)
        yield WaveRow(
            wave=str(wave or "–"),
            since=wording.day(day),
            units=tuple(unit.label for unit in units),
            items=len(mine),
            settled=sum(1 for item in mine if item.action is None),
            actions=tuple(actions[action] for action in columns),
        )
