"""What a reader must know of an assessment as a whole: what was not looked at, and what contradicts itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from aims_graph.assess.graph_view import DCTERMS, RDFS, GraphView
from aims_graph.assess.question import Question
from aims_graph.assess.result import Artefact, HeldSystem, Item, Note, SoAEntry, Unit
from aims_graph.knowledge.calendar import AMENDED
from aims_graph.knowledge.knowledge import Knowledge


def notes(
    question: Question,
    knowledge: Knowledge,
    view: GraphView,
    *,
    handed: str,
    units: Sequence[Unit],
    held: Sequence[HeldSystem],
    items: Sequence[Item],
    artefacts: Mapping[str, Artefact],
    entries: Mapping[str, SoAEntry],
) -> list[Note]:
    """Return the notes, in the order a reader needs them."""
    return [
        *_systems(units),
        *_held(held, question, knowledge, entries),
        *_remarks(view, handed),
        *_lists(view, knowledge, artefacts, entries),
        *_references(entries, view),
        *_decisions(view, handed, knowledge),
        *_unsettled(items),
        *_law(question, units, items, view, handed),
        *_always(),
    ]


def _decisions(view: GraphView, handed: str, knowledge: Knowledge) -> Iterable[Note]:
    """Tell each decision on a candidate that no longer stands, and why."""
    for node in view.of_type("CandidateDecision"):
        causes = view.codes(node, "staleBecause")
        if not causes:
            continue
        said = [
            "; ".join(knowledge.catalogue.label(cause).get(lang, cause) for cause in causes) for lang in ("en", "es")
        ]
        artefact = (view.one(node, "artefact") or "").removeprefix(f"{handed}/artefact/")
        what = artefact, view.curie(node, "addresses"), view.one(node, "decidedBy"), view.one(node, "decidedOn")
        yield _note(
            "decision_stale",
            "The decision on {} for {}, by {} on {}, no longer counts: {}. Decide again.".format(*what, said[0]),
            "La decisión sobre {} para {}, de {} el {}, deja de contar: {}. Decida de nuevo.".format(*what, said[1]),
        )


def _note(code: str, en: str, es: str) -> Note:
    return Note(code, {"en": en, "es": es})


def _systems(units: Sequence[Unit]) -> Iterable[Note]:
    if any(unit.kind == "undeclared" for unit in units):
        yield _note(
            "no_inventory",
            "No inventory of AI systems was supplied. What is asked of each AI system stands once, for systems "
            "that have yet to be declared; it multiplies, or falls away, when the inventory comes.",
            "No se ha entregado un inventario de sistemas de IA. Lo que se pide a cada sistema figura una sola vez, "
            "para sistemas aún por declarar; se multiplicará, o desaparecerá, cuando llegue el inventario.",
        )


def _held(
    held: Sequence[HeldSystem], question: Question, knowledge: Knowledge, entries: Mapping[str, SoAEntry]
) -> Iterable[Note]:
    if not held:
        yield _note(
            "none_held",
            "No management system is taken as held: everything is new, unless the organisation already has it.",
            "No se parte de ningún sistema de gestión implantado: todo es nuevo, salvo que ya exista.",
        )
    pairs = {(group.source, group.target) for group in knowledge.mapping_sets}
    for system in held:
        if system.certificate == "certificateNotSeen":
            yield _note(
                "certificate_not_seen",
                f"{system.title}: taken as the system to start from, because the organisation says so"
                f"{' or handed in its statement of applicability' if system.asks_for_soa else ''}; no certificate was seen. "
                "What follows from it is presumed, no more.",
                f"{system.title}: se toma como sistema de partida porque la organización lo dice"
                f"{' o ha entregado su declaración de aplicabilidad' if system.asks_for_soa else ''}; no se ha visto certificado "
                "alguno. Lo que se deriva solo se presume.",
            )
        if system.certificate == "certificateNotStated":
            yield _note(
                "held_not_declared",
                f"{system.title}: taken as the system to start from because the question says so; the organisation's file does not.",
                f"{system.title}: se toma como sistema de partida porque así se preguntó; el archivo de la organización no lo dice.",
            )
        yield from _operation(system, entries)
        if not system.soa_rows and system.edition == "iso27001-2022":
            yield _note(
                "no_soa",
                f"{system.title}: no statement of applicability was handed in, so its controls are presumed.",
                f"{system.title}: no se ha entregado declaración de aplicabilidad, por lo que sus controles se presumen.",
            )
        for target in question.targets:
            if (system.edition, target) not in pairs:
                yield _note(
                    "no_mapping_set",
                    f"Nobody has yet mapped {system.title} to {knowledge.edition_title(target)}: nothing of it can be "
                    "offered for reuse here.",
                    f"Nadie ha establecido aún la correspondencia de {system.title} con "
                    f"{knowledge.edition_title(target)}: no puede ofrecerse nada para reutilizar.",
                )


def _operation(system: HeldSystem, entries: Mapping[str, SoAEntry]) -> Iterable[Note]:
    """Say how the SoA of a system stands, and that nothing is presumed where it shows nothing in operation."""
    own = [entry for entry in entries.values() if entry.id.startswith(f"soa/{system.edition}/")]
    if not own:
        return
    told = Counter(entry.implementation.removeprefix("implementation") for entry in own)
    numbers = (
        told["Implemented"], told["Partial"], told["Planned"], told["Not"], told["Excluded"], told["Unknown"],
    )  # fmt: skip
    en = "{} implemented, {} partly, {} planned, {} not implemented, {} excluded, {} not stated".format(*numbers)
    es = "{} implantados, {} en parte, {} planificados, {} no implantados, {} excluidos, {} sin indicar".format(
        *numbers
    )
    yield _note(
        "soa_numbers", f"{system.title}, as its SoA declares: {en}.", f"{system.title}, según su declaración: {es}."
    )
    if not told["Implemented"] and system.certificate != "certificateSeen":
        yield _note(
            "nothing_presumed",
            f"{system.title}: the SoA shows no control in operation and no certificate was seen, so nothing of clauses "
            "4 to 10 is presumed. Ask whether the management system operates before leaning on it.",
            f"{system.title}: la declaración no muestra ningún control en operación y no se ha visto certificado, por lo "
            "que no se presume nada de los capítulos 4 a 10. Pregúntese si el sistema opera antes de apoyarse en él.",
        )


def _remarks(view: GraphView, handed: str) -> Iterable[Note]:
    for text in view.all(handed, "remark"):
        yield _note("import_remark", f"On import: {text}", f"En la importación: {text} [en]")


def _lists(
    view: GraphView, knowledge: Knowledge, artefacts: Mapping[str, Artefact], entries: Mapping[str, SoAEntry]
) -> Iterable[Note]:
    declared = view.of_type("CompletenessDeclaration")
    if not declared:
        yield _note(
            "nothing_complete",
            "No list was declared complete, so an absence from it means only that nobody has shown it.",
            "Ninguna lista se ha declarado completa, así que una ausencia solo significa que nadie lo ha mostrado.",
        )
    yield from _complete(declared, view, knowledge)
    yield _note(
        "read",
        f"Read: {len(artefacts)} documents and records, {len(entries)} rows of statements of applicability. None of "
        "the documents themselves was opened.",
        f"Leído: {len(artefacts)} documentos y registros, {len(entries)} filas de declaraciones de aplicabilidad. No se "
        "ha abierto ninguno de los documentos.",
    )


def _complete(declared: Iterable[str], view: GraphView, knowledge: Knowledge) -> Iterable[Note]:
    """Say which lists were declared complete, those of one day together."""
    words = {"documents": "documentos", "records": "registros"}
    pages: dict[str, list[Mapping[str, str]]] = {}
    for declaration in declared:
        code, day = view.code(declaration, "listClass") or "", view.one(declaration, "completeAsOf") or ""
        if code in words:
            yield _note(
                "complete",
                f"The list of {code} was declared complete as of {day}: what it lacks and the framework expressly "
                "requires to be documented is a gap.",
                f"La lista de {words[code]} se declaró completa a fecha de {day}: lo que falta en ella y el marco "
                "exige documentar expresamente es una brecha.",
            )
        else:
            label = (
                {"en": "AI systems", "es": "sistemas de IA"} if code == "systems" else knowledge.catalogue.label(code)
            )
            pages.setdefault(day, []).append(label)
    for day, labels in sorted(pages.items()):
        en = ", ".join(f"“{label['en']}”" for label in labels)
        es = ", ".join(f"«{label.get('es', label['en'])}»" for label in labels)
        yield _note(
            "complete_page",
            f"Declared complete as of {day}: {en}. What is not on such a list does not exist, by the word of whoever "
            "filled it in.",
            f"Se declaró completo a fecha de {day}: {es}. Lo que no figura en una lista completa no existe, según quien la "
            "rellenó.",
        )


def _references(entries: Mapping[str, SoAEntry], view: GraphView) -> Iterable[Note]:
    texts = sorted({text for entry in entries.values() for text in entry.unresolved})
    if not texts:
        return
    shown = "; ".join(texts[:12]) + ("; …" if len(texts) > 12 else "")
    yield _note(
        "references_unresolved",
        f"{len(texts)} documents named by the statement of applicability are in no list handed in: {shown}.",
        f"{len(texts)} documentos citados en la declaración de aplicabilidad no figuran en ninguna lista entregada: {shown}.",
    )
    if "documents" in {view.code(node, "listClass") for node in view.of_type("CompletenessDeclaration")}:
        yield _note(
            "sources_contradict",
            "The list of documents was declared complete, yet the statement of applicability names documents that it "
            "lacks: one of the two is wrong.",
            "La lista de documentos se declaró completa, pero la declaración de aplicabilidad cita documentos que no "
            "contiene: una de las dos está mal.",
        )


def _unsettled(items: Sequence[Item]) -> Iterable[Note]:
    statements = sorted({i.statement for i in items if i.unsettled})
    if statements:
        yield _note(
            "unsettled",
            f"Our sources disagree on whether {', '.join(statements)} is asked; shown, but left out of every count.",
            f"Nuestras fuentes discrepan sobre si se exige {', '.join(statements)}; se muestra, pero no se cuenta.",
        )


def _law(
    question: Question, units: Sequence[Unit], items: Sequence[Item], view: GraphView, handed: str
) -> Iterable[Note]:
    if "aiact" in question.targets:
        yield from _act(question, units, items, view, handed)
    if question.law == "original":
        yield _note(
            "original_law",
            "This reads the AI Act as first published, not as it stands. Do not plan by it.",
            "Esta lectura usa el Reglamento de IA en su texto original, no el vigente. No debe usarse para planificar.",
        )


def _act(
    question: Question, units: Sequence[Unit], items: Sequence[Item], view: GraphView, handed: str
) -> Iterable[Note]:
    labels = {unit.id: unit.label for unit in units}
    hit = (unit.id for unit in units if view.all(f"{handed}/{unit.id}", "prohibitedNow"))
    for unit in hit:
        yield _note(
            "prohibited_practice",
            f"{labels.get(unit, unit)}: the facts declared meet a prohibition of Article 5. Stop and take counsel; it is "
            "outside every count here.",
            f"{labels.get(unit, unit)}: los hechos declarados responden a una prohibición del artículo 5. Hay que parar y "
            "buscar asesoramiento; queda fuera de todo recuento.",
        )
    unsettled = [
        unit.label
        for unit in units
        if unit.kind == "system"
        and (view.all(f"{handed}/{unit.id}", "categoryOpen") or view.truth(f"{handed}/{unit.id}", "roleOpen"))
    ]
    if unsettled:
        names = ", ".join(unsettled[:12]) + (" …" if len(unsettled) > 12 else "")
        yield _note(
            "facts_missing",
            f"Facts are missing for {len(unsettled)} AI systems ({names}), so that duties may be missing here: `classify` "
            "asks for them.",
            f"Faltan hechos de {len(unsettled)} sistemas de IA ({names}), por lo que pueden faltar deberes: `classify` los "
            "pregunta.",
        )
    yield from _incidents_without_system(view)
    if question.law == "current" and question.as_of < AMENDED:
        yield _note(
            "law_not_yet_amended",
            "On the day asked about the law as amended was not yet in force (27 July 2026): ask for that day with the law as "
            "published.",
            "El día consultado la ley modificada aún no estaba en vigor (27 de julio de 2026): consulte ese día con la ley en "
            "su texto original.",
        )
    yield _note(
        "law_is_a_reading",
        "Days from which duties bind, and what they bind, are readings of Regulation (EU) 2024/1689 as amended, not legal "
        "advice; only the Official Journal is authentic.",
        "Los días desde los que obligan los deberes, y a qué obligan, son lecturas del Reglamento (UE) 2024/1689 modificado, "
        "no asesoramiento jurídico; solo el Diario Oficial es auténtico.",
    )
    if {"iso42001-2023"} & {*question.targets, *question.held}:
        yield _note(
            "no_presumption",
            "ISO/IEC 42001 gives no presumption of conformity with the AI Act. EN 18286 is written for Article 17; no "
            "citation of it in the Official Journal was seen up to 9 October 2026.",
            "ISO/IEC 42001 no da presunción de conformidad con el Reglamento de IA. EN 18286 se ha elaborado para el "
            "artículo 17; no se ha visto su cita en el Diario Oficial hasta el 9 de octubre de 2026.",
        )


def _incidents_without_system(view: GraphView) -> Iterable[Note]:
    """Name the serious incidents of which nobody said with which AI system they occurred."""
    systems = set(view.of_type("AISystem"))
    rows = [
        view.one(row, DCTERMS + "identifier") or view.one(row, RDFS + "label") or row.rpartition("/")[2]
        for row in view.of_type("Incident")
        if view.truth(row, "seriousIncident") and not systems.intersection(view.all(row, "unit"))
    ]
    if rows:
        names = ", ".join(rows)
        yield _note(
            "incident_without_system",
            f"Serious incident without an AI system named: {names}. Whether Article 73 reaches it hangs on the system: name "
            "it today, the time to report may be running.",
            f"Incidente grave sin indicar el sistema de IA: {names}. Que el artículo 73 lo alcance depende del sistema: "
            "indíquese hoy, el plazo de notificación puede estar corriendo.",
        )


def _always() -> Iterable[Note]:
    yield _note(
        "no_judgement",
        "Nothing here judges conformity: a mapping proposes, evidence decides, and only an auditor judges. Accredited "
        "certification is for accredited bodies, and certifies a management system, never an AI system.",
        "Nada aquí juzga la conformidad: una correspondencia propone, la evidencia decide y solo un auditor juzga. La "
        "certificación acreditada corresponde a organismos acreditados y certifica un sistema de gestión, nunca un "
        "sistema de IA.",
    )
