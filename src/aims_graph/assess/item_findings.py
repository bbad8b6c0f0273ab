"""What an assessment found that bears on one item beside its state: the path of 6.1.3, the firm's records, the scope."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from aims_graph.assess.record_result import RecordFinding
from aims_graph.assess.result import AssessmentResult, Item
from aims_graph.assess.scope_words import open_points, say
from aims_graph.assess.soa_path import SoAFlag
from aims_graph.assess.texts import Words
from aims_graph.knowledge.explained import LANGUAGES


@dataclass(frozen=True, slots=True)
class ItemFindings:
    """What bears on an item: flags of the statement of applicability and of its path, findings and questions on the
    records, points of the scope to settle."""

    soa: tuple[SoAFlag, ...]
    records: tuple[RecordFinding, ...]
    scope: tuple[Words, ...]


def findings_of(result: AssessmentResult, item: Item) -> ItemFindings:
    """Return what ``result`` found that bears on its item ``item``; what speaks against it first."""
    flags = [flag for flag in result.soa.flags if _flag_bears(flag, result, item)] if result.soa else []
    found = [one for one in result.record_findings if _finding_bears(one, item)]
    against = item.record_findings
    return ItemFindings(
        soa=tuple(sorted(flags, key=lambda flag: flag.id not in against)),
        records=tuple(sorted(found, key=lambda one: one.id not in against)),
        scope=tuple(_scope_points(result, item)),
    )


def item_json(result: AssessmentResult, item: Item) -> dict[str, Any]:
    """Return the JSON form of an item with what bears on it under ``findings``."""
    return {**asdict(item), "findings": asdict(findings_of(result, item))}


def _flag_bears(flag: SoAFlag, result: AssessmentResult, item: Item) -> bool:
    if flag.id in item.record_findings:
        return True
    if item.statement in flag.bears_on:
        return not flag.units or bool(set(flag.units) & {item.unit, *_systems_of(item.unit, result)})
    if flag.control != item.requirement:
        return False
    of_row = flag.entry is None or flag.entry == item.target_entry
    return of_row and (not flag.units or item.unit in flag.units)


def _systems_of(entity: str, result: AssessmentResult) -> list[str]:
    """Return the AI systems that a legal entity answers for: those that name it, or all where it is the only one."""
    entities = [unit.id for unit in result.units if unit.kind == "entity"]
    only = entities == [entity]
    return [unit.id for unit in result.units if unit.entity == entity or (only and unit.entity is None)]


def _finding_bears(found: RecordFinding, item: Item) -> bool:
    return found.id in item.record_findings or (item.statement in found.bears_on and item.unit in found.units)


def _scope_points(result: AssessmentResult, item: Item) -> list[Words]:
    """Return what is to be settled about the scope: on the clause about it all of it, elsewhere what touches the unit."""
    if item.requirement == "iso42001:4.3":
        told = {lang: _on_scope(result, lang) for lang in LANGUAGES}
    elif item.legal is not None:
        return []
    else:
        told = {lang: _on_unit(result, item.unit, lang) for lang in LANGUAGES}
    return [dict(zip(told, texts, strict=True)) for texts in zip(*told.values(), strict=True)]


def _on_scope(result: AssessmentResult, lang: str) -> list[str]:
    missing = [] if result.scope.statement else [say("no_statement", lang)]
    return [*missing, *open_points(result, lang)]


def _on_unit(result: AssessmentResult, unit: str, lang: str) -> list[str]:
    entries = result.scope.entries
    units = [one for one in result.scope.units if one.unit == unit]
    by_id = {line.id: line for line in entries}
    unsigned = [
        say("unsigned", lang, label=by_id[entry].label, unit=one.label)
        for one in units
        for entry in one.unsigned
        if entry in by_id
    ]
    coming = [
        say("coming", lang, label=line.label, day=line.counts_from)
        for line in entries
        if line.standing == "coming" and unit in line.units and line.counts_from
    ]
    return [*unsigned, *coming]
