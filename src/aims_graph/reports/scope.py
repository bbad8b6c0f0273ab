"""The section on scope: statement, what is in and out and why, waves, legal entities, what is to be settled."""

from __future__ import annotations

from dataclasses import dataclass

from aims_graph.assess.result import AssessmentResult
from aims_graph.assess.rollup import by_entity
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

    statement: str
    boundary: tuple[str, ...]
    rows: tuple[ScopeRow, ...]
    settle: tuple[str, ...]
    waves: tuple[str, ...]
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
                standing=standing_text(unit, lang),
                ground=ground_text(unit, result, lang),
            )
            for unit in scope.units
        ),
        settle=tuple(open_points(result, lang)),
        waves=tuple(wave_lines(result, lang)),
        entities=tuple(entity_line(one, result, lang) for one in found) if len(entities) > 1 else (),
        leaving=tuple(leaving_lines(result, lang)),
    )


def _controlled(parent: str | None, lang: str) -> str:
    return say("controlled", lang, label=parent) if parent else ""
