"""The rules of lint and their sentences, English and Spanish. Data; ``docs/lint-rules.md`` has an example of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its code, how much it matters, its name and its sentence by language."""

    code: str
    severity: Severity
    name: Mapping[str, str]
    sentence: Mapping[str, str]


def _rule(code: str, severity: Severity, en: tuple[str, str], es: tuple[str, str]) -> Rule:
    return Rule(code, severity, {"en": en[0], "es": es[0]}, {"en": en[1], "es": es[1]})


_ALL: Final = (
    _rule("missing-end", "error",
          ("An end is missing", "The row has no id on the {side} side."),
          ("Falta un extremo", "La fila no tiene identificador en el lado {side}.")),
    _rule("dangling-id", "error",
          ("An id that does not exist", "There is no {found} in {edition}."),
          ("Identificador inexistente", "No existe {found} en {edition}.")),
    _rule("wrong-edition", "error",
          ("An id of another edition", "{found} is an id of {other}, not of {edition}."),
          ("Identificador de otra edición", "{found} es un identificador de {other}, no de {edition}.")),
    _rule("ambiguous-id", "warning",
          ("An id that could be two things", "{found} is both a clause and an Annex A control of {edition}."),
          ("Identificador ambiguo", "{found} es a la vez un apartado y un control del anexo A de {edition}.")),
    _rule("undeclared-prefix", "warning",
          ("A prefix that is not declared", "The prefix {found} is not in the curie_map, so its ids have no meaning of "
           "their own."),
          ("Prefijo sin declarar", "El prefijo {found} no está en curie_map, por lo que sus identificadores no tienen "
           "significado propio.")),
    _rule("unknown-framework", "info",
          ("A framework that is not ours", "{found} is not one of our frameworks; its {n} ids are not checked."),
          ("Marco ajeno", "{found} no es uno de nuestros marcos; sus {n} identificadores no se comprueban.")),
    _rule("unnamed-framework", "info",
          ("Ids of a framework that is not named", "{n} ids are of a framework that the file does not name, so they are "
           "not checked; say which with --source or --target."),
          ("Identificadores de un marco sin nombrar", "{n} identificadores son de un marco que el fichero no nombra y no "
           "se comprueban; indíquelo con --source o --target.")),
    _rule("not-assessable", "warning",
          ("A heading or group mapped as if it could be assessed", "{found} ({kind_en}) asks nothing itself; a mapping to "
           "it says nothing of what stands below it."),
          ("Título o grupo asignado como si fuera evaluable", "{found} ({kind_es}) no exige nada por sí mismo; asignarlo "
           "no dice nada de lo que contiene.")),
    _rule("title-mismatch", "warning",
          ("A title that contradicts its id", "The row calls {id} “{found}”, which is not its title."),
          ("Título que contradice el identificador", "La fila llama a {id} «{found}», que no es su título.")),
    _rule("self-mapping", "warning",
          ("An id mapped to itself", "Both ends are {found}."),
          ("Identificador asignado a sí mismo", "Los dos extremos son {found}.")),
    _rule("unknown-relation", "warning",
          ("A relation that is not understood", "The relation of {a} to {b} is not understood, so nothing follows from "
           "the row."),
          ("Relación que no se entiende", "No se entiende la relación de {a} con {b}, por lo que de la fila no se "
           "deduce nada.")),
    _rule("no-relation", "info",
          ("No relations at all", "None of the {n} rows says how its ends relate; a bare link proves nothing."),
          ("Sin relaciones", "Ninguna de las {n} filas dice qué relación hay entre sus extremos; un simple enlace no "
           "demuestra nada.")),
    _rule("duplicate-row", "warning",
          ("A row said twice", "The row from {a} to {b} is said already in row {first}."),
          ("Fila repetida", "La fila de {a} a {b} ya está en la fila {first}.")),
    _rule("several-relations", "warning",
          ("Several relations for one pair", "{a} to {b} is {relation} here and {other} in row {first}."),
          ("Varias relaciones para un mismo par", "De {a} a {b} aquí consta {relation} y en la fila {first}, {other}.")),
    _rule("contradicting-rows", "error",
          ("Rows that contradict each other", "{a} and {b}: {relation} here, {other} in row {first}; both cannot hold."),
          ("Filas que se contradicen", "{a} y {b}: aquí {relation}, en la fila {first} {other}; no pueden ser ciertas las "
           "dos.")),
    _rule("not-inverse", "warning",
          ("Directions that do not agree", "{a} to {b} is {relation}, but the way back in row {first} is {other}."),
          ("Sentidos que no concuerdan", "De {a} a {b} consta {relation}, pero la vuelta, en la fila {first}, es {other}.")),
    _rule("searched-and-mapped", "error",
          ("Nothing found, and mapped", "{found} is said to have no counterpart, and row {first} maps it."),
          ("Sin correspondencia y, a la vez, asignado", "Se dice que {found} no tiene correspondencia, y la fila {first} "
           "lo asigna.")),
    _rule("all-intersect", "warning",
          ("Everything intersects", "All {n} relations are “intersects”: nothing follows from them, and no cover is "
           "claimed anywhere."),
          ("Todo se solapa", "Las {n} relaciones son «intersecta»: de ellas no se deduce nada y no se afirma cobertura "
           "alguna.")),
    _rule("no-rationale", "warning",
          ("No rationale anywhere", "None of the {n} rows says why."),
          ("Sin justificación alguna", "Ninguna de las {n} filas dice por qué.")),
    _rule("rationale-empty", "warning",
          ("A rationale that is missing", "The row from {a} to {b} does not say why; others do."),
          ("Falta la justificación", "La fila de {a} a {b} no dice por qué; otras sí.")),
    _rule("rationale-thin", "warning",
          ("A rationale of one word", "“{found}” is no reason why {a} and {b} are related."),
          ("Justificación de una sola palabra", "«{found}» no justifica la relación entre {a} y {b}.")),
    _rule("law-equalled", "warning",
          ("A standard that equals the law", "{a} is said to be {relation} of {b}; no standard equals a duty of the Act "
           "without a named legal reviewer."),
          ("Una norma igualada a la ley", "Se afirma que {a} es {relation} de {b}; ninguna norma equivale a una obligación "
           "del Reglamento sin un revisor jurídico identificado.")),
    _rule("reuse-not-allowed", "error",
          ("A claim of reuse that cannot stand", "The reuse {found} cannot go with {relation}."),
          ("Reutilización imposible", "La reutilización {found} no puede ir con {relation}.")),
    _rule("confidence-range", "error",
          ("A confidence that is none", "A confidence is a number from 0 to 1."),
          ("Confianza no válida", "La confianza es un número de 0 a 1.")),
    _rule("ragged-row", "warning",
          ("A row wider than its head", "The row has more cells than the head has columns."),
          ("Fila más ancha que el encabezado", "La fila tiene más celdas que columnas el encabezado.")),
    _rule("unread-sheet", "warning",
          ("A sheet that was not read", "The sheet {found} was not read: it is hidden, too large, or has no two columns of ids."),
          ("Hoja no leída", "La hoja {found} no se ha leído: está oculta, es demasiado grande o no tiene dos columnas de "
           "identificadores.")),
    _rule("contradiction", "error",
          ("A contradiction that follows", "{a} and {b} are shown both to have something in common and to have nothing. "
           "On the one side: {proof}. On the other: {against}."),
          ("Contradicción deducida", "Se demuestra que {a} y {b} tienen algo en común y que no tienen nada. Por un "
           "lado: {proof}. Por otro: {against}.")),
    _rule("contradictions-more", "error",
          ("More contradictions than are told one by one", "{n} rows claim that two ids have nothing in common while "
           "others show that they have; {told} are told above with their proofs."),
          ("Más contradicciones de las que se detallan", "{n} filas afirman que dos identificadores no tienen nada en "
           "común y otras demuestran que sí; arriba se detallan {told} con sus demostraciones.")),
    _rule("two-hop", "info",
          ("What paths over two rows prove", "Over two rows, {proven} further pairs are proven to be related or apart, "
           "and {looks} only look so: an overlap of an overlap proves nothing."),
          ("Qué demuestran los caminos de dos filas", "A través de dos filas queda demostrado que {proven} pares más "
           "tienen o no tienen relación, y {looks} solo lo aparentan: el solape de un solape no demuestra nada.")),
)  # fmt: skip

RULES: Final[Mapping[str, Rule]] = {rule.code: rule for rule in _ALL}

WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "source": {"en": "source", "es": "de origen"},
    "target": {"en": "target", "es": "de destino"},
    "equalTo": {"en": "equal to", "es": "igual a"},
    "subsetOf": {"en": "subset of", "es": "subconjunto de"},
    "supersetOf": {"en": "superset of", "es": "superconjunto de"},
    "intersectsWith": {"en": "intersects with", "es": "se solapa con"},
    "noRelationship": {"en": "no relationship", "es": "sin relación"},
    "inside": {"en": "is inside", "es": "está dentro de"},
    "overlaps": {"en": "overlaps", "es": "se solapa con"},
    "disjoint": {"en": "has nothing in common with", "es": "no tiene nada en común con"},
    "not_inside": {"en": "is not inside", "es": "no está dentro de"},
    "row": {"en": "row", "es": "fila"},
    "structure": {"en": "structure of the edition", "es": "estructura de la edición"},
    "found": {"en": "Found", "es": "Encontrado"},
    "expected": {"en": "Expected", "es": "Se esperaba"},
    "nearest": {"en": "Nearest", "es": "Más próximo"},
    "statements-below": {"en": "a requirement, control or statement below it",
                         "es": "un requisito, control o enunciado que contenga"},
    "a-relation": {"en": "equal, subset, superset, intersects or no relationship",
                   "es": "igual, subconjunto, superconjunto, intersecta o sin relación"},
    "a-reason": {"en": "a sentence that says why", "es": "una frase que diga por qué"},
    "the-inverse": {"en": "the inverse relation", "es": "la relación inversa"},
    "zero-to-one": {"en": "0 to 1", "es": "de 0 a 1"},
    "severity": {"en": "severity", "es": "gravedad"},
    "rule": {"en": "rule", "es": "regla"},
    "place": {"en": "place", "es": "lugar"},
    "what": {"en": "what is wrong", "es": "qué ocurre"},
    "error": {"en": "error", "es": "error"},
    "warning": {"en": "warning", "es": "aviso"},
    "info": {"en": "info", "es": "información"},
    "counts": {"en": "{rows} rows, {findings} findings: {error} errors, {warning} warnings, {info} infos",
               "es": "{rows} filas, {findings} hallazgos: {error} errores, {warning} avisos, {info} informaciones"},
    "more": {"en": "… and {n} more; --format json has all", "es": "… y {n} más; --format json los trae todos"},
}  # fmt: skip

NOTES: Final[Mapping[str, Mapping[str, str]]] = {
    "csv-agreement": {
        "en": "CSV has no place for the {n} figures of the two readings; they are left out.",
        "es": "CSV no tiene dónde poner las {n} cifras de las dos lecturas; se omiten.",
    },
    "unassessed-left-out": {
        "en": "CSV has no place for the {n} statements that nobody has looked at; they have no row.",
        "es": "CSV no tiene dónde poner los {n} enunciados que nadie ha examinado; no tienen fila.",
    },
    "oscal-searched": {
        "en": "OSCAL maps need both ends: {n} searches without a result stand in properties of the mapping, and in its "
        "gap summary where nothing of a control was found.",
        "es": "Las asignaciones OSCAL exigen los dos extremos: {n} búsquedas sin resultado figuran como propiedades del "
        "mapping y, si no se halló nada de un control, en su gap summary.",
    },
    "ciso-annotations": {
        "en": "CISO Assistant has no fields for deltas, reuse, confidence and review: for {n} rows they stand in the "
        "annotation.",
        "es": "CISO Assistant no tiene campos para deltas, reutilización, confianza y revisión: en {n} filas figuran en "
        "la anotación.",
    },
    "ciso-searched": {
        "en": "CISO Assistant needs both ends: {n} searches without a result stand in the annotation of the set.",
        "es": "CISO Assistant exige los dos extremos: {n} búsquedas sin resultado figuran en la anotación del conjunto.",
    },
}


def word(name: str, lang: str) -> str:
    """Return a word of lint in ``lang``; ``name`` itself where it is no word of it, such as an id."""
    texts = WORDS.get(name)
    return texts.get(lang, texts["en"]) if texts else name


def note_sentence(code: str, count: int, lang: str) -> str:
    """Return the sentence of a writer's note."""
    return NOTES[code].get(lang, NOTES[code]["en"]).format(n=count)
