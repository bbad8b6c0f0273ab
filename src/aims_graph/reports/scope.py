"""The section on scope: statement, what is in and out and why, waves, legal entities, what is to be settled."""

from __future__ import annotations

import re
from dataclasses import dataclass

from aims_graph.assess.result import AssessmentResult
from aims_graph.assess.rollup import by_entity
from aims_graph.assess.scope import UnitScope
from aims_graph.assess.scope_words import (
    entity_line,
    ground_text,
    open_points,
    say,
    standing_text,
    wave_lines,
)
from aims_graph.reports.figures import STATES
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
class ScopeSection:
    """What the report says of the scope."""

    grouped: bool
    """Whether there are several legal entities, so that a unit's needs to be named."""
    statement: str
    boundary: tuple[str, ...]
    rows: tuple[ScopeRow, ...]
    settle: tuple[str, ...]
    waves: tuple[str, ...]
    entities: tuple[str, ...]


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
        boundary=tuple(
            say("boundary", lang, label=line.label, text=line.boundary) for line in scope.entries if line.boundary
        ),
        rows=tuple(
            ScopeRow(
                unit=unit.unit,
                label=unit.label,
                entity=names.get(unit.entity or unit.controlled_by or "", ""),
                standing=_dated(standing_text(unit, lang), wording),
                ground=_ground(unit, result, wording),
            )
            for unit in scope.units
        ),
        settle=tuple(open_points(result, lang)),
        waves=tuple(wave_lines(result, lang)),
        entities=tuple(entity_line(one, result, lang) for one in found) if len(entities) > 1 else (),
    )


def _ground(unit: UnitScope, result: AssessmentResult, wording: Wording) -> str:
    """Return why a unit stands as it does; where no entry that counts names it, that."""
    said = ground_text(unit, result, wording.lang)
    if said:
        return _dated(said.replace(f"{unit.label}: ", ""), wording)
    key = "scope.unsigned" if unit.unsigned else "scope.unnamed" if unit.kind == "system" else ""
    return wording.t(key) if key else ""


def _dated(text: str, wording: Wording) -> str:
    return re.sub(r"\b\d{4}-\d\d-\d\d\b", lambda match: wording.day(match[0]), text)
