"""The reasons of a difference as sentences, in en and es."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from aims_graph.assess.difference import Difference, ItemChange, Reason, Standing

_WORDS: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        "en": {
            "new": "not asked before", "gone": "no longer asked", "nothing": "its reason is the same",
            "address+": "{subject} is now tied to it ({after})", "address-": "{subject} is no longer tied to it",
            "address": "what is known of {subject} goes from {before} to {after}",
            "address_cause+": "against {subject}: {after}", "address_cause-": "no longer against {subject}: {before}",
            "candidate+": "{subject} is now offered by type", "candidate-": "{subject} is no longer offered by type",
            "row+": "mapping row {subject} now bears on it", "row-": "mapping row {subject} no longer bears on it",
            "row": "mapping row {subject}: {before} before, {after} now",
            "row_base": "the base of row {subject} goes from {before} to {after}",
            "row_bearing": "what row {subject} brings goes from {before} to {after}",
            "row_joined+": "{artefact} now stands for row {subject}",
            "row_joined-": "{artefact} no longer stands for row {subject}",
            "row_joined": "{artefact} stands otherwise for row {subject}",
            "searched+": "{subject} was searched and gives nothing ({after})",
            "searched-": "that {subject} was searched no longer counts ({before})",
            "searched": "the search of {subject} is another one ({after})",
            "entry+": "the statement of applicability now speaks of it", "entry-": "the statement of applicability no longer speaks of it",
            "scope+": "by the scope of the management system: {after}", "scope-": "no longer by the scope: {before}", "scope": "by the scope: {before} before, {after} now",
            "cause+": "now known against it: {after}", "cause-": "no longer known against it: {before}",
            "observation+": "now observed: {after}", "observation-": "no longer observed: {before}",
            "binds": "it binds from {after} instead of {before}", "binds+": "it binds from {after}", "binds-": "it no longer binds",
            "in_force": "{before} before, {after} now", "in_force+": "it is {after}", "in_force-": "it was {before}",
            "condition+": "asked only if {after}, which nobody has declared", "condition-": "the condition “{before}” is settled",
            "derogation+": "falls away if {after}, which nobody has declared", "derogation-": "the exception “{before}” is settled",
            "transition+": "now under the transition {after}", "transition-": "no longer under the transition {before}",
            "category+": "the unit is now {after}", "category-": "the unit is no longer {before}",
            "input": "{input} goes from {before} to {after}", "input+": "{input} is {after}", "input-": "{input} no longer {before}",
            "in_force_code": "in force", "coming": "not yet in force", "outranked": "outranked by a row to the statement",
            "true": "yes", "false": "no", "addressed": "addressed",
            "applicability": "applicability", "design": "design", "operating": "operation", "evidence": "evidence",
            "bearing": "what the rows bring", "deficiency": "a deficiency", "known_absent": "known to be absent",
            "input_address": "the address",
        },
        "es": {
            "new": "antes no se pedía", "gone": "ya no se pide", "nothing": "el motivo es el mismo",
            "address+": "{subject} queda vinculado ({after})", "address-": "{subject} deja de estar vinculado",
            "address": "lo que consta de {subject} pasa de {before} a {after}",
            "address_cause+": "en contra de {subject}: {after}", "address_cause-": "deja de constar en contra de {subject}: {before}",
            "candidate+": "{subject} pasa a proponerse por su tipo", "candidate-": "{subject} deja de proponerse por su tipo",
            "row+": "la fila de correspondencia {subject} pasa a incidir", "row-": "la fila de correspondencia {subject} deja de incidir",
            "row": "fila de correspondencia {subject}: antes {before}, ahora {after}",
            "row_base": "la base de la fila {subject} pasa de {before} a {after}",
            "row_bearing": "lo que aporta la fila {subject} pasa de {before} a {after}",
            "row_joined+": "{artefact} pasa a responder por la fila {subject}",
            "row_joined-": "{artefact} deja de responder por la fila {subject}",
            "row_joined": "{artefact} responde de otro modo por la fila {subject}",
            "searched+": "se ha buscado en {subject} sin hallar nada ({after})",
            "searched-": "la búsqueda en {subject} deja de contar ({before})",
            "searched": "la búsqueda en {subject} es otra ({after})",
            "entry+": "la declaración de aplicabilidad pasa a pronunciarse", "entry-": "la declaración de aplicabilidad deja de pronunciarse",
            "scope+": "según el alcance del sistema de gestión: {after}", "scope-": "deja de ser, según el alcance: {before}", "scope": "según el alcance: antes {before}, ahora {after}",
            "cause+": "pasa a constar en su contra: {after}", "cause-": "deja de constar en su contra: {before}",
            "observation+": "se observa ahora: {after}", "observation-": "deja de observarse: {before}",
            "binds": "obliga desde {after} en lugar de {before}", "binds+": "obliga desde {after}", "binds-": "deja de obligar",
            "in_force": "antes {before}, ahora {after}", "in_force+": "ahora {after}", "in_force-": "antes {before}",
            "condition+": "solo se exige si {after}, que nadie ha declarado", "condition-": "la condición «{before}» queda resuelta",
            "derogation+": "decae si {after}, que nadie ha declarado", "derogation-": "la excepción «{before}» queda resuelta",
            "transition+": "queda bajo el régimen transitorio {after}", "transition-": "deja de estar bajo el régimen transitorio {before}",
            "category+": "la unidad pasa a ser {after}", "category-": "la unidad deja de ser {before}",
            "input": "{input} pasa de {before} a {after}", "input+": "{input}: {after}", "input-": "{input} deja de ser {before}",
            "in_force_code": "en vigor", "coming": "aún no está en vigor", "outranked": "desplazada por una fila al enunciado",
            "true": "sí", "false": "no", "addressed": "asignado",
            "applicability": "la aplicabilidad", "design": "el diseño", "operating": "la operación", "evidence": "la evidencia",
            "bearing": "lo que aportan las filas", "deficiency": "la deficiencia", "known_absent": "la ausencia conocida",
            "input_address": "la asignación",
        },
    }
)  # fmt: skip


HEADINGS: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
{
    "en": {
        "nothing": "Nothing changes.", "changed": "Items that change", "touched": "Items that stay as they are but lean on something else",
        "gone": "Items that fall away", "new": "New items", "counts": "Numbers", "efforts": "Open statements by effort",
        "duties": "Duties whose day moves", "artefacts": "Artefacts", "findings": "What the records and the statement of applicability show", "nowhere": "not found", "units_gone": "Units that fall away", "units_new": "New units",
        "requirements": "Requirements", "listed": "now listed", "unlisted": "no longer listed", "fine": "nothing known against it",
        "none": "none", "from": "from", "because": "because",
    },
    "es": {
        "nothing": "No cambia nada.", "changed": "Elementos que cambian", "touched": "Elementos que siguen igual pero se apoyan en otra cosa",
        "gone": "Elementos que desaparecen", "new": "Elementos nuevos", "counts": "Cifras", "efforts": "Enunciados abiertos por esfuerzo",
        "duties": "Deberes cuya fecha se desplaza", "artefacts": "Artefactos", "findings": "Lo que muestran los registros y la declaración de aplicabilidad", "nowhere": "no hallado", "units_gone": "Unidades que desaparecen", "units_new": "Unidades nuevas",
        "requirements": "Requisitos", "listed": "figura ahora", "unlisted": "deja de figurar", "fine": "nada consta en su contra",
        "none": "ninguno", "from": "desde", "because": "porque",
    },
})  # fmt: skip
"""What stands above the parts of a difference."""


def reasons_of(change: ItemChange, found: Difference, lang: str = "en") -> list[str]:
    """Return why an item differs, a sentence a reason (no capital, no full stop), in ``lang``."""
    words = _WORDS[lang]
    if change.before is None:
        return [words["new"]]
    if change.after is None:
        return [words["gone"]]
    return [_sentence(reason, found, lang) for reason in change.reasons] or [words["nothing"]]


def label_of(code: str | None, found: Difference, lang: str = "en") -> str:
    """Return the words of a code in ``lang``, itself where it has none, the empty text for None."""
    if not code:
        return ""
    words = _WORDS[lang]
    known = found.labels.get(code)
    if known:
        return known.get(lang) or f"{known.get('en', code)} [en]"
    return words["in_force_code"] if code == "in_force" else words.get(code, code)


def _sentence(reason: Reason, found: Difference, lang: str) -> str:
    words = _WORDS[lang]
    sign = "+" if reason.before is None else "-" if reason.after is None else ""
    form = words.get(reason.kind + sign) or words[reason.kind]
    subject, _, more = reason.subject.partition(" ")
    name = "input_address" if reason.subject == "address" else reason.subject
    return form.format(
        subject=found.names.get(subject, subject),
        artefact=found.names.get(more, more),
        input=words.get(name, name),
        before=_codes(reason.before, found, lang),
        after=_codes(reason.after, found, lang),
    )


def _codes(text: str | None, found: Difference, lang: str) -> str:
    return ", ".join(label_of(code, found, lang) for code in (text or "").split(", "))


def standing_text(side: Standing | None, found: Difference, lang: str) -> str:
    """Return how an item stands on one side: state, action, basis, the day it binds from; empty where it is not there."""
    if side is None:
        return ""
    parts = [label_of(code, found, lang) for code in (side.state, side.action, side.basis) if code]
    return ", ".join([*parts, *([f"{HEADINGS[lang]['from']} {side.binds_from}"] if side.binds_from else [])])


def sections_of(found: Difference, lang: str) -> list[tuple[str, list[str]]]:
    """Return what differs beside the items, as lines by name of the section; sections without lines too."""

    def label(code: str | None) -> str:
        return label_of(code, found, lang) or HEADINGS[lang]["none"]

    counts = [f"{_in(count.label, lang)}: {count.before} → {count.after}" for count in found.counts]
    efforts = [f"{label(e.effort)}: {e.before} → {e.after}" for e in found.efforts if e.before != e.after]
    moved = [f"{r.requirement} {r.title}: {label(r.before)} → {label(r.after)}" for r in found.requirements]
    return [
        ("counts", counts),
        ("efforts", efforts),
        ("requirements", moved),
        ("duties", [f"{move.item}: {move.before} → {move.after}" for move in found.duties]),
        ("findings", list(_findings(found, lang))),
        ("artefacts", list(_artefacts(found, lang))),
        ("units_new", [f"{unit} {found.names.get(unit, '')}" for unit in found.units_new]),
        ("units_gone", [f"{unit} {found.names.get(unit, '')}" for unit in found.units_gone]),
    ]


def _artefacts(found: Difference, lang: str) -> Iterator[str]:
    said = HEADINGS[lang]
    for each in found.artefacts:
        if each.here and each.there:
            sides = (
                (*each.deficiencies_before, *each.observations_before),
                (*each.deficiencies_after, *each.observations_after),
            )
            told = [", ".join(label_of(code, found, lang) for code in side) or said["fine"] for side in sides]
            yield f"{each.title}: {told[0]} → {told[1]}"
        else:
            yield f"{each.title}: {said['listed' if each.there else 'unlisted']}"


def _findings(found: Difference, lang: str) -> Iterator[str]:
    for each in found.findings:
        stood = [label_of(code, found, lang) or HEADINGS[lang]["nowhere"] for code in (each.before, each.after)]
        yield f"{f'{each.about}: ' if each.about else ''}{_in(each.text, lang)} ({stood[0]} → {stood[1]})"


def _in(texts: Mapping[str, str], lang: str) -> str:
    return texts[lang] if lang in texts else f"{texts.get('en', '')} [en]"
