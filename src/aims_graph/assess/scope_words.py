"""The scope of the management system, and the effect of a change of it, in sentences; en and es."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from aims_graph.assess.difference import Difference
from aims_graph.assess.result import AssessmentResult
from aims_graph.assess.rollup import EntityRollUp, by_entity
from aims_graph.assess.scope import ScopeLine, UnitScope
from aims_graph.knowledge.catalogue import Catalogue

WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {
        "statement": "Scope of the AI management system: {text}",
        "no_statement": "No scope statement was handed in (ISO/IEC 42001, 4.3).",
        "boundary": "Boundary with the ISMS, {label}: {text}",
        "in": "in scope",
        "out": "out of scope",
        "planned": "planned",
        "left": "left the group",
        "joins": "joins the group later",
        "wave": "wave {wave}",
        "since": "from {day}",
        "signed": "signed by {who} on {day}",
        "unsigned": "“{label}” is not signed or not dated: it does not count, and {unit} stays in scope. Have it signed and dated, or drop it.",
        "no_reason": "no reason is given: an exclusion needs one",
        "law": "under the AI Act all the same: {categories}; its duties stand",
        "coming": "“{label}” counts from {day}.",
        "contradicts": "“{label}” names no unit of this assessment: it changes nothing.",
        "entity": "{label}: {settled} of {total} requirements settled; worst: {state}; {open} open items of {items}",
        "wave_line": "Wave {wave}, from {day}: {units}; {items} items, {open} open, not counted until then",
        "effect": "What “{label}” changes on {day}:",
        "effect_items": "items: {changed} differ, {new} new, {gone} gone",
        "effect_counts": "{label}: {before} → {after}",
        "effect_effort": "open statements, effort {effort}: {before} → {after}",
        "effect_days": "day of {item}: {before} → {after}",
        "effect_law": "duties of the AI Act: unchanged",
        "effect_none": "nothing changes",
    },
    "es": {
        "statement": "Alcance del sistema de gestión de IA: {text}",
        "no_statement": "No se ha entregado ninguna declaración de alcance (ISO/IEC 42001, 4.3).",
        "boundary": "Frontera con el SGSI, {label}: {text}",
        "in": "dentro del alcance",
        "out": "fuera del alcance",
        "planned": "previsto",
        "left": "ha dejado el grupo",
        "joins": "se incorpora al grupo más adelante",
        "wave": "fase {wave}",
        "since": "desde el {day}",
        "signed": "firmado por {who} el {day}",
        "unsigned": "«{label}» no está firmado o no lleva fecha: no cuenta, y {unit} sigue en el alcance. Fírmese y féchese, o retírese.",
        "no_reason": "no se da motivo: una exclusión lo necesita",
        "law": "sujeto igualmente al Reglamento de IA: {categories}; sus deberes se mantienen",
        "coming": "«{label}» cuenta desde {day}.",
        "contradicts": "«{label}» no nombra ninguna unidad de esta evaluación: no cambia nada.",
        "entity": "{label}: {settled} de {total} requisitos resueltos; peor estado: {state}; {open} elementos abiertos de {items}",
        "wave_line": "Fase {wave}, desde {day}: {units}; {items} elementos, {open} abiertos, que no cuentan hasta entonces",
        "effect": "Qué cambia «{label}» el {day}:",
        "effect_items": "elementos: {changed} difieren, {new} nuevos, {gone} desaparecen",
        "effect_counts": "{label}: {before} → {after}",
        "effect_effort": "enunciados abiertos, esfuerzo {effort}: {before} → {after}",
        "effect_days": "fecha de {item}: {before} → {after}",
        "effect_law": "deberes del Reglamento de IA: sin cambios",
        "effect_none": "no cambia nada",
    },
}  # fmt: skip


def say(key: str, lang: str, **values: object) -> str:
    """Return a sentence about the scope in ``lang``."""
    return WORDS[lang][key].format(**values)


def standing_text(unit: UnitScope, lang: str) -> str:
    """Return how a unit stands: in scope, out from a day, planned for a wave and a day, left the group."""
    parts = [say(unit.standing, lang)]
    if unit.wave is not None:
        parts.append(say("wave", lang, wave=unit.wave))
    if unit.since:
        parts.append(say("since", lang, day=unit.since))
    return ", ".join(parts)


def ground_text(unit: UnitScope, result: AssessmentResult, lang: str) -> str:
    """Return why a unit stands as it does and who signed it when; that the law stays, where it does."""
    by_id = {line.id: line for line in result.scope.entries}
    parts: list[str] = []
    for line in (by_id[entry] for entry in unit.entries if entry in by_id):
        reason = line.reason or (say("no_reason", lang) if unit.standing == "out" else "")
        signed = say("signed", lang, who=line.signed_by, day=line.signed_on)
        parts.append(f"{line.label}: {reason + '; ' if reason else ''}{signed}")
    if unit.standing == "out" and unit.under_act:
        parts.append(
            say("law", lang, categories=_labels(result, (f"category-{code}" for code in unit.under_act), lang))
        )
    return ". ".join(parts)


def open_points(result: AssessmentResult, lang: str) -> list[str]:
    """Return what is to be settled about the scope: unsigned changes, and entries that are about nothing."""
    by_id = {line.id: line for line in result.scope.entries}
    lines = [
        say("unsigned", lang, label=by_id[entry].label, unit=unit.label)
        for unit in result.scope.units
        for entry in unit.unsigned
        if entry in by_id
    ]
    lines += [
        say("contradicts", lang, label=line.label) for line in result.scope.entries if line.standing == "unknown_unit"
    ]
    lines += [
        say("coming", lang, label=line.label, day=line.counts_from)
        for line in result.scope.entries
        if line.standing == "coming" and line.counts_from
    ]
    return lines


def wave_lines(result: AssessmentResult, lang: str) -> list[str]:
    """Return one sentence for each wave that has not begun, by wave and day."""
    waves: dict[tuple[int, str], list[UnitScope]] = {}
    for unit in result.scope.units:
        if unit.standing == "planned":
            waves.setdefault((unit.wave or 0, unit.since or ""), []).append(unit)
    lines = []
    for (wave, day), units in sorted(waves.items(), key=lambda entry: entry[0]):
        ids = {unit.unit for unit in units}
        items = [item for item in result.items if item.unit in ids and item.legal is None]
        lines.append(
            say(
                "wave_line",
                lang,
                wave=wave or "–",
                day=day,
                units=", ".join(unit.label for unit in units),
                items=len(items),
                open=sum(item.action is not None for item in items),
            )
        )
    return lines


def entity_line(found: EntityRollUp, result: AssessmentResult, lang: str) -> str:
    """Return the roll-up of one legal entity as a sentence."""
    state = _labels(result, [found.state] if found.state else [], lang) or "–"
    return say(
        "entity", lang, label=found.label, settled=found.settled, total=found.total, state=state, open=found.open,
        items=found.items,
    )  # fmt: skip


def scope_lines(result: AssessmentResult, catalogue: Catalogue, lang: str) -> list[str]:
    """Return the scope as lines of text: statement, units with reasons, open points, waves, entities."""
    scope = result.scope
    lines = [say("statement", lang, text=scope.statement) if scope.statement else say("no_statement", lang)]
    lines += [say("boundary", lang, label=line.label, text=line.boundary) for line in scope.entries if line.boundary]
    lines.append("")
    for unit in scope.units:
        ground = ground_text(unit, result, lang)
        lines.append(f"{unit.unit}  {unit.label}: {standing_text(unit, lang)}{'. ' + ground if ground else ''}")
    for extra in (open_points(result, lang), wave_lines(result, lang)):
        lines += ["", *extra] if extra else []
    entities = by_entity(result, catalogue.members("State"))
    if len(entities) > 1:
        lines += ["", *(entity_line(found, result, lang) for found in entities)]
    return lines


def effect_lines(line: ScopeLine, found: Difference, lang: str) -> list[str]:
    """Return what an entry of the scope changes: items, counts, effort, days of duties."""
    lines = [say("effect", lang, label=line.label, day=found.after.as_of)]
    if found.empty:
        return [*lines, "  " + say("effect_none", lang)]
    lines.append(say("effect_items", lang, changed=len(found.changed), new=len(found.new), gone=len(found.gone)))
    lines += [
        say("effect_counts", lang, label=count.label.get(lang, count.id), before=count.before, after=count.after)
        for count in found.counts
    ]
    for effort in found.efforts:
        if effort.before != effort.after:
            label = found.labels.get(effort.effort, {}).get(lang, effort.effort.removeprefix("effort"))
            lines.append(say("effect_effort", lang, effort=label, before=effort.before, after=effort.after))
    lines += [say("effect_days", lang, item=duty.item, before=duty.before, after=duty.after) for duty in found.duties]
    if "aiact" in found.after.targets and not found.duties:
        lines.append(say("effect_law", lang))
    return [lines[0], *("  " + text for text in lines[1:])]


def _labels(result: AssessmentResult, codes: Iterable[str], lang: str) -> str:
    return ", ".join(result.labels.get(code, {}).get(lang, code) for code in codes)
