"""The scope of the management system, and the effect of a change of it, in sentences; en and es."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from aims_graph.assess.difference import Difference
from aims_graph.assess.result import AssessmentResult
from aims_graph.assess.rollup import EntityRollUp, by_entity
from aims_graph.assess.scope import ScopeLine, UnitScope
from aims_graph.knowledge.catalogue import Catalogue

UNSIGNED: Final = "unsigned"
"""Standing of an entry that nobody signed, or that bears no day."""
WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {
        "statement": "Scope of the AI management system: {text}",
        "no_statement": "No scope statement was handed in (ISO/IEC 42001, 4.3): write down what the system covers and where it ends.",
        "boundary": "Boundary with other management systems, {label}: {text}",
        "in": "in scope",
        "out": "out of scope",
        "planned": "planned",
        "left": "left the group",
        "joins": "joins the group later",
        "wave": "wave {wave}",
        "since": "from {day}",
        "signed": "signed by {who} on {day}",
        "unsigned": "“{label}” is not signed or not dated: it does not count, and {unit} stays in scope. Have it signed and dated, or drop it.",
        "unsigned_in": "{labels}: written down as in scope, not signed or not dated. It changes no count; have top management sign and date it, so that the scope is decided.",
        "not_signed": "not signed or not dated",
        "no_reason": "no reason is given: an exclusion needs one",
        "no_reason_said": "“{reason}” is given as the reason, which is none: an exclusion needs one",
        "controlled": "controlled by {label}",
        "site": "Site {site} (certificate for {editions}): {standing}. {ground}. Items are about legal entities and AI systems: a site changes none of them.",
        "site_unsaid": "The certificate for {editions} names the site {site}, and nothing in the scope of the AI management system does: say whether what is done with AI there is in or out, and why.",
        "site_unsigned": "“{label}” about the site {site} is not signed or not dated, or not yet in force: it does not count. Have it signed and dated, or drop it.",
        "leaves": "{label} leaves the group on {day}.",
        "leaves_systems": "AI systems that go with it: {names}.",
        "leaves_own": "Documents and records that speak for it or its AI systems only and go with it: {names}.",
        "leaves_shared": "Documents that speak for it and for others, of which it needs a copy or a successor: {names}.",
        "leaves_adopted": "From that day it no longer inherits: {names}.",
        "leaves_lent": "Others adopted documents of it and have to replace them: {names}.",
        "leaves_nothing": "Nothing handed in goes with it.",
        "more": "and {count} more",
        "law": "under the AI Act all the same: {categories}; its duties stand",
        "coming": "“{label}” counts from {day}.",
        "contradicts": "“{label}” names no unit of this assessment: it changes nothing. Correct the name, or strike the entry out.",
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
        "no_statement": "No se ha entregado ninguna declaración de alcance (ISO/IEC 42001, 4.3): póngase por escrito qué abarca el sistema y dónde termina.",
        "boundary": "Límite con otros sistemas de gestión, {label}: {text}",
        "in": "dentro del alcance",
        "out": "fuera del alcance",
        "planned": "previsto",
        "left": "ha dejado el grupo",
        "joins": "se incorpora al grupo más adelante",
        "wave": "fase {wave}",
        "since": "desde el {day}",
        "signed": "firmado por {who} el {day}",
        "unsigned": "El cambio «{label}» no está firmado o no lleva fecha: no cuenta, y «{unit}» sigue en el alcance. Fírmese y féchese, o retírese.",
        "unsigned_in": "{labels}: consta dentro del alcance, sin firma o sin fecha. No altera ninguna cuenta; fírmelo y féchelo la alta dirección, para que el alcance quede decidido.",
        "not_signed": "sin firma o sin fecha",
        "no_reason": "no se da motivo: una exclusión lo necesita",
        "no_reason_said": "como motivo figura «{reason}», que no lo es: una exclusión lo necesita",
        "controlled": "controlada por {label}",
        "site": "Sede {site} (certificado de {editions}): {standing}. {ground}. Los elementos se refieren a entidades y sistemas de IA: una sede no cambia ninguno.",
        "site_unsaid": "El certificado de {editions} nombra la sede {site} y nada en el alcance del sistema de gestión de IA la menciona: indique si lo que allí se hace con IA queda dentro o fuera, y por qué.",
        "site_unsigned": "«{label}», sobre la sede {site}, no está firmado, no lleva fecha o aún no está en vigor: no cuenta. Fírmese y féchese, o retírese.",
        "leaves": "{label} deja el grupo el {day}.",
        "leaves_systems": "Sistemas de IA que se van con ella: {names}.",
        "leaves_own": "Documentos y registros que solo hablan de ella o de sus sistemas de IA y se van con ella: {names}.",
        "leaves_shared": "Documentos que hablan de ella y de otros, de los que necesita copia o sustituto: {names}.",
        "leaves_adopted": "Desde ese día deja de heredar: {names}.",
        "leaves_lent": "Otras entidades adoptaron documentos suyos y tendrán que sustituirlos: {names}.",
        "leaves_nothing": "Nada de lo entregado se va con ella.",
        "more": "y {count} más",
        "law": "sujeto igualmente al Reglamento de IA: {categories}; sus deberes se mantienen",
        "coming": "«{label}» cuenta desde {day}.",
        "contradicts": "«{label}» no nombra ninguna unidad de esta evaluación: no cambia nada. Corríjase el nombre o retírese la entrada.",
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


_MOST: Final = 8
"""Documents named one by one where somebody leaves; of more, the number."""


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
    parts += [entry_text(by_id[entry], lang) for entry in unit.entries if entry in by_id]
    parts += [
        f"{line.label}: {line.reason + '; ' if line.reason else ''}{say('not_signed', lang)}"
        for line in result.scope.entries
        if line.standing == UNSIGNED and unit.unit in line.units
    ]
    if unit.standing == "out" and unit.under_act:
        parts.append(
            say("law", lang, categories=_labels(result, (f"category-{code}" for code in unit.under_act), lang))
        )
    return ". ".join(parts)


def entry_text(line: ScopeLine, lang: str) -> str:
    """Return an entry with its reason, who signed it and when; an exclusion without a reason says so."""
    reason = line.reason or ""
    if line.decision == "scopeOut" and (line.says_no_reason or not reason):
        reason = say("no_reason_said", lang, reason=reason) if reason else say("no_reason", lang)
    signed = say("signed", lang, who=line.signed_by, day=line.signed_on) if line.counts_from else ""
    told = "; ".join(part for part in (reason, signed) if part)
    return f"{line.label}: {told}" if told else line.label


def open_points(result: AssessmentResult, lang: str) -> list[str]:
    """Return what is to be settled about the scope: unsigned changes, and entries that are about nothing."""
    by_id = {line.id: line for line in result.scope.entries}
    lines = [
        say("unsigned", lang, label=by_id[entry].label, unit=unit.label)
        for unit in result.scope.units
        for entry in unit.unsigned
        if entry in by_id
    ]
    doubted = {entry for unit in result.scope.units for entry in unit.unsigned}
    silent = [line.label for line in result.scope.entries if line.standing == UNSIGNED and line.id not in doubted]
    if silent:
        lines.append(say("unsigned_in", lang, labels="; ".join(dict.fromkeys(silent))))
    lines += [
        say("contradicts", lang, label=line.label) for line in result.scope.entries if line.standing == "unknown_unit"
    ]
    planned = {entry for unit in result.scope.units if unit.standing == "planned" for entry in unit.entries}
    lines += [
        say("coming", lang, label=line.label, day=line.counts_from)
        for line in result.scope.entries
        if line.standing == "coming" and line.counts_from and line.id not in planned  # the waves say it
    ]
    for site in result.scope.sites:
        if site.open_entry in by_id:
            lines.append(say("site_unsigned", lang, label=by_id[site.open_entry].label, site=site.site))
        elif site.standing == "unsaid":
            lines.append(say("site_unsaid", lang, site=site.site, editions=", ".join(site.editions)))
    return lines


def site_lines(result: AssessmentResult, lang: str) -> list[str]:
    """Return one sentence for each site that an entry of the scope decides on."""
    by_id = {line.id: line for line in result.scope.entries}
    return [
        say(
            "site",
            lang,
            site=site.site,
            editions=", ".join(site.editions),
            standing=say(site.standing, lang),
            ground=entry_text(by_id[site.entry], lang),
        )
        for site in result.scope.sites
        if site.entry in by_id
    ]


def leaving_lines(result: AssessmentResult, lang: str) -> list[str]:
    """Return a line for each legal entity that leaves the group later: when, and what goes with it."""
    names = {unit.unit: unit.label for unit in result.scope.units}

    def listed(ids: Iterable[str]) -> str:
        found = list(dict.fromkeys(_name(result, names, one) for one in ids))
        more = [say("more", lang, count=len(found) - _MOST)] if len(found) > _MOST else []
        return ", ".join([*found[:_MOST], *more])

    lines = []
    for leaving in result.scope.leaving:
        goes = leaving.goes
        told = [
            ("leaves_systems", goes.systems), ("leaves_own", goes.own), ("leaves_shared", goes.shared),
            ("leaves_adopted", [document for _, document in goes.adopted]),
            ("leaves_lent", [document for _, document in goes.lent]),
        ]  # fmt: skip
        parts = [say(key, lang, names=listed(ids)) for key, ids in told if ids]
        head = say("leaves", lang, label=names.get(goes.entity, goes.entity), day=leaving.day)
        lines.append(" ".join([head, *(parts or [say("leaves_nothing", lang)])]))
    return lines


def _name(result: AssessmentResult, units: Mapping[str, str], one: str) -> str:
    artefact = result.artefacts.get(one)
    if artefact is None:
        return units.get(one, one)
    return f"{artefact.identifier} {artefact.title}" if artefact.identifier else artefact.title


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
    told = (site_lines(result, lang), open_points(result, lang), wave_lines(result, lang), leaving_lines(result, lang))
    for extra in told:
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
